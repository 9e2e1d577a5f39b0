"""The application: its routes, and what becomes of errors."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, cast

from relgraph.errors import QueryError, QueryTimeout, RelgraphError
from relgraph.serve.negotiation import GRAPHS, TABLES, choose_type
from relgraph.serve.protocol import BadRequestError, read_text
from relgraph.serve.replies import ONE_PAGE, problem, reply

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.applications import Starlette
    from starlette.exceptions import HTTPException
    from starlette.requests import Request
    from starlette.responses import Response

    from relgraph.model import Graphlike, Rows

    Answer = Rows | bool | str
    Format = Callable[[Answer, str], str]

__all__ = ["create_app"]

_AT_ONCE = 4  # queries that run at the same time; each may take a core and a snapshot's memory
_HEALTH_LIMIT = 5.0  # seconds in which a store that is well answers ASK {}


class _Service:
    """The endpoints over one graph."""

    def __init__(
        self,
        open_graph: Callable[[], Graphlike],
        format_answer: Format,
        time_limit: float,
        page: Callable[[], str] | None,
    ) -> None:
        from anyio import CapacityLimiter

        self._open_graph = open_graph
        self._format = format_answer
        self._time_limit = time_limit
        self._page = page
        self._limiter = CapacityLimiter(_AT_ONCE)

    async def sparql(self, request: Request) -> Response:
        """Answer a query in the type that its client likes best."""
        text = await read_text(request)
        answer = await self._answer(text, self._time_limit)
        offered = GRAPHS if isinstance(answer, str) else TABLES
        chosen = choose_type(request.headers.get("accept", ""), offered)
        if chosen is None:
            return problem(HTTPStatus.NOT_ACCEPTABLE, f"accept one of {', '.join(offered)}")
        return reply(self._format(answer, offered[chosen]), chosen, headers={"Vary": "Accept"})

    async def health(self, _request: Request) -> Response:
        """Say that the store answers."""
        try:
            await self._answer("ASK {}", _HEALTH_LIMIT)
        except RelgraphError as error:
            return problem(HTTPStatus.SERVICE_UNAVAILABLE, str(error))
        return reply('{"status": "ok"}\n', "application/json")

    async def network(self, _request: Request) -> Response:
        """Show the network's page, or say where the endpoint is."""
        if self._page is None:
            return reply("relgraph answers SPARQL queries at /sparql\n", "text/plain")
        from anyio.to_thread import run_sync

        return reply(await run_sync(self._page), "text/html", policy=ONE_PAGE)

    async def _answer(self, text: str, time_limit: float) -> Answer:
        """Run a query in a thread, so that the loop goes on."""
        from anyio.to_thread import run_sync

        return await run_sync(partial(self._query, text, time_limit), limiter=self._limiter)

    def _query(self, text: str, time_limit: float) -> Answer:
        answer: Answer = self._open_graph().query(text, time_limit=time_limit)
        return answer


def create_app(
    open_graph: Callable[[], Graphlike],
    format_answer: Format,
    *,
    time_limit: float = 30,
    page: Callable[[], str] | None = None,
) -> Starlette:
    """Return the ASGI application over a graph.

    Args:
        open_graph: gives what answers queries, anew for each, from any thread: a snapshot or the
            store itself. It must keep the time limit that `query` is given.
        format_answer: writes an answer as "json", "xml", "csv" or "tsv", and N-Triples as they are.
        time_limit: seconds that a query may take.
        page: gives the HTML of the network's page, which loads nothing from elsewhere.
    """
    from starlette.applications import Starlette
    from starlette.exceptions import HTTPException
    from starlette.routing import Route

    service = _Service(open_graph, format_answer, time_limit, page)
    return Starlette(
        routes=[
            Route("/sparql", service.sparql, methods=["GET", "POST"]),
            Route("/health", service.health),
            Route("/", service.network),
        ],
        exception_handlers={
            BadRequestError: _refuse,
            QueryTimeout: partial(_tell, status=HTTPStatus.GATEWAY_TIMEOUT),
            QueryError: partial(_tell, status=HTTPStatus.BAD_REQUEST),
            RelgraphError: partial(_tell, status=HTTPStatus.SERVICE_UNAVAILABLE),
            HTTPException: _tell_http,
            Exception: _tell_bug,
        },
    )


async def _refuse(_request: Request, error: Exception) -> Response:
    refused = cast("BadRequestError", error)  # it is registered for this one alone
    return problem(refused.status, refused.detail)


async def _tell(_request: Request, error: Exception, *, status: HTTPStatus) -> Response:
    return problem(status, str(error))


async def _tell_http(_request: Request, error: Exception) -> Response:
    """Tell of a path or method that there is not."""
    told = cast("HTTPException", error)  # it is registered for this one alone
    return problem(told.status_code, told.detail, told.headers)


async def _tell_bug(_request: Request, _error: Exception) -> Response:
    """Tell of a bug without its inside; the server's log keeps the traceback."""
    detail = "relgraph failed on this request; its log says how"
    return problem(HTTPStatus.INTERNAL_SERVER_ERROR, detail)
