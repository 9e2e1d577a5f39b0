"""`relgraph stats`: how much of what the store holds."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from relgraph.cli.examples import ExampleCommand
from relgraph.cli.options import reviewed_option
from relgraph.cli.output import echo_json, echo_table

if TYPE_CHECKING:
    from relgraph.cli.session import Session
    from relgraph.model import ReviewState
    from relgraph.pipeline import Statistics

__all__ = ["stats"]


@click.command(cls=ExampleCommand, example="relgraph stats")
@click.option("--json", "is_json", is_flag=True, help="Print the figures as JSON.")
@reviewed_option
@click.pass_obj
def stats(session: Session, *, is_json: bool, reviewed: tuple[ReviewState, ...]) -> None:
    """Count what the store holds."""
    from relgraph.pipeline import count_graph

    with session.reading(reviewed) as store:
        counted = count_graph(store)
    if is_json:
        echo_json(asdict(counted))
    else:
        _echo(counted)


def _echo(counted: Statistics) -> None:
    click.echo(
        f"{counted.articles} articles, {counted.statements} statements "
        f"({counted.negated} negated), {counted.actors} actors"
    )
    tables = {
        "type": counted.by_type,
        "family": counted.by_family,
        "polarity": counted.by_polarity,
        "modality": counted.by_modality,
        "busiest dyad": counted.busiest_dyads,
    }
    for name, counts in tables.items():
        click.echo()
        echo_table((name, "statements"), counts.items())
