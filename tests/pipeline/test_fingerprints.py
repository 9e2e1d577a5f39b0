from relgraph.model import Article, Span
from relgraph.pipeline.fingerprints import fingerprint


def told(body: str, head: str = "") -> tuple[str, ...]:
    text = head + body
    span = Span(len(head), len(text))
    return fingerprint(Article(text=text, body=(span,), title="", name="a.txt"))


def share(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    return sum(a == b for a, b in zip(one, other, strict=True)) / len(one)


WORDS = [f"word{number}" for number in range(400)]
STORY = " ".join(WORDS)


def test_a_fingerprint_is_the_same_everywhere() -> None:
    """It is written into graphs that are compared across machines and versions of libraries."""
    parts = told("Norway and Brazil held talks on trade in the city of Oslo.")

    assert len(parts) == 40
    assert parts[0] == "00-0569e63d05ca4ebd0051ca69"
    assert [part[:3] for part in parts] == [f"{number:02}-" for number in range(40)]


def test_layout_case_and_headline_do_not_count() -> None:
    """They are what papers change when they print a wire story."""
    other = STORY.upper().replace(" WORD9 ", ",\n“WORD9” ")

    assert told(STORY) == told(other, "Another headline\n\n")


def test_the_more_is_cut_the_less_is_in_common() -> None:
    """A report cut by a fifth is a copy; one on something else shares nothing."""
    cut = " ".join(WORDS[:320])
    rest = " ".join(f"other{number}" for number in range(400))

    assert 0.3 < share(told(STORY), told(cut)) < 0.8
    assert share(told(STORY), told(rest)) == 0


def test_a_text_of_two_words_has_a_fingerprint_too() -> None:
    """Nothing is too short to be a copy."""
    assert told("They met.") == told("They met")
    assert told("They met.") != told("They left.")
