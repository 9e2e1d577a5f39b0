from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

from pypdf import PdfReader

from relgraph.report import Dossier, render_dossier

if TYPE_CHECKING:
    from collections.abc import Callable


def read(dossier: Dossier) -> PdfReader:
    return PdfReader(io.BytesIO(render_dossier(dossier, "pdf")))


def text_of(dossier: Dossier) -> str:
    return "\n".join(page.extract_text() for page in read(dossier).pages)


def test_latin_cyrillic_and_arabic_stand_in_the_file(dossier: Dossier) -> None:
    """Names of the world; Arabic letters are joined."""
    told = text_of(dossier)

    assert "Асим Мунир у Вашингтоні" in told
    assert "\ufecb\ufe8e\ufebb\ufee2 \ufee3\ufee8\ufef4\ufeae" in told  # a reader turns them back
    assert "<script>alert(1)</script>" in told


def test_hostile_texts_are_set_as_text(hostile: Dossier) -> None:
    """The library reads markup in paragraphs; an article must not write any."""
    told = "".join(text_of(hostile).split())

    assert '<para><fontname="none"><ahref="file:///etc/passwd">' in told
    assert "&lt;b&gt;" in told


def test_what_the_font_lacks_is_counted(make: Callable[..., Dossier]) -> None:
    """A box in the place of a name must not pass for the name."""
    note = "not in this file's font"

    assert f"2 different signs of the articles are {note}" in " ".join(text_of(make()).split())
    assert note not in text_of(make(thirds=()))


def test_only_addresses_of_the_web_are_links(dossier: Dossier) -> None:
    """A reader of PDF files follows what it is given."""
    annotations = [
        each.get_object() for page in read(dossier).pages for each in page.get("/Annots", ())
    ]
    links = {each["/A"]["/URI"] for each in annotations if "/URI" in each.get("/A", {})}

    assert links == {"https://example.org/giants?a=1&b=(2)"}


def test_long_texts_run_over_pages(make: Callable[..., Dossier]) -> None:
    """A title or a name of any length must not keep the rest from being written."""
    (one, *_) = make().said
    long = "word " * 1500
    source = replace(one.source, title=long, publisher="x" * 900)
    said = replace(one, quote=long, topic=long, source=source)
    thirds = [replace(each, name=long) for each in make().thirds]

    assert len(read(make(said=(said,), thirds=tuple(thirds))).pages) > 3


def test_a_bare_dossier_says_what_it_lacks(make: Callable[..., Dossier]) -> None:
    """A section that is left out looks forgotten."""
    (first, *_) = [each for each in make().said if not each.date]
    told = text_of(make(said=(replace(first, quote=""),), thirds=()))

    assert "Nothing that is affirmed as actual has a date." in told
    assert "None: nobody else has to do with both" in told
    assert "None found" in told
