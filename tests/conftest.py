"""What tests of several rooms share: golden files, a graph of a dyad, two real SPARQL servers."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sysconfig
import time
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from relgraph.model import (
    Actor,
    ActorKind,
    Article,
    Evidence,
    Modality,
    PartialDate,
    Party,
    Run,
    Span,
    Statement,
)
from relgraph.vocabulary import ID_NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

    from relgraph.store import Store

CHROMIUM = "/usr/bin/chromium"
_STARTING = 60.0  # seconds; Virtuoso makes its database first, on a busy machine slowly
_VIRTUOSO = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = {rows}
"""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --update-golden, the only thing that may rewrite a golden file."""
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write golden files anew from what the code gives now, to be read in the diff",
    )


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Tell whether golden files are to be written anew."""
    return bool(request.config.getoption("--update-golden"))


class SparqlServer:
    """A SPARQL server on 127.0.0.1, in a folder of its own; ended by its id."""

    def __init__(self, name: str, folder: Path, *, rows: int = 1_000_000) -> None:
        self.name = name
        self._folder = folder
        self._rows = rows
        self._ports = (_free_port(), _free_port())
        self.root = f"http://127.0.0.1:{self._ports[0]}"
        self.address = self.root if name == "oxigraph" else f"{self.root}/sparql"
        self.update = f"{self.root}/update" if name == "oxigraph" else self.address
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, on what it held before, and wait until it answers."""
        (self._folder / "virtuoso.lck").unlink(missing_ok=True)  # left behind by a killed one
        self._process = subprocess.Popen(
            self._command(),
            cwd=self._folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + _STARTING
        while not self._answers():
            assert time.monotonic() < deadline, f"{self.name} does not answer"
            assert self._process.poll() is None, f"{self.name} ended"
            time.sleep(0.1)

    def _command(self) -> list[str]:
        http, sql = self._ports
        if self.name == "oxigraph":
            bound = f"127.0.0.1:{http}"
            return [OXIGRAPH or "", "serve", "--location", "graph", "--bind", bound]
        settings = _VIRTUOSO.format(http=http, sql=sql, rows=self._rows)
        (self._folder / "virtuoso.ini").write_text(settings, encoding="utf-8")
        return [VIRTUOSO or "", "+foreground", "+configfile", "virtuoso.ini"]

    def _answers(self) -> bool:
        try:
            httpx.get(self.address, timeout=5)
        except httpx.TransportError:
            return False
        return True

    def let_write(self) -> None:
        """Have Virtuoso take updates from anyone, as Oxigraph does."""
        self._administer('GRANT SPARQL_UPDATE TO "SPARQL";')

    def forbid_writing(self) -> None:
        """Have Virtuoso take no more updates from those whom it does not know."""
        self._administer('REVOKE SPARQL_UPDATE FROM "SPARQL";')

    def _administer(self, order: str) -> None:
        if self.name == "virtuoso":
            subprocess.run(
                ["isql-vt", f"127.0.0.1:{self._ports[1]}", "dba", "dba"],
                input=order.encode(),
                check=True,
                capture_output=True,
            )

    def kill(self) -> None:
        """End it in the middle of whatever it does; ending it twice is harmless."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def change(self, update: str) -> None:
        """Send it an update behind the back of relgraph."""
        httpx.post(self.update, data={"update": update}, timeout=60).raise_for_status()

    def clear(self) -> None:
        """Take relgraph's graphs away."""
        query = (
            "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o }"
            f' FILTER(STRSTARTS(STR(?g), "{ID_NAMESPACE}")) }}'
        )
        place = f"{self.root}/query" if self.name == "oxigraph" else self.address
        reply = httpx.post(place, data={"query": query}, headers={"accept": "text/csv"}, timeout=60)
        for name in reply.text.replace('"', "").split()[1:]:
            self.change(f"DROP SILENT GRAPH <{name}>")


OXIGRAPH = shutil.which("oxigraph", path=sysconfig.get_path("scripts"))
VIRTUOSO = shutil.which("virtuoso-t")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def _running(name: str, folder: Path, *, rows: int = 1_000_000) -> Iterator[SparqlServer]:
    """Give a server that runs and takes updates, and end it; skip where it is not installed."""
    if (OXIGRAPH if name == "oxigraph" else VIRTUOSO) is None:
        pytest.skip(f"{name} is not installed; 'make servers' brings it")
    server = SparqlServer(name, folder, rows=rows)
    try:
        server.start()
        server.let_write()
        yield server
    finally:
        server.kill()


@pytest.fixture(scope="session")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparqlServer]:
    with _running("oxigraph", tmp_path_factory.mktemp("oxigraph")) as server:
        yield server


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparqlServer]:
    with _running("virtuoso", tmp_path_factory.mktemp("virtuoso")) as server:
        yield server


@pytest.fixture
def narrow_virtuoso(tmp_path: Path) -> Iterator[SparqlServer]:
    """Give a Virtuoso that gives no more than 40 rows."""
    with _running("virtuoso", tmp_path, rows=40) as server:
        yield server


@pytest.fixture(params=["oxigraph", "virtuoso"])
def own_server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SparqlServer]:
    """Give each server in turn, for a test that kills it."""
    with _running(request.param, tmp_path) as server:
        yield server


@pytest.fixture(params=["oxigraph", "virtuoso"])
def server(request: pytest.FixtureRequest) -> SparqlServer:
    """Give each server in turn, without any graph of relgraph's."""
    running: SparqlServer = request.getfixturevalue(request.param)
    running.clear()
    return running


_GIANTS = {
    "Between two giants": (
        date(2023, 12, 29),
        (
            "Pakistan and America are partners. America blamed Pakistan. Munir flew to Washington. "
            "China and Pakistan are partners. America threatened China."
        ),
    ),
    "Two giants again": (date(2023, 12, 30), "Pakistan and America are partners."),
    "No partners": (
        None,
        "China says Pakistan and America are no partners. America may aid Pakistan.",
    ),
}


def _state(code: str, name: str) -> Party:
    actor = Actor(f"state/{code}", ActorKind.STATE, code, name)
    return Party(actor, actor)


def _fill_with_giants(store: Store) -> None:
    """Put three articles on Pakistan and the United States into a store, one of them a reprint."""
    from pyoxigraph import NamedNode, Quad

    from relgraph.rdf import article_iri, to_quads
    from relgraph.vocabulary import NAMESPACE, REPRINTS_GRAPH

    pakistan, america = _state("PAK", "Pakistan"), _state("USA", "United States")
    china = _state("CHN", "China")
    munir = Party(
        Actor("person/asim-munir", ActorKind.PERSON, "Asim Munir", "Asim Munir"), pakistan.actor
    )
    articles = {
        title: Article(
            text=text, body=(Span(0, len(text)),), title=title, published_on=day, publisher="Globe"
        )
        for title, (day, text) in _GIANTS.items()
    }
    first, again, other = articles.values()
    ways: Any = {"targets": (america,), "is_symmetric": True}
    told: list[tuple[Article, str, str, tuple[Party, ...], dict[str, Any]]] = [
        (first, "Pakistan and America are partners", "Partnership", (pakistan,), ways),
        (first, "America blamed Pakistan", "Criticism", (america,), {"targets": (pakistan,)}),
        (
            *(first, "Munir flew to Washington", "Visit", (munir,)),
            {"targets": (america,), "event_time": PartialDate("2023-11"), "confidence": 0.5},
        ),
        (
            *(first, "China and Pakistan are partners", "Partnership", (china, pakistan)),
            {"targets": (china, pakistan), "is_symmetric": True},
        ),
        (first, "America threatened China", "Threat", (america,), {"targets": (china,)}),
        (again, "Pakistan and America are partners", "Partnership", (pakistan,), ways),
        (
            *(other, "Pakistan and America are no partners", "Partnership", (pakistan, america)),
            {"is_symmetric": True, "targets": (pakistan, america), "negated": True}
            | {"asserted_by": china},
        ),
        (
            *(other, "America may aid Pakistan", "Aid", (america,)),
            {"targets": (pakistan,), "modality": Modality.PROSPECTIVE, "topic": "grain"},
        ),
    ]
    run = Run(version="0.1", model="small", model_version="3.8", lexicon_sha256="ab" * 32)
    found: dict[str, list[Statement]] = {article.id: [] for article in articles.values()}
    for article, words, kind, sources, more in told:
        start = article.text.index(words)
        place = Evidence.at(article, Span(start, start + len(words)))
        values: dict[str, Any] = {"targets": (), "is_symmetric": False, "sentence": 0} | more
        found[article.id].append(Statement(evidence=place, type=kind, sources=sources, **values))
    for article in articles.values():
        store.replace_graph(article_iri(article.id), to_quads(article, found[article.id], run))
    reprint = Quad(
        NamedNode(article_iri(again.id)),
        NamedNode(f"{NAMESPACE}reprintOf"),
        NamedNode(article_iri(first.id)),
        NamedNode(REPRINTS_GRAPH),
    )
    store.put_graph(REPRINTS_GRAPH, [reprint])


@pytest.fixture(scope="session")
def giants(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the place of a store with three articles on Pakistan and the United States."""
    from relgraph.store import open_store

    place = tmp_path_factory.mktemp("giants") / "relgraph.db"
    with open_store(place) as store:
        _fill_with_giants(store)
    return place


@pytest.fixture(scope="session")
def fill_with_giants() -> Callable[[Store], None]:
    """Puts the same three articles into another store."""
    return _fill_with_giants


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; without it these tests fail, unless RELGRAPH_NO_BROWSER=1 says why."""
    if os.environ.get("RELGRAPH_NO_BROWSER") == "1":
        pytest.skip("RELGRAPH_NO_BROWSER=1")
    from playwright.sync_api import sync_playwright

    assert Path(CHROMIUM).exists(), "install Debian's chromium, or set RELGRAPH_NO_BROWSER=1"
    with sync_playwright() as playwright:
        yield (
            chromium := playwright.chromium.launch(
                executable_path=CHROMIUM,
                args=[
                    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
                    *("--disable-background-networking", "--disable-component-update"),
                    "--disable-sync",
                ],
            )
        )
        chromium.close()
