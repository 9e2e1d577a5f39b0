"""What holds of every statement of any text."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relgraph.annotate import annotate, load_annotator
from relgraph.extract import extract_statements
from relgraph.knowledge import load_registry
from relgraph.model import Article, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from relgraph.extract import Lexicon
    from relgraph.model import AnnotatedArticle, Statement

pytestmark = pytest.mark.model

Read: TypeAlias = "Callable[[str], tuple[AnnotatedArticle, tuple[Statement, ...]]]"

WORDS = (
    "Kenya Peru Norwegian Washington NATO Kashmir it they its we both Biden officials troops "
    "attacked visited thanked condemned sanctions talks attack war treaty rival ally threat "
    "signed held imposed said urged refused agreed fears is was will not no may that which to of "
    "with on between by and , . ? the in 2021"
).split()

texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join)


@pytest.fixture(scope="module")
def read(lexicon: Lexicon) -> Read:
    """Annotate a text and extract its statements, and give back both."""
    annotator = load_annotator(load_registry())

    def read_text(text: str) -> tuple[AnnotatedArticle, tuple[Statement, ...]]:
        article = Article(
            text=text,
            body=(Span(0, len(text)),),
            title="A text",
            published_on=date(2023, 12, 29),
        )
        annotated = annotate(article, annotator)
        return annotated, extract_statements(annotated, lexicon)

    return read_text


@given(texts)
@settings(max_examples=150, deadline=None)
def test_every_quote_stands_in_its_sentence_at_its_offsets(read: Read, text: str) -> None:
    """No statement without its words, whatever was read."""
    annotated, found = read(text)

    for each in found:
        assert each.evidence.span.of(text) == each.evidence.quote
        assert len(each.evidence.quote.split()) <= 12
        assert annotated.sentences[each.sentence].span.covers(each.evidence.span)
        assert 0 < each.confidence <= 1


@given(texts)
@settings(max_examples=150, deadline=None)
def test_no_principal_stands_on_both_sides(read: Read, text: str) -> None:
    """An edge from an actor to itself would say nothing."""
    _, found = read(text)

    for each in found:
        if each.sources != each.targets:
            sides = [
                {(party.principal or party.actor).id for party in side}
                for side in (each.sources, each.targets)
            ]
            assert not sides[0] & sides[1]
        assert each.targets or each.topic


@given(texts)
@settings(max_examples=60, deadline=None)
def test_reading_twice_gives_the_same_in_the_order_of_the_text(read: Read, text: str) -> None:
    """Same input, same bytes."""
    _, found = read(text)

    assert read(text)[1] == found
    assert list(found) == sorted(found, key=lambda each: (each.sentence, each.evidence.span))
    assert len({each.id for each in found}) == len(found)


def test_a_sentence_without_actors_says_nothing(
    statements: Callable[..., tuple[Statement, ...]],
) -> None:
    """A statement needs a source."""
    assert statements("The army attacked a village.", "It was dark.") == ()


def test_sentences_are_counted_over_those_that_say_nothing(
    statements: Callable[..., tuple[Statement, ...]],
) -> None:
    """The number leads back to the sentence."""
    (statement,) = statements("It was dark. Nobody slept.", "Kenya attacked Somalia.")

    assert statement.sentence == 2
    assert statement.evidence.quote == "Kenya attacked Somalia"


def test_a_relation_said_twice_in_a_sentence_is_told_once(told: Callable[..., set[str]]) -> None:
    """A sentence is one witness, however often it repeats itself."""
    lines = told("Kenya and Peru, partners for long, are strategic partners.")

    assert lines == {"Partnership KEN = PER"}


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Kenya did not attack Somalia.", "Kenya did not attack Somalia"),
        ("Without doubt Kenya never attacked Somalia.", "Kenya never attacked Somalia"),
    ],
)
def test_a_denial_shows_its_not(
    statements: Callable[..., tuple[Statement, ...]], sentence: str, quote: str
) -> None:
    """A quote that left the "not" out would say the opposite."""
    (statement,) = statements(sentence)

    assert statement.negated
    assert statement.evidence.quote == quote


def test_a_statement_names_its_frame_and_cue(
    statements: Callable[..., tuple[Statement, ...]], lexicon: Lexicon
) -> None:
    """Whoever doubts a statement finds the line of the lexicon that made it."""
    (statement,) = statements("Kenya imposed sanctions on Peru.")

    frame = {each.id: each for each in lexicon.frames}[statement.frame]
    assert statement.cue in frame.triggers
    assert frame.type.name == statement.type == "Sanction"
