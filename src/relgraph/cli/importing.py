"""`relgraph import`: articles into the store."""

from __future__ import annotations

import json
import sys
from contextlib import closing, contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from relgraph.cli.examples import ExampleCommand
from relgraph.cli.extractors import extractor_option, tell_refused
from relgraph.cli.lazy import Failure
from relgraph.cli.metadata import reading_options
from relgraph.cli.options import actors_option
from relgraph.cli.output import tell
from relgraph.cli.progress import progress
from relgraph.vocabulary import REVIEWS_GRAPH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from relgraph.cli.session import Session
    from relgraph.pipeline import ImportReport, ImportResult
    from relgraph.read import ReadOptions
    from relgraph.store import Store

__all__ = ["import_"]

_FEW = 20  # files of which each has its line on a terminal too, beside the bar
_REASONS = 10  # the commonest reasons tell most of the story; a report has all


@click.command("import", cls=ExampleCommand, example="relgraph import articles/ --jobs 4")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help="How many processes read.",
)
@click.option(
    "--dask", metavar="ADDRESS", help="Read on a Dask cluster, given by its scheduler's address."
)
@click.option(
    "--report",
    "record",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Where to write a line of JSON for each file.",
)
@reading_options
@extractor_option
@actors_option
@click.pass_context
def import_(
    context: click.Context,
    /,
    paths: tuple[str, ...],
    *,
    jobs: int,
    dask: str | None,
    record: Path | None,
    reading: ReadOptions,
    **extracting: Any,  # noqa: ANN401 - those of `iter_imports`: model, actors and extractor
) -> None:
    """Read articles into the store.

    Each PATH is a file, a folder, an address or - for standard input. An article that is there
    already is left as it is, so that an import that was stopped goes on where it was. A changed
    text of the same web address takes the place of the one before. A file that cannot be read is
    named, the others are imported, and the exit code is 1.
    """
    from relgraph.pipeline import ImportReport, Outcome, iter_imports

    session: Session = context.obj
    report = ImportReport()
    with _recording(record) as write, session.new_or_kept_store() as store:
        lost = _lost_reviews(store)
        imports = iter_imports(store, paths, options=reading, workers=dask or jobs, **extracting)
        with closing(imports), _showing(paths) as show:
            is_whole = _run(imports, (report.add, write, show))
        lost = _lost_reviews(store) - lost
    _tell_total(report)
    if lost:
        tell(
            f"relgraph: {len(lost)} reviews stand no longer, as their words are gone or say"
            " something else; 'relgraph reviews log --lost' lists them"
        )
    if report.count(Outcome.FAILED) or not is_whole:
        context.exit(1)


def _lost_reviews(store: Store) -> set[str]:
    """Return the reviews that stand for no statement, by identifier."""
    from relgraph.pipeline import review_standing

    if not store.has_graph(REVIEWS_GRAPH):
        return set()
    return {place.review.id for place in review_standing(store).lost}


def _run(
    imports: Iterable[ImportResult], listeners: Iterable[Callable[[ImportResult], None]]
) -> bool:
    """Import everything, telling all listeners; return False if the user stopped it halfway."""
    try:
        for result in imports:
            for listener in listeners:
                listener(result)
    except KeyboardInterrupt:
        tell("relgraph: stopped; each article is whole, and the same command goes on from here")
        return False
    return True


@contextmanager
def _showing(paths: Iterable[str]) -> Iterator[Callable[[ImportResult], None]]:
    """Give what shows a result: a line for it and, on a terminal, a bar for all.

    Where there is a bar and there are many files, only those that ask for attention have lines.
    """
    from relgraph.pipeline import count_files

    has_bar = sys.stderr.isatty()
    total = count_files(paths) if has_bar else 0
    with progress("reading articles", total) as advance:

        def show(result: ImportResult) -> None:
            if not has_bar or total <= _FEW or result.reason or result.attempts > 1:
                _tell_result(result)
            advance()

        yield show


@contextmanager
def _recording(file: Path | None) -> Iterator[Callable[[ImportResult], None]]:
    """Give what writes a result as a line of JSON, at once; it does nothing without a file.

    Raises:
        Failure: the file cannot be written.
    """
    if file is None:
        yield lambda _: None
        return
    try:
        # A file's name that is no text is written with JSON's own escapes.
        lines = file.open("w", encoding="utf-8", errors="backslashreplace", buffering=1)
    except OSError as error:
        raise Failure(
            f"cannot write {file} ({error.strerror or error}); choose another place"
        ) from error
    with lines:
        yield lambda result: print(json.dumps(asdict(result), ensure_ascii=False), file=lines)


def _tell_result(result: ImportResult) -> None:
    """Print what became of a file, as soon as it is known."""
    if result.attempts > 1:
        tell(f"relgraph: a worker process ended while it read {result.path}; tried once more")
    if result.reason:
        tell(f"relgraph: {' '.join(result.reason.split())}")
    elif result.sentences:
        click.echo(
            f"{result.outcome} {result.path}: {result.statements} statements from "
            f"{result.sentences} sentences; skipped {result.silent} sentences that say nothing "
            f"of two actors and {result.left_out} lines of head or close ({_names(result)})"
        )
    else:
        click.echo(f"{result.outcome} {result.path} ({_names(result)})")


def _names(result: ImportResult) -> str:
    return f"{result.article}, was {result.former}" if result.former else result.article


def _tell_total(report: ImportReport) -> None:
    """Print how many files came to what, and why those failed that did."""
    from relgraph.pipeline import Outcome

    counts = ", ".join(f"{report.count(outcome)} {outcome}" for outcome in Outcome)
    click.echo(f"{report.files} files: {counts}; {report.statements} statements written")
    if report.count(Outcome.FAILED) > 1:
        for reason, count in report.reasons.most_common(_REASONS):
            tell(f"relgraph: {count} failed: {reason}")
    tell_refused(report.refused)
