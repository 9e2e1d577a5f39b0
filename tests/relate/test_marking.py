from hypothesis import given
from hypothesis import strategies as st

from relgraph.model import Span
from relgraph.relate import Pair
from relgraph.relate.marking import mark

SENTENCE = "Iran sued Peru in Rome."


def test_the_signs_stand_where_they_are_said_to_stand() -> None:
    """The model is read at the signs; one character off and it reads another word."""
    marked = mark(Pair("1", SENTENCE, Span(10, 14), Span(0, 4)))

    assert marked.text[marked.source_at :].startswith("@ Peru @")
    assert marked.target_at is not None
    assert marked.text[marked.target_at :].startswith("# Iran #")


def test_overlapping_actors_leave_the_target_unmarked() -> None:
    """Nested signs are nothing that the model was trained with."""
    marked = mark(Pair("1", SENTENCE, Span(0, 9), Span(5, 14)))

    assert marked.target_at is None
    assert "#" not in marked.text


@given(st.integers(0, 9), st.integers(1, 5), st.integers(0, 9), st.integers(1, 5))
def test_without_the_signs_the_words_are_the_sentences_own(
    start: int, length: int, other: int, size: int
) -> None:
    """Marking may add, never lose or change."""
    pair = Pair("1", SENTENCE, Span(start, start + length), Span(other, other + size))
    bare = mark(pair).text.replace("@", "").replace("#", "").replace(" ", "")

    assert bare == SENTENCE.replace(" ", "")
