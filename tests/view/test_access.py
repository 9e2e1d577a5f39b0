"""The page for all: axe-core's rules, narrow and zoomed screens, other scripts, other frames."""

from __future__ import annotations

import http.server
import io
import json
import threading
from functools import cache, partial
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from relgraph.view import Frame, render_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

GOLDEN = Path(__file__).with_name("states.json")
STATES = ("", "view=map", "view=matrix", "view=timeline", "dyad=PAK-USA")
GRID = (28, 18)  # squares that a screenshot is averaged over: fonts differ, pictures do not
DIFFERENCE = 9.0  # of 255, on average


@cache
def axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """Return what breaks WCAG 2.2 up to AA, or axe-core's best practices."""
    page.evaluate(axe() + "; undefined")
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{each['id']}: {node['html'][:120]} ({node['failureSummary'][:200]})"
        for each in found["violations"]
        for node in each["nodes"][:2]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_view(
    open_page: Callable[..., Any], make_network: Callable[..., Any], scheme: str
) -> None:
    """Names, roles, contrast, order: what a machine can check."""
    page = open_page(make_network(40, 7), color_scheme=scheme).page

    found = {}
    views = ("network", "map", "matrix", "timeline", "table")
    for view in views if scheme == "light" else ("matrix", "table"):
        page.evaluate("(view) => relgraph.change({ view, dyad: '' })", view)
        found[view] = violations(page)
    page.evaluate("relgraph.select({ dyad: 'PAK-USA', view: 'network' })")
    found["dyad"] = violations(page)
    if scheme == "light":
        found |= other_violations(page)

    assert {state: told for state, told in found.items() if told} == {}


def other_violations(page: Page) -> dict[str, list[str]]:
    """Return what axe-core finds in what opens over the views."""
    found = {}
    page.evaluate("relgraph.select({ actor: 'PAK' })")
    found["actor"] = violations(page)
    page.locator("#keep summary").click()
    found["menu"] = violations(page)
    page.get_by_role("button", name="Cite this").click()
    found["cite"] = violations(page)
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    found["help"] = violations(page)
    return found


@pytest.mark.parametrize("size", [(320, 640), (700, 450)], ids=["phone", "200 %"])
def test_nothing_is_lost_on_a_small_screen(
    open_page: Callable[..., Any], make_network: Callable[..., Any], size: tuple[int, int]
) -> None:
    """WCAG 1.4.10: no scrolling in two directions, no control out of reach."""
    width, height = size
    page = open_page(make_network(60, 9), viewport={"width": width, "height": height}).page

    for view in ("network", "map", "matrix", "timeline", "table"):
        page.evaluate("(view) => relgraph.change({ view })", view)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, view
    page.locator("#keep summary").click()
    menu = page.locator(".menu").bounding_box()
    assert menu["x"] >= 0
    assert menu["x"] + menu["width"] <= width
    for name in ("Help", "Play"):
        page.get_by_role("button", name=name).scroll_into_view_if_needed()


def test_names_from_right_to_left_keep_their_order(
    open_page: Callable[..., Any], make_network: Callable[..., Any]
) -> None:
    """An Arabic name must not turn the arrow and the number beside it around."""
    network = make_network(3, 2)
    network.nodes["state/PAK"]["label"] = "پاکستان"
    network.nodes["state/USA"]["label"] = "ארצות הברית"
    opened = open_page(network, "#view=timeline")
    page = opened.page

    name = page.locator("#panel .rows .name").first
    assert name.evaluate("(each) => [...each.children].map((child) => child.tagName)") == [
        "BDI",
        "BDI",
    ]
    assert name.evaluate("(each) => getComputedStyle(each).direction") == "ltr"
    first, second = name.locator("bdi").all()
    assert first.bounding_box()["x"] < second.bounding_box()["x"]
    assert opened.complaints == []


def test_a_page_without_quotes_holds_none_and_says_where_they_stand(
    open_page: Callable[..., Any], make_network: Callable[..., Any]
) -> None:
    """The words of others may not be yours to hand on."""
    network = make_network(30, 9)
    opened = open_page(network, "#dyad=PAK-USA", with_quotes=False)

    assert "turned to" not in opened.page.content()
    assert "Words left out" in opened.page.locator("#panel .card").first.inner_text()
    opened.page.evaluate("relgraph.change({ view: 'table' })")
    assert opened.page.locator("#table td.quote").first.inner_text() == "show"
    assert opened.complaints == []


def test_changes_are_counted_filtered_and_shown(
    open_page: Callable[..., Any], make_network: Callable[..., Any]
) -> None:
    """A comparison's page answers: what is new, what is gone, what has turned."""
    network = make_network(60, 9)
    told = {}
    for _, _, key, attributes in network.edges(keys=True, data=True):
        attributes["change"] = ("kept", "added", "gone", "reversed")[int(key[-1]) % 4]
        told[key] = attributes["change"]
    for positions in network.nodes["state/PAK"]["positions"]:
        positions["change"] = "kept"
    page = open_page(network).page

    titles = page.locator("#panel h3").all_inner_texts()
    assert titles[:3] == ["Added, by dyad", "Gone, by dyad", "Reversed, by dyad"]
    group = page.locator("#filter-controls details").first
    group.locator("summary").click()
    group.locator("label", has_text="reversed").locator("input").check()
    count = page.locator("#count").inner_text()
    assert count.startswith(f"{list(told.values()).count('reversed')} of")
    page.locator("#panel .rows button").first.click()
    assert page.locator("#panel .badge.change").first.inner_text() == "reversed"


def test_a_notebook_shows_the_page_in_a_frame(
    browser: Browser, make_network: Callable[..., Any], tmp_path: Path
) -> None:
    """The frame has no address and no rights; the page works all the same."""
    page_text = render_page(make_network(30, 9), title="Relations", generated_from={})
    cell = tmp_path / "cell.html"
    cell.write_text(
        f"<!DOCTYPE html><meta charset=utf-8><title>cell</title>{Frame(page_text)._repr_html_()}",
        encoding="utf-8",
    )
    handler = partial(_Quiet, directory=str(tmp_path))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = browser.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))

    page.goto(f"http://127.0.0.1:{server.server_port}/cell.html")
    frame = page.frame_locator("iframe")
    frame.locator("body[data-ready]").wait_for()
    frame.locator("#show-table").click()
    frame.locator("#table table").wait_for()
    frame.locator("#panel .rows button").first.click()
    frame.locator("#panel .card").first.wait_for()
    server.shutdown()
    server.server_close()
    page.close()

    assert complaints == []


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


def signature(png: bytes) -> list[int]:
    """Return a screenshot's mean colours over a coarse grid."""
    small = Image.open(io.BytesIO(png)).convert("RGB").resize(GRID, Image.Resampling.BOX)
    return list(small.tobytes())


def test_five_states_look_as_they_did(
    open_page: Callable[..., Any], make_network: Callable[..., Any], *, update_golden: bool
) -> None:
    """A view that is drawn empty, clipped or in wrong colours differs at any grain."""
    page = open_page(make_network(120, 9)).page
    found = {}
    for state in STATES:
        page.evaluate("(hash) => { location.hash = hash }", f"#{state}")
        page.wait_for_timeout(150)
        found[state] = signature(page.screenshot())
    if update_golden:
        GOLDEN.write_text(json.dumps(found, separators=(",", ":")) + "\n", encoding="utf-8")

    kept = json.loads(GOLDEN.read_text(encoding="utf-8"))

    assert len({tuple(told) for told in found.values()}) == len(STATES)
    for state, told in found.items():
        apart = [abs(one - other) for one, other in zip(told, kept[state], strict=True)]
        assert sum(apart) / len(apart) < DIFFERENCE, state
