"""The questions over a generated graph: our store, its bare engine and rdflib, each by itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.generated import RUN, generate

from relgraph.vocabulary import SHARED_GRAPH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["ENGINES", "Measured", "measure_graphs", "write_graph"]

ENGINES = ("relgraph", "pyoxigraph", "rdflib")


@dataclass
class Measured:
    """What an engine took: seconds to load, seconds and rows by question, peak memory in MB."""

    load: float = float("nan")
    seconds: dict[str, float] = field(default_factory=dict)
    rows: dict[str, int | None] = field(default_factory=dict)
    """None where the question was stopped."""
    megabytes: float = float("nan")

    @property
    def total(self) -> float:
        """The seconds of all questions; one that was stopped counts as long as it ran."""
        return sum(self.seconds.values())


def measure_graphs(statements: int, limit: float) -> dict[str, Measured]:
    """Return what each engine took on the same graph of so many statements.

    Args:
        statements: how many to generate.
        limit: seconds after which a question is stopped.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        graph = folder / "graph.nq"
        write_graph(graph, statements)
        return {engine: _measure(engine, graph, folder, limit) for engine in ENGINES}


def write_graph(path: Path, statements: int) -> None:
    """Write a generated graph of so many statements as N-Quads."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(_lines(statements))


def _lines(statements: int) -> Iterator[str]:
    """Yield the graph as N-Quads; what articles share stands once."""
    from relgraph.knowledge import load_registry
    from relgraph.pipeline.knowledge import knowledge_quads
    from relgraph.rdf import article_iri, serialise, to_quads

    seen: set[str] = set()
    known: set[str] = set()
    for quads in knowledge_quads(load_registry()).values():
        yield serialise(quads, "nquads")
        known.update(f"{quad.subject} " for quad in quads)
    for article, found in generate(statements):
        own = f"<{article_iri(article.id)}> .\n"
        for line in serialise(to_quads(article, found, RUN), "nquads").splitlines(keepends=True):
            if line.endswith(own):
                yield line
            elif line not in seen and not _retells(line, known):
                seen.add(line)
                yield line


def _retells(line: str, known: set[str]) -> bool:
    """Tell whether a line of the shared graph describes an actor that the registry describes."""
    return line.endswith(f"<{SHARED_GRAPH}> .\n") and line[: line.index(" ") + 1] in known


def _measure(engine: str, graph: Path, folder: Path, limit: float) -> Measured:
    """Run an engine in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.engine", engine, str(graph), str(folder)]
    with subprocess.Popen([*command, str(limit)], stdout=subprocess.PIPE, text=True) as child:
        if child.stdout is None:
            raise AssertionError("the pipe was asked for")
        measured = _read(child.stdout)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    measured.megabytes = usage.ru_maxrss / 1024
    return measured


def _read(lines: Iterable[str]) -> Measured:
    measured = Measured()
    for line in lines:
        told = json.loads(line)
        if told["name"] == "load":
            measured.load = told["seconds"]
        else:
            measured.seconds[told["name"]] = told["seconds"]
            measured.rows[told["name"]] = told["rows"]
    return measured
