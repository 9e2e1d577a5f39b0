"""Answers queries over a snapshot, one after the other, in a process that can be killed.

    python -m relgraph.store.answering SNAPSHOT LARGEST MEMORY [reach]

Each line of stdin asks, as JSON. What goes to stdout is in frames: a letter, the length of what
follows in four bytes, and that. H tells the kind of the answer, D holds bytes of it, E ends it,
and X says as JSON what went wrong.
"""

from __future__ import annotations

import json
import struct
import sys
from typing import IO, TYPE_CHECKING

from pyoxigraph import NamedNode, QueryResultsFormat, QueryTriples, RdfFormat
from pyoxigraph import Store as Engine

from relgraph.errors import AnswerSizeError, NoGraphError, QueryError
from relgraph.model import Asked
from relgraph.store.faults import describe_fault
from relgraph.store.queries import prepared, run
from relgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import QueryBoolean, QuerySolutions

__all__ = ["FAULTS", "FRAME", "main"]

FRAME = struct.Struct(">cI")
FAULTS = {fault.__name__: fault for fault in (QueryError, AnswerSizeError, NoGraphError)}
"""The errors that can go through the pipe, by name."""

_HELD = 1 << 16  # bytes kept back, so that what fails early can still be told by a status
_EVERYTHING = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


def main(arguments: list[str]) -> int:
    """Answer until stdin ends."""
    snapshot, largest, memory, *reach = arguments
    _limit_memory(int(memory))
    engine = Engine.read_only(snapshot)
    for line in sys.stdin.buffer:
        told = json.loads(line)
        tuples = {name: tuple(told[name]) for name in ("default_graphs", "named_graphs")}
        frames = _Frames(sys.stdout.buffer, int(largest))
        try:
            _answer(engine, Asked(**told | tuples), frames, may_reach_out=bool(reach))
        except QueryError as error:
            frames.fail(error)
    return 0


def _limit_memory(limit: int) -> None:
    """Have the system end this process rather than the machine when a query grows too large."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))


class _Frames:
    """Where an answer is written: in frames, up to the largest number of bytes."""

    def __init__(self, pipe: IO[bytes], largest: int) -> None:
        self._pipe = pipe
        self._largest = largest
        self._parts: list[bytes] = []
        self._held = self._sent = 0

    def begin(self, kind: str) -> None:
        """Say what is to come; it leaves with the first bytes."""
        self._parts.append(FRAME.pack(b"H", len(kind)) + kind.encode())

    def write(self, part: bytes) -> int:
        """Take bytes of the answer."""
        self._held += len(part)
        if self._sent + self._held > self._largest:
            raise AnswerSizeError(
                f"the answer is larger than {self._largest} bytes; add LIMIT or ask for less"
            )
        self._parts.append(FRAME.pack(b"D", len(part)) + part)
        if self._held >= _HELD:
            self._send()
        return len(part)

    def flush(self) -> None:
        """Do nothing: what is held leaves when it is enough, or at the end."""

    def end(self) -> None:
        """Say that the answer is whole."""
        self._parts.append(FRAME.pack(b"E", 0))
        self._send()

    def fail(self, error: QueryError) -> None:
        """Say what went wrong, in the place of what is still held."""
        told = json.dumps([type(error).__name__, str(error), error.excerpt]).encode()
        self._parts = [FRAME.pack(b"X", len(told)) + told]
        self._send()

    def _send(self) -> None:
        self._pipe.write(b"".join(self._parts))
        self._pipe.flush()
        self._parts.clear()
        self._sent, self._held = self._sent + self._held, 0


def _answer(engine: Engine, asked: Asked, frames: _Frames, *, may_reach_out: bool) -> None:
    if asked.text is None and asked.default_graphs:
        _write_graph(engine, asked, frames)
        return
    text = _EVERYTHING if asked.text is None else asked.text
    text = prepared(text, None, may_reach_out=may_reach_out)
    try:
        found = _run(engine, text, asked)
        _write(found, asked, frames)
    except SyntaxError as error:
        raise describe_fault(str(error), text) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise QueryError(f"the query failed: {error}") from error
    frames.end()


def _run(engine: Engine, text: str, asked: Asked) -> QuerySolutions | QueryBoolean | QueryTriples:
    if not asked.is_dataset_given:
        return run(engine, text, asked.base)
    return engine.query(
        text,
        base_iri=asked.base,
        prefixes=dict(PREFIXES),
        default_graph=[NamedNode(name) for name in asked.default_graphs],
        named_graphs=[NamedNode(name) for name in asked.named_graphs],
    )


def _write(
    found: QuerySolutions | QueryBoolean | QueryTriples, asked: Asked, frames: _Frames
) -> None:
    if isinstance(found, QueryTriples):
        frames.begin("graph")
        if asked.graph:
            found.serialize(frames, format=_rdf(asked.graph))  # type: ignore[arg-type]  # it asks for write alone
    else:
        frames.begin("table")
        if asked.table:
            syntax = QueryResultsFormat.from_extension(asked.table)
            found.serialize(frames, format=syntax)  # type: ignore[arg-type]  # as above


def _write_graph(engine: Engine, asked: Asked, frames: _Frames) -> None:
    """Write a graph as it stands in the store."""
    (name,) = asked.default_graphs
    node = NamedNode(name)
    if not engine.contains_named_graph(node):
        raise NoGraphError(f"there is no graph {name}; SELECT DISTINCT ?g lists those that are")
    frames.begin("graph")
    if asked.graph:
        engine.dump(
            frames,  # type: ignore[arg-type]  # it asks for write alone
            format=_rdf(asked.graph),
            from_graph=node,
        )
    frames.end()


def _rdf(extension: str) -> RdfFormat:
    return RdfFormat.from_extension(extension) or RdfFormat.N_TRIPLES


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
