"""What the commands that measure the network share: their options, and what these select."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import click

from relgraph.cli.naming import find_actor
from relgraph.cli.output import tell
from relgraph.vocabulary import ID_NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Callable

    from relgraph.analyse import Columns, Selection
    from relgraph.model import Graphlike

__all__ = [
    "by_option",
    "find_ends",
    "measuring_options",
    "read_selected",
    "resamples_option",
    "selection_options",
]

_LAYERS = ("cooperation", "conflict", "both", "all")


def _picture(_context: click.Context, _option: click.Parameter, path: Path | None) -> Path | None:
    """Return the path of a picture, before minutes are spent on measuring."""
    if path is not None and path.suffix.lower() not in {".svg", ".png"}:
        raise click.BadParameter(f"{path} is no .svg or .png file; name one that is")
    return path


_OPTIONS = (
    click.option("--since", metavar="DATE", help="From this year, month or day on."),
    click.option("--until", metavar="DATE", help="Up to this year, month or day."),
    click.option("--type", "types", multiple=True, metavar="TYPE", help="Only this type."),
    click.option(
        "--min-confidence",
        type=click.FloatRange(0, 1),
        default=0.0,
        metavar="SHARE",
        help="Leave out statements below it.",
    ),
)

_form_option = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="How to write the result.",
)
_SHARED = (
    *_OPTIONS,
    click.option(
        "--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Of all chance."
    ),
    click.option(
        "--top", type=click.IntRange(min=1), default=20, show_default=True, help="Rows of a table."
    ),
    click.option(
        "--plot",
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE",
        callback=_picture,
        help="Draw the top rows as .svg or .png.",
    ),
    _form_option,
)
resamples_option = click.option(
    "--resamples",
    type=click.IntRange(min=0),
    default=200,
    show_default=True,
    help="Draws of the articles for intervals; 0 for none.",
)


def by_option(default: str) -> Callable[[Any], Any]:
    """Return the option that says which ties count, with its default."""
    return click.option(
        "--by",
        type=click.Choice(_LAYERS),
        default=default,
        show_default=True,
        help="Which statements tie; all takes the neutral too.",
    )


def selection_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say which statements count, and the format."""
    return _with(command, (*_OPTIONS, _form_option))


def measuring_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of all measures."""
    return _with(command, _SHARED)


def _with(command: Callable[..., Any], options: tuple[Any, ...]) -> Callable[..., Any]:
    for option in reversed(options):
        command = option(command)
    return command


def find_ends(store: Graphlike, names: tuple[str, str]) -> tuple[str, str]:
    """Return the local identifiers of two actors that a user names.

    Raises:
        KnowledgeError: nobody goes by a name, or more than one.
    """
    first, second = (
        unquote(find_actor(store, name).value.removeprefix(ID_NAMESPACE)) for name in names
    )
    return first, second


def read_selected(store: Graphlike, selection: Selection) -> Columns:
    """Return the statements that were selected, and say so where there are none."""
    from relgraph.analyse import read_columns

    columns = read_columns(store, selection)
    if not len(columns):
        tell("no statements are selected")
    return columns
