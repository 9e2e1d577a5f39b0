"""Opening a store: what may stand at a location, and what is said where it may not be opened."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from pyoxigraph import Literal
from pyoxigraph import Store as Engine

from relgraph.errors import StoreError
from relgraph.store.holding import held, share, take_back
from relgraph.store.names import FORMAT, FORMAT_VERSION, format_quad, rg
from relgraph.store.remote_addresses import is_address
from relgraph.store.snapshots import clear_snapshots
from relgraph.store.store import Store

__all__ = [
    "has_store",
    "is_free",
    "open_for_reading",
    "open_snapshot",
    "open_store",
    "version_at",
]


def open_store(
    location: str | Path, *, must_exist: bool = False, may_be_older: bool = False
) -> Store:
    """Open the store in a folder or on a SPARQL server, and make it where there is none.

    Args:
        location: the folder, or the server's http address.
        must_exist: whether a missing store is an error.
        may_be_older: whether a store of an older version is opened, to be migrated.

    Raises:
        StoreError: the location is a file or a folder of something else, is missing though it
            must exist, is held by another process, or was made by another version; or the
            server cannot be reached or written.
    """
    if is_address(location):
        from relgraph.store.remote_opening import open_remote

        return open_remote(str(location), must_exist=must_exist, may_be_older=may_be_older)
    path = Path(location)
    is_new = is_free(path)
    if is_new and must_exist:
        raise StoreError(f"no graph at {path}; 'relgraph import' makes one")
    if not is_new:
        _check_format(path, may_be_older=may_be_older)
    engine = _open(path)
    if not len(engine):
        engine.add(format_quad())
    clear_snapshots(path)
    return Store(engine, path)


def has_store(location: str) -> bool:
    """Tell whether there is a store at a location, or something else in its place.

    Raises:
        StoreError: the server that is to hold it cannot be reached.
    """
    if is_address(location):
        from relgraph.store.remote_opening import has_remote

        return has_remote(location)
    try:
        return Path(location).exists()
    except OSError:  # opening it tells what is wrong with the place
        return True


def open_for_reading(location: str | Path) -> Store:
    """Open a store to read only: many processes may at a time, but none while another writes.

    Raises:
        StoreError: there is no store at the location, another process writes it, or a newer
            version made it; or the server cannot be reached.
    """
    if is_address(location):
        from relgraph.store.remote_opening import open_remote

        return open_remote(str(location), read_only=True)
    path = Path(location)
    if is_free(path):
        raise StoreError(f"no graph at {path}; 'relgraph import' makes one")
    with ExitStack() as on_fault:
        lock = on_fault.enter_context(share(path))
        _check_format(path)
        store = Store(_read_only(path), path, is_snapshot=True, lock=lock)
        on_fault.pop_all()
    return store


def _read_only(path: Path) -> Engine:
    try:
        return Engine.read_only(str(path))
    except (OSError, RuntimeError) as error:
        raise StoreError(f"{path} cannot be opened as a store: {error}") from error


def open_snapshot(location: str | Path) -> Store:
    """Open a snapshot that `Store.snapshot` made, to read only; any number may at a time.

    Raises:
        StoreError: there is no snapshot at the location, or a newer version made it.
    """
    path = Path(location)
    if is_free(path):
        raise StoreError(f"no snapshot at {path}; Store.snapshot makes one")
    _check_format(path)
    return Store(Engine.read_only(str(path)), path, is_snapshot=True)


def is_free(path: Path) -> bool:
    """Tell whether a store may be made at a path; False means that one is there.

    Raises:
        StoreError: something else is there.
    """
    try:
        take_back(path)
        if path.is_file():
            raise StoreError(f"{path} is a file, not a store; name another place with --store")
        if not path.exists() or not any(path.iterdir()):
            return True
        is_store = (path / "CURRENT").is_file()  # the file by which RocksDB knows its own
    except OSError as error:
        raise StoreError(
            f"no store can be at {path} ({error.strerror}); name another place with --store"
        ) from error
    if not is_store:
        raise StoreError(f"{path} is a folder of other files; name another place with --store")
    return False


def version_at(path: Path) -> int:
    """Return the version of the format of the store at a path.

    Raises:
        StoreError: there is no store, another process writes it, or it is another program's.
    """
    if is_free(path):
        raise StoreError(f"no graph at {path}; 'relgraph import' makes one")
    with share(path):
        versions, _ = _versions(_read_only(path))
    if not versions:
        raise StoreError(f"{path} is a store of another program; name another place with --store")
    return max(versions)


def _check_format(path: Path, *, may_be_older: bool = False) -> None:
    """See, without touching a byte, whether this version can read a store.

    Raises:
        StoreError: it is another program's, a newer version's or an older one's.
    """
    try:
        versions, is_empty = _versions(Engine.read_only(str(path)))
    except (OSError, RuntimeError):
        return  # being written or broken: opening it will tell which
    if not versions and not is_empty:
        raise StoreError(f"{path} is a store of another program; name another place with --store")
    if any(version > FORMAT_VERSION for version in versions):
        raise StoreError(f"{path} was made by a newer relgraph; update relgraph to open it")
    if any(version < FORMAT_VERSION for version in versions) and not may_be_older:
        raise StoreError(
            f"{path} was made by an older relgraph; 'relgraph migrate' brings it up to date"
        )


def _versions(engine: Engine) -> tuple[list[int], bool]:
    """Return the versions that a store says that it is of, and whether it is empty."""
    told = [
        int(quad.object.value)
        for quad in engine.quads_for_pattern(FORMAT, rg("formatVersion"), None, FORMAT)
        if isinstance(quad.object, Literal) and quad.object.value.isdecimal()
    ]
    return told, not len(engine)


def _open(path: Path) -> Engine:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return Engine(str(path))
    except (OSError, RuntimeError) as error:
        if "LOCK" in str(error) or "lock" in str(error):
            raise held(path) from error
        raise StoreError(f"{path} cannot be opened as a store: {error}") from error
