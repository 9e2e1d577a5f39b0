"""What a request asks: SPARQL 1.1 Protocol (W3C, 21 March 2013), section 2.1, reading only."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

if TYPE_CHECKING:
    from starlette.requests import Request

__all__ = ["LONGEST_BODY", "BadRequestError", "read_text"]

LONGEST_BODY = 1 << 20  # bytes; the longest query of the Wikidata logs is under a tenth of it

_FORM = "application/x-www-form-urlencoded"
_DIRECT = "application/sparql-query"
_DATASET = ("default-graph-uri", "named-graph-uri")


class BadRequestError(Exception):
    """A request that the protocol or this endpoint refuses, with the status that says why."""

    def __init__(self, status: HTTPStatus, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail


async def read_text(request: Request) -> str:
    """Return the SPARQL text of a GET, a POST of a form, or a POST of the text itself.

    Raises:
        BadRequestError: there is not exactly one query, or it comes in a form not known here.
    """
    address = _parameters(request.scope["query_string"])
    if request.method != "POST":
        return _only_query(address)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == _FORM:
        return _only_query(_parameters(await _body(request)))
    if kind == _DIRECT:
        _refuse_dataset(address)
        return _decode(await _body(request))
    raise BadRequestError(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"send the query as {_FORM} or as {_DIRECT}"
    )


async def _body(request: Request) -> bytes:
    """Return the body, and stop reading once it is too long."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST_BODY:
            raise BadRequestError(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
                f"the query is over {LONGEST_BODY} bytes; ask for less at a time",
            )
    return body


def _decode(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadRequestError(HTTPStatus.BAD_REQUEST, "send the query in UTF-8") from error


def _parameters(encoded: bytes) -> dict[str, list[str]]:
    try:
        return parse_qs(_decode(encoded), keep_blank_values=True, errors="strict")
    except UnicodeDecodeError as error:
        raise BadRequestError(HTTPStatus.BAD_REQUEST, "send the query in UTF-8") from error


def _only_query(parameters: dict[str, list[str]]) -> str:
    """Return the one value of `query`."""
    if "update" in parameters:
        raise BadRequestError(HTTPStatus.FORBIDDEN, "this endpoint only reads; send a query")
    _refuse_dataset(parameters)
    texts = parameters.get("query", [])
    if len(texts) != 1:
        raise BadRequestError(
            HTTPStatus.BAD_REQUEST, f"give exactly one 'query' parameter, not {len(texts)}"
        )
    return texts[0]


def _refuse_dataset(parameters: dict[str, list[str]]) -> None:
    if any(name in parameters for name in _DATASET):
        raise BadRequestError(
            HTTPStatus.BAD_REQUEST,
            "queries run over all graphs here; name graphs by FROM or GRAPH in the query instead",
        )
