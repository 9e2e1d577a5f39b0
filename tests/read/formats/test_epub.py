from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from relgraph.errors import ArticleError
from relgraph.model import Author
from relgraph.read import read_article

TITLE = "How the Harbour Talks Changed a Region"
CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
)
PACKAGE = (
    '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<metadata><dc:title>{title}</dc:title><dc:creator>Jane Doe</dc:creator>"
    "<dc:publisher>Made Press</dc:publisher><dc:date>2023-12-29</dc:date>"
    "<dc:identifier>https://example.org/book</dc:identifier></metadata><manifest>{items}</manifest>"
    "<spine>{spine}</spine></package>"
)
PAGE = (
    '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" '
    'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title></head>'
    "<body{type}>{body}</body></html>"
)


def write_book(path: Path, pages: dict[str, str]) -> None:
    """Write an EPUB whose spine has the given pages."""
    items = "".join(f'<item id="{name}" href="{name}.xhtml"/>' for name in pages)
    spine = "".join(f'<itemref idref="{name}"/>' for name in pages)
    with ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("OEBPS/book.opf", PACKAGE.format(title=TITLE, items=items, spine=spine))
        for name, body in pages.items():
            kind = ' epub:type="frontmatter titlepage"' if name == "front" else ""
            archive.writestr(f"OEBPS/{name}.xhtml", PAGE.format(type=kind, body=body))


@pytest.mark.parametrize("parts", [1, 3])
def test_the_body_of_a_book_is_its_chapters(
    parts: int,
    tmp_path: Path,
    prose: Callable[..., Any],
    assert_body_is: Callable[[Path, Any], Any],
) -> None:
    """Contents and imprint name states, too."""
    made = prose(parts)
    pages = {
        "cover": "<p>Peru and Norway at sea</p>",
        "front": f"<p>{TITLE}</p><p>Kenya Press, Nairobi.</p>",
        "nav": "<ol><li>Norway</li><li>Peru</li></ol>",
    }
    for part in range(parts):
        told = "".join(f"<p>{words}</p>" for words in made.paragraphs[part::parts])
        pages[f"chapter{part}"] = f"<h1>{made.headings[part]}</h1>{told}"
    pages["copyright"] = "<p>Printed in Chile by Made Press.</p>"
    path = tmp_path / "book.epub"
    write_book(path, pages)

    article = assert_body_is(path, made).article

    assert article.title == TITLE
    assert article.authors == (Author("Jane Doe"),)
    assert (article.publisher, article.published_on) == ("Made Press", date(2023, 12, 29))
    assert article.url == "https://example.org/book"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("META-INF/container.xml", "<container/>", "names no package"),
        ("META-INF/container.xml", "", "broken"),
        ("OEBPS/book.opf", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "declares XML entities"),
        ("OEBPS/book.opf", "<package/>", "without text"),
    ],
)
def test_a_book_that_is_broken_says_how(tmp_path: Path, name: str, content: str, told: str) -> None:
    """Each is a way in which real files fail, or are made to."""
    whole, broken = tmp_path / "whole.epub", tmp_path / "broken.epub"
    write_book(whole, {"one": "<p>Norway met Peru.</p>"})
    with ZipFile(whole) as archive, ZipFile(broken, "w") as copy:
        for member in archive.namelist():
            copy.writestr(member, content if member == name else archive.read(member))

    with pytest.raises(ArticleError, match=told):
        read_article(broken)
