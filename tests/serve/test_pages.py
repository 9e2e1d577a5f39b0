"""The pages, made of a graph whose texts try to break out of them."""

import hashlib
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import relgraph.serve
from relgraph.cli.desk import make_desk
from relgraph.model import (
    Actor,
    ActorKind,
    Article,
    Author,
    Evidence,
    Modality,
    Party,
    Run,
    Span,
    Statement,
)
from relgraph.query import questions
from relgraph.rdf import article_iri, ontology_quads, to_quads
from relgraph.serve import Settings, create_app
from relgraph.serve.articles import cut
from relgraph.store import Limits, Readers, open_store
from relgraph.vocabulary import ONTOLOGY_GRAPH

EVIL = '<script>alert("x")</script>'
TEXT = f"Pakistan met the United States. {EVIL} They were not allies of <b>India</b>."
PAIR = ("Pakistan", "United States")


def _party(identifier: str, code: str, name: str) -> Party:
    actor = Actor(identifier, ActorKind(identifier.split("/", maxsplit=1)[0]), code, name)
    return Party(actor, actor)


PAK = _party("state/PAK", "PAK", "Pakistan")
USA = _party("state/USA", "USA", "United States")
ODD = _party("group/a-&-b", "A&B", f"A & B {EVIL}")


def _statement(article: Article, words: str, kind: str, *parties: Party, **more: Any) -> Statement:
    start = article.text.index(words)
    sources, targets = (parties, parties) if more["is_symmetric"] else (parties[:1], parties[1:])
    return Statement(
        evidence=Evidence.at(article, Span(start, start + len(words))),
        sentence=0,
        type=kind,
        sources=sources,
        targets=targets,
        **more,
    )


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a store with one article."""
    where = tmp_path_factory.mktemp("pages") / "graph.db"
    article = Article(
        text=TEXT,
        body=(Span(0, len(TEXT)),),
        title=f"Talks {EVIL}",
        authors=(Author("Jane Roe"),),
        published_on=date(2024, 3, 5),
        url="javascript:alert(1)",
    )
    both = {"is_symmetric": True}
    said = (
        _statement(article, "Pakistan met the United States", "Consultation", PAK, USA, **both),
        _statement(article, "met the United States", "Visit", PAK, USA, is_symmetric=False),
        _statement(article, EVIL, "Criticism", ODD, PAK, is_symmetric=False, topic=EVIL),
        _statement(
            article,
            "not allies",
            "Alliance",
            PAK,
            USA,
            negated=True,
            modality=Modality.PROSPECTIVE,
            **both,
        ),
    )
    run = Run(version="0", model="none", model_version="0", lexicon_sha256="0" * 64)
    with open_store(where) as store:
        store.put_graph(ONTOLOGY_GRAPH, ontology_quads())
        store.replace_graph(article_iri(article.id), to_quads(article, said, run))
    return where


@pytest.fixture(scope="module")
def readers(place: Path) -> Iterator[Readers]:
    """Give readers of it."""
    with Readers(place, Limits(seconds=20)) as found:
        yield found


@pytest.fixture(scope="module")
def site(readers: Readers, make_client: Any) -> Any:
    """Give a client of the pages."""
    return make_client(create_app(readers, Settings(), make_desk(readers)))


def _article(site: Any) -> str:
    listed = site.get("/articles").text
    return str(listed.partition('href="/id/article/')[2].partition('"')[0])


PATHS = (
    *("/", "/questions", "/questions?tag=dyad", "/questions/counterparts?actor=Pakistan"),
    *("/id/state/PAK", "/id/group/a-%26-b", "/dyads?actor=Pakistan&other=USA", "/articles"),
    *("/questions/between?actor=Pakistan&other=USA", "/questions/rivals", "/query", "ARTICLE"),
)


@pytest.mark.parametrize("path", PATHS)
def test_no_text_of_the_graph_becomes_markup_and_nothing_may_run(path: str, site: Any) -> None:
    """Articles come from anywhere; autoescape and the policy each stop what they might bring."""
    page = site.get(f"/id/article/{_article(site)}" if path == "ARTICLE" else path)

    assert page.status_code == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert EVIL not in page.text
    assert "<b>India" not in page.text
    assert 'href="javascript:' not in page.text
    policy = page.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "script-src 'self'" in policy if path == "/query" else "script-src" not in policy
    assert "unsafe-eval" not in policy
    assert "script-src 'unsafe-inline'" not in policy


def test_the_start_counts_what_there_is_and_leads_on(site: Any) -> None:
    """The first page says what one may find."""
    text = " ".join(site.get("/").text.split())

    assert '<dt>statements</dt><dd dir="auto">4</dd>' in text
    assert f"{len(questions())} questions" in text
    for path in ("/questions", "/articles", "/view", "/query"):
        assert f'href="{path}"' in text


def test_an_empty_store_says_what_to_do(tmp_path: Path, make_client: Any) -> None:
    """Who starts with nothing is told how to begin."""
    with open_store(tmp_path / "new.db"):
        pass
    with Readers(tmp_path / "new.db") as readers:
        client = make_client(create_app(readers, Settings(), make_desk(readers)))

        assert "relgraph import article.txt" in client.get("/").text
        assert "There are none yet" in client.get("/articles").text
        assert "no statements" in client.get("/view").text


def test_an_actor_is_found_by_any_of_its_names(site: Any) -> None:
    """A code, a name in any spelling; the page is that of its identifier."""
    for name in ("PAK", "pakistan", "Islamic Republic of Pakistan"):
        answer = site.get("/actors", params={"name": name})
        assert (answer.status_code, answer.headers["location"]) == (303, "/id/state/PAK")


def test_an_actor_shows_what_is_said_of_it_word_for_word(site: Any) -> None:
    """With the tone, and with what is denied or only planned told apart."""
    text = " ".join(site.get("/id/state/PAK").text.split())

    assert "Pakistan met the United States</blockquote>" in text
    assert "denied" in text
    assert "planned or possible" in text
    assert 'href="/id/group/a-%26-b"' in text


def test_two_actors_show_what_passes_between_them(site: Any) -> None:
    """And nothing that is said of one of them alone."""
    text = " ".join(site.get("/dyads?actor=PAK&other=united+states").text.split())

    assert "consultation" in text.lower()
    assert "criticism" not in text.lower()
    assert '<a href="/id/state/USA">United States</a></h1>' in text


def test_an_article_shows_where_its_statements_stand(site: Any) -> None:
    """A statement's own address leads there."""
    article = _article(site)
    text = site.get(f"/id/article/{article}").text
    marked = text.partition('class="text"')[2].partition("</article>")[0]
    anchor = marked.partition('<a id="')[2].partition('"')[0]
    place = site.get(f"/id/{anchor.replace('-', '/', 1)}")

    assert marked.count("<mark") == 4
    assert "They were " in marked
    assert place.status_code == 303
    assert place.headers["location"] == f"/id/article/{article}#{anchor}"
    assert "Jane Roe" in text


def test_a_question_is_a_form_and_its_answer_a_table(site: Any) -> None:
    """The same answer comes as a file for other programs."""
    blank = site.get("/questions/between").text
    asked = site.get("/questions/between?actor=Pakistan&other=USA&since=2024").text
    file = site.get("/questions/between?actor=Pakistan&other=USA&format=csv")

    assert "<table>" not in blank
    assert 'name="of_type"' in blank
    assert "met the United States</td>" in asked
    assert 'value="2024"' in asked
    assert "&amp;format=csv" in asked
    assert file.headers["content-type"].startswith("text/csv")
    assert file.headers["content-disposition"] == 'attachment; filename="between.csv"'
    assert file.text.startswith("source,target,type")


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/questions/nonsense", 404, "no question"),
        ("/questions/between?actor=Pakistan", 400, "needs"),
        ("/questions/between?actor=Pakistn&other=USA", 400, "Pakistan"),
        ("/questions/between?actor=PAK&other=USA&since=soon", 400, "since"),
        ("/actors?name=Pakistn", 404, "Pakistan"),
        ("/actors", 400, "give the actor"),
        ("/dyads?actor=PAK", 400, "give the actor"),
        ("/id/state/XXX", 404, "knows no actor"),
        ("/id/article/none", 404, "/articles lists"),
        ("/id/statement/none", 404, "there is no"),
        ("/id/run/1", 404, "has no page"),
        ("/query?question=nonsense", 404, "no question"),
    ],
)
def test_what_cannot_be_shown_is_said_on_a_page(
    path: str, status: int, said: str, site: Any
) -> None:
    """With the nearest names, and a way back."""
    page = site.get(path)

    assert page.status_code == status
    assert said in page.text
    assert 'role="alert"' in page.text


def test_a_page_that_takes_too_long_or_finds_no_reader_says_so(
    place: Path, make_client: Any
) -> None:
    """A reader of a page cannot see a status."""
    with Readers(place, Limits(seconds=0.5, processes=1)) as readers:
        client = make_client(create_app(readers, Settings(), make_desk(readers)))
        kept = readers.take(1)
        busy = client.get("/articles")
        readers.put_back(kept)

    assert busy.status_code == 503
    assert "busy" in busy.text


def test_the_network_is_drawn_once(site: Any) -> None:
    """It takes a while, and what is served does not change under a reader."""
    first, second = (site.get("/view") for _ in range(2))

    assert "met the United States" in first.text
    assert first.text == second.text
    assert "script-src 'unsafe-inline'" in first.headers["content-security-policy"]


def test_the_network_is_narrowed_by_the_address(site: Any) -> None:
    """A server's page can be linked to for one actor, one time or one type."""
    none = site.get("/view", params={"since": "2999"})
    part = site.get("/view", params={"actor": "Pakistan", "hops": "2", "min_confidence": "0.01"})
    wrong = site.get("/view", params={"hops": "many"})

    assert "no statements" in none.text
    assert "actor Pakistan; hops 2" in part.text
    assert (wrong.status_code, "numbers" in wrong.text) == (400, True)


def test_the_editor_knows_the_ontology_and_starts_with_what_is_asked(site: Any) -> None:
    """A ready question is the best start for a query of one's own."""
    page = site.get("/query?question=rivals").text
    own = site.get("/query", params={"query": "ASK { ?a ?b '<x>' }"}).text

    assert "https://w3id.org/relgraph/ns#Visit" in page
    assert "https://w3id.org/relgraph/ns#party" in page
    assert "Who are the rivals" in page.partition('data-query="')[2].partition('"></div>')[0]
    assert "ASK { ?a ?b &#39;&lt;x&gt;&#39; }" in own


def test_files_are_sent_once(site: Any) -> None:
    """A browser that has the editor's megabyte asks only whether it is the same."""
    first = site.get("/static/yasgui.min.js")
    again = site.get("/static/yasgui.min.js", headers={"if-none-match": first.headers["etag"]})

    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert site.get("/static/pages.css").headers["content-type"].startswith("text/css")
    assert site.get("/static/vendor.toml").status_code == 404


def test_the_pieces_of_a_text_are_the_text() -> None:
    """Also where nothing was found in it, and where the store keeps none."""
    assert "".join(piece.text for piece in cut("abcdef", ())) == "abcdef"
    assert cut("", ()) == ()


def test_vendored_files_are_those_that_were_fetched() -> None:
    """Whoever edits a vendored file by hand, or swaps it, fails here."""
    (folder,) = (Path(relgraph.serve.__file__).parent / "_vendor").iterdir()
    told = tomllib.loads((folder / "vendor.toml").read_text(encoding="utf-8"))
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if path.name != "vendor.toml"
    }

    assert told["sha256"] == found
    assert told["integrity"].startswith("sha512-")
    assert folder.name == f"{told['name'].rpartition('/')[2]}-{told['version']}"
    licences = (folder / "LICENSE").read_text(encoding="utf-8")
    assert "Ruben Taelman" in licences
    assert "==== codemirror" in licences
