from hypothesis import given
from hypothesis import strategies as st

from relgraph.read.paragraphs import split_paragraphs


def words_of(text: str) -> list[str]:
    return [span.of(text) for span in split_paragraphs(text)]


def test_lines_of_a_paragraph_each_stay_apart() -> None:
    """Text copied from a page has one paragraph a line and no blank lines."""
    long_line = "Norway and Peru met in Lima to speak of trade, fish and the Antarctic. " * 3

    assert words_of(f"{long_line}\n{long_line}") == [long_line.strip()] * 2


def test_wrapped_lines_are_one_paragraph() -> None:
    """A parser that sees half a sentence misreads it."""
    text = (
        "Norway and Peru met in Lima on Monday to speak of trade,\n"
        "of fish and of the Antarctic, and they agreed to meet again\n"
        "in Oslo.\n\nThey will."
    )

    assert words_of(text) == [text[: text.index("\n\n")], "They will."]


def test_short_lines_are_not_taken_for_wrapped_ones() -> None:
    """Title, byline and date often stand in one block."""
    assert words_of("Oslo and Lima\nBy Jane Doe\n29 May 2023") == [
        "Oslo and Lima",
        "By Jane Doe",
        "29 May 2023",
    ]


def test_a_list_mark_or_byline_starts_anew_inside_wrapped_lines() -> None:
    """Wrapped lists are common in joint statements."""
    text = (
        "Norway and Peru, having met in Lima to speak of fish, will\n"
        "- hold talks on trade in the spring and on the Antarctic in\n"
        "  the autumn;\n"
        "- open embassies."
    )

    assert [words[:12] for words in words_of(text)] == [
        "Norway and P",
        "- hold talks",
        "- open embas",
    ]


@given(text=st.text(alphabet="Ab. \n-:"))
def test_paragraphs_lose_no_letter(text: str) -> None:
    """Whatever stands in no paragraph can never be quoted."""
    spans = split_paragraphs(text)
    gaps = [0, *(edge for span in spans for edge in (span.start, span.end)), len(text)]

    assert gaps == sorted(gaps)
    assert not "".join(
        text[start:end] for start, end in zip(gaps[::2], gaps[1::2], strict=True)
    ).strip()
