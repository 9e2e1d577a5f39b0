"""Texts from the open web, in every place where the page shows one, run nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest

from relgraph.view import render_page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

HOSTILE = (
    "<script>document.title='owned'</script>",
    "</script><script>document.title='owned'</script>",
    "</script ><img src=x onerror=\"document.title='owned'\">",
    "<!--<script>document.title='owned'",
    "--><script>document.title='owned'</script>",
    "]]><script>document.title='owned'</script>",
    "<img src=x onerror=document.title='owned'>",
    "<svg onload=document.title='owned'>",
    "<svg><script>document.title='owned'</script></svg>",
    '" onmouseover="document.title=\'owned\'" x="',
    "' onfocus='document.title=`owned`' autofocus='",
    "<a href=\"javascript:document.title='owned'\">href</a>",
    "javascript:document.title='owned'",
    " javascript:document.title='owned'",
    "java\nscript:document.title='owned'",
    "data:text/html,<script>document.title='owned'</script>",
    "vbscript:owned",
    "<iframe srcdoc=\"<script>parent.document.title='owned'</script>\">",
    "<style>body{display:none}</style>",
    "</style><script>document.title='owned'</script>",
    "</title><script>document.title='owned'</script>",
    "<base href='//example.org/'>",
    "<meta http-equiv=refresh content='0;url=//example.org'>",
    "<form action=//example.org><button>send</button></form>",
    "{{ 7 * 7 }} {% raw %} ${7 * 7}",
    "\u202egnitirw sdrawkcab \u2066 hidden",
    "\u2028\u2029\x00\x1b[31m",
    "__proto__",
    "constructor",
    "&lt;b&gt; &amp;lt;script&amp;gt;",
    "<ScRiPt>document.title='owned'</ScRiPt>",
    "<script src=//example.org/x.js></script>",
    "<script type=module>document.title='owned'</script>",
    "<body onload=document.title='owned'>",
    "<video><source onerror=document.title='owned'></video>",
    "<audio src=x onerror=document.title='owned'>",
    "<details open ontoggle=document.title='owned'>",
    "<input autofocus onfocus=document.title='owned'>",
    "<select autofocus onfocus=document.title='owned'>",
    "<marquee onstart=document.title='owned'>",
    "<object data=javascript:document.title='owned'>",
    "<embed src=//example.org/x.svg>",
    "<link rel=stylesheet href=//example.org/x.css>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=document.title='owned'>",
    "<svg><animate onbegin=document.title='owned' attributeName=x dur=1s>",
    "<svg><a href=javascript:document.title='owned'><text>x</text></a></svg>",
    "<template><img src=x onerror=document.title='owned'></template>",
    "<noscript><p title='</noscript><img src=x onerror=document.title=owned>'>",
    "<textarea></textarea><img src=x onerror=document.title='owned'>",
    "<plaintext>",
    "JaVaScRiPt:document.title='owned'",
    "\x01javascript:document.title='owned'",
    "javascript://example.org/%0adocument.title='owned'",
    "blob:https://example.org/owned",
    "file:///etc/passwd",
    '=HYPERLINK("//example.org";"x")',
    "url(//example.org/x.png)",
    "\u2066\u202bשלום <b>\u202c\u2069",
    "a,b%2C#&dyad=x",
    "toString",
)


def hostile_network() -> nx.MultiDiGraph[Any]:
    """Return a network in which each text stands as name, quote, topic, address and all else."""
    network: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    for number, text in enumerate(HOSTILE):
        other = HOSTILE[(number + 1) % len(HOSTILE)]
        told = {
            "type": text,
            "type_label": text,
            "polarity": ("cooperative", "conflictual", "neutral")[number % 3],
            "topic": text,
            "quote": text,
            "prefix": text,
            "suffix": text,
            "source_label": other,
            "target_label": text,
            "asserted_by": text,
            "event_time": text if number % 2 else f"20{number % 20 + 10}-05",
            "contexts": (text,),
            "article": text,
            "article_title": text,
            "article_date": text,
            "article_url": text,
            "publisher": text,
        }
        network.add_node(text, label=text, kind=text)
        network.add_node(other, label=other, positions=[told | {"statement": f"p{number}"}])
        network.add_edge(text, other, key=f"{text}{number}", **told)
    return network


def test_there_are_sixty_of_them() -> None:
    """As many as were promised, and all different."""
    assert len(set(HOSTILE)) == 60


def test_hostile_texts_run_nothing_anywhere(open_page: Callable[..., Any]) -> None:
    """Every panel shows every text; a dialog, a request, a complaint or a new title would tell."""
    opened = open_page(hostile_network())
    page = opened.page
    dyads = page.evaluate("relgraph.network.body.data.edges.getIds()")

    for key in dyads:
        page.evaluate("(key) => relgraph.select({ dyad: key })", key)
        page.wait_for_selector("#panel .card")
    for key in page.evaluate(
        "JSON.parse(document.getElementById('relgraph-data').textContent).keys"
    ):
        page.evaluate("(key) => relgraph.select({ actor: key })", key)
    for text in HOSTILE:
        page.locator("#search").fill(text)
    page.locator("#search").fill("")
    page.keyboard.press("Escape")
    for view in ("matrix", "timeline", "table"):
        page.evaluate("(view) => relgraph.change({ view })", view)
        page.wait_for_selector(f"#{view}:not([hidden])")
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    page.mouse.move(600, 400)

    assert page.title() == "Relations"
    assert [url for url in opened.requests if not url.startswith("data:")] == [
        page.url.partition("#")[0]
    ]
    assert opened.complaints == []
    assert page.locator("body").is_visible()
    assert (
        page.locator("#panel img, #panel iframe, #panel style, #panel form, #table script").count()
        == 0
    )


def test_hostile_texts_are_shown_as_they_are(open_page: Callable[..., Any]) -> None:
    """Escaping twice, or cutting, would falsify a quote."""
    page = open_page(hostile_network(), "#view=table").page

    shown = page.locator("#table td.quote q").all_inner_texts()
    page.get_by_role("button", name="Next").click()
    shown += page.locator("#table td.quote q").all_inner_texts()
    texts = {"".join(text.split()) for text in shown}

    for text in (*HOSTILE[:13], *HOSTILE[30:50]):
        assert "".join(text.split()) in texts


def test_only_web_addresses_become_links(open_page: Callable[..., Any]) -> None:
    """A javascript: address behind an article's title would run on a click."""
    network = hostile_network()
    safe = "https://example.org/a?b=c&d"
    for _, _, told in network.edges(data=True):
        if told["quote"] == "constructor":
            told["article_url"] = safe
    page = open_page(network, "#view=table").page

    links = page.locator("#table a").evaluate_all("(links) => links.map((link) => link.href)")

    assert links == [safe]


def test_hostile_title_and_facts_run_nothing(browser: Browser, tmp_path: Path) -> None:
    """They come from options and file names."""
    facts = {text: text for text in HOSTILE}
    path = tmp_path / "page.html"
    page = browser.new_page()
    text = render_page(hostile_network(), title=" ".join(HOSTILE), generated_from=facts)
    path.write_text(text, encoding="utf-8")

    page.goto(path.as_uri())
    page.wait_for_selector("body[data-ready]")

    assert page.title().startswith("<script>document.title='owned'</script> </script>")
    assert page.locator("dl.facts dt").count() == len(HOSTILE)
    page.close()
