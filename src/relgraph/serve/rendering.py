"""Templates filled in, with a policy under which nothing runs but what this server sends."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from relgraph.model import CellKind
from relgraph.resources import graph_path
from relgraph.serve.replies import problem, reply
from relgraph.serve.said import Link, local
from relgraph.vocabulary import ID_NAMESPACE, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment
    from starlette.requests import Request
    from starlette.responses import Response

    from relgraph.model import Cell, Rows

__all__ = ["EDITOR", "ONE_PAGE", "PAGE", "Answer", "render", "sent", "shown", "static"]

_HERE = Path(__file__).resolve().parent
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_SHOWN = 500  # rows of a table in a page; programs get all
_NUMBERS = ("integer", "decimal", "double", "float")

_OWN = "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
PAGE = f"default-src 'none'; style-src 'self'; img-src 'self'; {_OWN}"
"""The policy of pages without a script."""
_WRITTEN = "'sha256-zCK2EVMoPc04mRF/g5CotUvxbJPWS+8V0b+s9ptqQIk='"
EDITOR = (
    f"default-src 'none'; script-src 'self'; style-src 'self' {_WRITTEN}; img-src 'self' data:; "
    f"font-src 'self' data:; connect-src 'self'; {_OWN}"
)
"""The policy of the query page: this server's scripts, which ask this server alone.

The hash is that of the one style element that the editor, as vendored, writes into the page.
"""
ONE_PAGE = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; "
    "font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""What the network's page needs, which has a stricter policy of its own inside."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A table as a page shows it; a cell that is an individual leads to its page."""

    columns: tuple[str, ...]
    cells: tuple[tuple[Link, ...], ...]
    numeric: tuple[bool, ...]
    count: int


def shown(rows: Rows) -> Answer:
    """Return a table for a page, its first rows only where there are many."""
    kept = rows.cells[:_SHOWN]
    numeric = tuple(
        all(_is_number(row[place]) for row in kept) and bool(kept)
        for place in range(len(rows.columns))
    )
    cells = tuple(tuple(_link(cell) for cell in row) for row in kept)
    return Answer(rows.columns, cells, numeric, len(rows))


def _is_number(cell: Cell | None) -> bool:
    return cell is None or (cell.datatype or "").rpartition("#")[2] in _NUMBERS


def _link(cell: Cell | None) -> Link:
    if cell is None:
        return Link("", "")
    if cell.kind is CellKind.IRI and cell.value.startswith(ID_NAMESPACE):
        return Link(local(cell.value), f"/id/{quote(local(cell.value))}")
    return Link(cell.value.replace("_", " ") if cell.kind is CellKind.BLANK else cell.value, "")


def render(
    template: str,
    *,
    status: int = HTTPStatus.OK,
    policy: str = PAGE,
    headers: Mapping[str, str] | None = None,
    **values: Any,  # noqa: ANN401 - a template's values
) -> Response:
    """Return a page."""
    text = _environment().get_template(template).render(**values)
    # half a surrogate pair, which broken files leave behind, cannot be written as UTF-8
    return reply(
        text.encode("utf-8", "replace"), "text/html", status=status, policy=policy, headers=headers
    )


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("relgraph.serve"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def _files() -> dict[str, tuple[bytes, str, str]]:
    """Return the content, type and hash of every file that pages load, by name."""
    vendored = [path for folder in (_HERE / "_vendor").glob("*") for path in folder.iterdir()]
    found = {}
    for path in (*(_HERE / "assets").iterdir(), graph_path("style", "palette.css"), *vendored):
        if path.suffix in _TYPES:
            content = path.read_bytes()
            found[path.name] = (content, _TYPES[path.suffix], _tag(content))
    return found


def _tag(content: bytes) -> str:
    return f'"{hashlib.sha256(content).hexdigest()[:16]}"'


async def static(request: Request) -> Response:
    """Give a file that pages load; a browser asks anew whether it has changed."""
    name = request.path_params["name"]
    if name not in _files():
        return problem(HTTPStatus.NOT_FOUND, f"there is no file {name!r}")
    return sent(request, *_files()[name])


def sent(request: Request, content: bytes, media_type: str, tag: str = "") -> Response:
    """Return a file, or that the browser has it already."""
    tag = tag or _tag(content)
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match") == tag:
        return reply(b"", media_type, status=HTTPStatus.NOT_MODIFIED, headers=headers)
    return reply(content, media_type, headers=headers)


def ontology_terms(rows: Rows) -> dict[str, Any]:
    """Return what the editor completes: prefixes, and the ontology's classes and properties."""
    by_kind: dict[str, list[str]] = {"classes": [], "properties": []}
    for row in rows:
        kind = "classes" if (row["kind"] or "").endswith("Class") else "properties"
        by_kind[kind].append(row["term"] or "")
    return {"prefixes": dict(PREFIXES), **by_kind}
