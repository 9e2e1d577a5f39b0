from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store

from relgraph.model import (
    Actor,
    ActorKind,
    Article,
    Author,
    Evidence,
    Modality,
    PartialDate,
    Party,
    Run,
    Span,
    Stance,
    Statement,
)
from relgraph.rdf import from_quads, read_article_text, to_quads
from relgraph.vocabulary import contexts, statement_types

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

RUN = Run(version="0.1", model="small", model_version="3.8", lexicon_sha256="ab" * 32)
WORDS = st.text(alphabet=".!?\"'\\ \n\r\tAaé\u2028>=%", min_size=1, max_size=12)
ACTORS = [
    Actor("state/PAK", ActorKind.STATE, "PAK", "Pakistan"),
    Actor("state/USA", ActorKind.STATE, "USA", "United States"),
    Actor("org/a=b > c", ActorKind.ORGANISATION, "a-b/c", "A = B > C"),
    Actor("person/zoë-o'neil", ActorKind.PERSON, "Zoë O'Neil", 'Zoë "Zo" O\'Neil'),
    Actor("group/50% front", ActorKind.GROUP, "50% Front", "50% Front"),
    Actor("place/kashmir", ActorKind.PLACE, "Kashmir", "Kashmir"),
]
PARTIES = st.builds(Party, st.sampled_from(ACTORS), st.none() | st.sampled_from(ACTORS[:3]))
DATES = st.dates().map(str).flatmap(lambda day: st.sampled_from([day, day[:7], day[:4]]))


@st.composite
def articles(draw: DrawFn) -> Article:
    text = draw(WORDS)
    return Article(
        text=text,
        body=(Span(0, len(text)),),
        title=draw(WORDS),
        authors=tuple(draw(st.lists(st.builds(Author, WORDS, st.none() | WORDS), max_size=3))),
        published_on=draw(st.none() | st.dates(min_value=date(1000, 1, 1))),
        publisher=draw(st.none() | WORDS),
        url=draw(st.none() | st.just("https://example.org/a?b=c#d")),
        name=draw(st.sampled_from(["", "visit.txt"])),
    )


@st.composite
def statements(draw: DrawFn, article: Article) -> Statement:
    kind = draw(st.sampled_from(list(statement_types().values())))
    start = draw(st.integers(0, len(article.text) - 1))
    sources = tuple(draw(st.lists(PARTIES, min_size=1, max_size=3)))
    targets = draw(st.lists(PARTIES, max_size=3) | st.just(sources))
    shown = draw(st.sets(st.sampled_from(contexts()), max_size=3))
    return Statement(
        evidence=Evidence.at(article, Span(start, draw(st.integers(start + 1, len(article.text))))),
        sentence=draw(st.integers(0, 99)),
        type=kind.name,
        sources=sources,
        targets=tuple(targets),
        is_symmetric=kind.is_symmetric,
        topic=draw(WORDS if not targets else st.none() | WORDS),
        negated=draw(st.booleans()),
        modality=draw(st.sampled_from(Modality)),
        stance=draw(st.sampled_from(Stance)),
        contexts=tuple(context for context in contexts() if context in shown),
        asserted_by=draw(st.none() | PARTIES),
        event_time=draw(st.none() | DATES.map(PartialDate)),
        confidence=draw(st.integers(1, 10**6)) / 10**6,
        cue=draw(st.just("") | WORDS),
        frame=draw(st.just("") | WORDS),
    )


@st.composite
def findings(draw: DrawFn) -> tuple[Article, dict[str, Statement]]:
    article = draw(articles())
    found = draw(st.lists(statements(article), max_size=4))
    return article, {one.id: one for one in found}


@given(findings())
def test_what_goes_into_a_store_comes_out_as_it_was(
    found: tuple[Article, dict[str, Statement]],
) -> None:
    """Whatever reads the graph (exports, views, evaluations) sees what the extractor said."""
    article, told = found
    store = Store()
    store.extend(to_quads(article, told.values(), RUN))
    stored, restored = from_quads(store)

    assert {one.id: one for one in restored} == told
    assert (stored.id, stored.title, stored.sha256) == (article.id, article.title, article.sha256)
    assert (stored.authors, stored.published_on) == (article.authors, article.published_on)
    assert (stored.publisher, stored.url, stored.name) == (
        article.publisher,
        article.url,
        article.name,
    )
    assert stored.statements == len(told)
    assert read_article_text(store) == article.text


def test_statements_come_back_in_the_order_of_the_text(
    article: Article, visit: Statement, partnership: Statement, concern: Statement, run: Run
) -> None:
    """A reader follows the article, not the order of hashes."""
    stored, restored = from_quads(to_quads(article, [concern, partnership, visit], run))

    assert restored == (visit, partnership, concern)
    assert stored.has_text


def test_an_article_stored_without_its_text_says_so(article: Article, run: Run) -> None:
    """Verification must be able to tell what it cannot check."""
    quads = to_quads(article, [], run, keep_text=False)

    assert not from_quads(quads)[0].has_text
    assert read_article_text(quads) is None


def test_quads_of_no_article_are_refused() -> None:
    """A mistaken graph name must not look like an empty article."""
    with pytest.raises(ValueError, match="0 articles"):
        from_quads([])
