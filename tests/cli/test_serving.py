import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from click.testing import Result

pytestmark = pytest.mark.model

Run = Callable[..., Result]


def test_the_store_is_served_until_it_is_interrupted(run: Run, articles: Path) -> None:
    """A query over HTTP gives what the command gives, and Ctrl-C is no failure."""
    run("import", articles)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    store = str(articles.parent / "graph.db")
    command = [sys.executable, "-m", "relgraph", "--store", store, "serve", "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        address = f"http://127.0.0.1:{port}"
        _wait_for(f"{address}/health")
        query = quote("SELECT ?a WHERE { ?a a rg:Article }")
        told = json.loads(_fetch(f"{address}/sparql?query={query}"))
        page = _fetch(f"{address}/id/state/IRN")
        server.send_signal(signal.SIGINT)
        _, talk = server.communicate(timeout=20)

    assert len(told["results"]["bindings"]) == 2
    assert "condemned Iran" in page
    assert server.returncode == 0
    assert talk.startswith(f"serving {store} at {address}/")


def test_a_port_that_is_taken_is_said(run_filled: Run) -> None:
    """One line that names the port."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run_filled("serve", "--port", port)

    assert result.exit_code == 1
    assert f"port {port}" in result.stderr


def test_a_missing_extra_is_said(run_filled: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Most installations serve nothing and lack the packages."""
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    result = run_filled("serve")

    assert result.exit_code == 1
    assert "pip install 'relgraph[serve]'" in result.stderr


def _fetch(address: str) -> str:
    with urlopen(address, timeout=20) as reply:  # noqa: S310 - this machine's own server
        text: str = reply.read().decode("utf-8")
    return text


def _wait_for(address: str) -> None:
    for _ in range(100):
        try:
            _fetch(address)
        except URLError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"nothing answers at {address}")


@pytest.mark.parametrize(
    ("token", "fault"), [("short", "shorter than 16 characters"), (None, "no token can be read")]
)
def test_a_token_that_can_be_guessed_or_is_not_there_is_refused(
    run: Run, tmp_path: Path, token: str | None, fault: str
) -> None:
    """Whoever reaches the port could write reviews."""
    file = tmp_path / "token"
    if token is not None:
        file.write_text(token, encoding="utf-8")
    result = run("serve", "--review-token-file", file)

    assert result.exit_code == 1
    assert fault in result.stderr
