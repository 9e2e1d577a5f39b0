"""`relgraph support`: who carries a claim, and who its opposite."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from relgraph.cli.examples import ExampleCommand
from relgraph.cli.measuring import find_ends, read_selected, selection_options
from relgraph.cli.results import echo_result

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relgraph.analyse import Result, Support
    from relgraph.cli.session import Session

__all__ = ["support"]

_MOST_QUOTES = 3


@click.command(cls=ExampleCommand, example="relgraph support Pakistan USA --type Support")
@click.argument("first")
@click.argument("second")
@click.option(
    "--countries",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="CSV of publisher and country, where addresses do not tell.",
)
@selection_options
@click.pass_obj
def support(
    session: Session,
    /,
    first: str,
    second: str,
    *,
    countries: Path | None,
    types: tuple[str, ...],
    form: str,
    **selected: Any,  # noqa: ANN401 - options
) -> None:
    """Show who carries a claim about two, and its opposite.

    Independent articles, publishers, their countries and speakers, side by side with those of what
    is denied and of the opposite polarity. Reprints count once. It is no verdict.
    """
    from relgraph.analyse import Selection, read_words
    from relgraph.analyse import support as weigh_up
    from relgraph.cli.tables import read_pairs

    if len(types) > 1:
        raise click.UsageError("--type can be given once here")
    named = {} if countries is None else read_pairs(countries)
    selection = Selection(**selected)
    with session.reading() as store:
        ends = find_ends(store, (first, second))
        columns = read_selected(store, replace(selection, dyad=ends))
        result = weigh_up(columns, *ends, type=next(iter(types), None), countries=named)
        wanted = (each for row in result.rows for each in row.statement_ids)
        words = read_words(store, wanted)
    quotes = {each: words.get(each, "") for row in result.rows for each in row.statement_ids}
    echo_result(result, form, more={"quotes": quotes})
    if form == "table":
        _echo_quotes(result, words)


def _echo_quotes(result: Result[Support], words: Mapping[str, str]) -> None:
    """Print some of the words of each side, for a count alone convinces nobody."""
    for row in result.rows:
        click.echo(f"\n{row.side}: {row.source} – {row.target}, {row.type}")
        for each in row.statement_ids[:_MOST_QUOTES]:
            click.echo(f"  {words.get(each, '')} ({each})")
        if len(row.statement_ids) > _MOST_QUOTES:
            click.echo(f"  and {len(row.statement_ids) - _MOST_QUOTES} more; JSON has all")
