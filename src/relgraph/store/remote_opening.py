"""Opening a store on a SPARQL server: what may be there, and how its graphs are seen as one."""

from __future__ import annotations

from contextlib import ExitStack

from relgraph.errors import StoreError
from relgraph.store import remote_changes
from relgraph.store.changes import Change
from relgraph.store.names import FORMAT, FORMAT_VERSION, format_quad, rg
from relgraph.store.remote import RemoteStore
from relgraph.store.remote_addresses import find_addresses, find_credentials
from relgraph.store.remote_client import Client
from relgraph.store.remote_engine import RemoteEngine

__all__ = ["has_remote", "open_remote"]

_UNIONS: tuple[dict[str, str], ...] = (
    {},
    {"union-default-graph": "true"},
    {"default-graph-uri": "urn:x-arq:UnionGraph"},
)
"""How servers are asked for the union of all graphs: as they are, Oxigraph, Fuseki."""


def open_remote(
    location: str,
    *,
    must_exist: bool = False,
    read_only: bool = False,
    may_be_older: bool = False,
) -> RemoteStore:
    """Open the store on a server, and make it where there is none.

    Args:
        location: the server's address.
        must_exist: whether a missing store is an error.
        read_only: whether nothing is to be written, not even what was interrupted.
        may_be_older: whether a store of an older version is opened, to be migrated.

    Raises:
        StoreError: the server cannot be reached, holds no store though it must, cannot be
            written, or holds a newer version's.
    """
    addresses = find_addresses(location)
    client = Client(location, find_credentials(location))
    engine = RemoteEngine(client, addresses)
    with ExitStack() as on_fault:
        on_fault.callback(client.close)
        version = _find_union(engine)
        if not version and (must_exist or read_only):
            raise StoreError(f"no graph at {location}; 'relgraph import' makes one")
        if not version:
            _make(engine)
        if not read_only:
            remote_changes.finish(engine)
        store = RemoteStore(engine, location, is_read_only=read_only)
        if 0 < version < FORMAT_VERSION and not may_be_older:
            raise StoreError(
                f"{location} was filled by an older relgraph;"
                " 'relgraph migrate' brings it up to date"
            )
        on_fault.pop_all()
    return store


def has_remote(location: str) -> bool:
    """Tell whether a server holds a store.

    Raises:
        StoreError: the server cannot be reached, or holds a newer version's.
    """
    with Client(location, find_credentials(location)) as client:
        return _find_union(RemoteEngine(client, find_addresses(location))) > 0


def _find_union(engine: RemoteEngine) -> int:
    """Have queries see all named graphs; return the store's version, 0 where there is none.

    Raises:
        StoreError: the server does not offer that, or a newer version made the store.
    """
    said = f"{FORMAT} {rg('formatVersion')} ?version"
    for union in _UNIONS:
        engine.union = dict(union)
        if version := _check_version(engine, said):
            return version
    engine.union = {}
    if _check_version(engine, f"GRAPH {FORMAT} {{ {said} }}"):
        raise StoreError(
            f"{engine.client.location} does not show its named graphs as one; have its keeper"
            " make the union of them the default graph"
        )
    return 0


def _check_version(engine: RemoteEngine, pattern: str) -> int:
    rows = engine.rows(f"SELECT ?version WHERE {{ {pattern} }}")
    told = [row["version"] or "" for row in rows]
    if any(version.isdecimal() and int(version) > FORMAT_VERSION for version in told):
        raise StoreError(
            f"{engine.client.location} was filled by a newer relgraph; update relgraph to open it"
        )
    return max((int(version) if version.isdecimal() else 1 for version in told), default=0)


def _make(engine: RemoteEngine) -> None:
    change = Change()
    change.inserts[format_quad()] = None
    remote_changes.apply(engine, change)
    if not _find_union(engine):
        raise StoreError(f"{engine.client.location} does not keep what is written to it")
