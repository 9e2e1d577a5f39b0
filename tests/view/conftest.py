"""Networks made by hand-written cycles, and pages of them in a real browser."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest

from relgraph.view import render_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page


ACTORS = (
    *("state/PAK Pakistan", "state/USA United States", "state/CHN China", "state/IND India"),
    *("state/AFG Afghanistan", "org/UN United Nations", "state/IRN Iran", "state/RUS Russia"),
    *("org/NATO NATO", "group/taliban Taliban", "state/SAU Saudi Arabia", "place/kashmir Kashmir"),
    *("state/TUR Türkiye", "state/GBR United Kingdom", "state/FRA France", "state/DEU Germany"),
    *("state/ARE United Arab Emirates", "org/EU European Union", "state/JPN Japan"),
    *("state/BGD Bangladesh", "state/LKA Sri Lanka", "state/NPL Nepal", "state/QAT Qatar"),
    *("state/UZB Uzbekistan", "state/TJK Tajikistan", "org/SCO Shanghai Cooperation Organisation"),
    *("group/ttp Tehrik-i-Taliban Pakistan", "state/EGY Egypt", "state/ISR Israel"),
    *("place/gaza Gaza", "state/UKR Ukraine", "state/POL Poland", "state/KAZ Kazakhstan"),
    *("state/AUS Australia", "org/ASEAN ASEAN", "state/IDN Indonesia", "state/VNM Viet Nam"),
    *(
        "state/PHL Philippines",
        "state/KOR South Korea",
        "state/PRK North Korea",
        "state/BRA Brazil",
    ),
    *("state/ZAF South Africa", "org/IMF IMF", "state/NGA Nigeria", "state/ETH Ethiopia"),
    *("state/KEN Kenya", "state/MEX Mexico", "state/CAN Canada", "state/ITA Italy"),
    *("state/ESP Spain", "state/SWE Sweden", "state/FIN Finland", "state/NOR Norway"),
    *("state/IRQ Iraq", "state/SYR Syria", "state/LBN Lebanon", "state/JOR Jordan"),
    *("state/YEM Yemen", "group/houthis Houthis", "person/pope-francis Pope Francis"),
    *("state/CIV Côte d’Ivoire", "state/COD DR Congo", "state/MMR Myanmar", "state/THA Thailand"),
)

TYPES = (
    ("Partnership", "partnership", "standing", "cooperative", 5.0, True),
    ("Visit", "visit", "interaction", "cooperative", 1.9, False),
    ("Consultation", "consultation", "interaction", "cooperative", 1.5, True),
    ("Criticism", "criticism", "interaction", "conflictual", -2.2, False),
    ("Cooperation", "cooperation", "interaction", "cooperative", 6.5, True),
    ("Aid", "aid", "interaction", "cooperative", 7.6, False),
    ("Rivalry", "rivalry", "standing", "conflictual", -5.0, True),
    ("Request", "request", "interaction", "neutral", -0.1, False),
    ("Sanction", "sanction", "interaction", "conflictual", -4.5, False),
    ("Agreement", "agreement", "interaction", "cooperative", 4.8, True),
    ("Threat", "threat", "interaction", "conflictual", -6.4, False),
)
SPEAKERS = ("", "", "Foreign Office", "", "State Department")
MODALITIES = ("asserted",) * 5 + ("prospective", "prescriptive")


def statement(number: int, ends: tuple[str, str], **changes: Any) -> dict[str, Any]:
    """Return the attributes of the statement with this number, between two labels."""
    name, label, family, polarity, score, symmetric = TYPES[number * 5 % len(TYPES)]
    source, target = ends
    told = {
        "type": name,
        "type_label": label,
        "family": family,
        "polarity": polarity,
        "score": score,
        "symmetric": symmetric,
        "negated": number % 13 == 6,
        "modality": MODALITIES[number % len(MODALITIES)],
        "stance": "none",
        "topic": ("border security", None, "trade", None)[number % 4],
        "prefix": "re the meeting, officials said that ",
        "quote": f"{source} turned to {target} over matter {number}",
        "suffix": ", and that more would be heard befo",
        "source_label": "Asim Munir" if number % 9 == 4 else source,
        "target_label": target,
        "asserted_by": SPEAKERS[number % len(SPEAKERS)] or None,
        "event_time": (None, f"20{10 + number % 14}-0{1 + number % 9}", "2021")[number % 3],
        "confidence": 0.5 + (number * 7 % 50) / 100,
        "contexts": ((), ("military",), ("economic", "diplomatic"))[number % 3],
        "article": f"article/{number // 9:04d}",
        "article_title": f"Where the region goes next, part {number // 9}",
        "article_date": f"2023-{1 + number // 9 % 12:02d}-14",
        "article_url": f"https://example.org/articles/{number // 9}",
        "publisher": "The Example Review",
    }
    return told | changes


def make_network(statements: int, actors: int) -> nx.MultiDiGraph[Any]:
    """Return a network of so many statements among the first so many actors.

    Ends go by products of the number, so that few actors are busy and many are not.
    """
    network: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    pairs = [line.split(" ", 1) for line in ACTORS]
    names = [(pairs[n % len(pairs)], n // len(pairs)) for n in range(actors)]
    nodes = [
        (node + f"{round_}" * bool(round_), name + f" {round_}" * bool(round_))
        for (node, name), round_ in names
    ]
    for node, label in nodes:
        network.add_node(node, label=label, kind=node.partition("/")[0], positions=[])
    for number in range(statements):
        hub = number * number % 31 * (number % 7) % max(2, actors // 3)
        other = (hub + 1 + number * 11 % (actors - 1)) % actors
        (source, one), (target, two) = nodes[hub], nodes[other]
        told = statement(number, (one, two))
        key = f"statement/{number:06d}"
        network.add_edge(source, target, key=key, **told)
        if told["symmetric"]:
            swapped = {"source_label": told["target_label"], "target_label": told["source_label"]}
            network.add_edge(target, source, key=key, **(told | swapped))
    concern = {"type": "Concern", "type_label": "concern", "family": "position"}
    network.nodes[nodes[0][0]]["positions"].append(
        statement(0, (nodes[0][1], ""), **concern, polarity="neutral", symmetric=False)
        | {"statement": "statement/position", "topic": "terrorism", "quote": "worried by terrorism"}
    )
    return network


@dataclass
class Opened:
    """A page in the browser, with what it asked for and complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


def open_network(
    browser: Browser, network: nx.MultiDiGraph[Any], fragment: str = "", **options: Any
) -> Opened:
    """Open a network's page from a file, as a reader would, and wait until it is drawn."""
    with_quotes = options.pop("with_quotes", True)
    options.setdefault("viewport", {"width": 1400, "height": 900})
    opened = Opened(browser.new_context(**options).new_page())
    opened.page.on("request", lambda request: opened.requests.append(request.url))
    opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
    opened.page.on(
        "console",
        lambda line: opened.complaints.append(line.text) if line.type != "log" else None,
    )
    opened.page.on("dialog", lambda dialog: opened.complaints.append(dialog.message))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        facts = {"store": "test.db"}
        text = render_page(
            network, title="Relations", generated_from=facts, with_quotes=with_quotes
        )
        path.write_text(text, encoding="utf-8")
        opened.page.goto(path.as_uri() + fragment)
        if network.number_of_edges():
            opened.page.wait_for_selector("body[data-ready]")
    return opened


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Opened]]:
    """`open_network`, whose pages are closed after the test."""
    opened = []

    def open_(*arguments: Any, **options: Any) -> Opened:
        opened.append(open_network(browser, *arguments, **options))
        return opened[-1]

    yield open_
    for each in opened:
        each.page.context.close()


@pytest.fixture(scope="session")
def shared_page(browser: Browser) -> Iterator[Opened]:
    """One page of 121 statements among nine actors, for tests that leave it as they found it."""
    opened = open_network(browser, make_network(120, 9))
    yield opened
    opened.page.context.close()


@pytest.fixture
def page(shared_page: Opened) -> Iterator[Page]:
    """Return the shared page as it is first seen; whatever it complains of fails the test."""
    shared_page.page.evaluate("location.hash = ''")
    shared_page.page.wait_for_selector("#panel h2:has-text('Overview')")
    yield shared_page.page
    assert shared_page.complaints == []


@pytest.fixture(name="make_network")
def make_network_fixture() -> Callable[[int, int], nx.MultiDiGraph[Any]]:
    """`make_network(statements, actors)`, for tests that only need some network."""
    return make_network
