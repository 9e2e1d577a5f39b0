"""A small store behind the real application, asked without a socket or over one."""

import asyncio
import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from pyoxigraph import Literal, NamedNode, Quad
from starlette.applications import Starlette

from relgraph.serve import Settings, create_app
from relgraph.store import Limits, Readers, open_store
from relgraph.vocabulary import ID_NAMESPACE, NAMESPACE

GRAPH = ID_NAMESPACE + "article/0123456789abcdef"
LIMITS = Limits(seconds=20, processes=2, answer=1 << 25)


def _fill(location: Path, *, rows: int = 2000) -> None:
    """Make a store with two actors that have met, and rows enough for a long answer."""
    pakistan, china = (NamedNode(f"{ID_NAMESPACE}state/{code}") for code in ("PAK", "CHN"))
    label = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    graph = NamedNode(GRAPH)
    with open_store(location) as store:
        store.engine.extend(
            [
                Quad(pakistan, label, Literal("Pakistan"), graph),
                Quad(china, label, Literal("China"), graph),
                Quad(pakistan, NamedNode(f"{NAMESPACE}consulted"), china, graph),
                *(
                    Quad(
                        NamedNode(f"https://example.org/{number}"),
                        NamedNode("https://example.org/is"),
                        Literal(number),
                        NamedNode("https://example.org/numbers"),
                    )
                    for number in range(rows)
                ),
            ]
        )


class Client:
    """Sends requests to an application, without a socket between."""

    def __init__(self, app: Starlette, base: str = "http://localhost") -> None:
        self._app = app
        self._base = base

    def get(self, path: str, **more: Any) -> httpx.Response:
        """Return the response to a GET."""
        return self.send("GET", path, **more)

    def post(self, path: str, **more: Any) -> httpx.Response:
        """Return the response to a POST."""
        return self.send("POST", path, **more)

    def send(self, method: str, path: str, **more: Any) -> httpx.Response:
        """Return the response to a request."""
        with ThreadPoolExecutor(1) as apart:  # the browser of other tests keeps a loop here
            return apart.submit(asyncio.run, self._send(method, path, more)).result()

    async def _send(self, method: str, path: str, more: dict[str, Any]) -> httpx.Response:
        transport = httpx.ASGITransport(app=self._app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url=self._base) as session:
            return await session.request(method, path, **more)


@pytest.fixture(scope="session")
def location(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a store that no test writes."""
    place = tmp_path_factory.mktemp("serve") / "graph.db"
    _fill(place)
    return place


@pytest.fixture(scope="session")
def readers(location: Path) -> Iterator[Readers]:
    """Give readers of the small store."""
    with Readers(location, LIMITS) as found:
        yield found


@pytest.fixture(scope="session")
def client(readers: Readers) -> Client:
    """Give a client of the application as it is by default."""
    return Client(create_app(readers, Settings(hosts=("localhost",))))


class Served:
    """An application on a port of this machine, in a thread."""

    def __init__(self, app: Starlette) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        config = uvicorn.Config(app, log_level="critical", lifespan="off")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, args=([self.socket],))

    def __enter__(self) -> str:
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)
        return self.address

    def __exit__(self, *_error: object) -> None:
        self._server.should_exit = True
        self._thread.join()
        self.socket.close()


@pytest.fixture(scope="session")
def served() -> type[Served]:
    """Give what puts an application on a port."""
    return Served


@pytest.fixture(scope="session")
def make_client() -> type[Client]:
    """Give what makes a client of an application."""
    return Client


@pytest.fixture(scope="session")
def fill() -> Callable[..., None]:
    """Give what fills a store of a test's own."""
    return _fill
