"""Listening on a real port of this machine."""

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from relgraph.errors import ServeError
from relgraph.serve.listen import open_socket

PROGRAM = """
import sys
from relgraph.serve import create_app, serve
from relgraph.store import Readers

with Readers(sys.argv[2]) as readers:
    serve(create_app(readers), "127.0.0.1", int(sys.argv[1]))
"""


def test_a_port_that_is_taken_is_said() -> None:
    """The commonest fault of all: a second server on the same port."""
    with (
        open_socket("127.0.0.1", 0) as first,
        pytest.raises(ServeError, match="choose another port or host"),
    ):
        open_socket("127.0.0.1", first.getsockname()[1])


def test_no_answer_waits_for_its_first_packet() -> None:
    """Nagle's algorithm makes every answer 40 ms late, and asyncio leaves it on here."""
    with (
        open_socket("127.0.0.1", 0) as listening,
        socket.create_connection(listening.getsockname()),
        listening.accept()[0] as accepted,
    ):
        assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_an_address_of_another_machine_is_said() -> None:
    """192.0.2.0/24 is kept for documentation (RFC 5737), so it is never this machine's."""
    with pytest.raises(ServeError, match=r"cannot listen on port 8000 of 192\.0\.2\.1"):
        open_socket("192.0.2.1", 8000)


def test_a_server_answers_until_it_is_interrupted(location: Path) -> None:
    """The whole way, over a socket, with an end by Ctrl-C."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-c", PROGRAM, str(port), str(location)]
    server = subprocess.Popen(command, stderr=subprocess.PIPE)
    try:
        answer = _wait_for(f"http://127.0.0.1:{port}/sparql?query=ASK%20%7B%7D")
    finally:
        server.send_signal(signal.SIGINT)
        _, _said = server.communicate(timeout=20)

    assert answer.json()["boolean"] is True
    assert "server" not in answer.headers


def _wait_for(url: str) -> httpx.Response:
    """Return the first answer of a server that is starting."""
    for _ in range(300):
        try:
            return httpx.get(url, trust_env=False)
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError(f"nothing answers at {url}")
