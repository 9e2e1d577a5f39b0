"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

from relgraph.model import ReviewState

__all__ = [
    "actors_option",
    "encoding_option",
    "iris_option",
    "model_option",
    "output_option",
    "reviewed_option",
    "rows_format_option",
    "timeout_option",
]

actors_option = click.option(
    "--actors",
    "actors",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    envvar="RELGRAPH_ACTORS",
    show_envvar=True,
    help="Actors of your own, beside those that ship; can be given several times.",
)

encoding_option = click.option(
    "--encoding", metavar="NAME", help="The files' encoding; UTF-8 where left out."
)

model_option = click.option(
    "--model",
    metavar="NAME",
    envvar="RELGRAPH_MODEL",
    show_envvar=True,
    help="An installed spaCy model, such as en_core_web_trf.",
)

output_option = click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write; standard output where left out.",
)

iris_option = click.option(
    "--iris", is_flag=True, help="In a table, identifiers instead of the names they stand for."
)

rows_format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "tsv", "json", "xml", "markdown"]),
    default="table",
    show_default=True,
    help="How to write the answer.",
)

timeout_option = click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=60.0,
    show_default=True,
    metavar="SECONDS",
    help="How long the answer may take.",
)

reviewed_option = click.option(
    "--reviewed",
    "reviewed",
    multiple=True,
    type=click.Choice([str(state) for state in ReviewState]),
    callback=lambda _context, _option, given: tuple(map(ReviewState, given)),
    help="Only statements in this review state; may be given again.",
)
