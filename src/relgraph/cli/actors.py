"""`relgraph actors`: who is known, by any name, and what was decided about whom."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from relgraph.cli.examples import ExampleCommand
from relgraph.cli.options import actors_option
from relgraph.cli.output import echo_json, echo_table
from relgraph.cli.reviewing import add, log, merge, split, undo

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from relgraph.cli.session import Session
    from relgraph.store import Store

__all__ = ["actors"]


@click.group("actors", no_args_is_help=True)
def actors() -> None:
    """Look up actors, add your own, settle who is who."""


@actors.command(cls=ExampleCommand, example='relgraph actors search "pakistn"')
@click.argument("name")
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True)
@actors_option
@click.pass_obj
def search(session: Session, name: str, limit: int, actors: tuple[Path, ...]) -> None:
    """List the actors whose names are nearest.

    Those of the registry, and those that only the articles in the store name.
    """
    from relgraph.cli.naming import find_nearest
    from relgraph.pipeline import known_actors

    with _store_if_any(session) as store:
        rows = find_nearest(known_actors(store, actors=actors), store, name, limit)
    echo_table(("id", "code", "name", "likeness"), rows)


@actors.command(cls=ExampleCommand, example="relgraph actors show NATO")
@click.argument("actor")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True
)
@actors_option
@click.pass_obj
def show(session: Session, actor: str, form: str, actors: tuple[Path, ...]) -> None:
    """Show what is known of an actor, and from where.

    Its names, for whom it acts, its members or offices with dates, who claims it, who was merged
    into it. ACTOR is an identifier, a code or any name.
    """
    from relgraph.cli.describing import describe
    from relgraph.pipeline import find_actor, known_actors

    with _store_if_any(session) as store:
        registry = known_actors(store, actors=actors)
        told = describe(registry, store, find_actor(registry, store, actor))
    if form == "json":
        echo_json(told)
        return
    echo_table(("field", "value"), [row for field in told for row in _rows(field, told[field])])


def _rows(field: str, value: object) -> Iterator[tuple[str, str]]:
    """Yield a line for a value, or one for each of several."""
    for each in value if isinstance(value, list) else [value]:
        yield field, ", ".join(map(str, each.values())) if isinstance(each, dict) else str(each)


@contextmanager
def _store_if_any(session: Session) -> Iterator[Store | None]:
    if not session.has_store:
        yield None
        return
    with session.reading() as store:
        yield store


for command in (add, merge, split, undo, log):
    actors.add_command(command)
