"""PDFs in the layouts of papers, journals and think tanks, made here from made text."""

import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib import colors
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    FrameBreak,
    ListFlowable,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

TITLE = "How the Harbour Talks Changed a Region"
WIDTH, HEIGHT = A4


def style(name: str = "body", **options: Any) -> ParagraphStyle:
    settings = {"fontName": "Times-Roman", "fontSize": 10.5, "leading": 13, "spaceAfter": 7}
    return ParagraphStyle(name, **{**settings, **options})


HEADING = style("heading", fontName="Helvetica-Bold", fontSize=14, leading=18)
BOLD = style("bold", fontName="Times-Bold")
TITLES = style("title", fontName="Helvetica-Bold", fontSize=22, leading=26)
SMALL = style("small", fontSize=8, leading=10)
PULL = style("pull", fontName="Helvetica-Oblique", fontSize=16, leading=20, leftIndent=30)


def build(
    path: Path,
    story: list[Any],
    *,
    columns: int = 1,
    on_page: Callable[[Canvas, Any], None] = lambda *_: None,
    pagesize: tuple[float, float] = A4,
    top: float = 70,
) -> None:
    """Write a PDF of columns under whatever is drawn on each page."""
    width, height = pagesize
    gutter = 18
    wide = (width - 110 - gutter * (columns - 1)) / columns
    frames = [
        Frame(55 + number * (wide + gutter), 60, wide, height - 60 - top, id=str(number))
        for number in range(columns)
    ]
    document = BaseDocTemplate(str(path), pagesize=pagesize, invariant=1)
    document.addPageTemplates([PageTemplate(frames=frames, onPage=on_page)])
    document.build(story)


def body(prose: Any, where: ParagraphStyle, headed: ParagraphStyle | None = HEADING) -> list[Any]:
    """Return the text's paragraphs, a heading before every third."""
    story: list[Any] = []
    for number, words in enumerate(prose.paragraphs):
        if headed is not None and number % 3 == 1:
            story.append(Paragraph(prose.headings[number // 3 % 3], headed))
        story.append(Paragraph(words, where))
    return story


def head_and_foot(canvas: Canvas, document: Any) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(55, HEIGHT - 40, "Journal of Made Affairs, Vol. 7, No. 2")
    canvas.drawCentredString(WIDTH / 2, 30, f"Page {document.page}")
    canvas.drawRightString(WIDTH - 55, 30, "www.made-affairs.example")


def mirrored(canvas: Canvas, document: Any) -> None:
    canvas.setFont("Times-Italic", 10.5)
    if document.page % 2:
        canvas.drawRightString(WIDTH - 55, HEIGHT - 45, f"Harbour Talks   {document.page}")
    else:
        canvas.drawString(55, HEIGHT - 45, f"{document.page}   Jane Doe and Juan Perez")


def stamped(canvas: Canvas, _: Any) -> None:
    canvas.saveState()
    canvas.setFont("Helvetica-Bold", 60)
    canvas.setFillColor(colors.lightgrey)
    canvas.translate(WIDTH / 2, HEIGHT / 2)
    canvas.rotate(45)
    canvas.drawCentredString(0, 0, "DRAFT COPY")
    canvas.restoreState()


def noted(canvas: Canvas, document: Any) -> None:
    canvas.line(55, 58, 200, 58)
    canvas.setFont("Times-Roman", 8)
    canvas.drawString(
        55,
        48,
        f"{document.page} See the ministry's yearbook, chapter {document.page}, for the figures.",
    )
    canvas.drawString(55, 38, "Interview of the writer with a former envoy, Lima, spring.")
    canvas.drawCentredString(WIDTH / 2, 20, str(document.page))


FIGURES = Table(
    [
        ["Country", "Trade", "Share"],
        ["Norway", "12.4", "3 %"],
        ["Peru", "9.1", "2 %"],
        ["Kenya", "7.7", "2 %"],
    ],
    style=TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)]),
)
JUSTIFIED = style(alignment=TA_JUSTIFY)
INDENTED = style(alignment=TA_JUSTIFY, firstLineIndent=14, spaceAfter=0)
TIGHT = style(fontSize=9, leading=10.5, spaceAfter=5)


def title_story(prose: Any, where: ParagraphStyle) -> list[Any]:
    return [Paragraph(TITLE, TITLES), *body(prose, where)]


def with_inserts(prose: Any, where: ParagraphStyle, inserts: list[Any]) -> list[Any]:
    """Return a story with something set after every second paragraph."""
    story: list[Any] = [Paragraph(TITLE, TITLES)]
    for number, words in enumerate(prose.paragraphs):
        story.append(Paragraph(words, where))
        if number % 2 == 0 and number // 2 < len(inserts):
            story.append(inserts[number // 2])
    return story


def one_column(path: Path, prose: Any) -> None:
    build(path, title_story(prose, style()), on_page=head_and_foot)


def two_columns(path: Path, prose: Any) -> None:
    build(path, title_story(prose, JUSTIFIED), columns=2, on_page=head_and_foot)


def two_columns_indented(path: Path, prose: Any) -> None:
    build(path, title_story(prose, INDENTED), columns=2, on_page=mirrored)


def three_columns(path: Path, prose: Any) -> None:
    build(path, title_story(prose, TIGHT), columns=3, on_page=mirrored)


def landscape_three_columns(path: Path, prose: Any) -> None:
    build(path, title_story(prose, TIGHT), columns=3, pagesize=landscape(A4))


def indented_paragraphs(path: Path, prose: Any) -> None:
    build(path, title_story(prose, INDENTED), on_page=mirrored)


def pull_quotes(path: Path, prose: Any) -> None:
    quotes = [Paragraph(f"“{prose.quote(n)}”", PULL) for n in (1, 3, 5)]
    build(path, with_inserts(prose, JUSTIFIED, quotes), on_page=head_and_foot)


def pull_quotes_in_columns(path: Path, prose: Any) -> None:
    large = style("large", fontName="Helvetica-Bold", fontSize=15, leading=18)
    quotes = [Paragraph(prose.quote(n), large) for n in (2, 4)]
    build(path, with_inserts(prose, JUSTIFIED, quotes), columns=2)


def tables(path: Path, prose: Any) -> None:
    build(path, with_inserts(prose, style(), [FIGURES, FIGURES]), on_page=head_and_foot)


def tables_in_columns(path: Path, prose: Any) -> None:
    build(path, with_inserts(prose, JUSTIFIED, [FIGURES]), columns=2, on_page=head_and_foot)


def captions(path: Path, prose: Any) -> None:
    told = [
        Paragraph(f"Figure {n}: Landings of fish by harbour, in tonnes. Source: made.", SMALL)
        for n in (1, 2)
    ]
    build(path, with_inserts(prose, style(), told))


def captions_in_the_size_of_the_text(path: Path, prose: Any) -> None:
    told = [
        Paragraph(f"Figure {n}. Landings of fish by harbour, in tonnes", style()) for n in (1, 2)
    ]
    build(path, with_inserts(prose, style(), told))


def footnotes(path: Path, prose: Any) -> None:
    marked = [
        Paragraph(words.replace(". ", "<super size=7>3</super>. ", 1), style())
        for words in prose.paragraphs
    ]
    build(path, [Paragraph(TITLE, TITLES), *marked], on_page=noted)


def stamps(path: Path, prose: Any) -> None:
    build(path, title_story(prose, style()), on_page=stamped)


def bold_headings(path: Path, prose: Any) -> None:
    build(path, [Paragraph(TITLE, TITLES), *body(prose, style(), BOLD)], on_page=head_and_foot)


def lists(path: Path, prose: Any) -> None:
    items = [Paragraph(words, style()) for words in prose.paragraphs[1:5]]
    story: list[Any] = [Paragraph(TITLE, TITLES), Paragraph(prose.paragraphs[0], style())]
    story += [ListFlowable(items, bulletType="bullet", start="•")]
    story += [Paragraph(words, style()) for words in prose.paragraphs[5:]]
    build(path, story)


def cover_and_contents(path: Path, prose: Any) -> None:
    from reportlab.platypus import PageBreak

    story = [
        Spacer(1, 200),
        Paragraph(TITLE, TITLES),
        Paragraph("By Jane Doe, Made Institute", style()),
    ]
    story += [Paragraph("29 December 2023", style()), PageBreak()]
    build(path, [*story, *body(prose, JUSTIFIED)], on_page=head_and_foot)


def sans_ragged_narrow(path: Path, prose: Any) -> None:
    narrow = style(fontName="Helvetica", fontSize=9, leading=12, rightIndent=120)
    build(path, title_story(prose, narrow))


def typewriter(path: Path, prose: Any) -> None:
    build(path, title_story(prose, style(fontName="Courier", fontSize=10, leading=20)))


def abstract_across_columns(path: Path, prose: Any) -> None:
    """Set the first paragraph across the page, and the rest in columns below."""
    width = (WIDTH - 128) / 2
    frames = [
        Frame(55, 600, WIDTH - 110, 180, id="top"),
        Frame(55, 60, width, 530, id="left"),
        Frame(73 + width, 60, width, 530, id="right"),
    ]
    document = BaseDocTemplate(str(path), pagesize=A4, invariant=1)
    document.addPageTemplates([PageTemplate(frames=frames, onPage=head_and_foot)])
    first, *rest = prose.paragraphs
    story: list[Any] = [Paragraph(TITLE, TITLES), Paragraph(first, style()), FrameBreak()]
    document.build([*story, *(Paragraph(words, JUSTIFIED) for words in rest)])


def sidebar(path: Path, prose: Any) -> None:
    """Set a box of small print beside the text."""

    def boxed(canvas: Canvas, _: Any) -> None:
        canvas.setFont("Helvetica", 8)
        for number, line in enumerate(
            textwrap.wrap("Key facts: the harbour has nine piers. " * 4, 24)
        ):
            canvas.drawString(430, 700 - 10 * number, line)

    narrow = style(rightIndent=140)
    build(path, title_story(prose, narrow), on_page=boxed)


def endnotes(path: Path, prose: Any) -> None:
    notes = [
        Paragraph(
            f"{n}. Jane Doe, “Fish and Ports,” Made Review {n}, no. 2 (2019): {n}1-{n}9.", SMALL
        )
        for n in range(1, 30)
    ]
    story = [*title_story(prose, JUSTIFIED), Paragraph("Notes", HEADING), *notes]
    build(path, story, on_page=head_and_foot)


def numbered_headings(path: Path, prose: Any) -> None:
    story: list[Any] = [Paragraph(TITLE, TITLES)]
    for number, words in enumerate(prose.paragraphs):
        if number % 4 == 0:
            story.append(Paragraph(f"{number // 4 + 1}. {prose.headings[number // 4 % 3]}", BOLD))
        story.append(Paragraph(words, INDENTED))
    build(path, story, columns=2, on_page=mirrored)


def letterhead(path: Path, prose: Any) -> None:
    def headed(canvas: Canvas, document: Any) -> None:
        if document.page == 1:
            canvas.setFont("Helvetica-Bold", 11)
            canvas.drawString(55, HEIGHT - 40, "MINISTRY OF MADE AFFAIRS")
            canvas.setFont("Helvetica", 8)
            canvas.drawString(55, HEIGHT - 52, "1 Harbour Road, Oslo | press@ministry.example")
        canvas.setFont("Helvetica", 8)
        canvas.drawRightString(WIDTH - 55, 30, f"{document.page}/{4}")

    build(path, title_story(prose, style(fontSize=12, leading=18)), on_page=headed)


LAYOUTS: list[Callable[[Path, Any], None]] = [
    abstract_across_columns,
    sidebar,
    endnotes,
    numbered_headings,
    letterhead,
    one_column,
    two_columns,
    two_columns_indented,
    three_columns,
    landscape_three_columns,
    indented_paragraphs,
    pull_quotes,
    pull_quotes_in_columns,
    tables,
    tables_in_columns,
    captions,
    captions_in_the_size_of_the_text,
    footnotes,
    stamps,
    bold_headings,
    lists,
    cover_and_contents,
    sans_ragged_narrow,
    typewriter,
]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_the_body_of_a_pdf_is_its_text(
    layout: Callable[[Path, Any], None],
    tmp_path: Path,
    prose: Callable[..., Any],
    assert_pdf_is: Callable[[Path, Any, str], None],
) -> None:
    """Running heads, notes and pull quotes as statements would be statements nobody made."""
    path = tmp_path / f"{layout.__name__}.pdf"
    made = prose(LAYOUTS.index(layout) * 31, paragraphs=14)
    layout(path, made)

    assert_pdf_is(path, made, TITLE)
