"""The application: its routes, and what becomes of errors."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, cast

from relgraph.errors import (
    AnswerSizeError,
    KnowledgeError,
    NoGraphError,
    QueryError,
    QueryTimeout,
    RelgraphError,
)
from relgraph.serve.endpoint import Endpoint
from relgraph.serve.pages import Pages
from relgraph.serve.protocol import BadRequestError
from relgraph.serve.rendering import static
from relgraph.serve.replies import problem
from relgraph.serve.reviewing import ReviewPages
from relgraph.serve.source import Settings

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.exceptions import HTTPException
    from starlette.middleware import Middleware
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import Route
    from starlette.types import ASGIApp, Receive, Scope, Send

    from relgraph.serve.desk import Desk, ReviewDesk
    from relgraph.serve.source import Source

__all__ = ["create_app"]

_WAITING = 64  # requests at work or in line for a reader; more wait for these
_STATUSES = {
    QueryTimeout: HTTPStatus.GATEWAY_TIMEOUT,
    AnswerSizeError: HTTPStatus.UNPROCESSABLE_ENTITY,
    NoGraphError: HTTPStatus.NOT_FOUND,
    KnowledgeError: HTTPStatus.NOT_FOUND,
    QueryError: HTTPStatus.BAD_REQUEST,
    RelgraphError: HTTPStatus.SERVICE_UNAVAILABLE,
}


def create_app(
    source: Source,
    settings: Settings | None = None,
    desk: Desk | None = None,
    reviewing: ReviewDesk | None = None,
) -> Starlette:
    """Return the ASGI application over a graph.

    Args:
        source: the graph; it keeps its own limits of time and size.
        settings: what is allowed; where left out, reading alone, from this site's pages.
        desk: what the pages need; without it there are none.
        reviewing: what the pages for reviewers need; without it there are none of these.
    """
    from anyio import CapacityLimiter
    from starlette.applications import Starlette
    from starlette.exceptions import HTTPException
    from starlette.routing import Route

    allowed = settings or Settings()
    limiter = CapacityLimiter(_WAITING)
    endpoint = Endpoint(source, allowed, limiter)
    return Starlette(
        routes=[
            Route("/sparql", endpoint.sparql, methods=["GET", "POST"]),
            Route("/sparql/", endpoint.sparql, methods=["GET", "POST"]),
            Route("/graphs", endpoint.graph),
            Route("/health", endpoint.health),
            *(
                []
                if desk is None
                else _routes(Pages(source, desk, limiter, has_review=reviewing is not None))
            ),
            *([] if reviewing is None else _review_routes(ReviewPages(source, reviewing, limiter))),
        ],
        middleware=_middleware(allowed),
        exception_handlers={
            **{kind: partial(_tell, status=status) for kind, status in _STATUSES.items()},
            BadRequestError: _refuse,
            HTTPException: _tell_http,
            Exception: _tell_bug,
        },
    )


def _routes(pages: Pages) -> list[Route]:
    """Return the routes of the pages."""
    from starlette.routing import Route

    return [
        Route("/", pages.start),
        Route("/questions", pages.questions),
        Route("/questions/{name}", pages.question),
        Route("/actors", pages.find_actor),
        Route("/dyads", pages.dyad),
        Route("/articles", pages.articles),
        Route("/id/{identifier:path}", pages.individual),
        Route("/query", pages.query),
        Route("/view", pages.network),
        Route("/static/vis-network.min.js", pages.library),
        Route("/static/{name}", static),
    ]


def _review_routes(pages: ReviewPages) -> list[Route]:
    """Return the routes of the pages for reviewers."""
    from starlette.routing import Route

    return [
        Route("/review", pages.show),
        Route("/review", pages.take, methods=["POST"]),
    ]


def _middleware(settings: Settings) -> list[Middleware]:
    from starlette.middleware import Middleware
    from starlette.middleware.cors import CORSMiddleware

    found = [Middleware(_HostGuard, hosts=settings.hosts)] if settings.hosts else []
    if settings.origins:
        cors = Middleware(
            CORSMiddleware,
            allow_origins=list(settings.origins),
            allow_methods=["GET", "POST"],
            allow_headers=["Accept", "Content-Type"],
        )
        found.append(cors)
    return found


class _HostGuard:
    """Refuses requests for other hosts: another site may have its name point here."""

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...]) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        told = dict(scope.get("headers", ())).get(b"host", b"").decode("latin-1")
        name = told.partition("]")[0] + "]" if told.startswith("[") else told.partition(":")[0]
        if scope["type"] != "http" or name.lower() in self._hosts:
            await self._app(scope, receive, send)
            return
        detail = f"this server is not {name!r}; ask it as {self._hosts[0]}"
        await problem(HTTPStatus.MISDIRECTED_REQUEST, detail)(scope, receive, send)


async def _refuse(_request: Request, error: Exception) -> Response:
    refused = cast("BadRequestError", error)  # it is registered for this one alone
    return problem(refused.status, refused.detail)


async def _tell(_request: Request, error: Exception, *, status: HTTPStatus) -> Response:
    is_busy = status is HTTPStatus.SERVICE_UNAVAILABLE
    excerpt = error.excerpt if isinstance(error, QueryError) else ""
    return problem(status, str(error), {"Retry-After": "1"} if is_busy else None, excerpt)


async def _tell_http(_request: Request, error: Exception) -> Response:
    """Tell of a path or method that there is not."""
    told = cast("HTTPException", error)  # it is registered for this one alone
    return problem(told.status_code, told.detail, told.headers)


async def _tell_bug(_request: Request, _error: Exception) -> Response:
    """Tell of a bug without its inside; the server's log keeps the traceback."""
    detail = "relgraph failed on this request; its log says how"
    return problem(HTTPStatus.INTERNAL_SERVER_ERROR, detail)
