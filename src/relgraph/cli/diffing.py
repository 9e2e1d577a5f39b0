"""`relgraph diff`: what changed between two stores, two exports or two times of one store."""

from __future__ import annotations

import re
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import click

from relgraph.cli.examples import ExampleCommand
from relgraph.cli.measuring import read_selected, selection_options
from relgraph.cli.output import echo_json, echo_table
from relgraph.cli.results import echo_csv, shown
from relgraph.errors import StoreError

if TYPE_CHECKING:
    from relgraph.analyse import ChangedClaim, Columns, Comparison, Selection
    from relgraph.cli.session import Session

__all__ = ["diff"]

_PERIOD = re.compile(r"[\d-]*\d(\.\.[\d-]*)?|\.\.[\d-]+")
_EXPORTS = (".nq", ".trig", ".jsonld")
_CAVEAT = (
    "Statements come and go with the articles that were read: a change here may be one of the "
    "world, of what was reported, or of what was imported."
)


@click.command(cls=ExampleCommand, example="relgraph diff 2023 2024")
@click.argument("before")
@click.argument("after")
@click.option(
    "--top", type=click.IntRange(min=1), default=20, show_default=True, help="Rows of each table."
)
@selection_options
@click.pass_obj
def diff(
    session: Session,
    /,
    before: str,
    after: str,
    *,
    top: int,
    form: str,
    **selected: Any,  # noqa: ANN401 - options
) -> None:
    """Tell what was added, gone or reversed, by dyad.

    BEFORE and AFTER are each a store, an export (.nq or .trig), or a time of the store of --store:
    a year, month or day, or two with ".." between, as in 2023-01..2023-06.
    """
    from relgraph.analyse import Selection, compare_statements

    selection = Selection(**selected)
    old, new = (_read(session, each, selection) for each in (before, after))
    comparison = compare_statements(old, new)
    if form == "json":
        told = [asdict(each) | {"is_turned": each.is_turned} for each in comparison.dyads]
        claims = [_told(each) for each in _changes(comparison)]
        echo_json({"dyads": told, "claims": claims, "caveats": [_CAVEAT]})
    elif form == "csv":
        echo_csv([_told(each) for each in _changes(comparison)])
    else:
        _echo(comparison, {node.id: node.label for node in (*old.nodes, *new.nodes)}, top)


def _read(session: Session, place: str, selection: Selection) -> Columns:
    """Return the statements of a store, of an export, or of a time of the session's store.

    Raises:
        StoreError: there is nothing at the place, or it cannot be read.
        QueryError: a time is none.
    """
    from relgraph.store import open_for_reading

    path = Path(place)
    if _PERIOD.fullmatch(place):
        return _of_period(session, place, selection)
    with ExitStack() as stack:
        if path.suffix in _EXPORTS:
            folder = Path(stack.enter_context(TemporaryDirectory()))
            path = _store_of(path, folder)
        elif "://" not in place and not path.exists():
            raise StoreError(
                f"there is no store, no .nq or .trig file and no time {place!r}; "
                "give a path, or a year, month or day"
            )
        store = stack.enter_context(open_for_reading(path if "://" not in place else place))
        return read_selected(store, selection)


def _of_period(session: Session, told: str, selection: Selection) -> Columns:
    """Return what falls into a time, within what is selected anyhow."""
    from dataclasses import replace

    from relgraph.analyse import Selection as Kind

    period = Kind.period(told)
    since = max(filter(None, (period.since, selection.since)), default=None)
    until = min(filter(None, (period.until, selection.until)), default=None)
    with session.reading() as store:
        return read_selected(store, replace(selection, since=since, until=until))


def _store_of(export: Path, folder: Path) -> Path:
    """Return a store in a folder that holds what a file holds."""
    from relgraph.rdf import to_nquads
    from relgraph.store import open_store

    place = folder / "export.db"
    with open_store(place) as store:
        store.load(export if export.suffix == ".nq" else to_nquads(export))
    return place


def _changes(comparison: Comparison) -> list[ChangedClaim]:
    return [each for each in comparison.claims if each.status != "kept"]


def _told(changed: ChangedClaim) -> dict[str, Any]:
    return changed.claim._asdict() | {
        "status": str(changed.status),
        "before": list(changed.before),
        "after": list(changed.after),
        "denied_before": changed.denied_before,
        "denied_after": changed.denied_after,
    }


def _echo(comparison: Comparison, labels: dict[str, str], top: int) -> None:
    counts = {
        name: sum(getattr(each, name) for each in comparison.dyads)
        for name in ("added", "gone", "reversed", "kept")
    }
    click.echo(", ".join(f"{count} claims {name}" for name, count in counts.items()))
    dyads = [each for each in comparison.dyads if each.changes][:top]
    if dyads:
        names = ("added", "gone", "reversed", "kept", "score_before", "score_after")
        click.echo()
        echo_table(
            ("dyad", *(name.replace("_", " ") for name in names), "turned"),
            (
                (
                    f"{labels[each.first]} – {labels[each.second]}",
                    *(shown(getattr(each, name)) for name in names),
                    "yes" if each.is_turned else "",
                )
                for each in dyads
            ),
        )
    reversals = [each for each in comparison.claims if each.status == "reversed"][:top]
    if reversals:
        click.echo("\nreversed:")
        for each in reversals:
            ends = [labels[end] for end in each.claim[:2] if end]
            now = "denied" if each.denied_after else "affirmed"
            click.echo(f"  {' – '.join(ends)}, {each.claim.type}: now {now} ({each.after[0]})")
    click.echo(f"\n{_CAVEAT}")
