"""`relgraph ask` and `relgraph questions`: what is often asked, ready to be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from relgraph.cli.answers import echo_answer
from relgraph.cli.examples import ExampleCommand, ExampleGroup
from relgraph.cli.naming import find_actor
from relgraph.cli.options import (
    iris_option,
    reviewed_option,
    rows_format_option,
    timeout_option,
)
from relgraph.cli.output import echo_table

if TYPE_CHECKING:
    from relgraph.cli.session import Session
    from relgraph.model import Cell, Graphlike, ReviewState

__all__ = ["ask", "questions", "resolve"]


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
@iris_option
@reviewed_option
@timeout_option
@click.pass_obj
def ask(  # noqa: PLR0913 - one for each option
    session: Session,
    /,
    name: str,
    form: str,
    timeout: float,
    parameters: dict[str, str],
    *,
    iris: bool,
    reviewed: tuple[ReviewState, ...],
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
    with session.reading(reviewed) as store:
        bound = resolve(store, name, given)
        answer = ask_question(store, name, bound, time_limit=timeout)
        echo_answer(store, answer, form, iris=iris)


@click.group(
    cls=ExampleGroup,
    invoke_without_command=True,
    example="relgraph questions --tag dyad\nrelgraph questions show partners",
)
@click.option("--tag", metavar="TAG", help="Only the questions that carry this tag.")
@click.pass_context
def questions(context: click.Context, tag: str | None) -> None:
    """List or show the ready questions.

    Each is listed with a call that can be pasted.
    """
    if context.invoked_subcommand is not None:
        return
    from relgraph.query import example_call, tagged_questions

    rows = [(each.name, each.summary, example_call(each)) for each in tagged_questions(tag)]
    echo_table(("question", "what it asks", "example"), rows)


@questions.command(cls=ExampleCommand, example="relgraph questions show partners")
@click.argument("name")
def show(name: str) -> None:
    """Print a question's description, parameters and SPARQL."""
    from relgraph.query import find_question

    click.echo(find_question(name).text.rstrip())


def resolve(graph: Graphlike, name: str, given: dict[str, str]) -> dict[str, Cell | str]:
    """Return the values with every actor's name made its node."""
    from relgraph.query import ParameterType, find_question

    question = find_question(name)
    actors = {each.name for each in question.parameters if each.type is ParameterType.ACTOR}
    return {
        key: find_actor(graph, value) if key in actors else value for key, value in given.items()
    }
