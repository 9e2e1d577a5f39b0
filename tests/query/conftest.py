"""A graph of fifty statements from seven articles, made up for the questions."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from pyoxigraph import NamedNode, Quad

from relgraph.model import (
    Actor,
    ActorKind,
    Article,
    Author,
    EventRecord,
    EventSet,
    Evidence,
    Modality,
    PartialDate,
    Party,
    Run,
    Span,
    Stance,
    Statement,
)
from relgraph.rdf import (
    article_iri,
    event_quads,
    event_set_quads,
    ontology_quads,
    to_quads,
)
from relgraph.store import Store, open_store
from relgraph.vocabulary import ID_NAMESPACE, NAMESPACE, ONTOLOGY_GRAPH, statement_type


def _actor(local: str, code: str, name: str) -> Actor:
    kind = ActorKind(local.partition("/")[0])
    return Actor(local, kind, code, name)


ACTORS = {
    each.code: each
    for each in (
        _actor("state/PAK", "PAK", "Pakistan"),
        _actor("state/USA", "USA", "United States"),
        _actor("state/IND", "IND", "India"),
        _actor("state/CHN", "CHN", "China"),
        _actor("state/IRN", "IRN", "Iran"),
        _actor("state/OMN", "OMN", "Oman"),
        _actor("state/RUS", "RUS", "Russia"),
        _actor("state/FRA", "FRA", "France"),
        _actor("state/DEU", "DEU", "Germany"),
        _actor("state/EGY", "EGY", "Egypt"),
        _actor("state/ETH", "ETH", "Ethiopia"),
        _actor("state/SDN", "SDN", "Sudan"),
        _actor("state/SOM", "SOM", "Somalia"),
        _actor("state/TUR", "TUR", "Turkey"),
        _actor("org/NATO", "NATO", "NATO"),
        _actor("group/raiders", "raiders", "Raiders of the steppe"),
        _actor("person/asim-munir", "Asim Munir", "Asim Munir"),
        _actor("person/antony-blinken", "Antony Blinken", "Antony Blinken"),
        _actor("person/wang-yi", "Wang Yi", "Wang Yi"),
    )
}
PRINCIPALS = {"Asim Munir": "PAK", "Antony Blinken": "USA", "Wang Yi": "CHN", "raiders": None}


def party(code: str) -> Party:
    """Return an actor of the made-up graph with its principal."""
    principal = PRINCIPALS.get(code, code)
    return Party(ACTORS[code], None if principal is None else ACTORS[principal])


PROSPECTIVE = {"modality": Modality.PROSPECTIVE}
MEDIATION = "Oman mediated between the United States and Iran."
TITLES = {
    "Between two giants": date(2023, 12, 29),
    "Talks in Muscat": date(2024, 3, 5),
    "A harder line": date(2025, 1, 10),
    "An undated note": None,
    "The river": date(2025, 2, 3),
    "The river again": date(2025, 2, 5),
    "A season later": date(2025, 6, 1),
}
PUBLISHERS = {
    "Between two giants": "Daily Globe",
    "Talks in Muscat": "Gulf Post",
    "A harder line": "Daily Globe",
    "The river": "Nile Review",
    "The river again": "Gulf Post",
    "A season later": "Gulf Post",
}
REPRINTS = {"The river again": "The river"}
TOLD: list[tuple[str, str, str, str, str, dict[str, Any]]] = [
    # article, sentence (also the quote), type, sources, targets, what else is told
    (
        "Between two giants",
        "Pakistan and China are close partners.",
        "Partnership",
        "PAK CHN",
        "",
        {},
    ),
    (
        "Between two giants",
        "Pakistan is no equal partner of America.",
        "Partnership",
        "PAK USA",
        "",
        {"negated": True},
    ),
    ("Between two giants", "India is Pakistan's old rival.", "Rivalry", "IND PAK", "", {}),
    (
        "Between two giants",
        "Munir flew to Washington in December.",
        "Visit",
        "Asim_Munir",
        "USA",
        {"event_time": PartialDate("2023-12"), "contexts": ("military",), "topic": "security"},
    ),
    (
        "Between two giants",
        "Munir met Blinken on December 14.",
        "Consultation",
        "Asim_Munir Antony_Blinken",
        "",
        {"event_time": PartialDate("2023-12-14")},
    ),
    (
        "Between two giants",
        "Pakistan fears that India wants an arms race.",
        "Concern",
        "PAK",
        "IND",
        {"topic": "arms race"},
    ),
    (
        "Between two giants",
        "Washington worries over militancy.",
        "Concern",
        "USA",
        "-",
        {"topic": "militancy"},
    ),
    (
        "Between two giants",
        "The United States, France and Germany are allies.",
        "Alliance",
        "USA FRA DEU",
        "",
        {},
    ),
    ("Between two giants", "America seeks to contain China.", "Containment", "USA", "CHN", {}),
    (
        "Between two giants",
        "America may make a partner of India.",
        "Partnership",
        "USA IND",
        "",
        PROSPECTIVE,
    ),
    (
        "Between two giants",
        "In 2022 America put sanctions on Russia.",
        "Sanction",
        "USA",
        "RUS",
        {"event_time": PartialDate("2022")},
    ),
    (
        "Between two giants",
        "Russia answered with sanctions of its own.",
        "Sanction",
        "RUS",
        "USA",
        {"event_time": PartialDate("2022")},
    ),
    (
        "Between two giants",
        "America plans tariffs on China.",
        "Sanction",
        "USA",
        "CHN",
        {**PROSPECTIVE, "topic": "tariffs"},
    ),
    ("Talks in Muscat", MEDIATION, "Consultation", "OMN USA", "", {"cue": "mediate"}),
    ("Talks in Muscat", MEDIATION, "Consultation", "OMN IRN", "", {"cue": "mediate"}),
    (
        "Talks in Muscat",
        "American and Iranian envoys did not meet.",
        "Consultation",
        "USA IRN",
        "",
        {"negated": True},
    ),
    (
        "Talks in Muscat",
        "Tehran accused Washington of bad faith.",
        "Criticism",
        "IRN",
        "USA",
        {"topic": "bad faith"},
    ),
    ("Talks in Muscat", "Wang Yi condemned America.", "Criticism", "Wang_Yi", "USA", {}),
    ("Talks in Muscat", "France and Germany blamed Russia.", "Criticism", "FRA DEU", "RUS", {}),
    (
        "Talks in Muscat",
        "Iran denied that it had attacked America.",
        "Assault",
        "IRN",
        "USA",
        {"negated": True, "asserted_by": "IRN"},
    ),
    (
        "Talks in Muscat",
        "Wang Yi is to visit Pakistan in April.",
        "Visit",
        "Wang_Yi",
        "PAK",
        {**PROSPECTIVE, "event_time": PartialDate("2024-04")},
    ),
    (
        "Talks in Muscat",
        "Blinken travelled to China on February 10.",
        "Visit",
        "Antony_Blinken",
        "CHN",
        {"event_time": PartialDate("2024-02-10")},
    ),
    (
        "Talks in Muscat",
        "India and China quarrel over their border.",
        "Dispute",
        "IND CHN",
        "",
        {"topic": "border"},
    ),
    (
        "Talks in Muscat",
        "Germany should worry about Russia.",
        "Concern",
        "DEU",
        "RUS",
        {"modality": Modality.PRESCRIPTIVE},
    ),
    ("A harder line", "China and Pakistan are partners still.", "Partnership", "CHN PAK", "", {}),
    ("A harder line", "France belongs to NATO.", "Membership", "FRA", "NATO", {}),
    (
        "A harder line",
        "Pakistan should not sanction India.",
        "Sanction",
        "PAK",
        "IND",
        {"negated": True, "modality": Modality.PRESCRIPTIVE},
    ),
    ("A harder line", "Germany investigates Russia.", "Investigation", "DEU", "RUS", {}),
    (
        "A harder line",
        "China hosted talks with Russia.",
        "Consultation",
        "CHN RUS",
        "",
        {"cue": "host"},
    ),
    (
        "A harder line",
        "Oman offers to host France and Russia.",
        "Consultation",
        "OMN",
        "FRA RUS",
        {**PROSPECTIVE, "cue": "host"},
    ),
    (
        "A harder line",
        "India does not worry about Iran.",
        "Concern",
        "IND",
        "IRN",
        {"negated": True},
    ),
    ("A harder line", "Germany belongs to NATO.", "Membership", "DEU", "NATO", {}),
    (
        "A harder line",
        "Berlin blamed Paris for the budget.",
        "Criticism",
        "DEU",
        "FRA",
        {"topic": "budget"},
    ),
    ("The river", "Egypt and Sudan are partners.", "Partnership", "EGY SDN", "", {}),
    ("The river", "Sudan is a partner of Ethiopia too.", "Partnership", "SDN ETH", "", {}),
    ("The river", "Egypt and Ethiopia are rivals.", "Rivalry", "EGY ETH", "", {}),
    ("The river", "Somalia is Ethiopia's other rival.", "Rivalry", "SOM ETH", "", {}),
    (
        "The river",
        "Egypt asked Ethiopia for figures on the dam.",
        "Request",
        "EGY",
        "ETH",
        {"topic": "figures"},
    ),
    ("The river", "Addis Ababa warned Cairo.", "Threat", "ETH", "EGY", {}),
    (
        "The river",
        "In January Egypt sent weapons to Somalia.",
        "Aid",
        "EGY",
        "SOM",
        {"event_time": PartialDate("2025-01"), "topic": "weapons"},
    ),
    ("The river", "Khartoum thanked Cairo.", "Support", "SDN", "EGY", {"confidence": 0.45}),
    (
        "The river",
        "Egypt and Somalia signed a pact on defence.",
        "Agreement",
        "EGY SOM",
        "",
        {"topic": "defence"},
    ),
    (
        "The river",
        "Ethiopia opposes fixed volumes of water.",
        "Advocacy",
        "ETH",
        "-",
        {"topic": "fixed volumes of water", "stance": Stance.AGAINST},
    ),
    (
        "The river",
        "Turkey said that Egypt and Ethiopia would meet.",
        "Consultation",
        "EGY ETH",
        "",
        {**PROSPECTIVE, "asserted_by": "TUR"},
    ),
    ("The river", "Ethiopia may send flour to Sudan.", "Aid", "ETH", "SDN", PROSPECTIVE),
    ("The river again", "Egypt and Ethiopia are rivals.", "Rivalry", "EGY ETH", "", {}),
    ("A season later", "Ethiopia has sent flour to Sudan.", "Aid", "ETH", "SDN", {}),
    (
        "A season later",
        "Raiders attacked Sudan in May.",
        "Assault",
        "raiders",
        "SDN",
        {"event_time": PartialDate("2025-05")},
    ),
    (
        "A season later",
        "Egypt and Ethiopia had talked about the dam in February.",
        "Consultation",
        "EGY ETH",
        "",
        {"event_time": PartialDate("2025-02"), "topic": "the dam"},
    ),
    (
        "A season later",
        "Ethiopia denied that it had warned Egypt.",
        "Threat",
        "ETH",
        "EGY",
        {"negated": True, "asserted_by": "ETH"},
    ),
    ("An undated note", "Russia is the adversary of NATO.", "Rivalry", "RUS NATO", "", {}),
]


def _parties(codes: str) -> tuple[Party, ...]:
    return tuple(party(code.replace("_", " ")) for code in codes.split() if code != "-")


def _article(title: str) -> Article:
    told = dict.fromkeys(sentence for article, sentence, *_ in TOLD if article == title)
    text = " ".join(told)
    return Article(
        text=text,
        body=(Span(0, len(text)),),
        title=title,
        authors=(Author("Jane Roe", "Example Institute"),),
        published_on=TITLES[title],
        publisher=PUBLISHERS.get(title),
    )


def made_up() -> dict[str, tuple[Article, tuple[Statement, ...]]]:
    """Return the made-up articles with their statements, by title."""
    graph = {}
    for title in TITLES:
        article = _article(title)
        graph[title] = (article, tuple(_statements(article)))
    return graph


def _statements(article: Article) -> Iterator[Statement]:
    places: dict[str, int] = {}
    for title, sentence, kind, sources, targets, more in TOLD:
        if title != article.title:
            continue
        start = article.text.index(sentence)
        speaker = more.get("asserted_by")
        yield Statement(
            evidence=Evidence.at(article, Span(start, start + len(sentence) - 1)),
            sentence=places.setdefault(sentence, len(places)),
            type=kind,
            sources=_parties(sources),
            targets=_parties(targets or sources),
            is_symmetric=statement_type(kind).is_symmetric,
            **more | {"asserted_by": party(speaker) if speaker else None},
        )


def _reprint(article: Article, original: Article) -> Quad:
    node, earlier = (NamedNode(ID_NAMESPACE + each.id) for each in (article, original))
    return Quad(node, NamedNode(f"{NAMESPACE}reprintOf"), earlier, node)


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Give the made-up graph in a store of its own."""
    run = Run(version="0", model="none", model_version="0", lexicon_sha256="0" * 64)
    with open_store(tmp_path_factory.mktemp("query") / "made-up.db") as store:
        store.put_graph(ONTOLOGY_GRAPH, ontology_quads())
        told = made_up()
        for title, (article, statements) in told.items():
            quads = list(to_quads(article, statements, run))
            if title in REPRINTS:
                quads.append(_reprint(article, told[REPRINTS[title]][0]))
            store.replace_graph(article_iri(article.id), quads)
        _put_events(store)
        yield store


def _put_events(store: Store) -> None:
    """Put records beside the articles: no question on statements may count them."""
    event_set = EventSet(layout="icews", name="a.tab", sha256="ab" * 32, rows=2, records=2)
    part = f"{event_set.id}/1"
    told = (("PAK", "USA", "Visit", "042", 1.9), ("USA", "PAK", "Aid", "0711", None))
    quads = [
        quad
        for number, (source, target, kind, code, score) in enumerate(told, start=1)
        for quad in event_quads(
            event_set,
            EventRecord(
                key=str(number),
                type=kind,
                code=code,
                source=ACTORS[source],
                target=ACTORS[target],
                source_name=f"Government ({ACTORS[source].name})",
                target_name=ACTORS[target].name,
                on=PartialDate(f"2024-01-0{number}"),
                score=score,
            ),
            part,
        )
    ]
    store.put_graph(event_set.id, event_set_quads(event_set))
    store.put_graph(part, quads)
