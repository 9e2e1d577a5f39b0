"""Answers over a socket: long, late, too large and no longer wanted."""

import socket
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from relgraph.serve import Settings, create_app
from relgraph.store import Limits, Readers

NUMBERS = "SELECT * { ?a ?b ?c }"
ENDLESS = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
SILENT = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def ask(address: str, query: str, **more: Any) -> httpx.Response:
    """Return the answer of an endpoint."""
    return httpx.get(f"{address}/sparql", params={"query": query}, trust_env=False, **more)


def test_a_long_answer_comes_in_pieces_and_whole(readers: Readers, served: Any) -> None:
    """What does not fit in memory can still be read."""
    with served(create_app(readers)) as address:
        answer = ask(address, NUMBERS)

    assert answer.headers["transfer-encoding"] == "chunked"
    assert len(answer.json()["results"]["bindings"]) == 2004


def test_a_late_query_is_504_before_its_first_byte(location: Path, served: Any) -> None:
    """The reader is killed, and another takes its place."""
    limits = Limits(seconds=3, processes=1)
    with Readers(location, limits) as readers, served(create_app(readers)) as address:
        late = ask(address, SILENT, timeout=20)
        # On a busy machine the one that takes its place may itself start too late.
        tries = (ask(address, "ASK {}", timeout=20) for _ in range(5))
        after = next(each for each in tries if each.status_code != 504)

    assert late.status_code == 504
    assert "ran past 3 s" in late.json()["detail"]
    assert after.json()["boolean"]


def test_a_late_answer_that_has_begun_breaks_its_connection(location: Path, served: Any) -> None:
    """An error inside a 200 would be taken for an answer; the oxigraph server does that."""
    with (
        Readers(location, Limits(seconds=2, processes=1)) as readers,
        served(create_app(readers)) as address,
        pytest.raises(httpx.RemoteProtocolError, match="incomplete chunked read"),
    ):
        ask(address, ENDLESS, timeout=20)


def test_an_answer_that_is_too_large_is_said_or_broken_off(location: Path, served: Any) -> None:
    """Within the first bytes it is a problem; after them nothing can be taken back."""
    with (
        Readers(location, Limits(answer=2000)) as readers,
        served(create_app(readers)) as address,
    ):
        small = ask(address, NUMBERS)
    with (
        Readers(location, Limits(answer=100_000)) as readers,
        served(create_app(readers)) as address,
        pytest.raises(httpx.RemoteProtocolError),
    ):
        ask(address, NUMBERS)

    assert small.status_code == 422
    assert "add LIMIT" in small.json()["detail"]


def test_a_query_without_its_client_is_ended(location: Path, served: Any) -> None:
    """Otherwise a few closed windows keep every reader busy."""
    limits = Limits(seconds=30, processes=1)
    with Readers(location, limits) as readers, served(create_app(readers)) as address:
        with pytest.raises(httpx.ReadTimeout):
            ask(address, SILENT, timeout=1.5)
        silent = _seconds_until_free(address)
        _hang_up(address)
        endless = _seconds_until_free(address)

    assert silent < 15
    assert endless < 15


def _seconds_until_free(address: str) -> float:
    started = time.monotonic()
    assert ask(address, "ASK {}", timeout=40).json()["boolean"]
    return time.monotonic() - started


def _hang_up(address: str) -> None:
    """Take the first bytes of an answer without an end, and no more."""
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as connection:
        query = quote(ENDLESS)
        connection.sendall(f"GET /sparql?query={query} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        assert connection.recv(15) == b"HTTP/1.1 200 OK"


def test_when_every_reader_is_busy_it_is_said(location: Path, make_client: Any) -> None:
    """503 with a time to come back, and nobody waits for ever."""
    with Readers(location, Limits(seconds=1, processes=1)) as readers:
        kept = readers.take(1)
        answer = make_client(create_app(readers)).get("/sparql?query=ASK+{}")
        unwell = make_client(create_app(readers)).get("/health")
        readers.put_back(kept)

    assert (answer.status_code, unwell.status_code) == (503, 503)
    assert answer.headers["retry-after"] == "1"
    assert "busy" in answer.json()["detail"]


def test_the_head_of_a_long_answer_needs_no_body(readers: Readers, served: Any) -> None:
    """HEAD asks what GET would send, and the reader is free at once."""
    with served(create_app(readers)) as address:
        answer = httpx.head(f"{address}/sparql", params={"query": NUMBERS}, trust_env=False)

    assert answer.status_code == 200
    assert answer.content == b""


def test_updates_are_made_only_by_option_and_by_no_other_site(
    tmp_path: Path, fill: Any, make_client: Any
) -> None:
    """A page that a reader has open elsewhere must not write here."""
    place = tmp_path / "graph.db"
    fill(place, rows=1)
    insert = {"update": "INSERT DATA { GRAPH <a:g> { <a:b> <a:c> 1 } }"}
    with Readers(place, Limits(processes=1)) as readers:
        client = make_client(create_app(readers, Settings(may_update=True)))
        foreign = client.post("/sparql", data=insert, headers={"origin": "https://evil.example"})
        before = client.get("/sparql?query=ASK+{+<a:b>+<a:c>+1+}").json()["boolean"]
        made = client.post("/sparql", data=insert, headers={"origin": "http://localhost"})
        after = client.get("/sparql?query=ASK+{+<a:b>+<a:c>+1+}").json()["boolean"]
        faulty = client.post("/sparql", data={"update": "INSERT DATA {"})
        reaching = client.post("/sparql", data={"update": "LOAD <http://127.0.0.1:9/>"})

    assert (foreign.status_code, before) == (403, False)
    assert (made.status_code, after) == (204, True)
    assert faulty.status_code == reaching.status_code == 400
    assert "LOAD is refused" in reaching.json()["detail"]
