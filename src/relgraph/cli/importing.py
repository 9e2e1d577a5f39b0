"""`relgraph import`: articles into the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from relgraph.cli.examples import ExampleCommand
from relgraph.cli.options import actors_option, encoding_option, model_option
from relgraph.cli.output import progress, tell

if TYPE_CHECKING:
    from pathlib import Path

    from relgraph.cli.session import Session
    from relgraph.pipeline import ImportReport, ImportResult

__all__ = ["import_"]


@click.command("import", cls=ExampleCommand, example="relgraph import article.txt")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@encoding_option
@model_option
@actors_option
@click.pass_context
def import_(
    context: click.Context,
    paths: tuple[str, ...],
    encoding: str | None,
    model: str | None,
    actors: tuple[Path, ...],
) -> None:
    """Read articles into the store.

    Each PATH is a file or a folder. An article that is there already is left as it is. A file that
    cannot be read is named, the others are imported, and the exit code is 1.
    """
    from relgraph.pipeline import Outcome, import_articles

    session: Session = context.obj
    with session.new_or_kept_store() as store, progress("reading articles") as advance:

        def on_result(result: ImportResult) -> None:
            _tell_result(result)
            advance()

        report = import_articles(
            store, paths, encoding=encoding, model=model, actors=actors, on_result=on_result
        )
    click.echo(_total(report))
    if report.count(Outcome.FAILED):
        context.exit(1)


def _tell_result(result: ImportResult) -> None:
    """Print what became of a file, as soon as it is known."""
    if result.reason:
        tell(f"relgraph: {' '.join(result.reason.split())}")
    elif result.sentences:
        click.echo(
            f"{result.outcome} {result.path}: {result.statements} statements from "
            f"{result.sentences} sentences; skipped {result.silent} sentences that say nothing "
            f"of two actors and {result.left_out} lines of head or close ({result.article})"
        )
    else:
        click.echo(f"{result.outcome} {result.path} ({result.article})")


def _total(report: ImportReport) -> str:
    from relgraph.pipeline import Outcome

    counts = ", ".join(f"{report.count(outcome)} {outcome}" for outcome in Outcome)
    return f"{len(report.results)} files: {counts}; {report.statements} statements written"
