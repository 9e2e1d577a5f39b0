"""Which three addresses a store's one address stands for."""

from __future__ import annotations

from pathlib import Path

import pytest

from relgraph.errors import StoreError
from relgraph.store.remote_addresses import find_addresses, find_credentials, is_address


@pytest.mark.parametrize(
    ("location", "ends"),
    [
        ("http://h:7878", ("/query", "/update", "/store")),
        ("http://h:7878/query", ("/query", "/update", "/store")),
        ("https://h/graph/", ("/graph/query", "/graph/update", "/graph/store")),
        ("http://h/sparql", ("/sparql", "/sparql", "/sparql-graph-crud")),
        ("http://h/sparql-auth", ("/sparql-auth", "/sparql-auth", "/sparql-graph-crud-auth")),
    ],
)
def test_a_server_s_addresses_follow_from_one(location: str, ends: tuple[str, ...]) -> None:
    found = find_addresses(location)

    assert all(address.endswith(end) for address, end in zip(found, ends, strict=True))


def test_any_other_server_s_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """No list of servers is complete."""
    monkeypatch.setenv("RELGRAPH_STORE_UPDATE", "http://h/ds/change")
    monkeypatch.setenv("RELGRAPH_STORE_GRAPHS", "http://h/ds/graphs")

    assert find_addresses("http://h/ds/ask") == (
        "http://h/ds/ask",
        "http://h/ds/change",
        "http://h/ds/graphs",
    )


@pytest.mark.parametrize("location", ["http://", "http://:80/x", "http://h:x", "http://h:99999"])
def test_an_address_without_a_server_is_told(location: str) -> None:
    with pytest.raises(StoreError, match="names no server"):
        find_addresses(location)


@pytest.mark.parametrize("location", ["http://h/sparql?default-graph-uri=x", "http://h/sparql#x"])
def test_an_address_that_goes_on_is_told(location: str) -> None:
    """Our own parameters are added to it."""
    with pytest.raises(StoreError, match=r"take out what follows \? or #"):
        find_addresses(location)


def test_folders_are_no_addresses() -> None:
    assert not is_address("relgraph.db")
    assert not is_address(Path("http:/x"))
    assert is_address("HTTPS://h/sparql")


def test_users_come_from_the_environment_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("RELGRAPH_STORE_USER", raising=False)
    assert find_credentials("http://h/sparql") is None
    netrc = tmp_path / ".netrc"
    netrc.write_text("machine h login ada password a\n")
    netrc.chmod(0o600)
    assert find_credentials("http://h/sparql") == ("ada", "a")
    assert find_credentials("http://other/sparql") is None
    monkeypatch.setenv("RELGRAPH_STORE_USER", "byron")
    assert find_credentials("http://h/sparql") == ("byron", "")
