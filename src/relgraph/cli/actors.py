"""`relgraph actors`: who is known, by any name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from relgraph.cli.examples import ExampleCommand
from relgraph.cli.output import echo_table

if TYPE_CHECKING:
    from relgraph.cli.session import Session

__all__ = ["actors"]


@click.group(no_args_is_help=True)
def actors() -> None:
    """Look up actors by any of their names."""


@actors.command(cls=ExampleCommand, example='relgraph actors search "pakistn"')
@click.argument("name")
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True)
@click.pass_obj
def search(session: Session, name: str, limit: int) -> None:
    """List the actors whose names are nearest.

    Those of the registry, and those that only the articles in the store name.
    """
    from relgraph.cli.naming import find_nearest

    if session.has_store:
        with session.reading() as store:
            rows = find_nearest(store, name, limit)
    else:
        rows = find_nearest(None, name, limit)
    echo_table(("id", "code", "name", "likeness"), rows)
