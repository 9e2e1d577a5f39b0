from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest

from relgraph.errors import ViewError
from relgraph.view import render_page

if TYPE_CHECKING:
    from collections.abc import Callable


def render(network: nx.MultiDiGraph[Any], title: str = "Relations", **facts: str) -> str:
    return render_page(network, title=title, generated_from=facts)


def data_of(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="relgraph-data">(.*?)</script>', page)
    assert found
    told: dict[str, Any] = json.loads(found[1])
    return told


def test_the_same_network_gives_the_same_page(make_network: Callable[..., Any]) -> None:
    """Pages are kept under version control and compared."""
    assert render(make_network(40, 9)) == render(make_network(40, 9))


def test_the_page_does_not_change_the_network(make_network: Callable[..., Any]) -> None:
    """New objects out, nothing that came in is edited."""
    network = make_network(20, 9)
    before = json.dumps(nx.node_link_data(network, edges="edges"))

    render(network)

    assert json.dumps(nx.node_link_data(network, edges="edges")) == before


def test_the_page_names_no_address_to_load_from(make_network: Callable[..., Any]) -> None:
    """Offline for ever: nothing in it has a source elsewhere."""
    page = render(make_network(20, 9))
    head = page.partition("<script")[0]

    assert re.findall(r"<(?:script|img|iframe|link)[^>]+(?:src|href)=\"(?!data:)[^\"]*", page) == []
    assert re.findall(r"https?://(?!www\.w3\.org/2000/svg)", head) == []
    assert "bootstrap" not in page.lower()


def test_texts_of_the_graph_are_escaped_in_the_data(make_network: Callable[..., Any]) -> None:
    """A name that ends the script element would start a new one."""
    network = make_network(5, 4)
    network.nodes["state/PAK"]["label"] = "</script><script>alert(1)</script>\u2028&"

    page = render(network)

    assert "alert(1)</script>" not in page
    assert "\u2028" not in page
    labels = [node["label"] for node in data_of(page)["nodes"]]
    assert "</script><script>alert(1)</script>\u2028&" in labels


def test_title_and_facts_are_escaped(make_network: Callable[..., Any]) -> None:
    """They come from file names and options."""
    page = render(make_network(5, 4), '<img src=x onerror="alert(1)">', store="<b>a & b</b>")

    assert "<img src=x" not in page
    assert "&lt;b&gt;a &amp; b&lt;/b&gt;" in page


def test_half_a_surrogate_pair_does_not_stop_the_page(make_network: Callable[..., Any]) -> None:
    """Broken files leave them behind, and UTF-8 cannot hold them."""
    network = make_network(5, 4)
    network.nodes["state/PAK"]["label"] = "Pak\ud800istan"

    assert "Pak?istan" in render(network).encode("utf-8").decode("utf-8")


def test_an_empty_network_says_how_to_fill_it() -> None:
    """A blank picture would look like a fault."""
    page = render(nx.MultiDiGraph(), "Nothing yet", store="empty.db")

    assert "There are no statements to show." in page
    assert "relgraph import article.txt" in page
    assert "empty.db" in page
    assert "<script" not in page


@pytest.mark.parametrize("network", [nx.Graph(), nx.DiGraph(), None, "state/PAK"])
def test_other_networks_are_refused(network: Any) -> None:
    """An undirected or simple graph has lost who did what to whom."""
    with pytest.raises(ViewError, match=r"relgraph\.to_network\(store\) makes one"):
        render(network)


@pytest.mark.parametrize("title", ["", "  ", None])
def test_a_page_has_a_title(title: Any) -> None:
    """Browsers' tabs and screen readers name it so."""
    with pytest.raises(ViewError, match="needs a title"):
        render(nx.MultiDiGraph(), title)


def test_facts_are_a_mapping() -> None:
    """A list of pairs is refused in a sentence rather than by a traceback."""
    facts: Any = [("store", "x")]

    with pytest.raises(ViewError, match="generated_from"):
        render_page(nx.MultiDiGraph(), title="x", generated_from=facts)


def test_a_statement_costs_little(make_network: Callable[..., Any]) -> None:
    """Pages of thousands of statements are mailed about: the target is 0.6 kB each."""
    small, large = render(make_network(100, 30)), render(make_network(1100, 30))

    assert (len(large) - len(small)) / 1000 < 600


def test_importing_the_room_loads_neither_pyvis_nor_networkx() -> None:
    """They take half a second, which `relgraph --help` must not pay."""
    code = "import sys, relgraph.view; print({'pyvis', 'networkx', 'jinja2'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path.cwd()
    )

    assert done.stdout.strip() == "set()"
