"""`relgraph events` and `compare-events`: event data beside articles."""

from __future__ import annotations

import csv
import sys
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from relgraph.cli.examples import ExampleCommand
from relgraph.cli.lazy import Failure
from relgraph.cli.options import actors_option, timeout_option
from relgraph.cli.output import echo_json, echo_table, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from relgraph.cli.session import Session
    from relgraph.exchange import Comparison, LeftOut
    from relgraph.pipeline import EventImport

__all__ = ["compare_events", "events"]

_LAYOUTS = ("icews", "polecat", "gdelt", "acled")
_SHOWN = 10  # faulty rows that are told one by one: enough to see what is wrong
_COLUMNS = ("dyad", "month", "source", "events", "score", "has", "lacks")


@click.group(no_args_is_help=True)
def events() -> None:
    """Import, list or remove event data sets."""


@events.command(
    "import", cls=ExampleCommand, example="relgraph events import may.tab --format icews"
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--format", "layout", type=click.Choice(_LAYOUTS), required=True, help="Whose columns it has."
)
@click.option("--licence", metavar="TEXT", help="The terms of use, for the data card.")
@click.option(
    "--encoding", default="utf-8-sig", show_default=True, metavar="NAME", help="Of the file."
)
@click.option(
    "--left-out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A CSV of every row that became no record, with its line and why.",
)
@actors_option
@click.pass_context
def import_(  # noqa: PLR0913 - one for each option
    context: click.Context,
    *,
    file: Path,
    layout: str,
    licence: str | None,
    encoding: str,
    left_out: Path | None,
    actors: tuple[Path, ...],
) -> None:
    """Read a table of event data beside the articles.

    Its rows become records in graphs of their own: no quote shows them, and no question on
    statements counts them. Rows without two known principals are left out and counted. Exit code
    1 if a row does not keep to its layout.
    """
    from relgraph.exchange import EventFile
    from relgraph.pipeline import import_events

    session: Session = context.obj
    table = EventFile(file, layout, encoding, licence)
    with _listing(left_out) as listed, session.new_or_kept_store() as store:
        told = _Telling(file, listed)
        done = import_events(store, table, actors=actors, tell=told)
    told.end()
    _tell_import(done)
    if done.faults:
        context.exit(1)


@events.command("list", cls=ExampleCommand, example="relgraph events list")
@click.pass_obj
def list_(session: Session) -> None:
    """List the event data sets in the store."""
    from relgraph.pipeline import cut_off, event_sets

    with session.reading() as store:
        found, incomplete = event_sets(store), cut_off(store)
    rows: list[tuple[object, ...]] = [
        (each.id, each.name, each.records, each.rows, each.first, each.last, each.licence)
        for each in found
    ]
    rows += [(each, "(cut off; import it again)", *[None] * 5) for each in incomplete]
    echo_table(("id", "file", "records", "rows", "first", "last", "licence"), rows)


@events.command(cls=ExampleCommand, example="relgraph events remove icews-1a2b")
@click.argument("event_set", metavar="ID")
@click.pass_obj
def remove(session: Session, event_set: str) -> None:
    """Take an event data set out.

    ID is an identifier or its beginning.
    """
    from relgraph.pipeline import remove_events

    with session.store() as store:
        tell(f"removed {remove_events(store, event_set)}")


@click.command(
    "compare-events",
    cls=ExampleCommand,
    example="relgraph compare-events --actor Pakistan --other India --since 2023",
)
@click.option("--actor", metavar="NAME", help="Only dyads of this principal.")
@click.option("--other", metavar="NAME", help="Only dyads of this principal too.")
@click.option("--since", default="", metavar="DATE", help="Leave out months before it.")
@click.option("--until", default="", metavar="DATE", help="Leave out months after it.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
)
@timeout_option
@click.pass_obj
def compare_events(  # noqa: PLR0913 - one for each option
    session: Session,
    *,
    actor: str | None,
    other: str | None,
    since: str,
    until: str,
    form: str,
    timeout: float,
) -> None:
    """Compare what articles and event data tell.

    One row for each dyad, month and source: how many events it has, of which types, and which
    types others have there and it lacks. Of articles only interactions count that they affirm.
    """
    from relgraph.exchange import compare_events as compare
    from relgraph.model import PartialDate

    for value in (since, until):
        try:
            PartialDate(value or "2000")
        except ValueError as error:
            raise click.UsageError(str(error)) from error
    codes = _codes(session, actor, other)
    with session.reading() as store:
        found = compare(store, actors=codes, since=since, until=until, time_limit=timeout)
    _echo(found, form)


def _codes(session: Session, *names: str | None) -> list[str]:
    from relgraph.pipeline import known_actors

    given = [name for name in names if name]
    if not given:
        return []
    with session.reading() as store:
        registry = known_actors(store)
    return [registry.find_actor(name).code for name in given]


def _echo(found: tuple[Comparison, ...], form: str) -> None:
    if form == "json":
        echo_json([asdict(each) for each in found])
        return
    rows = [
        (
            each.dyad,
            each.month,
            each.source,
            each.events,
            each.score,
            ", ".join(f"{kind} {count}" for kind, count in each.has.items()),
            ", ".join(each.lacks),
        )
        for each in found
    ]
    if form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows(rows)
    else:
        echo_table(_COLUMNS, rows)


class _Telling:
    """Says what is wrong with rows, the first of them one by one; lists all that are left out."""

    def __init__(self, path: Path, listed: Callable[[LeftOut], None]) -> None:
        self._path = path
        self._listed = listed
        self._faults = 0

    def __call__(self, left: LeftOut) -> None:
        self._listed(left)
        self._faults += left.is_fault
        if left.is_fault and self._faults <= _SHOWN:
            tell(f"{self._path}:{left.line}: {left.detail}")

    def end(self) -> None:
        if self._faults > _SHOWN:
            tell(f"and {self._faults - _SHOWN} faulty rows more; --left-out FILE lists all")


@contextmanager
def _listing(path: Path | None) -> Iterator[Callable[[LeftOut], None]]:
    """Give what takes each row that is left out, and writes it to a file where one is named."""
    if path is None:
        yield lambda _: None
        return
    try:
        with path.open("w", encoding="utf-8", newline="") as page:
            writer = csv.writer(page, lineterminator="\n")
            writer.writerow(("line", "reason", "detail"))
            yield lambda left: writer.writerow((left.line, left.reason, left.detail))
    except OSError as error:
        raise Failure(f"cannot write {path} ({error.strerror}); choose another place") from error


def _tell_import(done: EventImport) -> None:
    told = done.event_set
    verb = "added" if done.is_new else "replaced"
    tell(f"{verb} {told.id}: {told.records} records of {told.rows} rows")
    for reason, count in told.left_out.items():
        tell(f"left out {count}: {reason}")
