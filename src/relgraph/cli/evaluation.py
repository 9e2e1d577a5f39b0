"""`relgraph eval`: how well what is found agrees with what people found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from relgraph.cli.examples import ExampleCommand
from relgraph.cli.options import model_option
from relgraph.cli.output import echo_json

if TYPE_CHECKING:
    from relgraph.model import PairRecord

__all__ = ["evaluate"]


@click.command("eval", cls=ExampleCommand, example="relgraph eval passages --errors")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--errors", "shows_errors", is_flag=True, help="List misses and false alarms too.")
@click.option("--json", "is_json", is_flag=True, help="Print the figures as JSON.")
@model_option
def evaluate(folder: Path, model: str | None, *, shows_errors: bool, is_json: bool) -> None:
    """Compare with hand-made statements.

    DIR holds passages (NAME.txt) and what people found in them (NAME.gold.jsonl).
    """
    from relgraph.evaluate import evaluate_folder, format_errors, format_report, to_json
    from relgraph.pipeline import Extractor
    from relgraph.read import read_article
    from relgraph.vocabulary import statement_types

    extractor = Extractor(model)

    def extract(path: Path) -> tuple[PairRecord, ...]:
        return extractor.extract(read_article(path)).records()

    evaluation = evaluate_folder(folder, extract, statement_types())
    if is_json:
        echo_json(to_json(evaluation))
        return
    click.echo(format_report(evaluation))
    if shows_errors:
        click.echo()
        click.echo(format_errors(evaluation))
