"""Requests per second of the endpoint under wrk, beside the server of the engine beneath it.

python -m benchmarks.endpoint [--statements N] [--seconds N]

Needs the commands wrk and oxigraph. Both servers read the same store, one after the other, with 16
connections; the whole of the network is 127.0.0.1.
"""

from __future__ import annotations

import argparse
import re
import shutil
import socket
import subprocess
import sys
import sysconfig
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import urlopen

from benchmarks.graphs import write_graph

from relgraph.store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Load", "main"]

_CONNECTIONS = 16
_PREFIX = "PREFIX rg: <https://w3id.org/relgraph/ns#> "
_QUERIES = {
    "a look-up": _PREFIX + "ASK { ?statement a rg:Visit }",
    "a hundred rows": _PREFIX + "SELECT ?s ?a { ?s a rg:Visit ; rg:source ?a } LIMIT 100",
}


@dataclass(frozen=True, slots=True)
class Load:
    """What a server did under load: requests a second, the slowest hundredth, what failed."""

    requests: float
    slowest: str
    failed: int


def main() -> None:
    """Measure both servers and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=10_000)
    parser.add_argument("--seconds", type=int, default=10)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "graph.db"
        file = Path(folder) / "graph.nq"
        write_graph(file, asked.statements)
        with open_store(store) as written:
            written.load(file)
        print("| query | server | requests/s | p99 | failed |\n|---|---|---:|---:|---:|")
        port = _free_port()
        for server, command in _commands(store, port).items():
            with _serving(command, port):
                for name, query in _QUERIES.items():
                    load = _measure(_address(server, port, query), asked.seconds)
                    told = f"{load.requests:,.0f} | {load.slowest} | {load.failed}"
                    print(f"| {name} | {server} | {told} |")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _commands(store: Path, port: int) -> dict[str, list[str]]:
    oxigraph = shutil.which("oxigraph", path=sysconfig.get_path("scripts")) or "oxigraph"
    ours = [sys.executable, "-m", "relgraph", "--store", str(store), "serve", "--port", str(port)]
    theirs = ["serve-read-only", "--location", str(store), "--bind", f"127.0.0.1:{port}"]
    return {"relgraph": ours, "oxigraph": [oxigraph, *theirs, "--union-default-graph"]}


def _address(server: str, port: int, query: str) -> str:
    path = "sparql" if server == "relgraph" else "query"
    return f"http://127.0.0.1:{port}/{path}?query={quote(query)}"


@contextmanager
def _serving(command: list[str], port: int) -> Iterator[None]:
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            _wait(f"http://127.0.0.1:{port}/")
            yield
        finally:
            server.terminate()


def _wait(address: str) -> None:
    """Return when a server answers.

    Raises:
        TimeoutError: it does not within half a minute.
    """
    for _ in range(300):
        try:
            with urlopen(address):  # noqa: S310 - this machine's own server
                return
        except URLError:
            time.sleep(0.1)
    raise TimeoutError(f"nothing answers at {address}")


def _measure(address: str, seconds: int) -> Load:
    with urlopen(address) as warm:  # noqa: S310 - this machine's own server
        warm.read()
    command = ["wrk", "--threads", "2", "--connections", str(_CONNECTIONS), "--latency"]
    done = subprocess.run(
        [*command, "--duration", f"{seconds}s", address], capture_output=True, check=True, text=True
    )
    rate = re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)
    slowest = re.search(r"99%\s+(\S+)", done.stdout)
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", done.stdout)
    return Load(
        float(rate[1]) if rate else 0.0,
        slowest[1] if slowest else "",
        int(failed[1]) if failed else 0,
    )


if __name__ == "__main__":
    main()
