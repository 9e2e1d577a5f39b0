"""The pages for reviewers: who gets in, what they may send, and what becomes of it."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from relgraph.cli.desk import make_desk
from relgraph.cli.review_desk import make_review_desk
from relgraph.model import Act, Actor, ActorKind, Article, Evidence, Party, Run, Span, Statement
from relgraph.pipeline import read_reviews
from relgraph.rdf import ontology_quads, to_quads
from relgraph.serve import Settings, create_app
from relgraph.store import Limits, Readers, open_snapshot, open_store
from relgraph.vocabulary import ONTOLOGY_GRAPH

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from relgraph.model import Decision

TOKEN = "correct-horse-battery"  # noqa: S105 - a test's
EVIL = '<script>alert("x")</script>'
TEXT = f"France accused Iran {EVIL}. France met Peru."
HOLD = (
    "import sys; from relgraph.store import open_store; store = open_store(sys.argv[1]);"
    " print(flush=True); sys.stdin.read()"
)
SIGN_IN = {"name": "Zoë", "token": TOKEN}
OWN = {"origin": "http://localhost"}


def _party(code: str, name: str) -> Party:
    actor = Actor(f"state/{code}", ActorKind.STATE, code, name)
    return Party(actor, actor)


FRA, IRN, PER = _party("FRA", "France"), _party("IRN", "Iran"), _party("PER", "Peru")


def _said(article: Article, words: str, kind: str, target: Party) -> Statement:
    start = article.text.index(words)
    return Statement(
        evidence=Evidence.at(article, Span(start, start + len(words))),
        sentence=0,
        type=kind,
        sources=(FRA,),
        targets=(target,),
        is_symmetric=False,
    )


@pytest.fixture
def readers(tmp_path: Path) -> Iterator[Readers]:
    """Readers of a store with one article of two statements."""
    article = Article(text=TEXT, body=(Span(0, len(TEXT)),), title=f"Words {EVIL}")
    run = Run(version="0", model="none", model_version="0", lexicon_sha256="0" * 64)
    said = (
        _said(article, "France accused Iran", "Criticism", IRN),
        _said(article, "France met Peru", "Visit", PER),
    )
    with open_store(tmp_path / "graph.db") as store:
        store.put_graph(ONTOLOGY_GRAPH, ontology_quads())
        store.replace_article(article.id, to_quads(article, said, run))
    with Readers(tmp_path / "graph.db", Limits(seconds=20, processes=1)) as found:
        yield found


@pytest.fixture
def site(readers: Readers, make_client: Any) -> Any:
    """Give a client of the pages, those for reviewers among them."""
    desk = make_desk(readers)
    return make_client(create_app(readers, Settings(), desk, make_review_desk(TOKEN)))


def _enter(site: Any) -> dict[str, str]:
    """Sign in, and return the headers that a browser would send from then on."""
    reply = site.post("/review", data=SIGN_IN, headers=OWN)
    assert reply.status_code == 303
    return {"cookie": reply.headers["set-cookie"].partition(";")[0], **OWN}


def _form(page: str, **more: str) -> dict[str, str]:
    """Return the hidden fields of the page's form for judging, with what is typed."""
    form = page.partition('<p class="quiet">')[2].partition("</form>")[0]
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form)) | more


def _log(readers: Readers) -> tuple[Decision, ...]:
    with open_snapshot(readers.snapshot()) as store:
        return read_reviews(store)


def test_nobody_reviews_where_there_is_no_token(readers: Readers, make_client: Any) -> None:
    """The pages are not there unless who starts the server wants them."""
    site = make_client(create_app(readers, Settings(), make_desk(readers)))

    assert site.get("/review").status_code == 404
    assert 'href="/review"' not in site.get("/").text


def test_who_knows_the_token_gets_in(site: Any, readers: Readers) -> None:
    """The cookie is kept from scripts and other sites, and nothing stands in an address."""
    assert "Token" in site.get("/review").text
    for wrong in ({**SIGN_IN, "token": TOKEN[:-1]}, {**SIGN_IN, "name": ""}):
        reply = site.post("/review", data=wrong, headers=OWN)
        assert reply.status_code == 403
        assert "set-cookie" not in reply.headers
    reply = site.post("/review", data=SIGN_IN, headers=OWN)

    assert reply.headers["location"] == "/review"
    assert {"HttpOnly", "Path=/review", "SameSite=strict"} <= set(
        reply.headers["set-cookie"].split("; ")
    )
    assert TOKEN not in str(reply.headers)
    assert 'href="/review"' in site.get("/").text
    assert not _log(readers)


@pytest.mark.parametrize("cookie", ["", "relgraph-review=Wm9l.00", "relgraph-review=é"])
def test_a_forged_cookie_is_nobody_s(site: Any, readers: Readers, cookie: str) -> None:
    """The name is signed by the token."""
    headers = {"cookie": cookie.encode(), **OWN}
    told = {"act": "accept", "statement": "statement/1", "mark": "x"}

    assert "Token" in site.get("/review", headers=headers).text
    assert site.post("/review", data=told, headers=headers).status_code == 403
    assert not _log(readers)


def test_forms_of_other_sites_are_refused(site: Any, readers: Readers) -> None:
    """A reviewer who is signed in may look at a hostile page."""
    headers = _enter(site)
    form = _form(site.get("/review", headers=headers).text, act="accept")
    foreign = site.post("/review", data=form, headers=headers | {"origin": "https://evil.test"})
    unmarked = site.post("/review", data=form | {"mark": "x"}, headers=headers)
    no_form = site.post("/review", content="{}", headers=headers | {"content-type": "text/json"})

    assert foreign.status_code == unmarked.status_code == 403
    assert no_form.status_code == 415
    assert not _log(readers)


def test_a_verdict_is_kept_and_can_be_undone(site: Any, readers: Readers) -> None:
    """It leads to the next statement; the store is free again."""
    headers = _enter(site)
    page = site.get("/review?type=Criticism", headers=headers)
    form = _form(page.text, act="accept", reason="plain")
    after = site.post("/review", data=form, headers=headers)
    (kept,) = _log(readers)
    shown = site.get(after.headers["location"], headers=headers).text
    undo = {"act": "undo", "decision": kept.id, "mark": form["mark"], "type": "Criticism"}
    undone = site.post("/review", data=undo, headers=headers)
    twice = site.post("/review", data=undo, headers=headers)
    unnamed = site.post("/review", data=undo | {"decision": ""}, headers=headers)

    assert "<mark>France accused Iran</mark>" in page.text
    assert page.headers["cache-control"] == "no-store"
    assert EVIL not in page.text
    assert (kept.act, kept.by, kept.reason) == (Act.ACCEPT, "Zoë", "plain")
    assert "type=Criticism" in after.headers["location"]
    assert "No statement is left" in shown
    assert undone.headers["location"] == "/review?type=Criticism"
    assert [each.act for each in _log(readers)] == [Act.ACCEPT, Act.UNDO]
    assert twice.status_code == unnamed.status_code == 400
    assert "undone already" in twice.text


def test_a_correction_changes_what_the_form_says_otherwise(site: Any, readers: Readers) -> None:
    """What cannot be is told on the page, with what was typed."""
    headers = _enter(site)
    page = site.get("/review", headers=headers).text
    typed = {"act": "correct", "kind": "Threat", "sources": "France", "targets": "Nobody At All"}
    wrong = site.post("/review", data=_form(page, **typed), headers=headers)
    typed |= {"targets": "Bolivia; Iran", "negated": "1", "modality": "prospective"}
    right = site.post("/review", data=_form(page, **typed), headers=headers)
    (kept,) = _log(readers)
    _, corrected = kept.read_tables()

    assert wrong.status_code == 400
    assert "no actor goes by" in wrong.text
    assert 'value="Nobody At All"' in wrong.text
    assert right.status_code == 303
    assert corrected["type"] == "Threat"
    assert [each["id"] for each in corrected["targets"]] == ["state/BOL", "state/IRN"]
    assert (corrected["negated"], corrected["modality"]) == (True, "prospective")


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({"act": "like"}, "say what you decide"),
        ({"act": "note", "reason": ""}, "a note needs words"),
        ({"act": "correct"}, "nothing is corrected"),
        ({"act": "correct", "modality": "maybe"}, "no modality"),
    ],
)
def test_a_form_that_decides_nothing_is_told(
    site: Any, readers: Readers, typed: dict[str, str], fault: str
) -> None:
    """The statement stays in front of the reviewer."""
    headers = _enter(site)
    page = site.get("/review", headers=headers).text
    reply = site.post("/review", data=_form(page, **typed), headers=headers)

    assert reply.status_code == 400
    assert fault in reply.text
    assert not _log(readers)


def test_statements_are_skipped_and_chosen(site: Any) -> None:
    """By the one before, and by what they are."""
    headers = _enter(site)
    first = site.get("/review", headers=headers).text
    skip = re.search(r'href="(/review\?after=[^"]*)"', first)
    assert skip is not None
    faults = {"type=Vist": "did you mean", "least=x": "cannot be chosen", "state=odd": "cannot be"}

    assert "<mark>France met Peru</mark>" in site.get(skip[1], headers=headers).text
    assert "No statement is left" in site.get("/review?state=rejected", headers=headers).text
    assert "No statement" in site.get("/review?article=1&least=0.5", headers=headers).text
    for given, fault in faults.items():
        assert fault in site.get(f"/review?{given}", headers=headers).text


def test_who_leaves_must_sign_in_again(site: Any) -> None:
    """The browser is told to forget the cookie."""
    headers = _enter(site)
    mark = _form(site.get("/review", headers=headers).text)["mark"]
    reply = site.post("/review", data={"act": "leave", "mark": mark}, headers=headers)

    assert reply.headers["set-cookie"].startswith('relgraph-review=""; expires=')


def test_a_store_that_another_program_writes_takes_no_review(site: Any, readers: Readers) -> None:
    """It is said, and nothing is half done."""
    headers = _enter(site)
    form = _form(site.get("/review", headers=headers).text, act="accept")
    holding = [sys.executable, "-c", HOLD, str(readers.location)]
    with subprocess.Popen(holding, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        reply = site.post("/review", data=form, headers=headers)
        writer.communicate(b"")

    assert reply.status_code == 503
    assert "another process holds" in reply.text
    assert not _log(readers)
