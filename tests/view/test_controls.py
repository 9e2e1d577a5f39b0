"""Each control of the page does what it says, over one page that is opened once."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

TOTAL = 121
VIEWS = ("Network", "Map", "Matrix", "Time line", "Table")


def shown(page: Page) -> int:
    """Return how many statements the page says that it shows."""
    return int(page.locator("#count").inner_text().split()[0].replace(",", ""))


def show(page: Page, view: str) -> None:
    page.locator("#views").get_by_role("button", name=view, exact=True).click()


def kept(page: Page, button: str) -> bytes:
    """Return the file that a button of the export menu gives."""
    page.locator("#keep summary").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    return Path(waiting.value.path()).read_bytes()


def test_an_address_holds_the_whole_state(page: Page) -> None:
    """A link sent to a colleague opens what its sender saw."""
    page.locator("#filters").get_by_label("conflictual").uncheck()
    page.locator("#confidence").fill("70")
    page.locator("#search").fill("matter")
    show(page, "Matrix")
    before, address = shown(page), page.url

    page.evaluate("location.hash = ''")
    page.wait_for_selector("#search:placeholder-shown")
    assert shown(page) == TOTAL
    page.evaluate("(hash) => { location.hash = hash }", "#" + address.partition("#")[2])
    page.wait_for_selector("#search:not(:placeholder-shown)")

    assert 0 < before < TOTAL
    assert shown(page) == before
    assert page.locator("#matrix").is_visible()
    assert not page.locator("#filters").get_by_label("conflictual").is_checked()
    assert page.locator("#search").input_value() == "matter"


@pytest.mark.parametrize(
    ("title", "value"),
    [("Context", "military"), ("Speaker", "Foreign Office"), ("Publisher", "The Example Review")],
)
def test_a_picked_value_passes_alone(page: Page, title: str, value: str) -> None:
    """Contexts, speakers and publishers are many: who picks one wants that one."""
    group = page.locator("#filter-controls details", has_text=title).last
    group.locator("summary").click()
    choice = group.locator("label", has_text=value)
    count = int(choice.locator(".number").inner_text())

    choice.locator("input").check()

    assert shown(page) == count


def test_a_long_list_is_looked_through_by_typing(page: Page) -> None:
    """A thousand articles are no list to scroll."""
    group = page.locator("#filter-controls details", has_text="Article (")
    group.locator("summary").click()
    group.get_by_label("Find in article").fill("part 11")

    group.locator("label", has_text="part 11").locator("input").check()

    assert shown(page) == 9


def test_words_in_quotation_marks_are_searched_for_as_they_stand(page: Page) -> None:
    """An analyst remembers a phrase."""
    page.locator("#search").fill("over turned")
    loose = shown(page)
    page.locator("#search").fill('"over turned"')

    assert loose > 100
    assert shown(page) == 0
    page.locator("#search").fill("")


def test_a_dyad_of_few_statements_can_be_left_out(page: Page) -> None:
    """What is said once may be chance."""
    page.locator("#least").fill("6")

    counts = page.evaluate(
        "relgraph.network.body.data.edges.get().filter((e) => !e.hidden)"
        ".map((e) => relgraph.statements.filter((s) => s.dyad?.key === e.id).length)"
    )
    assert counts
    assert min(counts) >= 6


def test_dates_brush_and_play_choose_a_part_of_the_time(page: Page) -> None:
    """What changed after a coup is the analyst's daily question."""
    page.locator("#since").fill("2022-01-01")
    page.locator("#since").blur()
    late = shown(page)
    assert 0 < late < TOTAL
    assert page.evaluate("relgraph.statements.every((s) => s.until >= '2022-01-01')")
    page.get_by_role("button", name="All of the time").click()

    box = page.locator("#bars").bounding_box()
    assert box
    page.mouse.move(box["x"] + 5, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 3, box["y"] + 20, steps=3)
    page.mouse.up()
    first = page.locator("#until").input_value()
    assert 0 < shown(page) < TOTAL

    page.get_by_role("button", name="Play").click()
    page.get_by_role("button", name="Pause").click()
    assert page.locator("#until").input_value() > first
    page.get_by_role("button", name="All of the time").click()
    assert shown(page) == TOTAL


@pytest.mark.parametrize("view", ["Network", "Map", "Matrix", "Time line"])
def test_keys_walk_through_every_picture(page: Page, view: str) -> None:
    """Who has no mouse goes by arrows, and hears where they are."""
    show(page, view)
    root = page.locator("[role=application]:visible").last
    root.focus()

    for key in ("ArrowRight", "ArrowDown", "ArrowRight", "ArrowLeft", "ArrowUp"):
        page.keyboard.press(key)
    assert re.search(r"statement", page.locator("#spoken").inner_text())
    page.keyboard.press("Enter")

    page.wait_for_function("document.activeElement.matches('#panel h2')")
    assert page.locator("#panel h2").inner_text() != "Overview"


def test_a_click_in_a_view_opens_what_it_shows(page: Page) -> None:
    """All views lead to the same evidence."""
    show(page, "Map")
    page.locator("#map .node").first.click()
    assert page.locator("#panel h3").first.inner_text() == "Path to another actor"
    show(page, "Matrix")
    page.locator("#matrix .cell").first.click()
    page.wait_for_selector("#panel .card mark")
    page.evaluate("relgraph.select({})")
    show(page, "Time line")
    page.locator("#timeline .cell").first.click()

    page.wait_for_selector("#panel .card mark")
    assert page.locator("#panel svg.chart").count() >= 1


def test_a_line_unfolds_into_its_types(page: Page) -> None:
    """One line says how things stand; its strands say what was done, and what only planned."""
    key = page.evaluate("relgraph.statements.find((s) => s.negated && s.dyad).dyad.key")
    page.evaluate("(key) => relgraph.select({ dyad: key })", key)
    page.get_by_role("button", name="Unfold into types").click()

    labels = page.evaluate(
        "relgraph.network.body.data.edges.get().filter((e) => !e.hidden && e.smooth?.enabled)"
        ".map((e) => e.label)"
    )
    kinds = page.evaluate(
        "(key) => relgraph.statements.filter((s) => s.dyad?.key === key).map((s) => s.kind.label)",
        key,
    )
    assert {kind for kind in kinds if any(kind in label for label in labels)} == set(kinds)
    assert any("denied" in label for label in labels)


def test_a_path_shows_the_evidence_of_each_step(page: Page) -> None:
    """Who is tied to whom through whom, and in which words."""
    page.evaluate("relgraph.select({ actor: 'AFG' })")
    page.locator("#panel input[list]").fill("Taliban")
    page.get_by_role("button", name="Path", exact=True).click()
    assert "No actor is called" in page.locator("#spoken").inner_text()
    page.locator("#panel input[list]").fill("NATO")
    page.get_by_role("button", name="Path", exact=True).click()

    page.wait_for_selector("#panel h2:has-text('Afghanistan to NATO')")
    assert page.locator("#panel .quiet").first.inner_text()[0] in "12"
    assert page.locator("#panel mark").count() >= 1


def test_the_table_goes_along_as_csv(page: Page) -> None:
    """What is shown, and only that, in a form that any program reads."""
    page.locator("#filters").get_by_label("conflictual").uncheck()

    text = kept(page, "Statements (CSV)").decode("utf-8-sig")

    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == shown(page)
    assert {row["polarity"] for row in rows} == {"cooperative", "neutral"}
    assert all(row["quote"] and row["article"] for row in rows)


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_goes_along_as_a_picture(page: Page, view: str) -> None:
    """SVG stands alone: its colours are in it; and it says what it shows."""
    show(page, view)

    root = ET.fromstring(kept(page, "Picture (SVG)"))  # noqa: S314 - our own file

    space = "{http://www.w3.org/2000/svg}"
    assert root.tag == f"{space}svg"
    assert "121 statements" in (root.findtext(f"{space}desc") or "")
    marks = [*root.iter(f"{space}path"), *root.iter(f"{space}circle")]
    assert len(marks) > 10
    assert not any("var(" in value for mark in marks for value in mark.attrib.values())


def test_a_picture_goes_along_as_png(page: Page) -> None:
    """Slides want pixels."""
    show(page, "Network")

    picture = kept(page, "Picture (PNG)")

    assert picture.startswith(b"\x89PNG")
    assert len(picture) > 20_000


def test_link_and_citation_can_be_copied(page: Page) -> None:
    """What is shown, of what, and how to see it again."""
    page.evaluate("relgraph.select({ actor: 'PAK' })")
    page.locator("#keep summary").click()
    page.get_by_role("button", name="Link to this view").click()
    assert page.locator("#share-text").input_value() == page.url
    page.keyboard.press("Escape")
    page.locator("#keep summary").click()
    page.get_by_role("button", name="Cite this").click()

    told = page.locator("#share-text").input_value()
    page.keyboard.press("Escape")
    assert "store: test.db" in told
    assert "121 statements, 14 articles, 1 source" in told
    assert told.endswith("View: #actor=PAK")
