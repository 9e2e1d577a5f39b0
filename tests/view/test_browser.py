"""The page in a real browser, opened from a file as a reader opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

SIZES = [(1400, 900), (390, 844)]
SCHEMES = ["light", "dark"]


def edge_point(page: Page, key: str, share: float = 0.5) -> tuple[float, float]:
    """Return where on the screen a point of a dyad's line lies, `share` of the way along."""
    told = page.evaluate(
        """([key, share]) => {
          const network = relgraph.network;
          const { from, to } = network.body.data.edges.get(key);
          const places = network.getPositions([from, to]);
          const between = (axis) => places[from][axis] * (1 - share) + places[to][axis] * share;
          const spot = network.canvasToDOM({ x: between("x"), y: between("y") });
          const frame = document.querySelector("#canvas").getBoundingClientRect();
          return [frame.x + spot.x, frame.y + spot.y];
        }""",
        [key, share],
    )
    return told[0], told[1]


def visible_dyads(page: Page) -> list[str]:
    """Return the keys of the lines that are drawn."""
    found: list[str] = page.evaluate(
        "relgraph.network.body.data.edges.get().filter((e) => !e.hidden).map((e) => e.id).sort()"
    )
    return found


def line_of(page: Page, key: str) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate("(key) => relgraph.network.body.data.edges.get(key)", key)
    return found


def shown(page: Page) -> int:
    """Return how many statements the page says that it shows."""
    return int(page.locator("#count").inner_text().split()[0].replace(",", ""))


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("size", SIZES, ids=["wide", "phone"])
def test_the_page_opens_offline_without_a_complaint(
    open_page: Callable[..., Any], make_network: Callable[..., Any], scheme: str, size: Any
) -> None:
    """It asks for nothing but itself, and fits the screen in both directions of colour."""
    width, height = size
    opened = open_page(
        make_network(60, 14), color_scheme=scheme, viewport={"width": width, "height": height}
    )
    page = opened.page

    assert [url for url in opened.requests if not url.startswith("data:")] == [page.url]
    assert opened.complaints == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    canvas, legend = page.locator("#canvas").bounding_box(), page.locator(".legend").bounding_box()
    assert canvas["height"] > 250
    assert legend["y"] >= canvas["y"] + canvas["height"] - 1
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (ground == "rgb(18, 21, 26)") == (scheme == "dark")


def test_a_click_on_a_line_shows_the_words(
    open_page: Callable[..., Any], make_network: Callable[..., Any]
) -> None:
    """This is what the page is for."""
    network = make_network(1, 2)
    page = open_page(network).page

    page.mouse.click(*edge_point(page, "PAK-USA"))

    page.wait_for_selector("#panel .card")
    assert page.locator("#panel h2").inner_text() == "Pakistan – United States"
    assert (
        page.locator("#panel mark").inner_text() == "Pakistan turned to United States over matter 0"
    )
    assert "the meeting, officials said that" in page.locator("#panel blockquote").inner_text()
    assert page.url.endswith("#dyad=PAK-USA")


def test_a_click_on_an_actor_shows_its_profile(
    open_page: Callable[..., Any], make_network: Callable[..., Any]
) -> None:
    """Its dyads by tone, the persons who speak for it, and its positions."""
    page = open_page(make_network(120, 9)).page
    dyad = next(key for key in visible_dyads(page) if key.startswith(("PAK-", "CHN-PAK")))
    first = line_of(page, dyad)["from"] == "state/PAK"

    page.mouse.click(*edge_point(page, dyad, 0.0 if first else 1.0))

    page.wait_for_selector("#panel h2:has-text('Pakistan')")
    text = page.locator("#panel").inner_text()
    assert "Positions (1)" in text
    assert "worried by terrorism" in text
    assert "Partners" in text
    assert "Asim Munir (" in text


def test_a_link_opens_a_dyad_with_both_directions_apart(
    open_page: Callable[..., Any], make_network: Callable[..., Any]
) -> None:
    """An address can be sent to a colleague; who did it to whom is never mixed up."""
    network: nx.MultiDiGraph[Any] = make_network(1, 2)
    told = dict(network["state/PAK"]["state/USA"]["statement/000000"])
    told |= {"symmetric": False, "type_label": "visit"}
    network.add_edge("state/USA", "state/PAK", key="x", **(told | {"quote": "came first"}))
    network.add_edge("state/PAK", "state/USA", key="y", **(told | {"quote": "went after"}))

    page = open_page(network, "#dyad=PAK-USA").page

    titles = page.locator("#panel h3").all_inner_texts()
    assert titles == ["Pakistan → United States (1)", "United States → Pakistan (1)", "Mutual (1)"]
    quotes = page.locator("#panel mark").all_inner_texts()
    assert quotes[:2] == ["went after", "came first"]


def test_an_address_that_names_nothing_here_shows_the_overview(
    open_page: Callable[..., Any], make_network: Callable[..., Any]
) -> None:
    """Links outlive the pages that they were copied from."""
    opened = open_page(make_network(9, 5), "#dyad=AAA-BBB&actor=__proto__&view=map&x=%E0%A4%A")

    assert opened.page.locator("#panel h2").inner_text() == "Overview"
    assert opened.complaints == []


def test_what_is_not_said_to_be_so_is_drawn_otherwise(
    open_page: Callable[..., Any], make_network: Callable[..., Any]
) -> None:
    """A denied or planned partnership must not look like one."""
    network: nx.MultiDiGraph[Any] = make_network(1, 2)
    told = dict(network["state/PAK"]["state/USA"]["statement/000000"])
    network.add_node("state/CHN", label="China")
    network.add_edge("state/PAK", "state/CHN", key="d", **(told | {"negated": True}))
    network.add_edge("state/USA", "state/CHN", key="p", **(told | {"modality": "prescriptive"}))

    page = open_page(network, "#dyad=CHN-PAK").page

    assert page.locator("#panel .card .badge.no").inner_text() == "denied"
    page.keyboard.press("Escape")
    page.wait_for_function("location.hash === '' || location.hash === '#'")
    done, denied, due = (line_of(page, key) for key in ("PAK-USA", "CHN-PAK", "CHN-USA"))
    assert done["color"]["opacity"] > 2 * denied["color"]["opacity"]
    assert done["color"]["opacity"] > 2 * due["color"]["opacity"]
    assert done["color"]["color"] != denied["color"]["color"]
    assert not done["dashes"]


def test_tone_has_a_second_cue(
    open_page: Callable[..., Any], make_network: Callable[..., Any]
) -> None:
    """Colour alone leaves out one reader in twenty."""
    network: nx.MultiDiGraph[Any] = make_network(1, 2)
    told = dict(network["state/PAK"]["state/USA"]["statement/000000"]) | {"symmetric": False}
    for code, polarity in (("IND", "conflictual"), ("CHN", "neutral")):
        changed = told | {"polarity": polarity}
        network.add_edge("state/PAK", f"state/{code}", key=code, **changed)

    page = open_page(network).page

    patterns = [line_of(page, key)["dashes"] for key in ("PAK-USA", "IND-PAK", "CHN-PAK")]
    assert patterns == [False, [9, 6], [2, 5]]
    arrows = line_of(page, "IND-PAK")
    end = "to" if arrows["to"] == "state/IND" else "from"
    assert arrows["arrows"][end]["enabled"]
    assert not arrows["arrows"]["from" if end == "to" else "to"]["enabled"]


def test_filters_leave_what_they_say(
    open_page: Callable[..., Any], make_network: Callable[..., Any]
) -> None:
    """Numbers, lines, lists and table follow one selection."""
    network = make_network(120, 9)
    told = {key: data for _, _, key, data in network.edges(keys=True, data=True)}
    page = open_page(network).page
    total = len(told) + 1  # the position

    assert shown(page) == total
    page.get_by_label("show denied").uncheck()
    denied = sum(data["negated"] for data in told.values())
    position_denied = network.nodes["state/PAK"]["positions"][0]["negated"]
    assert shown(page) == total - denied - position_denied
    page.get_by_role("button", name="Reset filters").click()
    assert shown(page) == total

    page.locator("#filters").get_by_label("conflictual").uncheck()
    conflictual = sum(data["polarity"] == "conflictual" for data in told.values())
    assert shown(page) == total - conflictual
    page.get_by_role("button", name="Reset filters").click()

    page.get_by_role("button", name="No interactions").click()
    standing = sum(data["family"] == "standing" for data in told.values())
    assert shown(page) == standing + 1
    page.get_by_label("visit").check()
    assert shown(page) == standing + 1 + sum(data["type"] == "Visit" for data in told.values())
    page.get_by_role("button", name="Reset filters").click()

    page.get_by_label("called for").uncheck()
    assert shown(page) == total - sum(d["modality"] == "prescriptive" for d in told.values())
    page.get_by_role("button", name="Reset filters").click()

    before = visible_dyads(page)
    page.locator("#confidence").fill("90")
    sure = sum(data["confidence"] >= 0.9 for data in told.values())
    assert shown(page) == sure
    assert set(visible_dyads(page)) < set(before)


def test_search_finds_actors_and_words_in_quotes(
    open_page: Callable[..., Any], make_network: Callable[..., Any]
) -> None:
    """An analyst remembers a phrase and wants its place."""
    page = open_page(make_network(60, 9)).page

    page.keyboard.press("/")
    page.keyboard.type("matter 42")
    assert shown(page) == 1
    assert page.locator("#panel mark").inner_text().endswith("matter 42")
    page.keyboard.press("Escape")
    assert shown(page) == 61

    page.locator("#search").fill("AFGHAN")
    page.locator("#panel").get_by_role("button", name="Afghanistan").first.click()
    page.wait_for_selector("#panel h2:has-text('Afghanistan')")


def test_nothing_left_says_so(
    open_page: Callable[..., Any], make_network: Callable[..., Any]
) -> None:
    """An empty frame would look broken."""
    page = open_page(make_network(9, 5)).page

    page.locator("#search").fill("zzz")

    assert page.locator("#nothing").is_visible()
    assert page.locator("#panel").inner_text().startswith("Search")


def test_the_table_holds_the_same_and_leads_to_the_same_evidence(
    open_page: Callable[..., Any], make_network: Callable[..., Any]
) -> None:
    """Who cannot see or point at the drawing misses nothing; all by keyboard here."""
    opened = open_page(make_network(130, 9))
    page = opened.page

    page.keyboard.press("t")
    page.wait_for_selector("#table table")
    assert page.locator("#table caption").inner_text().startswith("131 statements")
    assert page.locator("#table tbody tr").count() == 100
    page.get_by_role("button", name="Next").click()
    assert page.locator("#table tbody tr").count() == 31

    header = page.get_by_role("button", name="Confidence")
    header.press("Enter")
    header.press("Enter")
    assert page.locator("th[aria-sort]").get_attribute("aria-sort") == "descending"
    shares = page.locator("#table tbody td:nth-child(9)").all_inner_texts()
    numbers = [int(share.split()[0]) for share in shares]
    assert numbers == sorted(numbers, reverse=True)

    quote = page.locator("#table td.quote button").first
    words = quote.inner_text().strip("“”")
    quote.press("Enter")
    page.wait_for_function("document.activeElement.matches('#panel h2')")
    assert words in page.locator("#panel").inner_text()
    assert opened.complaints == []


def test_the_skip_link_comes_first_and_leads_to_the_table(
    open_page: Callable[..., Any], make_network: Callable[..., Any]
) -> None:
    """The drawing has no tab stops of its own."""
    page = open_page(make_network(20, 9)).page

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")

    page.wait_for_selector("#table table")
    assert page.locator("#canvas [tabindex='0']").count() == 0


def test_the_theme_can_be_turned_and_help_opens_and_closes(
    open_page: Callable[..., Any], make_network: Callable[..., Any]
) -> None:
    """The system's wish is where it starts; the reader has the last word."""
    opened = open_page(make_network(20, 9), color_scheme="dark")
    page = opened.page
    ground = "getComputedStyle(document.body).backgroundColor"
    dark, line = page.evaluate(ground), line_of(page, visible_dyads(page)[0])["color"]["color"]

    page.get_by_role("button", name="Light").click()
    assert page.evaluate(ground) != dark
    assert line_of(page, visible_dyads(page)[0])["color"]["color"] != line

    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#help").is_visible()
    assert opened.complaints == []


def test_going_back_closes_what_was_opened(
    open_page: Callable[..., Any], make_network: Callable[..., Any]
) -> None:
    """The browser's own button is the first that readers try."""
    page = open_page(make_network(20, 9)).page

    page.locator("#panel .rows button").first.click()
    page.wait_for_selector("#panel .card")
    page.go_back()

    page.wait_for_selector("#panel h2:has-text('Overview')")


def test_the_drawing_follows_a_change_of_size(
    open_page: Callable[..., Any], make_network: Callable[..., Any]
) -> None:
    """Phones are turned, windows are dragged."""
    page = open_page(make_network(20, 9)).page

    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_function(
        "document.querySelector('canvas').getBoundingClientRect().width <= innerWidth"
    )
    page.wait_for_function(
        """() => {
          const canvas = document.querySelector("canvas");
          const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          return pixels.data.some((value, place) => place % 4 === 3 && value > 200);
        }"""
    )


def test_an_empty_page_is_quiet(open_page: Callable[..., Any]) -> None:
    """It has no scripts, and its styles pass its own policy."""
    opened = open_page(nx.MultiDiGraph())

    assert "There are no statements to show." in opened.page.inner_text("main")
    assert opened.complaints == []
