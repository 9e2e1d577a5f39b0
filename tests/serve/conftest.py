"""A graph that answers what a test lays ready, behind the real application."""

import asyncio
import json
import time
from collections.abc import Callable, Mapping
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from relgraph.errors import QueryError, QueryTimeout, StoreError
from relgraph.model import Cell, CellKind, Rows
from relgraph.serve import create_app

ROWS = Rows(("who",), ((Cell(CellKind.LITERAL, "Pakistan"),),))


class ReadyGraph:
    """Answers by the first word of the text; says no to what a store says no to."""

    def query(
        self,
        text: str,
        bindings: Mapping[str, Cell] | None = None,
        *,
        time_limit: float | None = None,
    ) -> Rows | bool | str:
        """Return what the first word of the text asks for."""
        assert bindings is None
        assert time_limit is not None
        answers: dict[str, Callable[[], Rows | bool | str]] = {
            "SELECT": lambda: ROWS,
            "ASK": lambda: True,
            "CONSTRUCT": lambda: "<a:b> <a:c> <a:d> .\n",
            "SLOW": lambda: self._slow(time_limit),
            "SLEEP": self._sleep,
            "CLOSED": self._closed,
            "BUG": self._bug,
        }
        first = text.split(maxsplit=1)[0] if text.strip() else ""
        if first not in answers:
            raise QueryError("the query has a fault in line 1, column 1: expected SELECT")
        return answers[first]()

    def _slow(self, time_limit: float) -> Rows:
        raise QueryTimeout(f"the query ran past {time_limit:g} s")

    def _sleep(self) -> Rows:
        time.sleep(0.3)
        return ROWS

    def _bug(self) -> Rows:
        raise KeyError("a bug")

    def _closed(self) -> Rows:
        raise StoreError("the store is closed; open it again")


class ClosedGraph(ReadyGraph):
    """A graph whose store is gone."""

    def query(
        self,
        text: str,
        bindings: Mapping[str, Cell] | None = None,
        *,
        time_limit: float | None = None,
    ) -> Rows | bool | str:
        """Answer nothing."""
        return super().query(f"CLOSED {text}", bindings, time_limit=time_limit)


def write(answer: Rows | bool | str, kind: str) -> str:  # noqa: FBT001
    """Return an answer with the name of its format, for tests to see both."""
    if isinstance(answer, str):
        return answer
    shown = answer if isinstance(answer, bool) else list(answer)
    return json.dumps({"format": kind, "answer": shown})


class Client:
    """Sends requests to an application, without a socket between."""

    def __init__(self, app: Starlette) -> None:
        self._app = app

    def get(self, path: str, **more: Any) -> httpx.Response:
        """Return the response to a GET."""
        return self.send(("GET", path, more))[0]

    def post(self, path: str, **more: Any) -> httpx.Response:
        """Return the response to a POST."""
        return self.send(("POST", path, more))[0]

    def send(self, *requests: tuple[str, str, dict[str, Any]]) -> list[httpx.Response]:
        """Send requests at the same time, and return the responses in the order of coming."""
        return asyncio.run(self._send(requests))

    async def _send(
        self, requests: tuple[tuple[str, str, dict[str, Any]], ...]
    ) -> list[httpx.Response]:
        transport = httpx.ASGITransport(app=self._app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as session:
            sent = [session.request(method, path, **more) for method, path, more in requests]
            return [await response for response in asyncio.as_completed(sent)]


@pytest.fixture
def client() -> Client:
    """Give a client of the application over the ready graph."""
    return Client(create_app(ReadyGraph, write, time_limit=2, page=lambda: "<!doctype html>é"))


@pytest.fixture
def closed() -> Client:
    """Give a client of an application whose store is gone, and that has no page."""
    return Client(create_app(ClosedGraph, write))
