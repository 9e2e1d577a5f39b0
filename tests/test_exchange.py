"""A store given out to others and taken back, and event data beside its articles."""

from __future__ import annotations

import io
import shutil
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import NamedNode, Triple

from relgraph import Rows, ask, export_graph, load_graphs, open_store
from relgraph.errors import ExchangeError
from relgraph.exchange import EventFile, LeftOut, compare_events
from relgraph.model import (
    Actor,
    ActorKind,
    Article,
    EventRecord,
    EventSet,
    Evidence,
    Modality,
    PartialDate,
    Party,
    Run,
    Span,
    Statement,
)
from relgraph.pipeline import (
    Sharing,
    cut_off,
    describe_graph,
    event_sets,
    export_to_place,
    export_to_stream,
    import_events,
    iter_told,
    known_actors,
    remove_events,
    verify,
)
from relgraph.pipeline.events import iter_records
from relgraph.pipeline.knowledge import knowledge_quads
from relgraph.rdf import event_quads, event_set_quads, serialise, to_quads, write_graphs
from relgraph.store import validate
from relgraph.vocabulary import EVENTS_GRAPHS, statement_type

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from relgraph.store import Store

RUN = Run(version="0.1", model="small", model_version="3.8", lexicon_sha256="ab" * 32)
TEXT = (
    "The envoy of Chile visited Peru. Peru may partner with Norway. Norway never sanctioned Peru."
)
STATES = {
    code: Actor(f"state/{code}", ActorKind.STATE, code, name)
    for code, name in {"PER": "Peru", "CHL": "Chile", "NOR": "Norway"}.items()
}
ARTICLE = Article(text=TEXT, body=(Span(0, len(TEXT)),), title="A visit", name="a.txt")
HEAD = (
    "Event ID\tEvent Date\tSource Name\tSource Country\tCAMEO Code\tIntensity\tTarget Name\t"
    "Target Country\tPublisher\n"
)
ICEWS = HEAD + (
    "1\t2024-02-03\tEnvoy (Chile)\tChile\t042\t1.9\tPeru\tPeru\tWire\n"
    "2\t2024-02-04\tPolice (Peru)\tPeru\t173\t-5\tCitizen (Chile)\tChile\t\n"
    "3\t2024-03-01\tUnited Nations\t\t111\t-2\tPeru\tPeru\tWire\n"
    "4\t2024-03-40\tUnited Nations\t\t111\t-2\tPeru\tPeru\tWire\n"
    "5\t2024-03-01\tPolice (Peru)\tPeru\t111\t-2\tPeru\tPeru\tWire\n"
)
ASKED = {
    "between": {"actor": "state/PER", "other": "state/CHL"},
    "busiest-dyads": {},
    "counterparts": {"actor": "state/PER"},
    "coverage": {},
    "dyads-by-year": {},
    "monthly-score": {},
    "sanction-reports": {},
}
BREAKING = {
    "an event record is no statement": "INSERT DATA { GRAPH <%s/1> { <%s> a rg:Statement } }",
    "has no words to show": "INSERT DATA { GRAPH <%s/1> { <%s> rg:evidence <x:e> } }",
    "exactly one type": "INSERT DATA { GRAPH <%s/1> { <%s> rg:eventType rg:Aid } }",
    "is of one day": "DELETE WHERE { GRAPH <%s/1> { <%s> rg:eventDate ?day } }",
}
FORMS = {"nquads": "nq", "trig": "trig", "jsonld": "jsonld", "rdf12": "trig"}


def said(kind: str, words: str, source: str, target: str, **rest: object) -> Statement:
    start = TEXT.index(words)
    fields: dict[str, object] = {
        "evidence": Evidence.at(ARTICLE, Span(start, start + len(words))),
        "sentence": 0,
        "type": kind,
        "sources": (Party(STATES[source], STATES[source]),),
        "targets": (Party(STATES[target], STATES[target]),),
        "is_symmetric": statement_type(kind).is_symmetric,
    }
    return Statement(**(fields | rest))  # type: ignore[arg-type] # the fields of a statement


STATEMENTS = (
    said("Visit", "envoy of Chile visited Peru", "CHL", "PER", event_time=PartialDate("2024-02")),
    said("Partnership", "may partner", "PER", "NOR", modality=Modality.PROSPECTIVE),
    said("Sanction", "never sanctioned Peru", "NOR", "PER", negated=True),
)


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> EventFile:
    path = tmp_path_factory.mktemp("events") / "may.tab"
    path.write_text(ICEWS, encoding="utf-8")
    return EventFile(path, "icews", licence="made up")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a closed store with one article, to be copied."""
    path = tmp_path_factory.mktemp("exchange") / "graph.db"
    with open_store(path) as made:
        for graph, quads in knowledge_quads(known_actors()).items():
            made.put_graph(graph, quads)
        made.replace_graph(ARTICLE.id, to_quads(ARTICLE, STATEMENTS, RUN))
    return path


@pytest.fixture(scope="module")
def store(folder: Path, table: EventFile) -> Iterator[Store]:
    """A store with one article and one set of events; for reading only."""
    with open_store(shutil.copytree(folder, folder.with_name("events.db"))) as opened:
        import_events(opened, table)
        yield opened


@pytest.fixture
def own(folder: Path, tmp_path: Path) -> Iterator[Store]:
    """A store with one article, for a test that changes it."""
    with open_store(shutil.copytree(folder, tmp_path / "own.db")) as opened:
        yield opened


@pytest.fixture
def event_quads_of_one(own: Store) -> tuple[str, str]:
    """The names of a set of one record in a store, and of the record."""
    event_set = EventSet(layout="icews", name="a.tab", sha256="ab" * 32, rows=1, records=1)
    record = EventRecord(
        key="1",
        type="Visit",
        code="042",
        source=STATES["CHL"],
        target=STATES["PER"],
        source_name="Envoy (Chile)",
        target_name="Peru",
        on=PartialDate("2024-02-03"),
    )
    part = f"{event_set.id}/1"
    own.put_graph(event_set.id, event_set_quads(event_set))
    own.put_graph(part, event_quads(event_set, record, part))
    node = next(quad.subject for quad in own.quads(part))
    assert isinstance(node, NamedNode)
    return f"https://w3id.org/relgraph/id/{event_set.id}", node.value


def exported(store: Store, form: str, **sharing: object) -> bytes:
    page = io.BytesIO()
    export_to_stream(store, form, page, sharing=Sharing(**sharing))  # type: ignore[arg-type] # its fields
    return page.getvalue()


@pytest.mark.parametrize("form", ["nquads", "trig", "turtle", "jsonld"])
def test_what_is_streamed_has_the_bytes_of_what_is_written_at_once(store: Store, form: str) -> None:
    """Exports are under version control: a large store must not change their order."""
    assert exported(store, form) == serialise(store.quads(), form).encode("utf-8")


@pytest.mark.parametrize("form", ["nquads", "turtle"])
def test_lines_are_sorted_in_files_where_they_are_many(store: Store, form: str) -> None:
    """The order of lines over all graphs needs all of them, but not in memory."""
    page = io.BytesIO()
    graphs = [store.quads(graph) for graph in store.graph_names()]
    write_graphs(graphs, form, page, chunk=500)

    assert page.getvalue() == exported(store, form)


@pytest.mark.parametrize("form", FORMS)
def test_every_export_with_graphs_is_loaded_back_whole(
    store: Store, tmp_path: Path, form: str
) -> None:
    """What can be given out can be taken back, event data included, and nothing is added."""
    path = tmp_path / f"graph.{FORMS[form]}"
    path.write_bytes(exported(store, form, knowledge=False))  # what every store has comes anew
    with open_store(tmp_path / "copy.db") as copy:
        load_graphs(copy, [path])

        assert exported(copy, "nquads") == exported(store, "nquads")


def test_a_format_without_graphs_is_not_loaded(store: Store, tmp_path: Path) -> None:
    """Which article said what would be lost."""
    path = tmp_path / "graph.ttl"
    path.write_bytes(exported(store, "turtle"))
    with (
        open_store(tmp_path / "copy.db") as copy,
        pytest.raises(ExchangeError, match="load N-Quads, TriG or JSON-LD"),
    ):
        load_graphs(copy, [path])


def test_a_file_with_a_fault_names_its_line(tmp_path: Path) -> None:
    """The line is what an editor jumps to."""
    path = tmp_path / "graph.trig"
    path.write_text("<x:g> {\n  <x:a> nonsense .\n}\n", encoding="utf-8")
    with (
        open_store(tmp_path / "copy.db") as copy,
        pytest.raises(ExchangeError, match=r"graph\.trig:2"),
    ):
        load_graphs(copy, [path])


def test_rdf_12_ties_each_statement_to_its_triple_and_asserts_none(store: Store) -> None:
    """A triple term is not asserted: the denied sanction may be named, and must not be stated."""
    page = exported(store, "rdf12", knowledge=False).decode()
    reified = [line for line in page.splitlines() if "rdf:reifies" in line]

    assert len(reified) == 3
    assert any("<<( state:NOR rg:sanctioned state:PER )>>" in line for line in reified)
    stated = [quad.triple for quad in store.quads() if quad.predicate.value.endswith("sanctioned")]
    nodes = [NamedNode(f"https://w3id.org/relgraph/id/state/{code}") for code in ("NOR", "PER")]
    assert (
        Triple(nodes[0], NamedNode("https://w3id.org/relgraph/ns#sanctioned"), nodes[1])
        not in stated
    )


def test_short_quotes_are_all_that_is_left_of_a_text(store: Store, tmp_path: Path) -> None:
    """What is handed on holds so many words, and still verifies, validates and is found."""
    page = exported(store, "nquads", quote_words=2, events=False)
    path = tmp_path / "short.nq"
    path.write_bytes(page)
    with open_store(tmp_path / "copy.db") as copy:
        load_graphs(copy, [path])
        article, statements = next(iter_told(copy))

        assert {each.evidence.quote for each in statements} == {
            "envoy of",
            "may partner",
            "never sanctioned",
        }
        assert {each.id for each in statements} == {each.id for each in STATEMENTS}
        assert b"visited Peru" not in page
        assert not article.has_text
        assert verify(copy).faults == ()
        assert validate(copy).faults == ()
        assert not any(graph.startswith(EVENTS_GRAPHS) for graph in copy.graph_names())


def test_a_short_quote_that_is_not_the_beginning_is_a_fault(own: Store) -> None:
    """That a quote was cut must not excuse one that was changed."""
    change = (
        "DELETE {{ GRAPH ?g {{ ?q oa:exact ?old }} }} "
        "INSERT {{ GRAPH ?g {{ ?q oa:exact '{}' ; rg:isShortened true }} }} "
        "WHERE {{ GRAPH ?g {{ ?q oa:exact ?old FILTER(STRSTARTS(?old, 'envoy')) }} }}"
    )
    own.update(change.format("envoy of"))
    cut = verify(own)
    own.update(change.format("envoy to"))

    assert cut.faults == ()
    assert [fault.message for fault in verify(own).faults] == [
        "'envoy to' does not stand at 4 to 12"
    ]


def test_events_stand_apart_from_statements(store: Store, table: EventFile) -> None:
    """No statement without its words: what has none is none, is not verified and not counted."""
    (event_set,) = event_sets(store)

    assert (event_set.rows, event_set.records) == (5, 3)
    assert event_set.left_out == {"faulty": 1, "within one principal": 1}
    assert (str(event_set.first), str(event_set.last)) == ("2024-02-03", "2024-03-01")
    assert event_set.name == table.path.name
    assert verify(store).checked == 3
    assert verify(store).faults == ()
    assert validate(store).faults == ()


def test_a_record_that_breaks_its_shape_is_found(
    own: Store, event_quads_of_one: tuple[str, str]
) -> None:
    """Shapes hold for everything that is written, and bite."""
    for change in BREAKING.values():
        own.update(change % event_quads_of_one)
    told = " ".join(fault.message for fault in validate(own).faults)

    assert [message for message in BREAKING if message not in told] == []


def test_no_ready_question_on_statements_meets_a_record(store: Store, own: Store) -> None:
    """The arrest and the criticism are only recorded; nobody who asks for statements gets them."""
    for question, asked in ASKED.items():
        assert ask(store, question, asked) == ask(own, question, asked)


def test_records_come_back_as_they_were_read(store: Store) -> None:
    """The database and other exports are made from them."""
    (event_set,) = event_sets(store)
    records = list(iter_records(store, event_set))

    assert [(each.key, each.type, each.source.name, each.target.code) for each in records] == [
        ("1", "Visit", "Chile", "PER"),
        ("2", "Coercion", "Peru", "CHL"),
        ("3", "Criticism", "United Nations", "PER"),
    ]
    assert [(each.score, each.publisher) for each in records] == [
        (1.9, "Wire"),
        (-5.0, None),
        (-2.0, "Wire"),
    ]


def test_importing_the_same_file_again_changes_nothing(
    own: Store, table: EventFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Same input, same bytes; a set that takes fewer parts than before leaves none behind."""
    monkeypatch.setattr("relgraph.pipeline.events._PART", 2)
    left: list[LeftOut] = []
    first = import_events(own, table, tell=left.append)
    before = exported(own, "nquads", knowledge=False)
    again = import_events(own, table)

    assert (first.is_new, again.is_new, first.faults) == (True, False, 1)
    assert [row.line for row in left] == [5, 6]
    assert exported(own, "nquads", knowledge=False) == before
    assert [each.key for each in iter_records(own, first.event_set)] == ["1", "2", "3"]

    monkeypatch.setattr("relgraph.pipeline.events._PART", 100)
    import_events(own, table)

    assert not own.has_graph(f"{first.event_set.id}/2")
    assert len(list(iter_records(own, first.event_set))) == 3


def test_a_set_that_was_cut_off_is_told_and_can_be_removed(own: Store, table: EventFile) -> None:
    """The graph that says what a set is comes last."""
    before = exported(own, "nquads")
    event_set = import_events(own, table).event_set
    own.drop_graph(event_set.id)

    assert cut_off(own) == (event_set.id,)
    assert event_sets(own) == ()
    assert remove_events(own, "icews-") == event_set.id
    assert exported(own, "nquads") == before


def test_a_set_that_nobody_knows_is_not_removed(store: Store) -> None:
    """The sentence says where identifiers are found."""
    with pytest.raises(ExchangeError, match="no event data set goes by 'gdelt'"):
        remove_events(store, "gdelt")


def test_what_each_source_has_and_lacks_is_told_by_dyad_and_month(store: Store) -> None:
    """The visit is in both; the arrest only in the events, and so lacking in the articles."""
    rows = {(each.dyad, each.month, each.source): each for each in compare_events(store)}
    articles = rows["CHL-PER", "2024-02", "articles"]
    icews = rows["CHL-PER", "2024-02", "icews"]

    assert (articles.has, articles.lacks) == ({"Visit": 1}, ("Coercion",))
    assert (icews.has, icews.lacks) == ({"Visit": 1, "Coercion": 1}, ())
    assert rows["PER-UN", "2024-03", "articles"].events == 0
    assert rows["PER-UN", "2024-03", "articles"].score is None
    assert len(rows) == 4


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"actors": ["PER"]}, 4),
        ({"actors": ["PER", "CHL"]}, 2),
        ({"since": "2024-03-15"}, 2),
        ({"until": "2024-02"}, 2),
        ({"until": "2024"}, 4),
        ({"since": "2025"}, 0),
    ],
)
def test_a_comparison_can_be_narrowed(store: Store, asked: dict[str, str], count: int) -> None:
    """To a dyad or a period."""
    assert len(compare_events(store, **asked)) == count  # type: ignore[arg-type] # its options


def test_the_card_is_counted_in_the_graph(store: Store) -> None:
    """Every number on it can be asked for again."""
    card = describe_graph(store, title="T")

    assert (card.articles, card.texts, card.statements, card.negated) == (1, 1, 3, 1)
    assert card.dyads == 2
    assert card.happened == ("2024-02", "2024-02")
    assert [(each.publisher, each.statements) for each in card.sources] == [("", 3)]
    assert card.runs[0].lexicon_sha256 == RUN.lexicon_sha256
    assert [(each.records, each.licence) for each in card.event_sets] == [(3, "made up")]


def test_the_database_holds_statements_and_events(store: Store, tmp_path: Path) -> None:
    """Both, each in tables of its own; events stay out where they are not to be shared."""
    whole = export_to_place(store, "sqlite", tmp_path / "a.db")
    shared = export_to_place(store, "sqlite", tmp_path / "b.db", sharing=Sharing(events=False))

    assert (whole.written["statements"], whole.written["events"]) == (3, 3)
    assert (shared.written["statements"], shared.written["events"]) == (3, 0)


def test_plover_names_who_coded(store: Store) -> None:
    """PLOVER's field for it."""
    assert b'"coder": "relgraph ' in exported(store, "plover")


def test_records_can_be_asked_for(store: Store) -> None:
    """They are in the graph for who wants them."""
    rows = store.query("SELECT ?code WHERE { ?record a rg:EventRecord ; rg:eventCode ?code }")

    assert isinstance(rows, Rows)
    assert len(rows) == 3


def test_any_format_is_written_from_python(store: Store, tmp_path: Path) -> None:
    """One function for all of them; a format or a place that is none is said in a sentence."""
    for form in ("gexf", "nquads", "sqlite"):
        export_graph(store, form, tmp_path / form)

        assert (tmp_path / form).stat().st_size > 0
    with pytest.raises(ExchangeError, match="choose one of trig"):
        export_graph(store, "xls", tmp_path / "a")
    with pytest.raises(ExchangeError, match="choose another place"):
        export_graph(store, "gexf", tmp_path / "none" / "a")
