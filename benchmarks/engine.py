"""One engine in one process: load a graph, ask ten questions, and tell how long each took.

    python -m benchmarks.engine relgraph|rdflib GRAPH.nq FOLDER

Prints a JSON object a line as soon as each figure is known; the parent reads peak memory from
the operating system.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from relgraph.model import Rows
from relgraph.query import questions, to_bindings
from relgraph.store.binding import bind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from relgraph.query import Question

__all__ = ["main"]

_ACTORS = {"actor": "state/PAK", "other": "state/USA"}


def main(engine: str, graph: Path, folder: Path) -> None:
    """Load, ask, and print what it took."""
    start = time.perf_counter()
    count = {"relgraph": _load_relgraph, "rdflib": _load_rdflib}[engine](graph, folder)
    _tell("load", time.perf_counter() - start, 0)
    for name, text in _texts():
        start = time.perf_counter()
        rows = count(text)
        _tell(name, time.perf_counter() - start, rows)


def _texts() -> Iterator[tuple[str, str]]:
    """Yield each ready question, on Pakistan where it takes an actor."""
    for question in questions():
        yield question.name, bind(question.text, to_bindings(question, _parameters(question)))


def _parameters(question: Question) -> dict[str, str]:
    """Return the actor, and the other one where the question cannot do without."""
    return {
        each.name: _ACTORS[each.name]
        for each in question.parameters
        if each.name == "actor" or (each.required and each.name in _ACTORS)
    }


def _load_relgraph(graph: Path, folder: Path) -> Callable[[str], int]:
    from relgraph import open_store

    store = open_store(folder / "store", must_exist=False)
    store.load(graph)
    return lambda text: sum(1 for _ in _rows(store.query(text)))


def _rows(answer: object) -> Rows:
    if not isinstance(answer, Rows):
        raise TypeError("the ready questions are SELECTs")
    return answer


def _load_rdflib(graph: Path, folder: Path) -> Callable[[str], int]:  # noqa: ARG001 - as the other engine
    from rdflib import Dataset

    dataset = Dataset(default_union=True)
    dataset.parse(graph, format="nquads")
    return lambda text: len(dataset.query(text))


def _tell(name: str, seconds: float, rows: int) -> None:
    sys.stdout.write(json.dumps({"name": name, "seconds": seconds, "rows": rows}) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
