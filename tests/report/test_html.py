from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING

import pytest
from lxml import html

from relgraph.report import Dossier, render_dossier

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser


def read(dossier: Dossier) -> html.HtmlElement:
    return html.document_fromstring(render_dossier(dossier, "html").decode("utf-8"))


def test_the_policy_admits_the_styles_of_the_page_and_nothing_else(dossier: Dossier) -> None:
    """Whatever a text from the graph may do, nothing runs and nothing is loaded."""
    page = render_dossier(dossier, "html").decode("utf-8")
    (styles,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(styles.encode("utf-8")).digest()).decode("ascii")
    policy = read(dossier).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")

    assert policy == [
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    ]
    assert "style=" not in page


def test_hostile_texts_stand_as_text(dossier: Dossier) -> None:
    """Titles, quotes, topics, publishers and addresses are written by others."""
    tree = read(dossier)

    assert tree.xpath("//script|//img|//b|//@onclick|//@onerror") == []
    assert {each for each in tree.xpath("//@href") if not each.startswith("#")} == {
        "https://example.org/giants?a=1&b=(2)"
    }
    assert "<script>alert(1)</script>" in tree.text_content()
    assert "\u202e" not in tree.text_content()


def test_every_link_within_the_page_leads_somewhere(dossier: Dossier) -> None:
    """Numbers are the way from a disagreement to its words."""
    tree = read(dossier)
    anchors = {each.removeprefix("#") for each in tree.xpath("//a/@href") if each[0] == "#"}

    assert len(anchors) > 12
    assert anchors <= set(tree.xpath("//@id"))


def test_both_ways_stand_apart_under_their_type(dossier: Dossier) -> None:
    """Who does it to whom is the point."""
    heads = [each.text_content() for each in read(dossier).xpath("//h4/bdi")]

    assert heads[:3] == [
        "Pakistan towards United States",
        "United States towards Pakistan",
        "Pakistan and United States, both ways",
    ]


def test_a_bare_dossier_says_what_it_lacks(make: Callable[..., Dossier]) -> None:
    """A section that is left out looks forgotten."""
    (first, *_) = [each for each in make().said if not each.date]
    told = read(make(said=(first,), thirds=())).text_content()

    assert "Nothing that is affirmed as actual has a date." in told
    assert "None: nobody else has to do with both" in told
    assert "None found: no month" in told


def test_hostile_texts_add_no_element(hostile: Dossier) -> None:
    """The page's elements are those of its template, whatever the articles say."""
    tree = read(hostile)
    names = {each.tag for each in tree.iter() if isinstance(each.tag, str)}

    assert names == set(
        "html head meta title style body a header span nav main h1 bdi p section h2 dl div dt dd "
        "figure svg line text rect figcaption details summary table thead tbody tr th td h3 h4 ol "
        "li blockquote time caption ul".split()
    )
    assert [each for each in tree.xpath("//@href") if not each.startswith("#")] == []


@pytest.mark.browser
def test_a_browser_shows_it_and_asks_for_nothing(
    hostile: Dossier, tmp_path: Path, browser: Browser
) -> None:
    """What a parser takes for text must be text in a real browser too."""
    file = tmp_path / "dossier.html"
    file.write_bytes(render_dossier(hostile, "html"))
    said: list[str] = []
    page = browser.new_page(viewport={"width": 380, "height": 800})
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("request", lambda request: said.append(request.url))
    page.goto(file.as_uri())
    title, shown = page.title(), page.locator(".plot rect").count()
    width = page.evaluate("document.documentElement.scrollWidth")
    page.close()

    assert said == [file.as_uri()]
    assert title.endswith(" · relgraph")
    assert shown == 1
    assert width <= 380
