"""`relgraph query` and `relgraph update`: SPARQL of the user's own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from relgraph.cli.answers import echo_answer
from relgraph.cli.examples import ExampleCommand
from relgraph.cli.lazy import Failure
from relgraph.cli.options import iris_option, reviewed_option, timeout_option
from relgraph.cli.output import tell, write_bytes
from relgraph.model import Rows

if TYPE_CHECKING:
    from relgraph.cli.answers import Answer
    from relgraph.cli.session import Session
    from relgraph.model import ReviewState

__all__ = ["query", "update"]

_TABLES = ("table", "csv", "tsv", "json", "xml", "markdown")
_GRAPHS = ("turtle", "ntriples", "jsonld")


@click.command(
    cls=ExampleCommand,
    example="relgraph query 'SELECT * WHERE { ?who rg:visited ?whom } ORDER BY ?who'",
)
@click.argument("text", metavar="TEXT")
@click.option(
    "--format",
    "form",
    type=click.Choice([*_TABLES, *_GRAPHS, "parquet"]),
    default="table",
    show_default=True,
    help="How to write the answer; turtle, ntriples and jsonld are for CONSTRUCT and DESCRIBE.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file that Parquet goes to; standard output where left out.",
)
@iris_option
@reviewed_option
@click.option("--explain", is_flag=True, help="Run the query and print its plan instead.")
@timeout_option
@click.pass_obj
def query(  # noqa: PLR0913 - one for each option
    session: Session,
    /,
    text: str,
    form: str,
    output: Path | None,
    timeout: float,
    *,
    iris: bool,
    explain: bool,
    reviewed: tuple[ReviewState, ...],
) -> None:
    """Answer any SPARQL 1.1 query.

    TEXT is the query itself, the path of a .rq file, or - for standard input. The prefixes of
    relgraph need no declaration.
    """
    told = _read(text)
    with session.reading(reviewed) as store:
        if explain:
            click.echo(store.explain(told, time_limit=timeout), nl=False)
            return
        answer = store.query(told, time_limit=timeout)
        if form == "parquet":
            _write_parquet(answer, output)
        else:
            echo_answer(store, answer, form, iris=iris)


@click.command(
    cls=ExampleCommand,
    example="relgraph update --yes 'DELETE WHERE { id:state/XYZ ?property ?value }'",
)
@click.argument("text", metavar="TEXT")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def update(session: Session, text: str, *, yes: bool) -> None:
    """Change the graph by SPARQL Update.

    TEXT is the update itself, the path of a .ru or .rq file, or - for standard input. All of it is
    made or none. Plain triples are not kept true behind it: see `relgraph verify`.
    """
    if text == "-" and not yes:
        raise click.UsageError("standard input holds the update; add --yes, as it cannot be asked")
    told = _read(text)
    with session.store() as store:
        if not yes:
            click.confirm(f"This changes {session.location} for good. Go on?", abort=True, err=True)
        before = len(store.engine)
        store.update(told)
        after = len(store.engine)
    tell(f"the store holds {after} quads now; before, {before}")


def _read(text: str) -> str:
    """Return the SPARQL that an argument is, names or announces."""
    from relgraph.query import read_query

    return read_query(sys.stdin.read() if text == "-" else text)


def _write_parquet(answer: Answer, output: Path | None) -> None:
    """Write a table as Parquet, to a file or a pipe.

    Raises:
        Failure: the answer is no table, or it would go to a terminal.
    """
    from relgraph.query import to_parquet

    if not isinstance(answer, Rows):
        raise Failure("Parquet carries tables; ask by SELECT")
    write_bytes(to_parquet(answer), output)
