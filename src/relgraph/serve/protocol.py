"""What a request asks: SPARQL 1.1 Protocol (W3C, 21 March 2013), section 2."""

from __future__ import annotations

import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

if TYPE_CHECKING:
    from starlette.requests import Request

__all__ = [
    "BadRequestError",
    "Operation",
    "check_iri",
    "parameters",
    "read_form",
    "read_operation",
]

_FORM = "application/x-www-form-urlencoded"
_DIRECT = {"application/sparql-query": "query", "application/sparql-update": "update"}
_DATASET = {
    "query": ("default-graph-uri", "named-graph-uri"),
    "update": ("using-graph-uri", "using-named-graph-uri"),
}
_NO_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]|^[^:]*$')  # SPARQL 1.1, rule 139, and no scheme


class BadRequestError(Exception):
    """A request that the protocol or this server refuses, with the status that says why."""

    def __init__(self, status: HTTPStatus, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Operation:
    """A query or an update, and the graphs that the request names for it."""

    kind: str
    text: str
    graphs: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


async def read_operation(request: Request, largest: int) -> Operation | None:
    """Return the operation of a GET, a POST of a form, or a POST of the text itself.

    None is a GET that asks for nothing, and so for the service's description.

    Raises:
        BadRequestError: there is not exactly one operation, or it comes in a form not known here.
    """
    given = parameters(request)
    if request.method != "POST":
        if "update" in given:
            raise BadRequestError(HTTPStatus.BAD_REQUEST, "send an update by POST")
        return _operation("query", given) if given else None
    kind = _content_type(request.headers.get("content-type", ""))
    body = _decode(await _body(request, largest))
    if kind == _FORM:
        given |= _parse(body)
        return _operation("update" if "update" in given else "query", given)
    name = _DIRECT[kind]
    return _operation(name, given | {name: [body]})


async def read_form(request: Request, largest: int) -> dict[str, str]:
    """Return the fields of a form that a page sends, the last of each name.

    Raises:
        BadRequestError: it is no form, or too long.
    """
    if _content_type(request.headers.get("content-type", "")) != _FORM:
        raise BadRequestError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"send a form as {_FORM}")
    fields = _parse(_decode(await _body(request, largest)))
    return {name: values[-1].strip() for name, values in fields.items()}


def parameters(request: Request) -> dict[str, list[str]]:
    """Return what the address of a request gives."""
    return _parse(_decode(request.scope["query_string"]))


def _content_type(told: str) -> str:
    """Return the type of a body, if it is one that can be read."""
    kind, *marks = (part.strip().lower() for part in told.split(";"))
    charset = next((mark[8:].strip('"') for mark in marks if mark.startswith("charset=")), "utf-8")
    if (kind != _FORM and kind not in _DIRECT) or charset not in {"utf-8", "utf8", "us-ascii"}:
        raise BadRequestError(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
            f"send UTF-8 as {', '.join(_DIRECT)} or {_FORM}, not as {told or 'nothing'!r}",
        )
    return kind


async def _body(request: Request, largest: int) -> bytes:
    """Return the body, and stop reading once it is too long."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > largest:
            raise BadRequestError(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
                f"the body is over {largest} bytes; ask for less at a time",
            )
    return body


def _decode(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadRequestError(HTTPStatus.BAD_REQUEST, "send the text in UTF-8") from error


def _parse(encoded: str) -> dict[str, list[str]]:
    try:
        return parse_qs(encoded, keep_blank_values=True, errors="strict", max_num_fields=1000)
    except ValueError as error:  # not UTF-8, or too many
        raise BadRequestError(HTTPStatus.BAD_REQUEST, "send the parameters in UTF-8") from error


def _operation(kind: str, given: dict[str, list[str]]) -> Operation:
    """Return the one operation that the parameters give."""
    if "query" in given and "update" in given:
        raise BadRequestError(HTTPStatus.BAD_REQUEST, "send a query or an update, not both")
    texts = given.get(kind, [])
    if len(texts) != 1:
        raise BadRequestError(
            HTTPStatus.BAD_REQUEST, f"give exactly one {kind!r} parameter, not {len(texts)}"
        )
    graphs, named = (tuple(given.get(name, ())) for name in _DATASET[kind])
    for graph in (*graphs, *named):
        check_iri(graph)
    return Operation(kind, texts[0], graphs, named)


def check_iri(text: str) -> None:
    """Return if a text can be the name of a graph.

    Raises:
        BadRequestError: it cannot.
    """
    if _NO_IRI.search(text):
        raise BadRequestError(HTTPStatus.BAD_REQUEST, f"{text!r} is no IRI; name a graph by one")
