from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import html
from markdown_it import MarkdownIt

from relgraph.report import Dossier, render_dossier

if TYPE_CHECKING:
    from collections.abc import Callable


def test_hostile_texts_stay_text_when_it_is_rendered(dossier: Dossier) -> None:
    """A forge or an editor renders it, raw HTML and tables and all."""
    text = render_dossier(dossier, "md").decode("utf-8")
    tree = html.document_fromstring(MarkdownIt("commonmark").enable("table").render(text))

    assert tree.xpath("//script|//img|//b|//strong|//code|//em|//@onclick") == []
    assert tree.xpath("//a/@href") == ["https://example.org/giants?a=1&b=(2)"]
    assert "<script>alert(1)</script> | **bold** `code` [a](https://evil.example) # x" in (
        tree.text_content()
    )


def test_hostile_texts_add_no_element(hostile: Dossier) -> None:
    """A heading or a link out of a quote would speak for the report."""
    text = render_dossier(hostile, "md").decode("utf-8")
    tree = html.document_fromstring(MarkdownIt("commonmark").enable("table").render(text))
    names = {each.tag for each in tree.iter()}

    assert names == set("html body h1 h2 h3 h4 p table thead tbody tr th td ul li".split())


def test_every_row_of_a_table_has_the_cells_of_its_head(dossier: Dossier) -> None:
    """A bar in a quote would push the source under the wrong head."""
    text = render_dossier(dossier, "md").decode("utf-8")
    tree = html.document_fromstring(MarkdownIt("commonmark").enable("table").render(text))
    tables = tree.xpath("//table")

    assert len(tables) >= 9
    for table in tables:
        rows = [[cell.text_content() for cell in row] for row in table.xpath(".//tr")]
        assert {len(row) for row in rows} == {len(rows[0])}
        assert not [cell for cell in rows[1] if cell.endswith("\\")]
    assert "S4" in [row.text_content() for row in tree.xpath("//td")]


def test_quotes_can_be_left_out(make: Callable[..., Dossier]) -> None:
    """The words of others may not be yours to hand on."""
    text = render_dossier(make(has_quotes=False), "md").decode("utf-8")

    assert "| words |" not in text
    assert "words 1" not in text


def test_a_bare_dossier_says_what_it_lacks(make: Callable[..., Dossier]) -> None:
    """A section that is left out looks forgotten."""
    (first, *_) = [each for each in make().said if not each.date]
    text = render_dossier(make(said=(first,), thirds=()), "md").decode("utf-8")

    assert "Nothing that is affirmed as actual has a date." in text
    assert "None: nobody else has to do with both" in text
    assert "None found: no month" in text
