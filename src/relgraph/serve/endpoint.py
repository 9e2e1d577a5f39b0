"""The endpoints for programs: SPARQL, whole graphs, and whether all is well."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import quote

from relgraph.errors import RelgraphError
from relgraph.model import Asked
from relgraph.serve.description import describe_service
from relgraph.serve.negotiation import GRAPHS, TABLES
from relgraph.serve.protocol import BadRequestError, check_iri, parameters, read_operation
from relgraph.serve.replies import problem, reply
from relgraph.serve.streaming import Types, in_thread, stream

if TYPE_CHECKING:
    from anyio import CapacityLimiter
    from starlette.requests import Request
    from starlette.responses import Response

    from relgraph.serve.protocol import Operation
    from relgraph.serve.source import Settings, Source

__all__ = ["Endpoint"]

_HEALTH_LIMIT = 5.0  # seconds in which a store that is well answers ASK {}
_URL = ":/?#[]@!$&'()*+,;=%-._~"  # what stays as it is in an address: RFC 3986


class Endpoint:
    """The endpoints over one graph."""

    def __init__(self, source: Source, settings: Settings, limiter: CapacityLimiter) -> None:
        self._source = source
        self._settings = settings
        self._limiter = limiter

    async def sparql(self, request: Request) -> Response:
        """Answer a query, make an update, or say what the endpoint can do."""
        operation = await read_operation(request, self._settings.largest_body)
        if operation is None:
            text = describe_service(_address(request), self._settings)
            return await self._answer(request, Asked(text))
        if operation.kind == "update":
            return await self._change(request, operation)
        is_given = bool(operation.graphs or operation.named)
        asked = Asked(
            operation.text,
            default_graphs=operation.graphs,
            named_graphs=operation.named,
            is_dataset_given=is_given,
            base=_address(request),
        )
        return await self._answer(request, asked)

    async def graph(self, request: Request) -> Response:
        """Give a whole graph: SPARQL 1.1 Graph Store HTTP Protocol, reading only."""
        given = parameters(request)
        names = given.get("graph", [])
        if len(names) + ("default" in given) != 1:
            detail = "name one graph by ?graph=IRI, or the union of all by ?default"
            raise BadRequestError(HTTPStatus.BAD_REQUEST, detail)
        for name in names:
            check_iri(name)
        return await self._answer(request, Asked(None, default_graphs=tuple(names)))

    async def health(self, _request: Request) -> Response:
        """Say that the store answers."""
        ask = partial(self._source.query, "ASK {}", time_limit=_HEALTH_LIMIT)
        try:
            await in_thread(ask, self._limiter)
        except RelgraphError as error:
            return problem(HTTPStatus.SERVICE_UNAVAILABLE, str(error))
        return reply('{"status": "ok"}\n', "application/json")

    async def _answer(self, request: Request, asked: Asked) -> Response:
        types = Types.of(request.headers.get("accept", ""))
        told = replace(
            asked,
            table=None if types.table is None else TABLES[types.table],
            graph=None if types.graph is None else GRAPHS[types.graph],
        )
        return await stream(request, self._source.read(told), types, self._limiter)

    async def _change(self, request: Request, operation: Operation) -> Response:
        """Make an update, if it is allowed and no other site's page sent it."""
        if not self._settings.may_update:
            raise BadRequestError(HTTPStatus.FORBIDDEN, "this endpoint only reads; send a query")
        origin = request.headers.get("origin")
        own = f"{request.url.scheme}://{request.url.netloc}"
        if origin not in (None, own, *self._settings.origins):
            raise BadRequestError(HTTPStatus.FORBIDDEN, f"pages of {origin} may not change this")
        change = partial(
            self._source.update,
            operation.text,
            operation.graphs,
            operation.named,
            base=_address(request),
        )
        await in_thread(change, self._limiter)
        return reply(b"", "text/plain", status=HTTPStatus.NO_CONTENT)


def _address(request: Request) -> str:
    """Return the endpoint's own address, with nothing in it that an IRI may not hold."""
    return quote(str(request.url.replace(query="")), safe=_URL)
