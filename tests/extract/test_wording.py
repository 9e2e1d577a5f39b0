"""The words of a statement: its quote, its topic, its contexts and its date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relgraph.extract.wording import contexts_of, quote_span, topic_of
from relgraph.model import Sentence, Span, Token
from relgraph.model.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from relgraph.model import Statement


def tree_of(text: str, root: int = 0, **labels: str) -> Tree:
    """Hang every word on the root; `labels` gives "pos dep" by the word itself."""
    tokens, place = [], 0
    for index, word in enumerate(text.split(" ")):
        pos, dep = labels.get(word, "NOUN dep").split()
        dep = "ROOT" if index == root else dep
        end = place + len(word)
        tokens.append(Token(index, place, end, word, word.lower(), pos, "NN", dep, root))
        place = end + 1
    return Tree(Sentence(0, Span(0, len(text)), tuple(tokens)))


@pytest.mark.parametrize(
    ("trigger", "around", "quote"),
    [
        ((4,), (), "e"),
        ((4,), (2, 6), "c d e f g"),
        ((4,), (0, 15), "a b c d e"),
        ((4,), (15, 16), "e f g h i j k l m n o p"),
        ((4,), (17,), "e"),
        (tuple(range(15)), (), "a b c d e f g h i j k l"),
    ],
)
def test_a_quote_takes_in_the_parties_that_fit_in_twelve_words(
    trigger: tuple[int, ...], around: tuple[int, ...], quote: str
) -> None:
    """A quote is read at a glance, and begins with what it rests on."""
    text = "a b c d e f g h i j k l m n o p q r"

    assert quote_span(text, tree_of(text, root=17), trigger, around).of(text) == quote


@pytest.mark.parametrize(
    ("labels", "quote"),
    [
        ({"the": "DET det", "big": "ADJ amod"}, "the big ships"),
        ({"the": "DET prep", "big": "ADJ amod"}, "big ships"),
        ({"the": "DET det", "big": "PUNCT amod"}, "ships"),
        ({"the": "DET det", "big": "ADJ prep"}, "ships"),
    ],
)
def test_a_quote_begins_with_what_belongs_to_its_first_word(
    labels: Mapping[str, str], quote: str
) -> None:
    """Without its article "the ships" reads like a fragment."""
    text = "saw the big ships sail"

    assert quote_span(text, tree_of(text, root=4, **labels), (3,), ()).of(text) == quote


def test_a_modifier_of_an_earlier_word_stays_outside_the_quote() -> None:
    """In "gave Kenya ships" the ships are not Kenya's."""
    text = "gave Kenya ships"

    assert quote_span(text, tree_of(text, Kenya="PROPN compound"), (2,), ()).of(text) == "ships"


@given(
    words=st.lists(st.sampled_from(["a", "the", "bb", "—", "x-y"]), min_size=1, max_size=40),
    places=st.sets(st.integers(0, 39), min_size=1, max_size=4),
    around=st.sets(st.integers(0, 39), max_size=6),
)
def test_a_quote_is_never_longer_than_twelve_words_nor_empty(
    words: list[str], places: set[int], around: set[int]
) -> None:
    """The promise of the format, whatever the parse."""
    text, last = " ".join(words), len(words) - 1
    trigger = sorted({min(each, last) for each in places})
    tree = tree_of(text, the="DET det", bb="ADJ amod")
    quote = quote_span(text, tree, trigger, [min(each, last) for each in around]).of(text)

    assert 1 <= len(quote.split()) <= 12
    assert quote == quote.strip()


def test_a_word_of_mere_punctuation_is_no_topic() -> None:
    """A topic without a word would say nothing."""
    text = "worries — today"

    assert topic_of(text, tree_of(text, root=2), 1) is None


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("army", ("military",)),
        ("army coup", ("military", "political")),
        ("air strike", ("military",)),
        ("air", ()),
    ],
)
def test_contexts_are_shown_by_words_and_pairs_of_words(words: str, found: tuple[str, ...]) -> None:
    """The air alone is not military, an air strike is."""
    contexts = {"army": "military", "air strike": "military", "coup": "political"}
    text = "coup " + words

    assert contexts_of(tree_of(text), contexts, range(1, len(text.split()))) == found


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("Kenya worries about the rising prices of food.", "rising prices of food"),
        ("Kenya worries about its exports, which fell.", "exports"),
        ("Kenya asked Peru to buy coffee.", "coffee"),
        (
            "Kenya worries about the slow growth of small new firms in poor dry parts of it.",
            "slow growth of small new firms",
        ),
    ],
)
def test_a_topic_is_a_short_phrase_of_the_text(
    statements: Callable[..., tuple[Statement, ...]], sentence: str, topic: str
) -> None:
    """A topic is shown in a table: no articles, no clauses, at most eight words."""
    (statement,) = statements(sentence)

    assert statement.topic == topic


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("Kenya attacked Somalia in 2021.", "2021"),
        ("In 2021 Kenya attacked Somalia.", "2021"),
        ("Kenya attacked Somalia in May 2020, and Peru left in 2022.", "2020-05"),
        ("Kenya, which left Peru in 2011, attacked Somalia.", None),
        ("The drought of 2019 worried Peru after Kenya attacked Somalia.", None),
        ("Kenya attacked Somalia, which left in 2015.", None),
        ("Kenya attacked Somalia during the drought of 2011.", None),
    ],
)
def test_a_date_dates_what_stands_in_its_own_clause(
    statements: Callable[..., tuple[Statement, ...]], sentence: str, date: str | None
) -> None:
    """A dyad's history hangs on it."""
    (assault,) = [each for each in statements(sentence) if each.type == "Assault"]

    assert (None if assault.event_time is None else str(assault.event_time)) == date
