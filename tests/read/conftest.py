import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

from relgraph.read import Reading, iter_articles, parse_article

ACTORS = (
    "Norway|Peru|the Kenyan government|officials in Hanoi|Chile's foreign minister|the two navies|"
    "negotiators from both capitals|diplomats who know the file|Jordan and Morocco|"
    "the parliament in Vilnius|farmers along the border|Botswana's central bank"
).split("|")
ACTS = (
    "signed a long-awaited agreement on fisheries with|accused the ministry of misleading|"
    "promised to reconsider its earlier commitments towards|held three days of consultations with|"
    "withdrew an invitation that had been extended to|welcomed the comprehensive proposal of|"
    "rejected, for the second time this year, the demands of|"
    "quietly resumed intelligence sharing with|"
    "extended humanitarian assistance worth forty million to|postponed the inauguration planned by|"
    "delivered an unusually sharp protest note to|opened a permanent trade representation with"
).split("|")
CLOSES = (
    "after the disappointing harvest|although the administration had warned against it|"
    "because neither side could afford another winter of uncertainty|before parliament reconvenes|"
    "while international observers remained sceptical|without consulting the regional organisation|"
    "in what analysts described as a well-prepared manoeuvre|"
    "despite considerable domestic opposition|"
    "under a procedure that the treaty does not mention|"
    "as the electoral campaign approached its end"
).split("|")
FLOOR = 0.97


@dataclass(frozen=True)
class Prose:
    """Made text: the same seed gives the same, and no two sentences of one are alike."""

    paragraphs: tuple[str, ...]
    headings: tuple[str, ...] = (
        "What the ministers said",
        "Regional Consequences",
        "The Road Ahead",
    )

    @property
    def words(self) -> "Counter[str]":
        """How often each word stands in the body."""
        return Counter(words_of(" ".join(self.paragraphs)))

    def quote(self, number: int) -> str:
        """Return words of a paragraph, to be set large beside it."""
        return " ".join(self.paragraphs[number].split(". ")[0].split()[:11])


def words_of(text: str) -> list[str]:
    """Return the words of a text as readers count them: case and marks aside."""
    return re.findall(r"\w+(?:[-'’]\w+)*", text.lower())


def make_prose(seed: int, paragraphs: int = 9, sentences: int = 5) -> Prose:
    """Return made text; its numbers run on, so that every sentence is another."""
    number = count(seed)
    told = []
    for _ in range(paragraphs):
        parts = []
        for _ in range(sentences):
            n = next(number)
            actor, other = ACTORS[n % 12], ACTORS[(n * 5 + n // 12 + 7) % 12]
            act, close = ACTS[(n * 7 + n // 5) % 12], CLOSES[(n * 3 + n // 7) % 10]
            parts.append(f"{actor[0].upper()}{actor[1:]} {act} {other} {close}.")
        told.append(" ".join(parts))
    return Prose(tuple(told))


@pytest.fixture
def prose() -> Callable[..., Prose]:
    """A function from a seed to made text."""
    return make_prose


@pytest.fixture
def assert_body_is() -> Callable[[Path, Prose], Reading]:
    """A function that reads a file and holds its body against the text it was made of."""

    def check(path: Path, expected: Prose) -> Reading:
        (reading,) = iter_articles(path)
        assert reading.article is not None, reading.error
        article = reading.article
        found = Counter(words_of(" ".join(span.of(article.text) for span in article.body)))
        shared = (found & expected.words).total()
        recall, precision = shared / expected.words.total(), shared / found.total()
        missed, extra = expected.words - found, found - expected.words
        told = f"{path.name}: recall {recall:.3f}, precision {precision:.3f}"
        assert recall >= FLOOR, f"{told}; missed {missed.most_common(12)}"
        assert precision >= FLOOR, f"{told}; extra {extra.most_common(12)}"
        return reading

    return check


@pytest.fixture
def op_ed() -> str:
    return (
        "Why Oslo and Lima Need Each Other\n"
        "By Jane Doe, Oslo Institute of Foreign Affairs\n"
        "29 December 2023\n"
        "\n"
        "Norway and Peru signed an agreement in Lima. They will trade more fish.\n"
        "\n"
        "Peru's government thanked Norway for its help with the talks.\n"
        "\n"
        "The views expressed in this article are those of the author and do not necessarily "
        "represent those of her employer.\n"
    )


@pytest.fixture
def body_of() -> Callable[[str], list[str]]:
    """A function from a text to the words of each paragraph of its body."""

    def words(text: str) -> list[str]:
        article = parse_article(text, name="sample.txt")
        return [span.of(article.text) for span in article.body]

    return words
