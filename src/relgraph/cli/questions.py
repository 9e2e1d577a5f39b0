"""`relgraph ask`, `relgraph query` and `relgraph questions`: answers out of the store."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from relgraph.cli.answers import echo_answer
from relgraph.cli.examples import ExampleCommand
from relgraph.cli.naming import find_actor
from relgraph.cli.options import rows_format_option, timeout_option
from relgraph.cli.output import echo_table

if TYPE_CHECKING:
    from relgraph.cli.session import Session
    from relgraph.model import Cell
    from relgraph.store import Store

__all__ = ["ask", "query", "questions"]


def _split(
    _context: click.Context, _option: click.Parameter, given: tuple[str, ...]
) -> dict[str, str]:
    """Return the name and value of each NAME=VALUE."""
    pairs = [value.partition("=") for value in given]
    wrong = [name for name, sign, _ in pairs if not (name and sign)]
    if wrong:
        raise click.BadParameter(f"{wrong[0]!r} is not NAME=VALUE")
    return {name: value for name, _, value in pairs}


@click.command(cls=ExampleCommand, example="relgraph ask partners --actor Pakistan")
@click.argument("name")
@click.option("--actor", metavar="NAME", help="The actor, by any of its names.")
@click.option("--other", metavar="NAME", help="The other actor, where the question takes two.")
@click.option("--since", metavar="DATE", help="From this year, month or day on.")
@click.option("--until", metavar="DATE", help="Up to this year, month or day.")
@click.option(
    "--param",
    "parameters",
    multiple=True,
    callback=_split,
    metavar="NAME=VALUE",
    help="Any other parameter; may be given again.",
)
@rows_format_option
@timeout_option
@click.pass_obj
def ask(
    session: Session,
    /,
    name: str,
    form: str,
    timeout: float,
    parameters: dict[str, str],
    **named: str,
) -> None:
    """Answer a ready question as a table.

    NAME is one of those that `relgraph questions` lists. Actors go by code, name, demonym or
    capital.
    """
    from relgraph.query import ask as ask_question
    from relgraph.query import find_question

    find_question(name)  # a misspelt question is said before a store is asked for
    given = {key: value for key, value in named.items() if value is not None} | parameters
    with session.reading() as store:
        bound = _resolve(store, name, given)
        echo_answer(store, ask_question(store, name, bound, time_limit=timeout), form)


@click.command(
    cls=ExampleCommand,
    example="relgraph query 'SELECT * WHERE { ?who rg:visited ?whom } ORDER BY ?who'",
)
@click.argument("text", metavar="TEXT")
@rows_format_option
@timeout_option
@click.pass_obj
def query(session: Session, text: str, form: str, timeout: float) -> None:
    """Answer any SPARQL 1.1 query.

    TEXT is the query itself, the path of a .rq file, or - for standard input. CONSTRUCT and
    DESCRIBE print N-Triples.
    """
    from relgraph.query import read_query

    if text == "-":
        text = sys.stdin.read()
    told = read_query(text)
    with session.reading() as store:
        echo_answer(store, store.query(told, time_limit=timeout), form)


@click.command(cls=ExampleCommand, example="relgraph questions partners")
@click.argument("name", required=False)
def questions(name: str | None) -> None:
    """List the ready questions.

    With a NAME, show that question's parameters and SPARQL.
    """
    from relgraph.query import find_question
    from relgraph.query import questions as all_questions

    if name:
        click.echo(find_question(name).text.rstrip())
        return
    rows = [
        (each.name, each.summary, ", ".join(parameter.name for parameter in each.parameters))
        for each in all_questions()
    ]
    echo_table(("question", "summary", "parameters"), rows)


def _resolve(store: Store, name: str, given: dict[str, str]) -> dict[str, Cell | str]:
    """Return the values with every actor's name made its node."""
    from relgraph.query import ParameterType, find_question

    question = find_question(name)
    actors = {each.name for each in question.parameters if each.type is ParameterType.ACTOR}
    return {
        key: find_actor(store, value) if key in actors else value for key, value in given.items()
    }
