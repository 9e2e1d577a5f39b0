"""How the engine would go about a query, as its own command tells it; needs the package oxigraph.

pyoxigraph runs queries and does not show its plan; the command of the same version does.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sysconfig
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from relgraph.errors import QueryError, QueryTimeout
from relgraph.store.tokens import keywords
from relgraph.vocabulary import NAMESPACE, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["explain"]


def explain(location: Path, text: str, seconds: float) -> str:
    """Return the plan of a prepared query, a step a line, with the rows and seconds of each.

    The query is run for it. A step stands over those that it takes its rows from.

    Args:
        location: a snapshot, or a store that nobody writes.
        text: the query.
        seconds: how long it may take.

    Raises:
        QueryError: the command is not installed, or the query failed.
        QueryTimeout: the time is over.
    """
    command = shutil.which("oxigraph", path=sysconfig.get_path("scripts"))
    if command is None:
        raise QueryError("explaining needs oxigraph; run pip install 'relgraph[explain]'")
    with tempfile.TemporaryDirectory() as folder:
        query, plan = Path(folder) / "query.rq", Path(folder) / "plan.json"
        query.write_text(_declared(text), encoding="utf-8")
        answer = Path(folder) / f"answer.{_extension(text)}"
        options = {
            "--location": location,
            "--query-file": query,
            "--results-file": answer,
            "--explain-file": plan,
        }
        given = [str(part) for option in options.items() for part in option]
        _run([command, "query", "--union-default-graph", "--stats", *given], seconds)
        told = json.loads(plan.read_text(encoding="utf-8"))
    return "".join(_steps(told["plan"], 0))


def _declared(text: str) -> str:
    """Return a query with our prefixes; those that it declares itself come after and win."""
    return "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items()) + text


def _extension(text: str) -> str:
    return "nt" if {"CONSTRUCT", "DESCRIBE"} & set(keywords(text)) else "srj"


def _run(command: list[str], seconds: float) -> None:
    try:
        done = subprocess.run(command, capture_output=True, timeout=seconds, check=False)  # noqa: S603 - the engine's own command; the query is in a file
    except subprocess.TimeoutExpired as error:
        raise QueryTimeout(
            f"the query ran past {seconds:g} s and was stopped; narrow it or allow more time"
        ) from error
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise QueryError(f"the query cannot be explained: {said}")


def _steps(node: dict[str, Any], depth: int) -> Iterator[str]:
    name = node["name"].replace(NAMESPACE, "rg:")
    took = node.get("duration in seconds") or 0.0
    yield f"{node.get('number of results', 0):>10} rows {took:8.3f} s  {'  ' * depth}{name}\n"
    for child in node.get("children", ()):
        yield from _steps(child, depth + 1)
