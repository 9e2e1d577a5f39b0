"""PDFs whose text is drawn in ways that a reader must see through: by rows, words and forms."""

import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

TITLE = "How the Harbour Talks Changed a Region"


def titled(path: Path) -> Canvas:
    """Return a canvas with the title drawn."""
    canvas = Canvas(str(path), invariant=1)
    canvas.setFont("Helvetica-Bold", 22)
    canvas.drawString(60, 790, TITLE)
    return canvas


def broken_words(path: Path, prose: Any) -> None:
    """Draw justified lines as a typesetter breaks them: with hyphens inside words."""
    canvas = titled(path)
    y = 760.0
    for words in prose.paragraphs:
        for line in hyphened(words, 74):
            if y < 70:
                canvas.showPage()
                y = 780.0
            canvas.setFont("Times-Roman", 11)
            canvas.drawString(72, y, line)
            y -= 13
        y -= 8
    canvas.save()


def hyphened(words: str, width: int) -> list[str]:
    """Return lines of a width, where long words are broken in the middle."""
    lines, line = [], ""
    for word in words.split(" "):
        told = f"{line} {word}" if line else word
        if len(told) <= width:
            line = told
            continue
        room = width - len(line) - 2
        plain = word.rstrip(".,")
        if room >= 3 and len(plain) - room >= 3 and plain.isalpha():
            lines.append(f"{line} {word[:room]}-")
            line = word[room:]
        else:
            lines.append(line)
            line = word
    return [*lines, line]


def rows_across_columns(path: Path, prose: Any) -> None:
    """Draw two columns row by row, as some programs that lay text over scans do."""
    half = len(prose.paragraphs) // 2
    canvas = titled(path)
    left, right = (
        [line for words in part for line in [*simple_lines(words, 46), ""]]
        for part in (prose.paragraphs[:half], prose.paragraphs[half:])
    )
    canvas.setFont("Times-Roman", 10)
    for number in range(max(len(left), len(right))):
        for x, lines in ((60, left), (310, right)):
            if number < len(lines):
                canvas.drawString(x, 760 - 11.5 * number, lines[number])
    canvas.save()


def simple_lines(words: str, width: int) -> list[str]:
    return textwrap.wrap(words, width, break_long_words=False, break_on_hyphens=False)


def drop_capital(path: Path, prose: Any) -> None:
    canvas = titled(path)
    y = 750.0
    for number, words in enumerate(prose.paragraphs):
        lines = simple_lines(words[1:] if number == 0 else words, 80)
        if number == 0:
            canvas.setFont("Times-Roman", 36)
            canvas.drawString(72, y - 13, words[0])
        canvas.setFont("Times-Roman", 11)
        for order, line in enumerate(lines):
            canvas.drawString(72 + (28 if number == 0 and order < 2 else 0), y, line)
            y -= 13
        y -= 8
    canvas.save()


def words_drawn_one_by_one(path: Path, prose: Any) -> None:
    """Draw every word at its own place, as programs do that justify by themselves."""
    canvas = titled(path)
    y = 760.0
    for words in prose.paragraphs:
        for line in simple_lines(words, 78):
            x = 72.0
            canvas.setFont("Times-Roman", 11)
            for word in line.split():
                canvas.drawString(x, y, word)
                x += canvas.stringWidth(word, "Times-Roman", 11) + 4.1
            y -= 13
        y -= 8
    canvas.save()


def forms(path: Path, prose: Any) -> None:
    """Draw the text inside a form that the page calls."""
    canvas = Canvas(str(path), invariant=1)
    canvas.beginForm("text")
    canvas.setFont("Helvetica-Bold", 22)
    canvas.drawString(72, 790, TITLE)
    canvas.setFont("Times-Roman", 11)
    y = 760.0
    for words in prose.paragraphs:
        for line in simple_lines(words, 84):
            canvas.drawString(72, y, line)
            y -= 13
        y -= 8
    canvas.endForm()
    canvas.doForm("text")
    canvas.save()


LAYOUTS: list[Callable[[Path, Any], None]] = [
    broken_words,
    rows_across_columns,
    drop_capital,
    words_drawn_one_by_one,
    forms,
]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_the_body_of_a_pdf_is_its_text_however_it_is_drawn(
    layout: Callable[[Path, Any], None],
    tmp_path: Path,
    prose: Callable[..., Any],
    assert_pdf_is: Callable[[Path, Any, str], None],
) -> None:
    """What looks the same on paper can stand in the file in any order and in any pieces."""
    path = tmp_path / f"{layout.__name__}.pdf"
    made = prose(LAYOUTS.index(layout) * 31, paragraphs=9)
    layout(path, made)

    assert_pdf_is(path, made, TITLE)
