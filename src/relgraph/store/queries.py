"""Queries over the union of all graphs: read only, local only, and stoppable."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from pyoxigraph import Store as Engine

from relgraph.errors import QueryError, QueryTimeout
from relgraph.store.binding import bind
from relgraph.store.faults import describe_fault
from relgraph.store.results import read_answer, write_answer
from relgraph.store.tokens import keywords
from relgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples

    from relgraph.model import Cell, Rows

__all__ = ["answer", "answer_within", "evaluate", "prepared", "run"]

_UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH"}
_FORMS = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}


def prepared(text: str, bindings: Mapping[str, Cell] | None, *, may_reach_out: bool = False) -> str:
    """Return a query that may be run, with its bindings in place.

    `may_reach_out` lets SERVICE ask other machines.

    Raises:
        QueryError: it is no query, would change the graph or reach out of it, or cannot take
            the bindings.
    """
    words = keywords(text)
    first = next((word for word in words if word in _UPDATES | _FORMS), "")
    if first in _UPDATES:
        raise QueryError(f"a query cannot change the graph, as {first} would; 'import' does")
    if "SERVICE" in words and not may_reach_out:
        raise QueryError("SERVICE is refused: a query reads this graph only; take it out")
    _refuse_half_characters(text)
    if not bindings:  # its faults are told where it runs: there the time limit holds
        return text
    _check(text)
    bound = bind(text, bindings)
    if bound != text:
        _check(bound)
    return bound


def answer(engine: Engine, text: str) -> Rows | bool | str:
    """Return the answer to a prepared query."""
    return read_answer(evaluate(engine, text))


def answer_within(snapshot: Path, text: str, seconds: float) -> Rows | bool | str:
    """Return the answer to a prepared query, or stop it when its time is over.

    The engine cannot be stopped from inside. So another process answers, over a snapshot, and is
    killed when it is late.

    Raises:
        QueryTimeout: the time is over.
        QueryError: the query failed.
    """
    # -P: the current folder may hold others' files, and none of them is to be run as a module.
    command = [sys.executable, "-P", "-m", "relgraph.store.worker", str(snapshot), str(seconds)]
    try:
        done = subprocess.run(  # noqa: S603 - our own module; the query goes through stdin
            command, input=text.encode("utf-8"), capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise QueryTimeout(
            f"the query ran past {seconds:g} s and was stopped; narrow it or allow more time"
        ) from error
    if done.returncode != 0:
        raise _told_fault(done.stderr.decode("utf-8", "replace"))
    return read_answer(done.stdout)


def _told_fault(said: str) -> QueryError:
    """Return the error that the worker told as JSON; what else it says goes by its last line."""
    last = said.strip().rpartition("\n")[2]
    try:
        return QueryError(*json.loads(last))
    except ValueError:
        return QueryError(last or "the query was stopped from outside, as for want of memory")


def evaluate(engine: Engine, text: str) -> bytes:
    """Return the answer to a prepared query as bytes that can go through a pipe.

    Raises:
        QueryError: the query has a fault, said with its line and column, or fails on the way.
    """
    try:
        return write_answer(run(engine, text))
    except SyntaxError as error:
        raise describe_fault(str(error), text) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise QueryError(f"the query failed: {error}") from error


def run(
    engine: Engine, text: str, base: str | None = None
) -> QuerySolutions | QueryBoolean | QueryTriples:
    """Return the engine's answer over the union of all graphs, or over those that FROM names.

    The engine's union would go before FROM, and so answer another question.
    """
    is_union = "FROM" not in keywords(text)
    return engine.query(
        text, base_iri=base, prefixes=dict(PREFIXES), use_default_graph_as_union=is_union
    )


def _refuse_half_characters(text: str) -> None:
    """Return if the text can be written: bytes that are not UTF-8 reach us as half characters."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise QueryError("the query is not UTF-8; give it in that encoding") from error


def _check(text: str) -> None:
    """Have the engine read a query, over a graph in which there is nothing to find."""
    evaluate(Engine(), text)
