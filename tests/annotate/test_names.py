"""Which actors the names of a text mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pytest

from relgraph.annotate.names import head_of
from relgraph.model import Sentence, Span, Token

if TYPE_CHECKING:
    from collections.abc import Callable

    from relgraph.model import AnnotatedArticle

Mentioned: TypeAlias = "Callable[..., list[tuple[str, str]]]"


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Non-NATO members stayed away.",
        "Protesters shouted anti-Kenyan slogans.",
        "Ethnic Albanians protested.",
        "Reporters met Congolese troops.",
        "The kenyatta centre opened.",
    ],
)
def test_a_word_that_means_no_one_actor_is_not_linked(mentioned: Mentioned, text: str) -> None:
    """Two states are Congolese, and who is not NATO is not meant by it."""
    assert mentioned(text) == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("Peru’s envoy left.", "Peru", "PER"),
        ("The US–India deal stands.", "US", "USA"),
        ("Sino-Japanese talks began.", "Sino", "CHN"),
        ("NATO met in Oslo.", "NATO", "NATO"),
        ("The United Nations met.", "United Nations", "UN"),
    ],
)
def test_a_name_is_found_however_it_is_printed(
    mentioned: Mentioned, text: str, words: str, code: str
) -> None:
    """Typographic quotes and dashes are no part of a name."""
    assert (words, code) in mentioned(text)


@pytest.mark.model
def test_two_names_in_one_word_are_as_sure_as_the_less_sure(
    annotated: Callable[..., AnnotatedArticle],
) -> None:
    """A joint mention must not claim more than its parts."""
    (mention,) = annotated("It deepened through U.S.-India cooperation.").mentions[0]

    assert [each.actor.code for each in mention.parties] == ["USA", "IND"]
    assert mention.confidence == 0.98


def sentence_with_heads(*heads: int) -> Sentence:
    tokens = tuple(
        Token(place, place, place + 1, "x", "x", "PROPN", "NNP", "dep", head)
        for place, head in enumerate(heads)
    )
    return Sentence(0, Span(0, len(heads)), tokens)


@pytest.mark.parametrize(
    ("heads", "run", "head"),
    [((1, 2, 2), [0, 1], 1), ((2, 2, 2), [1, 2], 2), ((0, 0, 1), [0, 1], 0)],
)
def test_a_run_hangs_on_the_word_whose_head_lies_outside(
    heads: tuple[int, ...], run: list[int], head: int
) -> None:
    """The rest of the parse knows a name by this word."""
    assert head_of(sentence_with_heads(*heads), run) == head


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Peru raised the Paris Agreement.", "Paris"),
        ("The Washington Post praised Peru.", "Washington"),
    ],
)
def test_a_seat_in_the_name_of_a_treaty_or_a_paper_is_no_actor(
    mentioned: Mentioned, text: str, words: str
) -> None:
    """Treaties are named after the place where they were signed."""
    assert words not in {said for said, _ in mentioned(text)}


@pytest.mark.model
def test_a_seat_before_a_title_still_speaks_for_its_state(mentioned: Mentioned) -> None:
    """A spokesman's title hangs on the name as a treaty's does."""
    assert ("Kremlin", "RUS") in mentioned("Kremlin spokesman Dmitry Peskov thanked Peru.")


@pytest.mark.model
def test_of_two_names_that_overlap_the_longer_is_meant(mentioned: Mentioned) -> None:
    """'The West' begins before 'West Bank' does."""
    found = mentioned("Peru spoke of settlements in the West Bank.")

    assert ("West Bank", "West Bank") in found
    assert "the West" not in {said for said, _ in found}
