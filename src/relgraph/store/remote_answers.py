"""Replies of SPARQL servers as the values that the local store gives for the same graph.

Servers differ in how they write a literal, and Virtuoso in more: it gives the truth of a
comparison as the integer 0 or 1, and the answer to ASK as a table.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from pyoxigraph import Store as Engine

from relgraph.errors import QueryError, QueryTimeout, StoreError
from relgraph.model import Rows
from relgraph.store.names import term
from relgraph.store.remote_truths import TRUTHS, with_truths
from relgraph.store.results import read_table
from relgraph.store.tokens import keywords

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from relgraph.store.remote_client import Reply

__all__ = ["GRAPH_KIND", "TABLE_KIND", "canonical", "query_form", "read_quads", "read_reply"]

TABLE_KIND = "application/sparql-results+json"
GRAPH_KIND = "application/n-triples"
_TABLES = (TABLE_KIND, "application/json")
_GRAPHS = (GRAPH_KIND, "text/plain")
_GAVE_UP = ("timeout", "timed out", "cancelled")  # by Virtuoso, and by Oxigraph
_BOOLEAN = term("xsd", "boolean").value


def query_form(text: str) -> str:
    """Return which of the four forms a query has: SELECT, ASK, CONSTRUCT or DESCRIBE."""
    forms = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
    return next(word for word in keywords(text) if word in forms)


def read_reply(reply: Reply, text: str, location: str) -> Rows | bool | str:
    """Return the answer to a query, as the local store would give it.

    Args:
        reply: what the server sent.
        text: the query.
        location: the server, for the messages.

    Raises:
        QueryError: the server refuses the query, or cut the answer short.
        QueryTimeout: the server gave up.
        StoreError: the server failed, or what answers is no SPARQL server.
    """
    _check(reply, location)
    form = query_form(text)
    if form in {"CONSTRUCT", "DESCRIBE"}:
        _check_kind(reply, _GRAPHS, location)
        quads = canonical(_parsed(reply, NamedNode("urn:answer"), location))
        return "".join(sorted(f"{quad.triple} .\n" for quad in quads))
    _check_kind(reply, _TABLES, location)
    answer = _read_table(reply, location)
    if form == "ASK" and isinstance(answer, Rows):
        return any(cell is not None and cell.value == "1" for row in answer.cells for cell in row)
    if isinstance(answer, Rows) and reply.headers.get("server", "").startswith("Virtuoso"):
        return with_truths(answer, text)
    return answer


def read_quads(reply: Reply, graph: NamedNode, location: str) -> tuple[Quad, ...]:
    """Return a whole graph, as the Graph Store Protocol gives it; nothing where it is not there.

    Raises:
        StoreError: the server failed, or what answers is no graph store.
    """
    if reply.status == 404:  # noqa: PLR2004 - what the protocol says of a graph that is not there
        return ()
    _check(reply, location)
    _check_kind(reply, _GRAPHS, location)
    return canonical(_parsed(reply, graph, location))


def canonical(quads: Iterable[Quad]) -> tuple[Quad, ...]:
    """Return quads with their literals as the local store writes them."""
    engine = Engine()
    engine.extend(quads)
    return tuple(engine)


def _parsed(reply: Reply, graph: NamedNode, location: str) -> Iterator[Quad]:
    try:
        for quad in parse(reply.body, format=RdfFormat.N_TRIPLES):
            yield Quad(quad.subject, quad.predicate, quad.object, graph)
    except SyntaxError as error:
        raise _broken_off(reply, location) from error


def _check(reply: Reply, location: str) -> None:
    said = reply.reason
    if reply.headers.get("x-sql-state") == "S1TAT":  # Virtuoso's mark of a part of an answer
        raise _given_up(location)
    if 400 <= reply.status < 500:  # noqa: PLR2004 - HTTP's range of requests that are refused
        if reply.status in {400, 422}:
            raise QueryError(f"{location} cannot answer the query: {said}")
        raise StoreError(f"{location} refuses to be read: {said}")
    if reply.status >= 500:  # noqa: PLR2004 - HTTP's range of servers that fail
        raise (
            _given_up(location)
            if _tells_of_time(said)
            else StoreError(f"{location} failed: {said}")
        )
    if "x-sparql-maxrows" in reply.headers:
        raise QueryError(
            f"{location} gives no more than {reply.headers['x-sparql-maxrows']} rows; add LIMIT,"
            " or raise its ResultSetMaxRows"
        )


def _check_kind(reply: Reply, kinds: Sequence[str], location: str) -> None:
    if reply.kind not in kinds:
        raise StoreError(
            f"{location} answered with {reply.kind or 'nothing known'}, not with {kinds[0]};"
            " name the address of a SPARQL server"
        )


def _read_table(reply: Reply, location: str) -> Rows | bool:
    try:
        told = json.loads(reply.body)
        for row in told.get("results", {}).get("bindings", ()):
            for cell in row.values():
                _mend(cell)
        return read_table(told)
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise _broken_off(reply, location) from error


def _mend(cell: dict[str, Any]) -> None:
    """Have a cell as SPARQL 1.1 writes it, with a truth in its canonical form."""
    if cell["type"] == "typed-literal":  # as drafts before 2013 had it
        cell["type"] = "literal"
    if cell.get("datatype") == _BOOLEAN:
        cell["value"] = TRUTHS.get(cell["value"], cell["value"])


def _broken_off(reply: Reply, location: str) -> QueryError:
    """Return what is said of an answer that begins well and ends in an error's words."""
    end = reply.body.decode("utf-8", "replace").strip().rpartition("\n")[2]
    if _tells_of_time(end):
        return _given_up(location)
    return QueryError(f"{location} broke off its answer: {end[-200:] or 'nothing came'}")


def _tells_of_time(said: str) -> bool:
    return any(words in said.lower() for words in _GAVE_UP)


def _given_up(location: str) -> QueryTimeout:
    return QueryTimeout(f"{location} gave the query up; narrow it or allow more time")
