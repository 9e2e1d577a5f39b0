from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest

from relgraph.errors import ArticleError, LimitError
from relgraph.model import Author
from relgraph.read import Limits, ReadOptions, read_article

TITLE = "How the Harbour Talks Changed a Region"


def plain(word: Any, prose: Any) -> None:
    for words in prose.paragraphs:
        word.add_paragraph(words)


def report(word: Any, prose: Any) -> None:
    word.sections[0].header.paragraphs[0].text = "Made Institute, Policy Brief 7"
    word.sections[0].footer.paragraphs[0].text = "Page 1 of 4"
    for number, words in enumerate(prose.paragraphs):
        if number % 3 == 1:
            word.add_heading(prose.headings[number // 3 % 3], level=1)
        word.add_paragraph(words)
        if number == 2:
            word.add_paragraph(prose.quote(1), style="Intense Quote")
        if number == 4:
            table = word.add_table(rows=2, cols=2)
            table.cell(0, 0).text, table.cell(0, 1).text = "Port", "Tonnes"
            table.cell(1, 0).text, table.cell(1, 1).text = "Lima", "120"
            word.add_paragraph("Figure 1: Landings by port", style="Caption")


def lists(word: Any, prose: Any) -> None:
    for number, words in enumerate(prose.paragraphs):
        word.add_paragraph(words, style="List Bullet" if number in {3, 4, 5} else None)


def runs(word: Any, prose: Any) -> None:
    for words in prose.paragraphs:
        paragraph = word.add_paragraph()
        for number, word_ in enumerate(words.split(" ")):
            run = paragraph.add_run((" " if number else "") + word_)
            run.bold = number % 3 == 0


LAYOUTS = [plain, report, lists, runs]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_the_body_of_a_document_is_its_text(
    layout: Callable[[Any, Any], None],
    tmp_path: Path,
    prose: Callable[..., Any],
    assert_body_is: Callable[[Path, Any], Any],
) -> None:
    """Captions, tables, heads and feet are no sentences of the author's."""
    path = tmp_path / f"{layout.__name__}.docx"
    made = prose(7 + len(layout.__name__))
    word = docx.Document()
    word.add_heading(TITLE, level=0)
    layout(word, made)
    word.save(str(path))

    reading = assert_body_is(path, made)

    article = reading.article
    assert article.title == TITLE
    assert tuple(span.of(article.text) for span in article.body) == made.paragraphs


def test_the_properties_say_who_and_when(tmp_path: Path) -> None:
    """When a file was made is no date of publication: old files are taken for new texts."""
    word = docx.Document()
    word.add_paragraph("12 May 2024")
    word.add_paragraph("Norway met Peru in Lima.")
    word.core_properties.title, word.core_properties.author = "Talks", "Jane Doe; Juan Pérez"
    word.core_properties.created = datetime(2023, 1, 1, tzinfo=UTC)
    word.save(str(tmp_path / "talks.docx"))

    article = read_article(tmp_path / "talks.docx")

    assert article.title == "Talks"
    assert article.authors == (Author("Jane Doe"), Author("Juan Pérez"))
    assert article.published_on == date(2024, 5, 12)


def test_what_a_program_fills_in_is_no_author_and_no_date(tmp_path: Path) -> None:
    """Programs and offices sign what they make."""
    word = docx.Document()
    word.add_paragraph("Norway met Peru in Lima.")
    word.save(str(tmp_path / "talks.docx"))

    article = read_article(tmp_path / "talks.docx")

    assert (article.title, article.authors, article.published_on) == ("talks", (), None)


def with_document(path: Path, xml: bytes) -> Path:
    """Write a DOCX whose main part is as given."""
    word = docx.Document()
    word.save(str(path))
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in {**parts, "word/document.xml": xml}.items():
            archive.writestr(name, content)
    return path


def test_entities_are_never_expanded(tmp_path: Path) -> None:
    """A billion laughs fit into a kilobyte; a file of the system into less."""
    xml = b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>'

    with pytest.raises(ArticleError, match="declares XML entities, which relgraph never expands"):
        read_article(with_document(tmp_path / "a.docx", xml))
    with pytest.raises(ArticleError, match="declares XML entities"):
        read_article(with_document(tmp_path / "b.docx", xml.decode().encode("utf-16")))


def test_what_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    """A few kilobytes of zeros packed are gigabytes unpacked."""
    path = with_document(tmp_path / "a.docx", b"<d>" + b" " * 15_000_000 + b"</d>")
    options = ReadOptions(limits=Limits(expansion=2))

    with pytest.raises(
        LimitError, match="more than 2 times its size, beyond the limit 'expansion'"
    ):
        read_article(path, options=options)


def test_a_broken_document_is_said_so(tmp_path: Path) -> None:
    """Half a download is the commonest broken file."""
    with pytest.raises(ArticleError, match="a DOCX file that is broken"):
        read_article(with_document(tmp_path / "a.docx", b"<d"))


def test_a_document_without_text_is_said_so(tmp_path: Path) -> None:
    """A scan pasted into Word is a picture."""
    docx.Document().save(str(tmp_path / "a.docx"))

    with pytest.raises(ArticleError, match="a DOCX file without text"):
        read_article(tmp_path / "a.docx")
