"""Graphs written one by one, in the same bytes as `serialise`, however large the store is."""

from __future__ import annotations

import heapq
import tempfile
from contextlib import ExitStack
from itertools import groupby, islice
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

from pyoxigraph import Quad, RdfFormat, Triple, parse, serialize

from relgraph.errors import ExchangeError
from relgraph.rdf.reading import from_quads
from relgraph.rdf.relations import named_triples
from relgraph.rdf.terms import TYPE, individual, rg, term
from relgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    Graph: TypeAlias = tuple[Quad, ...]

__all__ = ["ENDINGS", "STREAMED", "reified", "to_nquads", "write_graphs"]

STREAMED = ("trig", "nquads", "turtle", "jsonld", "rdf12")
"""The formats that `write_graphs` writes; rdf12 is TriG of RDF 1.2 with its triple terms."""

_CHUNK = 500_000  # lines that are sorted in memory at a time: about 0.2 GB
_PREFIXES = dict(PREFIXES)
_WRITTEN = {
    "trig": RdfFormat.TRIG,
    "rdf12": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
}
_READ = {
    ".trig": RdfFormat.TRIG,
    ".jsonld": RdfFormat.JSON_LD,
    ".json": RdfFormat.JSON_LD,
}

ENDINGS = (*_READ, ".ttl", ".rdf", ".xml")
"""The endings of files that `to_nquads` turns into N-Quads, or refuses for carrying no graphs."""

_REIFIES = term("rdf", "reifies")


def write_graphs(
    graphs: Iterable[Graph], form: str, output: BinaryIO, *, chunk: int = _CHUNK
) -> None:
    """Write graphs in a format of STREAMED; no more than one graph is held in memory.

    Args:
        graphs: the quads of each graph, in order of the graphs' names as N-Triples write them.
        form: the format. N-Quads and Turtle are sorted over all graphs, in files of the
            operating system's temporary folder.
        output: where to write.
        chunk: how many lines are sorted in memory at a time.
    """
    if form == "nquads":
        lines = (f"{quad} .\n" for graph in graphs for quad in graph)
        output.writelines(_sorted_lines(lines, chunk))
    elif form == "turtle":
        lines = (f"{quad.triple} .\n" for graph in graphs for quad in graph)
        triples = _triples(_sorted_lines(lines, chunk))
        serialize(triples, output, RdfFormat.TURTLE, prefixes=_PREFIXES)
    else:
        ordered = (quad for graph in graphs for quad in sorted(set(graph), key=str))
        serialize(ordered, output, _WRITTEN[form], prefixes=_PREFIXES)
        if form == "jsonld":
            output.write(b"\n")


def reified(graph: Graph) -> Graph:
    """Return an article's graph with rdf:reifies from each statement to what it is about.

    A triple term asserts nothing: also what is denied or planned points at its triple, and the
    statement's own negation and modality say how. Other graphs come back as they are.
    """
    if not any(quad.predicate == TYPE and quad.object == rg("Article") for quad in graph):
        return graph
    home = graph[0].graph_name
    _, statements = from_quads(graph)
    return (
        *graph,
        *(
            Quad(individual(statement.id), _REIFIES, triple, home)
            for statement in statements
            for triple in named_triples(statement)
        ),
    )


def to_nquads(path: Path) -> bytes:
    """Return what a file of TriG, JSON-LD or RDF 1.2 holds as N-Quads, without triple terms.

    Triple terms repeat what the statements say; an export makes them anew.

    Raises:
        ExchangeError: it cannot be read, or its ending is none of a format with graphs.
    """
    form = _READ.get(path.suffix)
    if form is None:
        raise ExchangeError(f"{path} is of a format without graphs; load N-Quads, TriG or JSON-LD")
    try:
        quads = parse(path=path, format=form)
        return b"".join(
            f"{quad} .\n".encode() for quad in quads if not isinstance(quad.object, Triple)
        )
    except (OSError, SyntaxError) as error:
        place = getattr(error, "lineno", None)
        told = f"{path}:{place}" if place else str(path)
        raise ExchangeError(f"{told} cannot be read: {error}") from error


def _sorted_lines(lines: Iterable[str], chunk: int) -> Iterator[bytes]:
    """Yield each line once, in order, with no more than a chunk of them in memory."""
    with ExitStack() as stack:
        runs: list[Iterable[bytes]] = []
        while part := set(islice(lines := iter(lines), chunk)):
            ordered = sorted(line.encode("utf-8") for line in part)
            file = stack.enter_context(tempfile.TemporaryFile())
            file.writelines(ordered)
            file.seek(0)
            runs.append(file)
        yield from (line for line, _ in groupby(heapq.merge(*runs)))


def _triples(lines: Iterable[bytes]) -> Iterator[Triple]:
    for line in lines:
        for quad in parse(line, format=RdfFormat.N_TRIPLES):
            yield quad.triple
