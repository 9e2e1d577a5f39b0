import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, NameObject
from reportlab.pdfgen.canvas import Canvas

from relgraph.errors import ArticleError, LimitError
from relgraph.model import Author
from relgraph.read import Limits, ReadOptions, read_article

LINES = (
    "Norway and Peru signed an agreement on fish in Lima, after talks that had taken all",
    "of the winter. Brazil's government thanked both of them for the help they had given.",
)


def make_pdf(path: Path, *, title: str = "", author: str = "", head: tuple[str, ...] = ()) -> Path:
    canvas = Canvas(str(path), invariant=1)
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setFont("Helvetica-Bold", 20)
    canvas.drawString(72, 780, "Talks in Lima")
    canvas.setFont("Helvetica", 11)
    for number, line in enumerate(head):
        canvas.drawString(72, 750 - 16 * number, line)
    for number, line in enumerate(LINES):
        canvas.drawString(72, 650 - 14 * number, line)
    canvas.save()
    return path


def rewrite(path: Path, change: Callable[[PdfWriter], None]) -> Path:
    writer = PdfWriter(clone_from=PdfReader(path))
    change(writer)
    file = io.BytesIO()
    writer.write(file)
    path.write_bytes(file.getvalue())
    return path


def test_the_title_of_the_properties_holds_if_it_stands_on_the_page(tmp_path: Path) -> None:
    """Programs fill in file names and the titles of the document before."""
    good = read_article(make_pdf(tmp_path / "a.pdf", title="talks in Lima"))
    bad = read_article(make_pdf(tmp_path / "b.pdf", title="Microsoft Word - draft3.docx"))
    other = read_article(make_pdf(tmp_path / "c.pdf", title="Budget 2019"))

    assert good.title == "talks in Lima"
    assert bad.title == other.title == "Talks in Lima"


def test_the_author_of_the_properties_holds_if_the_page_names_them(tmp_path: Path) -> None:
    """Often it is whoever owned the computer."""
    named = make_pdf(tmp_path / "a.pdf", author="Jane Doe", head=("Jane Doe and others",))
    unnamed = make_pdf(tmp_path / "b.pdf", author="Office User")

    assert read_article(named).authors == (Author("Jane Doe"),)
    assert read_article(unnamed).authors == ()


def test_the_head_of_the_page_says_who_and_when(tmp_path: Path) -> None:
    """The date on the page is that of publication; the file's is when it was made."""
    head = ("By Jane Doe, Oslo Institute", "29 December 2023")
    article = read_article(make_pdf(tmp_path / "a.pdf", head=head))

    assert article.authors == (Author("Jane Doe", "Oslo Institute"),)
    assert article.published_on == date(2023, 12, 29)
    assert read_article(make_pdf(tmp_path / "b.pdf")).published_on == date(2000, 1, 1)


def test_the_day_on_which_a_page_was_printed_is_no_date(tmp_path: Path) -> None:
    """Somebody saves an article of 2019 today; every event of it would move to today."""
    path = rewrite(
        make_pdf(tmp_path / "a.pdf"),
        lambda writer: writer.add_metadata({"/Producer": "Skia/PDF m119"}),
    )

    assert read_article(path).published_on is None


def test_a_pdf_that_is_locked_is_said_so(tmp_path: Path) -> None:
    """A password that is empty only forbids printing; another one forbids reading."""
    path = make_pdf(tmp_path / "a.pdf")

    rewrite(path, lambda writer: writer.encrypt("", "owner", algorithm="RC4-128"))
    assert read_article(path).title == "Talks in Lima"
    rewrite(make_pdf(path), lambda writer: writer.encrypt("x", "owner", algorithm="RC4-128"))
    with pytest.raises(ArticleError, match="locked by a password; save it unlocked"):
        read_article(path)


def test_a_pdf_of_pictures_is_said_so(tmp_path: Path) -> None:
    """Scans are common, and reading them is another program's job."""
    canvas = Canvas(str(tmp_path / "a.pdf"), invariant=1)
    canvas.rect(72, 72, 100, 100)
    canvas.save()

    with pytest.raises(ArticleError, match="a PDF without text, perhaps of scanned pages"):
        read_article(tmp_path / "a.pdf")


def test_more_pages_than_the_limit_are_refused(tmp_path: Path) -> None:
    """A book of ten thousand pages would hold up everything else."""
    canvas = Canvas(str(tmp_path / "a.pdf"), invariant=1)
    for _ in range(4):
        canvas.drawString(72, 700, LINES[0])
        canvas.showPage()
    canvas.save()

    with pytest.raises(LimitError, match="more than 3 pages, beyond the limit 'pages'"):
        read_article(tmp_path / "a.pdf", options=ReadOptions(limits=Limits(pages=3)))


def test_pages_that_lead_to_themselves_are_ended(tmp_path: Path) -> None:
    """A tree of pages can be made a ring."""

    def ring(writer: PdfWriter) -> None:
        pages = writer.root_object["/Pages"].get_object()
        kids = pages[NameObject("/Kids")]  # type: ignore[index] # it is a dictionary
        kids.append(writer.root_object.raw_get("/Pages"))

    path = rewrite(make_pdf(tmp_path / "a.pdf"), ring)
    try:
        article = read_article(path)
    except ArticleError as error:
        assert str(path) in str(error)  # noqa: PT017 - either outcome ends
    else:
        assert article.title == "Talks in Lima"


def test_forms_that_call_themselves_are_ended(tmp_path: Path) -> None:
    """A form on a page can draw itself."""
    canvas = Canvas(str(tmp_path / "a.pdf"), invariant=1)
    canvas.beginForm("loop")
    canvas.setFont("Helvetica", 11)
    for number, line in enumerate(LINES):
        canvas.drawString(72, 650 - 14 * number, line)
    canvas.doForm("loop")
    canvas.endForm()
    canvas.doForm("loop")
    canvas.save()

    assert LINES[0][:30] in read_article(tmp_path / "a.pdf").text


def test_turned_text_is_left_out(tmp_path: Path) -> None:
    """Stamps on the margin are no text of the article."""
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), invariant=1)
    canvas.setFont("Helvetica", 11)
    for number, line in enumerate(LINES):
        canvas.drawString(72, 650 - 14 * number, line)
    canvas.rotate(90)
    canvas.drawString(100, -30, "Downloaded by a library on some day")
    canvas.save()

    assert "Downloaded" not in read_article(path).text


def test_a_page_without_a_size_is_read(tmp_path: Path) -> None:
    """Some programs write boxes of nothing."""

    def shrink(writer: PdfWriter) -> None:
        zero = ArrayObject(writer.pages[0].mediabox[:1] * 4)
        writer.pages[0][NameObject("/MediaBox")] = zero

    path = rewrite(make_pdf(tmp_path / "a.pdf"), shrink)

    assert read_article(path).title == "Talks in Lima"
