"""How a PDF file is set: its font, its styles, its tables and its time line."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Literal
from xml.sax.saxutils import escape

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, Table, TableStyle

from relgraph.model import Polarity
from relgraph.report.letters import lay_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relgraph.report.plot import Plot

__all__ = ["MARGIN", "Text", "draw", "paragraph", "table"]

MARGIN = 54.0
"""Points about the page: three quarters of an inch."""

_INNER = A4[0] - 2 * MARGIN
_FONTS = {"DejaVu": "DejaVuSans.ttf", "DejaVu-Bold": "DejaVuSans-Bold.ttf"}
_INK, _QUIET, _RULE = HexColor("#1a1d23"), HexColor("#59616e"), HexColor("#dcdfe4")
_COLOURS = {
    Polarity.COOPERATIVE: HexColor("#0b6bb8"),
    Polarity.CONFLICTUAL: HexColor("#c4500a"),
    Polarity.NEUTRAL: HexColor("#737b88"),
}
_LONGEST = 90
"""Signs of a name in a table, whose rows cannot be parted between pages."""
_SIZES = {
    "h1": (18, 0, 4),
    "h2": (13, 16, 6),
    "h3": (11, 10, 2),
    "h4": (9, 7, 3),
    "text": (9, 0, 5),
    "small": (7.5, 0, 5),
    "said": (9, 0, 0),
    "words": (9, 1, 0),
    "after": (7.5, 0, 7),
}
"""Size of the letters, room before and room after, in points."""


class Text:
    """Makes texts fit for paragraphs, and keeps the signs that the font does not have."""

    def __init__(self) -> None:
        self._known = set(_fonts()[0].face.charToGlyph)
        self.missing: set[str] = set()

    def __call__(self, value: object) -> str:
        """Return a value as the markup that a paragraph takes."""
        laid = lay_out(str(value))
        self.missing |= {sign for sign in laid if ord(sign) not in self._known}
        return escape(laid)

    def name(self, value: str) -> str:
        """Return a name fit for a cell, cut where it is very long."""
        return self(shorten(value, _LONGEST, placeholder=" …"))


def paragraph(text: str, style: str = "text") -> Paragraph:
    """Return a paragraph of a text that `Text` made fit."""
    return Paragraph(text, _style(style))


def table(rows: Sequence[Sequence[str]], shares: Sequence[float], *, repeated: int = 0) -> Table:
    """Return a table of texts that `Text` made fit.

    Args:
        rows: the cells.
        shares: the part of the width that each column takes.
        repeated: how many rows stand again at the head of each page.
    """
    styles = TableStyle(
        [
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, _RULE),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (0, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
        ]
    )
    cells = [[paragraph(cell) for cell in row] for row in rows]
    widths = [share * _INNER for share in shares]
    return Table(cells, colWidths=widths, style=styles, repeatRows=repeated)


def draw(plot: Plot) -> Drawing:
    """Return the time line; its places are measured from the top, reportlab's from below."""
    scale = _INNER / plot.width
    drawing = Drawing(_INNER, plot.height * scale)
    drawing.scale(scale, scale)
    for level in plot.levels:
        y = plot.height - level.at
        drawing.add(Line(plot.left, y, plot.width, y, strokeColor=_RULE, strokeWidth=1))
        drawing.add(_label(plot.left - 6, y - 4, level.text, "end"))
    for bar in plot.bars:
        box = Rect(bar.x, plot.height - bar.y - bar.height, bar.width, bar.height)
        box.strokeColor = _COLOURS[bar.polarity]
        is_neutral = bar.polarity is Polarity.NEUTRAL
        box.fillColor = HexColor("#ffffff") if is_neutral else box.strokeColor
        drawing.add(box)
    y = plot.height - plot.zero
    drawing.add(Line(plot.left, y, plot.width, y, strokeColor=_QUIET, strokeWidth=1))
    for tick in plot.ticks:
        drawing.add(_label(tick.at, 6, tick.text, "middle"))
    return drawing


def _label(x: float, y: float, text: str, anchor: Literal["middle", "end"]) -> String:
    return String(x, y, text, fontName="DejaVu", fontSize=11, fillColor=_QUIET, textAnchor=anchor)


@cache
def _fonts() -> tuple[TTFont, ...]:
    """Return the fonts, made known to reportlab, which keeps them for the whole process."""
    (folder,) = (Path(__file__).resolve().parent / "_vendor").glob("dejavu-*")
    fonts = tuple(TTFont(name, str(folder / file)) for name, file in _FONTS.items())
    for font in fonts:
        pdfmetrics.registerFont(font)
    pdfmetrics.registerFontFamily("DejaVu", normal="DejaVu", bold="DejaVu-Bold")
    return fonts


@cache
def _style(name: str) -> ParagraphStyle:
    """Return a style; headings stay with what they stand over."""
    size, before, after = _SIZES[name]
    is_heading = name.startswith("h")
    return ParagraphStyle(
        name,
        fontName="DejaVu-Bold" if is_heading else "DejaVu",
        fontSize=size,
        leading=size * 1.35,
        spaceBefore=before,
        spaceAfter=after,
        keepWithNext=is_heading or name in {"said", "words"},
        textColor=_QUIET if name in {"small", "after"} else _INK,
        leftIndent=10 if name in {"said", "words", "after"} else 0,
    )
