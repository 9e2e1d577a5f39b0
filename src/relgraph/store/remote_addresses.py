"""Where a SPARQL server takes queries, updates and graphs, and who may use it.

A store may be named by the address of its server. User and password come from the environment or
from ~/.netrc, never from the address: addresses are shown, stored and logged.
"""

from __future__ import annotations

import os
from netrc import NetrcParseError, netrc
from typing import NamedTuple
from urllib.parse import urlsplit

from relgraph.errors import StoreError

__all__ = ["Addresses", "Credentials", "find_addresses", "find_credentials", "is_address"]

UPDATE_VARIABLE = "RELGRAPH_STORE_UPDATE"
GRAPHS_VARIABLE = "RELGRAPH_STORE_GRAPHS"
USER_VARIABLE = "RELGRAPH_STORE_USER"
PASSWORD_VARIABLE = "RELGRAPH_STORE_PASSWORD"  # noqa: S105 - the variable's name

_VIRTUOSO = {"/sparql": "/sparql-graph-crud", "/sparql-auth": "/sparql-graph-crud-auth"}
"""By how the address of queries and updates ends, where Virtuoso takes graphs."""


class Addresses(NamedTuple):
    """Where a server takes SPARQL queries, SPARQL updates, and whole graphs."""

    query: str
    update: str
    graphs: str


class Credentials(NamedTuple):
    """Who asks, as the server knows them."""

    user: str
    password: str


def is_address(location: object) -> bool:
    """Tell whether a location is a server's address, and no folder.

    >>> is_address("http://127.0.0.1:7878"), is_address("relgraph.db")
    (True, False)
    """
    return isinstance(location, str) and location.lower().startswith(("http://", "https://"))


def find_addresses(location: str) -> Addresses:
    """Return the three addresses of a server, from the one that names the store.

    Oxigraph goes by its root, Virtuoso by its /sparql or /sparql-auth. Of any other server the
    location takes queries, and two variables of the environment name where it takes the rest.

    >>> find_addresses("http://127.0.0.1:7878/").update
    'http://127.0.0.1:7878/update'
    >>> find_addresses("http://127.0.0.1:8890/sparql").graphs
    'http://127.0.0.1:8890/sparql-graph-crud'

    Raises:
        StoreError: it names no server, or holds a user or a password.
    """
    location = _checked(location)
    update, graphs = os.environ.get(UPDATE_VARIABLE), os.environ.get(GRAPHS_VARIABLE)
    if update and graphs:
        return Addresses(location, _checked(update), _checked(graphs))
    for end, crud in _VIRTUOSO.items():
        if location.endswith(end):
            return Addresses(location, location, location.removesuffix(end) + crud)
    root = location.removesuffix("/query")
    return Addresses(f"{root}/query", f"{root}/update", f"{root}/store")


def _checked(location: str) -> str:
    try:
        parts = urlsplit(location)
        is_whole = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        is_whole = False
    if not is_whole:
        raise StoreError("the store's address names no server; write it as http://host:port/path")
    if "@" in parts.netloc:  # not repeated in the message: it may hold a password
        raise StoreError(
            f"take user and password out of the store's address; set {USER_VARIABLE} and"
            f" {PASSWORD_VARIABLE}, or name them in ~/.netrc"
        )
    if parts.query or parts.fragment:
        raise StoreError("the store's address ends at its path; take out what follows ? or #")
    return location.rstrip("/")


def find_credentials(address: str) -> Credentials | None:
    """Return the user and password for a server: the environment's, else those of ~/.netrc.

    Raises:
        StoreError: ~/.netrc cannot be read.
    """
    user = os.environ.get(USER_VARIABLE)
    if user:
        return Credentials(user, os.environ.get(PASSWORD_VARIABLE, ""))
    try:
        found = netrc().authenticators(urlsplit(address).hostname or "")
    except FileNotFoundError:
        return None
    except (NetrcParseError, OSError) as error:
        raise StoreError(f"~/.netrc cannot be read: {error}") from error
    return None if found is None else Credentials(found[0], found[2])
