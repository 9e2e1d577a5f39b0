"""Changes made on a server: in one request where it takes that whole, else after writing it down.

Oxigraph makes an update request whole or not at all. Virtuoso does not, and reads no more than
some 5,000 lines at a time. So a change is first written down in a graph of its own, as the updates
that make it; each may be sent twice without harm. Whoever opens the store to write next finishes
what stands there, as does a database by its log:

    GRAPH id:graph/pending {
      id:graph/pending   rdf:value 2 .             # how many; without them all, none began
      id:graph/pending#1 rdf:value "DROP SILENT GRAPH ..." .
      id:graph/pending#2 rdf:value "INSERT DATA { ... }" .
    }
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from relgraph.errors import StoreError
from relgraph.store.changes import graph_blocks
from relgraph.store.names import term
from relgraph.store.remote_client import Request
from relgraph.store.remote_engine import PENDING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relgraph.store.changes import Change
    from relgraph.store.remote_client import Reply
    from relgraph.store.remote_engine import RemoteEngine

__all__ = ["apply", "finish", "send"]

_SIZE = 2_000  # quads in an update: Virtuoso refuses 5,000
_VALUE = term("rdf", "value")
_FORGET = f"DROP SILENT GRAPH {PENDING}"


class _RefusedError(StoreError):
    """An update that the server did not begin."""


def apply(engine: RemoteEngine, change: Change) -> None:
    """Make a change, whole or not at all, or so that `finish` makes the rest of it.

    Raises:
        StoreError: the server cannot be written; the message says what stands.
    """
    updates = list(_updates(change))
    if engine.is_atomic:
        send(engine, " ;\n".join(updates))
        return
    _write_down(engine, updates)
    try:
        send(engine, updates[0])
    except _RefusedError:
        send(engine, _FORGET)  # nothing has changed
        raise
    except StoreError as error:
        raise _unfinished(error) from error
    _carry_out(engine, updates[1:])


def finish(engine: RemoteEngine) -> None:
    """Make the rest of a change that was interrupted, if there is one.

    Raises:
        StoreError: the server does not take it.
    """
    written = {
        quad.subject: quad.object.value
        for quad in engine.quads_for_pattern(None, None, None, PENDING)
        if isinstance(quad.object, Literal)
    }
    if not written:
        return
    updates = [written.get(_place(number)) for number in range(1, len(written))]
    if written.get(PENDING) == str(len(updates)) and None not in updates:
        _carry_out(engine, [update for update in updates if update is not None])
    else:  # it was not even written down whole, so nothing of it was made
        send(engine, _FORGET)


def _carry_out(engine: RemoteEngine, updates: Sequence[str]) -> None:
    try:
        for update in (*updates, _FORGET):
            send(engine, update)
    except StoreError as error:
        raise _unfinished(error) from error


def _unfinished(error: StoreError) -> StoreError:
    return StoreError(f"{error}; what is left of the change is made when the store is next written")


def _updates(change: Change) -> Iterator[str]:
    """Yield the updates that make a change, each short enough, in the order in which they go."""
    for verb, quads in (("DELETE", sorted(change.deletes, key=str)), ("INSERT", change.inserts)):
        if verb == "INSERT":
            yield from (f"DROP SILENT GRAPH {graph}" for graph in change.drops)
        held = list(quads)
        for start in range(0, len(held), _SIZE):
            yield f"{verb} DATA {{\n{graph_blocks(held[start : start + _SIZE])}}}"


def _write_down(engine: RemoteEngine, updates: Sequence[str]) -> None:
    quads = [Quad(PENDING, _VALUE, Literal(len(updates)), PENDING)]
    quads += [
        Quad(_place(number), _VALUE, Literal(update), PENDING)
        for number, update in enumerate(updates, 1)
    ]
    send(engine, f"INSERT DATA {{\n{graph_blocks(quads)}}}")


def _place(number: int) -> NamedNode:
    return NamedNode(f"{PENDING.value}#{number}")


def send(engine: RemoteEngine, update: str) -> None:
    """Have the server make an update.

    Raises:
        StoreError: it does not.
    """
    request = Request("POST", engine.addresses.update, form={"update": update})
    _check(engine, engine.client.send(request))


def _check(engine: RemoteEngine, reply: Reply) -> None:
    """Return if the server did what it was asked to.

    Raises:
        StoreError: it did not.
    """
    if reply.status < 300:  # noqa: PLR2004 - HTTP's range of requests that were done
        return
    location = engine.client.location
    if reply.status in {403, 404, 405} or "SECURITY" in reply.reason:
        raise _RefusedError(f"{location} may be read but not written; ask who keeps it for leave")
    if reply.status < 500:  # noqa: PLR2004 - HTTP's range of servers that fail
        raise _RefusedError(f"{location} refuses the change: {reply.reason}")
    raise StoreError(f"{location} failed: {reply.reason}")
