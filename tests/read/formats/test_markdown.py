from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from relgraph.errors import ArticleError
from relgraph.model import Article, Author
from relgraph.read import read_article

Read = Callable[[str], Article]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """A function from Markdown to its article."""

    def from_text(text: str) -> Article:
        path = tmp_path / "talks.md"
        path.write_text(text, encoding="utf-8")
        return read_article(path)

    return from_text


def body(article: Article) -> list[str]:
    return [span.of(article.text) for span in article.body]


def test_yaml_front_matter_says_who_when_and_where(read: Read) -> None:
    """Sites that are made of Markdown keep all of it there."""
    article = read(
        "---\ntitle: 'Oslo and Lima: talks'\nauthors:\n  - name: Jane Doe\n  - Juan Pérez\n"
        "date: 2023-12-29\npublisher: Made Review\nlink: https://example.org/a\n"
        "categories: [x]\ncategory: World\n---\nNorway met Peru in Lima.\n"
    )

    assert article.title == "Oslo and Lima: talks"
    assert article.authors == (Author("Jane Doe"), Author("Juan Pérez"))
    assert article.published_on == date(2023, 12, 29)
    assert (article.publisher, article.section) == ("Made Review", "World")
    assert article.url == "https://example.org/a"
    assert body(article) == ["Norway met Peru in Lima."]


def test_toml_front_matter_is_read_too(read: Read) -> None:
    """Hugo writes TOML between plus signs."""
    article = read('+++\ntitle = "Talks"\ndate = 2023-12-29T10:00:00Z\n+++\n\nThey met.\n')

    assert (article.title, article.published_on) == ("Talks", date(2023, 12, 29))


def test_a_rule_at_the_top_is_no_front_matter(read: Read) -> None:
    """Text between two rules must not be lost."""
    article = read("---\nNorway met Peru: it was *a: b: c* in Lima.\n\n---\n\nThey left.\n")

    assert "Norway met Peru" in " ".join(body(article))


def test_marks_go_and_what_they_mark_stays(read: Read) -> None:
    """The parser would read an address as words of the sentence."""
    article = read(
        "# Talks\n\n![Map](map.png)\n\n**Norway** met [Peru](https://example.org/peru)[^1] in\n"
        "_Lima_.\n\n> Brazil thanked both.\n\n- trade;\n- fish.\n\n```\nx = 1\n```\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n<script>alert(1)</script>\n\n[^1]: A note.\n"
    )

    assert article.title == "Talks"
    assert body(article) == ["Norway met Peru in Lima.", "Brazil thanked both.", "trade;", "fish."]


def test_front_matter_alone_is_no_article(read: Read) -> None:
    """A page that only has a head is one somebody forgot to write."""
    with pytest.raises(ArticleError, match="nothing beside front matter"):
        read("---\ntitle: Talks\n---\n")


def test_entities_of_yaml_do_not_blow_up(read: Read) -> None:
    """Aliases of aliases are how a few lines become gigabytes."""
    lines = ["a: &a [x, x, x]"] + [
        f"{new}: &{new} [{', '.join(['*' + old] * 9)}]"
        for old, new in zip("abcdefghi", "bcdefghij", strict=True)
    ]
    article = read("---\n" + "\n".join(lines) + "\nauthors: *j\n---\nThey met.\n")

    assert body(article) == ["They met."]
