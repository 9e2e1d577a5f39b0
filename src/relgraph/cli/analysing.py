"""`relgraph analyse`: measures of the network, with their intervals and caveats."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from relgraph.cli.examples import ExampleCommand, ExampleGroup
from relgraph.cli.measuring import (
    by_option,
    find_ends,
    measuring_options,
    read_selected,
    resamples_option,
)
from relgraph.cli.output import tell
from relgraph.cli.results import echo_result

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from relgraph.analyse import Columns, Result, Selection, Turn
    from relgraph.cli.session import Session

__all__ = ["analyse"]


@click.group(
    cls=ExampleGroup,
    example="relgraph analyse centrality --by conflict\n"
    "relgraph analyse series Pakistan USA --plot series.svg",
)
def analyse() -> None:
    """Measure the network: centre, camps, change.

    Counted is what articles affirm as actual; reprints count once.
    """


@analyse.command(cls=ExampleCommand, example="relgraph analyse centrality --by conflict")
@by_option("both")
@click.option(
    "--weight",
    type=click.Choice(["count", "score"]),
    default="count",
    show_default=True,
    help="What a statement weighs.",
)
@resamples_option
@measuring_options
@click.pass_obj
def centrality(session: Session, /, *, by: str, weight: str, resamples: int, **shared: Any) -> None:  # noqa: ANN401 - options
    """Rank principals by four centralities."""
    from relgraph.analyse import Layer, Weight, plots
    from relgraph.analyse import centrality as measure

    columns = _read(session, shared)
    chosen: dict[str, Any] = {"by": Layer(by), "weight": Weight(weight)}
    result = measure(columns, **chosen, resamples=resamples, seed=shared["seed"])
    values = ("degree", "betweenness", "pagerank", "eigenvector")
    _finish(result, shared, plots.plot_dots, label="label", values=values)


@analyse.command(cls=ExampleCommand, example="relgraph analyse communities")
@by_option("cooperation")
@click.option(
    "--method",
    type=click.Choice(["louvain", "leiden"]),
    default="louvain",
    show_default=True,
    help="leiden needs igraph.",
)
@resamples_option
@measuring_options
@click.pass_obj
def communities(
    session: Session,
    /,
    *,
    by: str,
    method: str,
    resamples: int,
    **shared: Any,  # noqa: ANN401 - options
) -> None:
    """Find who goes together, and how firmly."""
    from relgraph.analyse import Layer, plots
    from relgraph.analyse import communities as find

    result = find(
        _read(session, shared),
        by=Layer(by),
        method=method,
        resamples=resamples,
        seed=shared["seed"],
    )
    _finish(result, shared, plots.plot_dots, label="community label", values=("stability",))


@analyse.command(cls=ExampleCommand, example="relgraph analyse balance --least 3")
@click.option(
    "--least",
    type=click.IntRange(min=1),
    default=2,
    show_default=True,
    help="The fewest statements of a dyad.",
)
@resamples_option
@measuring_options
@click.pass_obj
def balance(session: Session, /, *, least: int, resamples: int, **shared: Any) -> None:  # noqa: ANN401 - options
    """Tell whether friends of friends are friends."""
    from relgraph.analyse import balance as measure
    from relgraph.analyse import plots

    columns = _read(session, shared)
    result = measure(columns, least=least, resamples=resamples, seed=shared["seed"])
    values = ("strength",)
    _finish(result, shared, plots.plot_dots, label="first second third signs", values=values)


@analyse.command(cls=ExampleCommand, example="relgraph analyse brokers --groups blocs.csv")
@by_option("cooperation")
@click.option(
    "--groups",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="CSV of actor and group; communities where left out.",
)
@resamples_option
@measuring_options
@click.pass_obj
def brokers(
    session: Session,
    /,
    *,
    by: str,
    groups: Path | None,
    resamples: int,
    **shared: Any,  # noqa: ANN401 - options
) -> None:
    """Find who stands between others."""
    from relgraph.analyse import Layer, plots
    from relgraph.analyse import brokers as find
    from relgraph.cli.tables import read_groups

    with session.reading() as store:
        named = None if groups is None else read_groups(store, groups)
        columns = read_selected(store, _selection(shared))
    result = find(columns, by=Layer(by), groups=named, resamples=resamples, seed=shared["seed"])
    roles = ("coordinator", "consultant", "gatekeeper", "representative", "liaison")
    _finish(result, shared, plots.plot_bars, label="label", values=roles)


@analyse.command(cls=ExampleCommand, example="relgraph analyse reciprocity --by conflict")
@by_option("both")
@resamples_option
@measuring_options
@click.pass_obj
def reciprocity(session: Session, /, *, by: str, resamples: int, **shared: Any) -> None:  # noqa: ANN401 - options
    """Compare what goes forth with what comes back."""
    from relgraph.analyse import Layer, plots
    from relgraph.analyse import reciprocity as measure

    columns = _read(session, shared)
    result = measure(columns, by=Layer(by), resamples=resamples, seed=shared["seed"])
    _finish(result, shared, plots.plot_bars, label="first second", values=("forth", "back"))


@analyse.command(cls=ExampleCommand, example="relgraph analyse similarity --top 10")
@click.option(
    "--least-shared",
    type=click.IntRange(min=1),
    default=2,
    show_default=True,
    help="The fewest third parties that a pair shares.",
)
@resamples_option
@measuring_options
@click.pass_obj
def similarity(session: Session, /, *, least_shared: int, resamples: int, **shared: Any) -> None:  # noqa: ANN401 - options
    """Find who stands alike towards others."""
    from relgraph.analyse import plots
    from relgraph.analyse import similarity as measure

    columns = _read(session, shared)
    result = measure(columns, least_shared=least_shared, resamples=resamples, seed=shared["seed"])
    _finish(result, shared, plots.plot_dots, label="first second", values=("likeness",))


@analyse.command(cls=ExampleCommand, example="relgraph analyse series Pakistan USA")
@click.argument("first")
@click.argument("second")
@click.option("--directed", is_flag=True, help="Only what FIRST does to SECOND.")
@measuring_options
@click.pass_obj
def series(session: Session, /, first: str, second: str, *, directed: bool, **shared: Any) -> None:  # noqa: ANN401 - options
    """Follow a dyad by month, and find where it turns."""
    from relgraph.analyse import find_turns, plots, read_words
    from relgraph.analyse import series as follow

    with session.reading() as store:
        ends = find_ends(store, (first, second))
        columns = read_selected(store, replace(_selection(shared), dyad=ends))
        result = follow(columns, *ends, directed=directed, seed=shared["seed"])
        turns = find_turns(columns, *ends, directed=directed, seed=shared["seed"])
        words = read_words(store, (each for turn in turns for each in turn.statements))
    if shared["plot"] is not None:
        plots.plot_series(result, shared["plot"], title=_title(columns, ends))
        tell(f"wrote {shared['plot']}")
    echo_result(result, shared["form"], more={"turns": [_turn(each, words) for each in turns]})
    if shared["form"] == "table":
        _echo_turns(turns, words)


def _title(columns: Columns, ends: tuple[str, str]) -> str:
    labels = {node.id: node.label for node in columns.nodes}
    return " and ".join(labels.get(end, end) for end in ends)


def _turn(turn: Turn, words: Mapping[str, str]) -> dict[str, Any]:
    behind = [{"statement": each, "quote": words.get(each, "")} for each in turn.statements]
    told = {"month": turn.month, "before": turn.before, "after": turn.after, "p": turn.p}
    return told | {"statements": behind}


def _echo_turns(turns: tuple[Turn, ...], words: Mapping[str, str]) -> None:
    for turn in turns:
        click.echo(
            f"\nfrom {turn.month} on: {turn.before:.1f} to {turn.after:.1f} (p = {turn.p:.3f})"
        )
        for each in turn.statements:
            click.echo(f"  {each}: {words.get(each, '')}")


def _read(session: Session, shared: Mapping[str, Any]) -> Columns:
    selection = _selection(shared)
    with session.reading() as store:
        return read_selected(store, selection)


def _selection(shared: Mapping[str, Any]) -> Selection:
    from relgraph.analyse import Selection

    names = ("since", "until", "types", "min_confidence")
    return Selection(**{name: shared[name] for name in names})


def _finish(
    result: Result[Any],
    shared: Mapping[str, Any],
    draw: Callable[..., None],
    **drawn: Any,  # noqa: ANN401 - fields
) -> None:
    """Draw the top rows where a plot is asked for, and print the result."""
    if shared["plot"] is not None:
        draw(replace(result, rows=result.rows[: shared["top"]]), shared["plot"], **drawn)
        tell(f"wrote {shared['plot']}")
    echo_result(result, shared["form"], top=shared["top"])
