"""`relgraph backup`, `restore`, `compact` and `migrate`: the store as a thing to look after."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from relgraph.cli.examples import ExampleCommand
from relgraph.cli.output import tell

if TYPE_CHECKING:
    from relgraph.cli.session import Session

__all__ = ["backup", "compact", "migrate", "restore"]


@click.command(cls=ExampleCommand, example="relgraph backup relgraph.backup")
@click.argument("place", metavar="DEST", type=click.Path(path_type=Path))
@click.pass_obj
def backup(session: Session, place: Path) -> None:
    """Copy the store, with the digest of each file.

    DEST is a new folder. Others may read the store meanwhile, but nobody write it.
    """
    made = session.back_up(place)
    tell(f"wrote {made.place}: {made.files} files, {made.size:,} bytes")


@click.command(cls=ExampleCommand, example="relgraph restore relgraph.backup --replace")
@click.argument("place", metavar="SRC", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Put it in the place of a store that is there.")
@click.pass_obj
def restore(session: Session, place: Path, *, replace: bool) -> None:
    """Put a backup in the store's place.

    Every file is compared with its digest first; what is there stays until all is copied.
    """
    from relgraph.store import restore as restore_store

    kept = restore_store(place, session.location, replacing=replace)
    tell(f"{session.location} is as it was backed up in {kept.place}")


@click.command(cls=ExampleCommand, example="relgraph compact")
@click.pass_obj
def compact(session: Session) -> None:
    """Pack the store after many changes.

    It takes a while and, for that while, more room on disk.
    """
    with session.store() as store:
        before = _size(session)
        store.optimize()
    tell(f"{session.location}: {before:,} bytes before, {_size(session):,} after")


def _size(session: Session) -> int:
    return sum(path.stat().st_size for path in Path(session.location).glob("*"))


@click.command(cls=ExampleCommand, example="relgraph migrate")
@click.option("--no-backup", is_flag=True, help="Migrate without a backup, as on a server.")
@click.pass_obj
def migrate(session: Session, *, no_backup: bool) -> None:
    """Bring a store of an older relgraph up to date.

    That is its layout, its ontology and its known actors, as the decisions in it want them. The
    store as it was is backed up beside it first.
    """
    from relgraph.pipeline import migrate as migrate_store
    from relgraph.store import open_store

    if not no_backup:
        kept = session.back_up(purpose="before-migration")
        tell(f"the store as it was is in {kept.place}")
    with open_store(session.location, must_exist=True, may_be_older=True) as store:
        migrated = migrate_store(store)
    tell(f"{session.location}: {migrated}")
