"""Web pages in the layouts of papers, magazines, ministries and think tanks."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import jinja2
import pytest

from relgraph.errors import ArticleError
from relgraph.model import Article, Author
from relgraph.read import read_article

LAYOUTS = sorted((Path(__file__).parent / "layouts").glob("*.*html"))
TITLE = "How the Harbour Talks Changed a Region"

Read = Callable[[str | bytes], Article]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """A function from a page to its article."""

    def from_page(page: str | bytes) -> Article:
        path = tmp_path / "page.html"
        path.write_bytes(page if isinstance(page, bytes) else page.encode("utf-8"))
        return read_article(path)

    return from_page


def body(article: Article) -> list[str]:
    return [span.of(article.text) for span in article.body]


def render(layout: Path, prose: Any) -> str:
    template = jinja2.Template(layout.read_text(encoding="utf-8"), autoescape=True)
    page: str = template.render(
        title=TITLE,
        paragraphs=prose.paragraphs,
        headings=prose.headings,
        quote=prose.quote(1),
    )
    return page


def test_there_are_layouts() -> None:
    """The test below would pass on none."""
    assert len(LAYOUTS) >= 10


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_the_body_of_a_page_is_its_text(
    layout: Path,
    tmp_path: Path,
    prose: Callable[..., Any],
    assert_body_is: Callable[[Path, Any], Any],
) -> None:
    """Comments, menus and calls for newsletters make statements that the article does not."""
    made = prose(LAYOUTS.index(layout) * 41)
    path = tmp_path / layout.name
    path.write_text(render(layout, made), encoding="utf-8")

    reading = assert_body_is(path, made)

    assert reading.article.title == TITLE
    assert [words for words in made.paragraphs if words not in body(reading.article)] == []


def test_schema_org_goes_before_open_graph(read: Read) -> None:
    """Sites write the first for machines that read news, the second for cards in social media."""
    article = read(
        """<html><head><title>Card | Site</title><meta property="og:title" content="Card">
        <meta property="og:site_name" content="Site"><script type="application/ld+json">
        [{"@type": ["NewsArticle"], "headline": "Talks", "articleSection": ["World", "Asia"],
        "author": {"@type": "Person", "name": "Jane Doe", "worksFor": {"name": "Oslo Institute"}},
        "datePublished": "2023-12-29T23:00:00+05:00", "mainEntityOfPage":
        {"@id": "https://example.org/talks"}}]</script></head>
        <body><p>Norway met Peru in Lima.</p></body></html>"""
    )

    assert article.title == "Talks"
    assert article.authors == (Author("Jane Doe", "Oslo Institute"),)
    assert article.published_on == date(2023, 12, 29)
    assert (article.publisher, article.section) == ("Site", "World")
    assert article.url == "https://example.org/talks"


def test_marks_made_for_scholars_are_read(read: Read) -> None:
    """Journals name authors' institutes there."""
    article = read(
        """<html><head><meta name="citation_title" content="Talks">
        <meta name="citation_author" content="Doe, Jane">
        <meta name="citation_author_institution" content="Oslo Institute">
        <meta name="citation_publication_date" content="2023/12/29"></head>
        <body><p>Norway met Peru in Lima.</p></body></html>"""
    )

    assert article.authors == (Author("Jane Doe", "Oslo Institute"),)
    assert article.published_on == date(2023, 12, 29)


@pytest.mark.parametrize(
    "script",
    ["{", "[[[]]]", '{"@type": 3, "headline": {}}', '{"@type": "Article", "headline": []}', "null"],
)
def test_marks_that_are_broken_do_not_keep_a_page_from_being_read(read: Read, script: str) -> None:
    """A stray comma in a script is the site's fault, and the text is still there."""
    article = read(
        f'<html><head><title>Talks</title><script type="application/ld+json">{script}</script>'
        "</head><body><p>Norway met Peru in Lima.</p></body></html>"
    )

    assert body(article) == ["Norway met Peru in Lima."]


def test_no_date_is_taken_from_a_footer(read: Read) -> None:
    """A wrong date is worse than none: events are placed by it."""
    article = read(
        "<html><body><article><h1>Talks</h1><p>Norway met Peru in Lima.</p></article>"
        "<footer>© 2019 Site</footer></body></html>"
    )

    assert article.published_on is None


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("windows-1252", "cp1252"), ("iso-8859-2", "iso-8859-2"), ("", "cp1252")],
)
def test_a_page_is_decoded_as_it_declares_or_as_browsers_do(
    read: Read, declared: str, encoding: str
) -> None:
    """Quotes must be the page's own words."""
    meta = f'<meta charset="{declared}">' if declared else ""
    page = (
        f"<html><head>{meta}</head><body><p>Norway met Nováková’s aides in Lima.</p></body></html>"
    )
    page = page.replace("’", "'") if encoding == "iso-8859-2" else page.replace("á", "é")

    article = read(page.encode(encoding))

    assert "Nov" in article.text
    assert "kov" in article.text
    assert ("á" in article.text) or ("é" in article.text)


def test_a_page_that_declares_wrongly_and_is_utf_8_is_read_as_that(read: Read) -> None:
    """Old templates keep the declaration of the encoding that a site once used."""
    page = '<html><head><meta charset="iso-8859-1"></head><p>Norway’s aide met Peru.</p></html>'

    assert body(read(page)) == ["Norway’s aide met Peru."]


def test_scripts_are_never_kept(read: Read) -> None:
    """What a script says is no text, wherever it stands."""
    article = read(
        "<html><body><article><p>Norway met <script>Peru.attack()</script>Peru.</p>"
        "<script>document.write('Norway')</script><noscript>Turn on scripts.</noscript>"
        "</article></body></html>"
    )

    assert body(article) == ["Norway met Peru."]


def test_a_page_called_a_text_is_read_as_a_page(tmp_path: Path) -> None:
    """What a file holds decides, not what it is called."""
    path = tmp_path / "talks.txt"
    path.write_text("<!DOCTYPE html><html><body><p>Norway met Peru.</p></body></html>")

    assert body(read_article(path)) == ["Norway met Peru."]


def test_a_page_without_text_is_said_so(read: Read) -> None:
    """Pages that scripts fill are empty when saved."""
    with pytest.raises(ArticleError, match="no article in it; save the page of one article"):
        read("<html><body><div id=root></div><script>render()</script></body></html>")
