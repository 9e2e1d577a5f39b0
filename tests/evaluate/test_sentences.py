from collections.abc import Callable

import pytest

from relgraph.evaluate.sentences import SentenceIndex
from relgraph.model import PairRecord

TEXT = (
    "A title\n\n"
    "Gen. Roy of the U.S. Army met J. Silva. He said “No.” Then he left?\n\n"
    "On 3 May all ended."
)


@pytest.mark.parametrize(
    ("words", "number"),
    [("title", -1), ("Silva", 0), ("“No", 1), ("Then", 2), ("all ended", 3)],
)
def test_a_record_stands_in_the_sentence_where_its_words_begin(
    make_record: Callable[..., PairRecord], words: str, number: int
) -> None:
    """Abbreviations and initials end no sentence, and the title is none."""
    start = TEXT.index(words)

    assert SentenceIndex(TEXT).number_of(make_record(sent=9, start=start)) == number


def test_without_offsets_a_record_keeps_its_own_number(
    make_record: Callable[..., PairRecord],
) -> None:
    """Gold files by hand may give sentence numbers only."""
    index = SentenceIndex(TEXT)

    assert index.number_of(make_record(sent=2, start=None)) == 2


def test_the_text_of_a_sentence_is_given_back() -> None:
    """The list of errors shows each under its sentence."""
    index = SentenceIndex(TEXT)

    assert index.text_of(3) == "On 3 May all ended."
    assert index.text_of(-1) == "A title"
    assert index.text_of(4) == ""


def test_a_passage_without_a_title_starts_at_sentence_nought(
    make_record: Callable[..., PairRecord],
) -> None:
    """Only a line alone before a blank one is a title."""
    index = SentenceIndex("One came. Two left.")

    assert index.number_of(make_record(start=0)) == 0
    assert index.number_of(make_record(start=10)) == 1
