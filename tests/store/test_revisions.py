"""Changed articles: the later text takes the place of the earlier, of which the metadata stay."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from relgraph.model import Actor, ActorKind, Article, Author, Evidence, Party, Run, Span, Statement
from relgraph.pipeline import verify
from relgraph.rdf import from_quads, serialise, to_quads
from relgraph.store import Store, open_store, validate

if TYPE_CHECKING:
    from pathlib import Path

RUN = Run(version="0.1", model="small", model_version="3.8", lexicon_sha256="ab" * 32)
URL = "https://example.org/visit"
PERU, CHILE = (
    Actor(f"state/{code}", ActorKind.STATE, code, name)
    for code, name in (("PER", "Peru"), ("CHL", "Chile"))
)


def article(text: str, day: int = 1) -> Article:
    return Article(
        text=text,
        body=(Span(0, len(text)),),
        title="A visit",
        authors=(Author("Zoe Last", "Example University"),),
        published_on=date(2024, 1, day),
        url=URL,
        name="visit.txt",
    )


def put(store: Store, told: Article, former: str | None = None) -> None:
    statement = Statement(
        evidence=Evidence.at(told, Span(0, len(told.text))),
        sentence=0,
        type="Visit",
        sources=(Party(PERU, PERU),),
        targets=(Party(CHILE, CHILE),),
        is_symmetric=False,
    )
    quads = to_quads(told, (statement,), RUN, fingerprint=("00-" + "0" * 24,))
    store.replace_article(told.id, quads, former=former)


FIRST, SECOND, THIRD = article("Peru went."), article("Peru went to Chile.", 2), article("Gone.", 3)


def test_a_revision_keeps_what_was_known_and_drops_what_was_said(store: Store) -> None:
    """A graph must say neither twice what one page says, nor that nothing ever changed."""
    put(store, FIRST)
    put(store, SECOND, former=FIRST.id)
    (stored,) = store.articles()
    gone = "\n".join(str(quad) for quad in store.quads() if FIRST.id in str(quad))

    assert (stored.id, stored.revision_of, stored.statements) == (SECOND.id, FIRST.id, 1)
    assert from_quads(store.quads(SECOND.id))[0] == stored
    assert not store.has_graph(FIRST.id)
    assert FIRST.sha256 in gone
    assert "2024-01-01" in gone
    assert "Zoe Last" in gone
    assert "statement/" not in gone
    assert FIRST.text not in gone
    assert "fingerprint" not in gone
    assert store.is_former(FIRST.id)
    assert not store.is_former(SECOND.id)


def test_a_revision_of_a_revision_remembers_both(store: Store) -> None:
    """A page is corrected more than once."""
    put(store, FIRST)
    put(store, SECOND, former=FIRST.id)
    put(store, THIRD, former=SECOND.id)

    assert store.is_former(FIRST.id)
    assert store.is_former(SECOND.id)
    assert store.articles()[0].revision_of == SECOND.id
    assert f"{SECOND.id}> <http://www.w3.org/ns/prov#wasRevisionOf>" in serialise(
        store.quads(), "nquads"
    )


def test_an_article_that_is_made_anew_keeps_its_history(store: Store) -> None:
    """A better lexicon reads the text again; what it was before does not change by that."""
    put(store, FIRST)
    put(store, SECOND, former=FIRST.id)
    before = serialise(store.quads(), "nquads")
    store.replace_article(SECOND.id, to_quads(SECOND, (), RUN))
    put(store, SECOND)

    assert serialise(store.quads(), "nquads") == before


def test_what_only_the_former_text_said_is_gone_from_the_plain_triples(
    store: Store, tmp_path: Path
) -> None:
    """The derived graph after a revision is that of the later text alone, but for its history."""
    put(store, FIRST)
    put(store, SECOND, former=FIRST.id)
    store.replace_article(SECOND.id, to_quads(SECOND, (), RUN))
    with open_store(tmp_path / "fresh.db") as fresh:
        fresh.replace_article(SECOND.id, to_quads(SECOND, (), RUN))
        former = [quad for quad in store.quads(SECOND.id) if FIRST.id in str(quad)]

        assert set(store.quads()) - set(former) == set(fresh.quads())


def test_an_address_leads_to_the_text_that_stands_there_now(store: Store) -> None:
    """The next change takes the place of the last one, not of the first."""
    put(store, FIRST)
    put(store, SECOND, former=FIRST.id)
    found = store.article_at(URL)

    assert found is not None
    assert found.id == SECOND.id
    assert store.article_at("https://example.org/") is None


def test_a_store_with_revisions_verifies_and_conforms(store: Store) -> None:
    """The shapes know former articles, and the check of quotes does not stumble over them."""
    put(store, FIRST)
    put(store, SECOND, former=FIRST.id)

    assert verify(store).faults == ()
    assert validate(store).faults == ()


def test_a_former_article_with_a_text_breaks_its_shape(store: Store) -> None:
    """The guard must bite: a text that was taken back may not linger."""
    put(store, FIRST)
    put(store, SECOND, former=FIRST.id)
    graph = SECOND.id
    store.engine.update(
        f"INSERT DATA {{ GRAPH id:{graph.replace('/', chr(92) + '/')} "
        f"{{ id:{FIRST.id.replace('/', chr(92) + '/')} rg:text 'Peru went.' }} }}",
        prefixes={
            "rg": "https://w3id.org/relgraph/ns#",
            "id": "https://w3id.org/relgraph/id/",
        },
    )

    assert any("former article's text is gone" in one.message for one in validate(store).faults)
