"""`relgraph verify` and `validate`: whether the graph is sound."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from relgraph.cli.examples import ExampleCommand
from relgraph.cli.output import tell

if TYPE_CHECKING:
    from relgraph.cli.session import Session

__all__ = ["validate", "verify"]


@click.command(cls=ExampleCommand, example="relgraph verify --repair")
@click.option("--repair", is_flag=True, help="Rebuild what can be rebuilt, after a backup.")
@click.option(
    "--backup",
    type=click.Path(path_type=Path),
    help="Where --repair puts the backup.  [default: beside the store]",
)
@click.option("--no-backup", is_flag=True, help="Repair without a backup, as on a server.")
@click.pass_context
def verify(context: click.Context, *, repair: bool, backup: Path | None, no_backup: bool) -> None:
    """Check that all of the graph rests on what it should.

    Every quote stands in its article, every identifier is the digest of what it names, every actor
    is described, every plain triple is backed by an affirmed statement, every graph has an owner.
    Exit code 1 if something is wrong; with --repair, if something is left that cannot be rebuilt.
    """
    session: Session = context.obj
    left = _repair(session, backup, is_backed=not no_backup) if repair else _verify(session)
    if left:
        context.exit(1)


def _verify(session: Session) -> int:
    from relgraph.pipeline import VerificationReport, iter_faults

    report = VerificationReport()
    count = 0
    with session.reading() as store:
        for fault in iter_faults(store, report):
            click.echo(fault)
            count += 1
    click.echo(report.summary(count))
    return count


def _repair(session: Session, backup: Path | None, *, is_backed: bool) -> int:
    from relgraph import pipeline

    if is_backed:
        kept = session.back_up(backup, "before-repair")
        tell(f"the store as it was is in {kept.place}")
    with session.store() as store:
        repaired = pipeline.repair(store)
    for fault in repaired.mended:
        click.echo(f"mended: {fault.article}: {fault.message} ({fault.node})")
    click.echo(f"{len(repaired.mended)} faults mended")
    click.echo(repaired.after)
    return len(repaired.after.faults)


@click.command(cls=ExampleCommand, example="relgraph validate")
@click.pass_context
def validate(context: click.Context) -> None:
    """Check the graph against its shapes.

    Exit code 1 if a shape is broken.
    """
    from relgraph.store import validate as validate_store

    session: Session = context.obj
    with session.reading() as store:
        report = validate_store(store)
    click.echo(report)
    if report.faults:
        context.exit(1)
