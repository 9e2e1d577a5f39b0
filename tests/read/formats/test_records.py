import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from relgraph.errors import ArticleError
from relgraph.model import Article, Author
from relgraph.read import Limits, Reading, ReadOptions, iter_articles

Read = Callable[..., list[Reading]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """A function from a name and its content to what is read from it."""

    def from_content(name: str, content: str | bytes, **options: Any) -> list[Reading]:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return list(iter_articles(path, options=ReadOptions(**options)))

    return from_content


def articles(readings: list[Reading]) -> list[Article]:
    assert [str(reading.error) for reading in readings if reading.error] == []
    return [reading.article for reading in readings if reading.article is not None]


NEWS_API = {
    "status": "ok",
    "articles": [
        {
            "source": {"id": "gazette", "name": "Made Gazette"},
            "author": "Jane Doe",
            "title": "Talks",
            "description": "In short.",
            "url": "https://example.org/1",
            "publishedAt": "2023-12-29T10:00:00Z",
            "content": "Norway met Peru in Lima… [+1234 chars]",
        }
    ],
}
GUARDIAN_LIKE = {
    "response": {
        "results": [
            {
                "webTitle": "Talks",
                "webUrl": "https://example.org/1",
                "webPublicationDate": "2023-12-29T10:00:00Z",
                "sectionName": "World news",
                "fields": {"bodyText": "Norway met Peru in Lima.", "byline": "Jane Doe in Oslo"},
            }
        ]
    }
}


def test_a_news_service_answer_is_read_as_it_comes(read: Read) -> None:
    """Nobody should have to rewrite what a service gives."""
    (article,) = articles(read("a.json", json.dumps(NEWS_API)))

    assert article.title == "Talks"
    assert [span.of(article.text) for span in article.body] == ["Norway met Peru in Lima"]
    assert (article.publisher, article.url) == ("Made Gazette", "https://example.org/1")
    assert (article.authors, article.published_on) == ((Author("Jane Doe"),), date(2023, 12, 29))


def test_nested_answers_are_read(read: Read) -> None:
    """Services wrap their lists, and put the text under fields."""
    (article,) = articles(read("a.json", json.dumps(GUARDIAN_LIKE, indent=1)))

    assert (article.title, article.section) == ("Talks", "World news")
    assert article.authors[0].name == "Jane Doe in Oslo"


def test_json_lines_are_read_line_by_line_and_a_bad_one_is_told(read: Read) -> None:
    """One bad line of a million must not cost the others."""
    lines = [
        {"headline": "One", "body": "<p>Norway met Peru.</p><p>They left.</p>", "ts": 1},
        {"headline": "Two", "text": "Kenya thanked Chile.", "timestamp": 1703844000},
    ]
    told = "\n".join([json.dumps(lines[0]), "{broken", "", json.dumps(lines[1]), "[1]"])
    first, bad, second, no_object = read("a.jsonl", told)

    assert first.article is not None
    assert len(first.article.body) == 2
    assert "a.jsonl/2 is JSON that is broken" in str(bad.error)
    assert second.article is not None
    assert second.article.published_on == date(2023, 12, 29)
    assert "is no JSON object" in str(no_object.error)


def test_a_csv_of_a_data_set_is_read(read: Read) -> None:
    """Data sets of news come as tables with a row an article."""
    table = (
        "\ufeffid,Title,Author,Date,Publication,Content\r\n"
        '1,"Talks, again","Doe, Jane",2023-12-29,Made Gazette,"Norway met Peru.\r\n\r\nThey left."'
        "\r\n"
        "\r\n2,More,,,,Kenya thanked Chile.\r\n"
    )
    first, second = articles(read("a.csv", table))

    assert (first.title, first.publisher) == ("Talks, again", "Made Gazette")
    assert [span.of(first.text) for span in first.body] == ["Norway met Peru.", "They left."]
    assert first.published_on == date(2023, 12, 29)
    assert second.authors == ()


def test_semicolons_and_tabs_part_columns_too(read: Read) -> None:
    """Spreadsheets of half of Europe write semicolons."""
    (one,) = articles(read("a.csv", "title;text\nTalks;Norway, at last, met Peru.\n"))
    (two,) = articles(read("a.tsv", "title\ttext\nTalks\tNorway, at last, met Peru.\n"))

    assert one.text == two.text


def test_columns_can_be_named(read: Read) -> None:
    """No list of names is complete."""
    columns = (("text", "Volltext"), ("title", "Kopf"))
    (article,) = articles(read("a.csv", "Kopf,Volltext\nTalks,Norway met Peru.\n", columns=columns))

    assert article.title == "Talks"


def test_a_table_without_text_says_which_columns_it_has(read: Read) -> None:
    """The next step is to name one of them."""
    (reading,) = read("a.csv", "Kopf,Volltext\nTalks,Norway met Peru.\n")

    assert "(there are Kopf, Volltext); name it, as in --column text=COLUMN" in str(reading.error)


def test_a_column_that_is_not_there_is_said_so(read: Read) -> None:
    """A slip in an option must not read as an empty data set."""
    (reading,) = read("a.jsonl", '{"a": "Norway met Peru."}\n', columns=(("text", "b"),))

    assert "has no column 'b'; there are a" in str(reading.error)


def test_rows_without_text_are_told(read: Read) -> None:
    """They are counted, not passed over."""
    readings = read("a.csv", "title,text\nTalks,\nMore,Kenya thanked Chile.\n")

    assert "a.csv/1 (Talks) has no text" in str(readings[0].error)
    assert readings[1].article is not None


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.json", "{", "broken"),
        ("a.json", "[" * 100_000, "broken"),
        ("a.csv", b"title,text\nTalks,caf\xe9\n", "not in UTF-8; say what it is in"),
        ("a.csv", 'text\n"' + "x" * 2000, "a table that is broken"),
        ("a.jsonl", '{"text": "' + "x" * 2000 + '"}\n{}', "beyond the limit"),
    ],
)
def test_what_is_broken_says_how(read: Read, name: str, content: str | bytes, told: str) -> None:
    """Each is a way in which real data sets fail."""
    readings = read(name, content, limits=Limits(text=1000))

    assert told in str(readings[-1].error)


def test_an_encoding_that_is_told_holds_for_tables(read: Read) -> None:
    """Older data sets are in their country's own."""
    (article,) = articles(
        read(
            "a.csv",
            "title,text\nTalks,Norway’s aide met Peru.\n".encode("cp1252"),
            encoding="cp1252",
        )
    )

    assert "Norway’s" in article.text


def test_an_unknown_encoding_is_refused(read: Read) -> None:
    """As it is for plain text."""
    (reading,) = read("a.csv", "title,text\n", encoding="klingon")

    assert isinstance(reading.error, ArticleError)
