"""The pages in Chromium: what only a browser can tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest

from relgraph.cli.desk import make_desk
from relgraph.rdf import ontology_quads
from relgraph.serve import Settings, create_app
from relgraph.store import Readers, open_store
from relgraph.vocabulary import ONTOLOGY_GRAPH

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@pytest.fixture
def readers(tmp_path: Path, fill: Any) -> Iterator[Readers]:
    """Give readers of a store that knows the ontology."""
    fill(tmp_path / "graph.db", rows=1)
    with open_store(tmp_path / "graph.db") as store:
        store.put_graph(ONTOLOGY_GRAPH, ontology_quads())
    with Readers(tmp_path / "graph.db") as found:
        yield found


def test_the_editor_asks_this_server_alone_and_completes_the_ontology(
    readers: Readers, served: Any, browser: Browser
) -> None:
    """No request leaves for elsewhere, and the policy has nothing to complain of."""
    complaints: list[str] = []
    asked: list[str] = []
    with served(create_app(readers, Settings(), make_desk(readers))) as address:
        page = browser.new_page()
        page.on("console", lambda said: complaints.append(said.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{address}/query?query=SELECT+*+WHERE+%7B+state:CHN+rdfs:label+?name+%7D")
        page.click(".yasqe_queryButton")
        page.wait_for_selector(".yasr_results td")
        table = page.inner_text(".yasr_results")
        page.evaluate(
            """() => {
                const editor = document.querySelector(".CodeMirror").CodeMirror;
                editor.setValue("PREFIX rg: <https://w3id.org/relgraph/ns#>\\nASK { ?a rg:visi");
                editor.setCursor(1, 99);
                editor.autocomplete();
            }"""
        )
        page.wait_for_timeout(1000)
        hints = page.evaluate(
            "() => document.querySelector('.CodeMirror').CodeMirror.getValue() + "
            "[...document.querySelectorAll('.CodeMirror-hints li')].map((e) => e.innerText)"
        )
        page.close()

    assert "China" in table
    assert "rg:visited" in hints
    assert complaints == []
    assert {url for url in asked if not url.startswith((address, "data:", "blob:"))} == set()


ROWS = "SELECT ?who ?whom (3 AS ?times) WHERE { ?who rg:consulted ?whom }"
TRIPLES = "CONSTRUCT { ?who rg:consulted ?whom } WHERE { ?who rg:consulted ?whom }"


def test_an_answer_is_seen_as_a_chart_and_as_a_graph(
    readers: Readers, served: Any, browser: Browser
) -> None:
    """Bars by the first numbers, lines by the first names or by triples, under the same policy."""
    complaints: list[str] = []
    with served(create_app(readers, Settings(), make_desk(readers))) as address:
        page = browser.new_page()
        page.on("console", lambda said: complaints.append(said.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{address}/query?{urlencode({'query': ROWS})}")
        page.click(".yasqe_queryButton")
        page.wait_for_selector(".yasr_results td")
        page.click(".select_chart")
        bars = page.inner_text(".bars").split("\n")
        page.click(".select_graph")
        page.wait_for_selector(".network canvas")
        of_rows = page.inner_text(".graph .quiet")
        page.evaluate(
            "text => document.querySelector('.CodeMirror').CodeMirror.setValue(text)", TRIPLES
        )
        with page.expect_response("**/sparql"):
            page.click(".yasqe_queryButton")
        page.wait_for_selector(".network canvas")
        of_triples = page.inner_text(".graph .quiet")
        page.close()

    assert bars == ["state:PAK · state:CHN", "3"]
    assert (of_rows, of_triples) == ("2 names", "2 names")
    assert complaints == []
