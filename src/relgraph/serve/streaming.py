"""An answer sent as it comes: a status that is true, and a broken connection where it breaks off.

What fails before the first byte is a problem with its own status. After it nothing can be taken
back, and an error inside a 200 would look like an answer: so the connection ends before its end.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, TypeVar

from relgraph.errors import QueryError
from relgraph.serve.negotiation import GRAPHS, TABLES, choose_type
from relgraph.serve.protocol import BadRequestError
from relgraph.serve.replies import guarded, reply

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

    from anyio import CapacityLimiter
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import Receive, Scope, Send

    from relgraph.model import Reading

__all__ = ["Types", "in_thread", "stream"]

_FIRST = 1 << 16  # bytes that go out at once, with their length where they are all
_VARIES = {"Vary": "Accept"}
_log = logging.getLogger("relgraph.serve")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Types:
    """The media types that a client likes best for a table and for a graph, or None."""

    table: str | None
    graph: str | None

    @staticmethod
    def of(accept: str) -> Types:
        """Return what an Accept header chooses.

        Raises:
            BadRequestError: it takes nothing that there is.
        """
        types = Types(choose_type(accept, TABLES), choose_type(accept, GRAPHS))
        if types.table is None and types.graph is None:
            raise _refused({**TABLES, **GRAPHS})
        return types


def _refused(offered: dict[str, str]) -> BadRequestError:
    return BadRequestError(HTTPStatus.NOT_ACCEPTABLE, f"accept one of {', '.join(offered)}")


async def in_thread(work: Callable[[], T], limiter: CapacityLimiter) -> T:
    """Return what a function that waits gives, while the loop goes on."""
    from anyio.to_thread import run_sync

    return await run_sync(work, limiter=limiter)


async def stream(
    request: Request, reading: Reading, types: Types, limiter: CapacityLimiter
) -> Response:
    """Return a response that carries an answer, whole where it is short.

    Raises:
        BadRequestError: the client takes no type of the answer's kind.
        RelgraphError: the answer does not begin.
    """
    gone = asyncio.ensure_future(_gone(request))
    begun = asyncio.ensure_future(in_thread(partial(_begin, reading), limiter))
    is_passed_on = False
    try:
        await asyncio.wait({gone, begun}, return_when=asyncio.FIRST_COMPLETED)
        if not begun.done():  # nobody waits for it any more
            reading.stop()
        kind, first, rest = await begun
        chosen, offered = (types.graph, GRAPHS) if kind == "graph" else (types.table, TABLES)
        if chosen is None:
            raise _refused(offered)
        if rest is None or request.method == "HEAD":
            return reply(first, chosen, headers=_VARIES)
        is_passed_on = True
        return _long(_Stream(reading, first, rest, gone, limiter), chosen)
    finally:
        if not is_passed_on:
            gone.cancel()
            reading.stop()


def _begin(reading: Reading) -> tuple[str, bytes, Iterator[bytes] | None]:
    """Return the kind of an answer, its first bytes, and the rest of it where there is more."""
    kind = reading.start()
    rest = reading.chunks()
    parts: list[bytes] = []
    while sum(map(len, parts)) < _FIRST:
        part = next(rest, None)
        if part is None:
            return kind, b"".join(parts), None
        parts.append(part)
    return kind, b"".join(parts), rest


async def _gone(request: Request) -> None:
    """Return when the client has hung up."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


@dataclass(frozen=True, slots=True)
class _Stream:
    """An answer under way: what was read of it, and what is still to come."""

    reading: Reading
    first: bytes
    rest: Iterator[bytes]
    gone: asyncio.Future[None]
    limiter: CapacityLimiter

    async def chunks(self) -> AsyncIterator[bytes]:
        """Yield the bytes as they come, for as long as somebody takes them."""
        yield self.first
        while not self.gone.done():
            part = await in_thread(partial(next, self.rest, b""), self.limiter)
            if not part:
                return
            yield part
        raise QueryError("the client hung up")

    def close(self) -> None:
        """Let go of the reader."""
        self.gone.cancel()
        self.reading.stop()


def _long(stream: _Stream, media_type: str) -> Response:
    """Return a response that ends its connection without an end where the answer breaks off."""
    from starlette.responses import Response

    class Long(Response):
        async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
            headers = [each for each in self.raw_headers if each[0] != b"content-length"]
            begin = {"type": "http.response.start", "status": self.status_code, "headers": headers}
            try:
                await send(begin)
                async for part in stream.chunks():
                    await send({"type": "http.response.body", "body": part, "more_body": True})
                await send({"type": "http.response.body", "body": b""})
            except QueryError as error:  # the server closes a response that has no end
                _log.warning("an answer was broken off: %s", error)
            finally:
                stream.close()

    return Long(media_type=media_type, headers=guarded(_VARIES))
