"""How fast the page draws and answers, beside raw pyvis, cytoscape.js and sigma.js.

python -m benchmarks.pages [--sizes 100,1000,...] [--limit SECONDS]

Needs Debian's chromium, and npm for the two libraries, which are put into a folder of their own for
the time of the run. All pages hold the same statements. pyvis lays out in the browser, as it does
unless told otherwise; cytoscape.js and sigma.js are given the places that our page has, so that
only their drawing is timed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import networkx as nx
from benchmarks.generated import generate

from relgraph.view import render_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from relgraph.model import Article, Statement

__all__ = ["Figures", "make_network", "measure_ours"]

SIZES = (100, 1_000, 5_000, 20_000, 50_000)
PACKAGES = {
    "cytoscape@3.33.1": "dist/cytoscape.min.js",
    "graphology@0.26.0": "dist/graphology.umd.min.js",
    "sigma@3.0.2": "dist/sigma.min.js",
}
_ARGUMENTS = (
    *("--no-sandbox", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)
_WEBGL = ("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
"""For sigma.js alone: where there is no graphics card, all else is faster without."""
_ANSWER = """async (words) => {
  const start = performance.now();
  relgraph.change(words ? { words } : { hidePolarity: new Set(["conflictual"]) });
  await new Promise((done) => relgraph.network.once("afterDrawing", done));
  return performance.now() - start;
}"""
_READY = "new Promise((done) => requestAnimationFrame(() => done(performance.now())))"


@dataclass(frozen=True, slots=True)
class Figures:
    """What one size of our page costs; times in seconds."""

    statements: int
    write: float
    kilobytes: float
    """Of a statement, over the fixed part of the page."""
    first: float
    """From the opening of the file to the first drawing."""
    filter: float
    search: float
    megabytes: float
    """Of the browser's memory for scripts and what they hold."""


def make_network(count: int) -> nx.MultiDiGraph[str]:
    """Return a network of so many generated statements."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for article, statements in generate(count):
        for statement in statements:
            source, target = statement.sources[0].actor, statement.targets[0].actor
            for actor in (source, target):
                network.add_node(actor.id, label=actor.name, kind=str(actor.kind), positions=[])
            network.add_edge(source.id, target.id, key=statement.id, **_told(article, statement))
    return network


def _told(article: Article, statement: Statement) -> dict[str, Any]:
    """Return the attributes of an edge, as `relgraph.to_network` writes them."""
    from relgraph.vocabulary import statement_type

    kind = statement_type(statement.type)
    evidence, speaker = statement.evidence, statement.asserted_by
    return {
        "type": kind.name,
        "type_label": kind.label,
        "family": str(kind.family),
        "polarity": str(kind.polarity),
        "score": kind.score,
        "symmetric": kind.is_symmetric,
        "negated": statement.negated,
        "modality": str(statement.modality),
        "topic": statement.topic,
        "quote": evidence.quote,
        "prefix": evidence.prefix,
        "suffix": evidence.suffix,
        "start": evidence.span.start,
        "asserted_by": speaker.actor.name if speaker else None,
        "event_time": str(statement.event_time) if statement.event_time else None,
        "confidence": statement.confidence,
        "contexts": statement.contexts,
        "article": article.id,
        "article_title": article.title,
        "article_date": str(article.published_on),
        "publisher": article.publisher,
    }


def measure_ours(browser: Browser, count: int, folder: Path) -> Figures:
    """Return the figures of our page of so many statements."""
    network = make_network(count)
    fixed = len(render_page(make_network(1), title="x", generated_from={}).encode())
    start = perf_counter()
    text = render_page(network, title="x", generated_from={})
    written = perf_counter() - start
    page = _open(browser, text, folder)
    page.wait_for_selector("body[data-ready]", timeout=120_000)
    figures = Figures(
        statements=count,
        write=written,
        kilobytes=(len(text.encode()) - fixed) / 1000 / count,
        first=page.evaluate(_READY) / 1000,
        filter=page.evaluate(_ANSWER, "") / 1000,
        search=page.evaluate(_ANSWER, "case 7") / 1000,
        megabytes=page.evaluate("performance.memory.usedJSHeapSize / 1e6"),
    )
    page.close()
    return figures


def _open(browser: Browser, text: str, folder: Path) -> Page:
    """Open a page from a file; whatever it wants from elsewhere it does not get."""
    path = folder / "page.html"
    path.write_text(text, encoding="utf-8")
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.route("http*://**", lambda route: route.abort())
    page.goto(path.as_uri(), wait_until="commit")
    return page


def measure_pyvis(
    browser: Browser, network: nx.MultiDiGraph[str], folder: Path, limit: float
) -> float:
    """Return the seconds until raw pyvis has settled; infinity where it has not by the limit."""
    from pyvis.network import Network

    drawn = Network(directed=True, cdn_resources="in_line")
    for node, label in network.nodes(data="label"):
        drawn.add_node(node, label=label)
    for source, target, told in network.edges(data=True):
        drawn.add_edge(source, target, title=told["quote"])
    text = drawn.generate_html()
    mark = (
        'network.once("stabilizationIterationsDone", () => { document.body.dataset.ready = 1; });'
    )
    text = text.replace("return network;", f"{mark} return network;")
    return _seconds(_open(browser, text, folder), limit)


def measure_library(
    browser: Browser, network: nx.MultiDiGraph[str], folder: Path, limit: float, *, name: str
) -> float:
    """Return the seconds until a plain page of a library has drawn every statement."""
    places = _places(network)
    nodes = [
        {"id": node, "label": label, "x": places[node][0], "y": places[node][1]}
        for node, label in network.nodes(data="label")
    ]
    edges = [[source, target] for source, target in network.edges()]
    scripts = {"cytoscape": ["cytoscape"], "sigma": ["graphology", "sigma"]}[name]
    loaded = "".join(f"<script>{(folder / each).read_text()}</script>" for each in scripts)
    data = json.dumps({"nodes": nodes, "edges": edges}).replace("<", "\\u003c")
    text = (
        '<!DOCTYPE html><meta charset="utf-8"><body><div id="c" style="width:1300px;height:800px">'
        f"</div>{loaded}<script>const data = {data};\n{_PLAIN[name]}</script>"
    )
    return _seconds(_open(browser, text, folder), limit)


_PLAIN = {
    "cytoscape": """
const made = cytoscape({ container: document.getElementById("c"), layout: { name: "preset" },
  elements: [...data.nodes.map((n) => ({ data: { id: n.id, label: n.label }, position: n })),
    ...data.edges.map(([source, target]) => ({ data: { source, target } }))] });
made.one("render", () => { document.body.dataset.ready = 1; });""",
    "sigma": """
const graph = new graphology.MultiDirectedGraph();
for (const { id, label, x, y } of data.nodes) graph.addNode(id, { label, x, y, size: 5 });
for (const [source, target] of data.edges) graph.addEdge(source, target);
const made = new Sigma(graph, document.getElementById("c"));
requestAnimationFrame(() => { document.body.dataset.ready = 1; });""",
}


def _places(network: nx.MultiDiGraph[str]) -> dict[str, tuple[int, int]]:
    from relgraph.view.folding import fold_dyads, read_nodes
    from relgraph.view.layout import place_nodes
    from relgraph.view.rows import read_rows

    nodes = read_nodes(network)
    return place_nodes(nodes, fold_dyads(read_rows(network), nodes))


def _seconds(page: Page, limit: float) -> float:
    from playwright.sync_api import TimeoutError as TooLong

    try:
        page.wait_for_selector("body[data-ready]", timeout=limit * 1000)
        told: float = page.evaluate(_READY) / 1000
    except TooLong:
        told = float("inf")
    page.close()
    return told


def fetch_libraries(folder: Path) -> None:
    """Put the libraries' files into the folder, by their short names."""
    for package, name in PACKAGES.items():
        command = ["npm", "pack", "--silent", package]
        done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
        with tarfile.open(folder / done.stdout.strip().splitlines()[-1]) as packed:
            member = packed.extractfile(f"package/{name}")
            if member is not None:
                (folder / package.partition("@")[0]).write_bytes(member.read())


def main() -> None:
    """Measure, and print a table of our figures and one of the others'."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--limit", type=float, default=180, help="seconds for another's page")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        folder = Path(place)
        fetch_libraries(folder)
        launch = partial(playwright.chromium.launch, executable_path="/usr/bin/chromium")
        browser = launch(args=[*_ARGUMENTS, "--disable-gpu"])
        webgl = launch(args=[*_ARGUMENTS, *_WEBGL])
        print("| statements | write, s | kB each | first drawing, s | filter, s | search, s | MB |")
        print("|---:|---:|---:|---:|---:|---:|---:|")
        for size in map(int, asked.sizes.split(",")):
            told = measure_ours(browser, size, folder)
            print(
                f"| {told.statements:,} | {told.write:.1f} | {told.kilobytes:.2f} | "
                f"{told.first:.2f} | {told.filter:.2f} | {told.search:.2f} | {told.megabytes:.0f} |"
            )
        print("\n| statements | pyvis, s | cytoscape.js, s | sigma.js, s |\n|---:|---:|---:|---:|")
        for size in map(int, asked.sizes.split(",")):
            network = make_network(size)
            pyvis = measure_pyvis(browser, network, folder, asked.limit)
            others = [
                measure_library(each, network, folder, asked.limit, name=name)
                for each, name in ((browser, "cytoscape"), (webgl, "sigma"))
            ]
            print(f"| {size:,} | " + " | ".join(f"{told:.1f}" for told in (pyvis, *others)) + " |")
        browser.close()
        webgl.close()


if __name__ == "__main__":
    main()
