"""One engine in one process: load a graph, ask the questions, and tell how long each took.

    python -m benchmarks.engine relgraph|pyoxigraph|rdflib GRAPH.nq FOLDER SECONDS

Prints a JSON object a line as soon as each figure is known; the parent reads peak memory from
the operating system. A question that runs past its seconds is stopped, and its rows are null.
"""

from __future__ import annotations

import json
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, cast

from relgraph.model import CellKind
from relgraph.query import questions, to_bindings

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyoxigraph import QuerySolutions
    from rdflib.term import Identifier

    from relgraph.model import Cell
    from relgraph.query import Question

    Ask = Callable[[Question], int]

__all__ = ["main"]

_GIVEN = {"actor": "state/PAK", "other": "state/USA", "since": "2020"}
_BLOC = {"blocs-at-odds": {"actor": "org/NATO"}}


def main(engine: str, graph: Path, folder: Path, limit: float) -> None:
    """Load, ask, and print what it took."""
    start = time.perf_counter()
    ask = _LOADERS[engine](graph, folder)
    _tell("load", time.perf_counter() - start, 0)
    for question in questions():
        start = time.process_time()  # of the processor: others may use the machine meanwhile
        rows = _within(limit, ask, question)
        _tell(question.name, time.process_time() - start, rows)


def _within(limit: float, ask: Ask, question: Question) -> int | None:
    """Return how many rows answer a question, or None where its time ran out."""
    signal.signal(signal.SIGALRM, _stop)
    signal.setitimer(signal.ITIMER_REAL, limit)
    try:
        return ask(question)
    except TimeoutError:
        return None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _stop(_signal: int, _frame: object) -> None:
    raise TimeoutError


def _parameters(question: Question) -> dict[str, str]:
    """Return the actor, and what else the question cannot do without."""
    usual = {
        each.name: _GIVEN[each.name]
        for each in question.parameters
        if each.name == "actor" or each.required
    }
    return usual | _BLOC.get(question.name, {})


def _load_relgraph(graph: Path, folder: Path) -> Ask:
    from relgraph import ask, open_store

    store = open_store(folder / "store", must_exist=False)
    store.load(graph)
    store.optimize()
    return lambda question: len(ask(store, question.name, _parameters(question)))


def _load_pyoxigraph(graph: Path, folder: Path) -> Ask:
    """Return the engine alone on the very text that relgraph gives it."""
    from pyoxigraph import RdfFormat
    from pyoxigraph import Store as Engine

    from relgraph.store.queries import prepared
    from relgraph.vocabulary import PREFIXES

    engine = Engine(str(folder / "raw"))
    engine.bulk_load(path=graph, format=RdfFormat.N_QUADS)
    engine.optimize()

    def ask(question: Question) -> int:
        text = prepared(question.text, to_bindings(question, _parameters(question)))
        found = engine.query(text, prefixes=dict(PREFIXES), use_default_graph_as_union=True)
        return len([tuple(solution) for solution in cast("QuerySolutions", found)])

    return ask


def _load_rdflib(graph: Path, folder: Path) -> Ask:  # noqa: ARG001 - as the other engine
    from rdflib import Dataset

    dataset = Dataset(default_union=True)
    dataset.parse(graph, format="nquads")

    def ask(question: Question) -> int:
        bindings = to_bindings(question, _parameters(question))
        bound = {name: _to_term(cell) for name, cell in bindings.items()}
        return len(dataset.query(question.text, initBindings=bound))

    return ask


def _to_term(cell: Cell) -> Identifier:
    from rdflib import Literal, URIRef

    if cell.kind is CellKind.IRI:
        return URIRef(cell.value)
    return Literal(cell.value, datatype=URIRef(cell.datatype) if cell.datatype else None)


_LOADERS = {
    "relgraph": _load_relgraph,
    "pyoxigraph": _load_pyoxigraph,
    "rdflib": _load_rdflib,
}


def _tell(name: str, seconds: float, rows: int | None) -> None:
    sys.stdout.write(json.dumps({"name": name, "seconds": seconds, "rows": rows}) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), float(sys.argv[4]))
