import io
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from relgraph.errors import ArticleError
from relgraph.read import Details, ReadOptions, iter_articles, read_article

TEXT = "Norway met Peru in Lima."


class Pipe(io.TextIOWrapper):
    """Standard input that holds something."""

    def __init__(self, content: bytes) -> None:
        super().__init__(io.BytesIO(content), encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as a new user has one: good files, an empty one, a broken one."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.7 and then nothing")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "d.html").write_text(f"<html><p>{TEXT}</p></html>", encoding="utf-8")
    with ZipFile(tmp_path / "e.zip", "w") as archive:
        archive.writestr("f.md", f"# Talks\n\n{TEXT}")
    return tmp_path


def test_a_folder_gives_every_article_and_says_which_files_give_none(folder: Path) -> None:
    """One bad file must not cost the others, and must not be passed over either."""
    readings = {
        reading.path.removeprefix(f"{folder}/"): reading for reading in iter_articles(folder)
    }

    assert sorted(name for name, one in readings.items() if one.article) == [
        "a.txt", "deep/d.html", "e.zip/f.md",
    ]  # fmt: skip
    assert "is empty" in str(readings["b.txt"].error)
    assert "is a PDF that is broken" in str(readings["c.pdf"].error)


def test_an_empty_folder_says_what_is_read(tmp_path: Path) -> None:
    """Silence would look like success."""
    (reading,) = iter_articles(tmp_path)

    assert "holds no articles; relgraph reads .txt" in str(reading.error)


def test_standard_input_is_read_by_what_it_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe has no name to tell the format by."""
    for content, count in (
        (TEXT.encode(), 1),
        (b'{"text": "Norway met Peru."}\n{"text": "Kenya met Chile."}\n', 2),
        (f"<!doctype html><p>{TEXT}</p>".encode(), 1),
    ):
        monkeypatch.setattr(sys, "stdin", Pipe(content))
        readings = list(iter_articles("-"))

        assert [reading.error for reading in readings] == [None] * count
    assert readings[0].article is not None
    assert readings[0].article.name == "standard input"


def test_one_article_is_asked_for_and_several_are_there(tmp_path: Path) -> None:
    """Reading the first of them would pass over the others in silence."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Norway met Peru."}\n{"text": "Kenya met Chile."}\n')

    with pytest.raises(ArticleError, match="holds several articles; 'relgraph import' reads all"):
        read_article(path)


def test_one_article_in_an_archive_is_one_article(folder: Path) -> None:
    """Whoever packs a single file means that file."""
    assert read_article(folder / "e.zip").title == "Talks"


def test_a_container_without_articles_is_said_so(tmp_path: Path) -> None:
    """A table with its head alone is easily made."""
    path = tmp_path / "a.csv"
    path.write_text("title,text\n")

    with pytest.raises(ArticleError, match="holds no article"):
        read_article(path)


def test_what_the_caller_knows_goes_before_every_mark(tmp_path: Path) -> None:
    """A mark can be wrong, and then somebody says so."""
    path = tmp_path / "a.html"
    path.write_text(f"<html><title>Wrong</title><h1>Wrong</h1><p>{TEXT}</p></html>")
    options = ReadOptions(details=Details(title="Talks"))

    assert read_article(path, options=options).title == "Talks"
    assert read_article(path, details=Details(title="Other"), options=options).title == "Other"


def test_a_format_that_its_name_promises_and_it_is_not_is_told_by_content(tmp_path: Path) -> None:
    """Files are renamed, and servers lie about types."""
    (tmp_path / "a.pdf").write_text(TEXT)
    (tmp_path / "a.docx").write_text(f"<html><p>{TEXT}</p></html>")

    assert read_article(tmp_path / "a.pdf").text == TEXT
    assert read_article(tmp_path / "a.docx").text == TEXT


def test_a_broken_zip_file_is_said_so(tmp_path: Path) -> None:
    """Half a download keeps its mark."""
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 and then nothing")

    with pytest.raises(ArticleError, match="a zip file that is broken"):
        read_article(tmp_path / "a.zip")


@pytest.mark.parametrize(
    ("content", "told"), [(b"{\\rtf1 They met.}", "RTF"), (b"Rar!\x1a\x07", "a RAR archive")]
)
def test_formats_that_are_not_read_are_called_by_name(
    tmp_path: Path, content: bytes, told: str
) -> None:
    """The way out is another format, and the message says which."""
    (tmp_path / "a.txt").write_bytes(content)

    with pytest.raises(ArticleError, match=f"is {told}, which relgraph does not read; save it as"):
        read_article(tmp_path / "a.txt")


def test_the_same_bytes_give_the_same_article(folder: Path) -> None:
    """The article's digest is its identity."""
    first, second = (
        [reading.found for reading in iter_articles(folder) if reading.article] for _ in range(2)
    )

    assert first == second
