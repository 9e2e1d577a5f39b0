from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from relgraph.annotate.sentences import split_sentences


def split(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text)]


def test_initials_and_titles_do_not_end_a_sentence() -> None:
    """Every U.S. and Gen. would otherwise cut a statement from its actor."""
    assert split("Gen. Munir met U.S. Secretary Blinken. He left.") == [
        "Gen. Munir met U.S. Secretary Blinken.",
        "He left.",
    ]


def test_initials_end_a_sentence_before_a_connective() -> None:
    """A text that closes on "the U.S." goes on with another sentence."""
    assert split("It asked the U.S. Moreover, it waited.") == [
        "It asked the U.S.",
        "Moreover, it waited.",
    ]


def test_a_closing_quotation_mark_belongs_to_its_sentence() -> None:
    """A speaker is found by the quotation that a sentence holds."""
    assert split('"We agree." They left.') == ['"We agree."', "They left."]


def test_a_line_break_always_ends_a_sentence() -> None:
    """Headings and list entries carry no full stop."""
    assert split("Talks in Geneva\nIran came.") == ["Talks in Geneva", "Iran came."]


@given(st.text(alphabet=".!?\"' \nAaBb", max_size=60))
def test_sentences_lie_apart_in_order_and_leave_out_only_space(text: str) -> None:
    """Offsets into the article hang on these spans."""
    spans = split_sentences(text)

    assert list(spans) == sorted(spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    kept = "".join(span.of(text) for span in spans)
    assert "".join(kept.split()) == "".join(text.split())
