"""`relgraph eval`: how well what is found agrees with what people found."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from relgraph.cli.examples import ExampleCommand
from relgraph.cli.options import actors_option, model_option
from relgraph.cli.output import echo_json
from relgraph.errors import KnowledgeError

if TYPE_CHECKING:
    from collections.abc import Callable

    from relgraph.evaluate import LabelledArticle
    from relgraph.model import AnnotatedArticle, PairRecord
    from relgraph.pipeline import Extractor

__all__ = ["evaluate"]


@click.command("eval", cls=ExampleCommand, example="relgraph eval passages --errors")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--mentions", "is_mentions", is_flag=True, help="Compare actors, not statements.")
@click.option("--errors", "shows_errors", is_flag=True, help="List misses and false alarms too.")
@click.option("--json", "is_json", is_flag=True, help="Print the figures as JSON.")
@model_option
@actors_option
def evaluate(
    folder: Path,
    model: str | None,
    actors: tuple[Path, ...],
    *,
    is_mentions: bool,
    shows_errors: bool,
    is_json: bool,
) -> None:
    """Compare with hand-made statements.

    DIR holds passages (NAME.txt) with their statements (NAME.gold.jsonl), or with --mentions
    articles that say whom each mention means (NAME.toml). What a store has reviewed is left
    aside, so that the figures are the same everywhere.
    """
    from relgraph.pipeline import Extractor

    compare = _compare_mentions if is_mentions else _compare_statements
    compared = compare(folder, Extractor(model, actors=actors))
    if is_json:
        echo_json(compared.to_json())
        return
    click.echo(compared.report())
    if shows_errors:
        click.echo()
        click.echo(compared.errors())


@dataclass(frozen=True, slots=True)
class _Compared:
    """What can be printed of an evaluation; each form is made only when asked for."""

    report: Callable[[], str]
    errors: Callable[[], str]
    to_json: Callable[[], object]


def _compare_statements(folder: Path, extractor: Extractor) -> _Compared:
    from relgraph.evaluate import evaluate_folder, format_errors, format_report, to_json
    from relgraph.read import read_article
    from relgraph.vocabulary import statement_types

    def extract(path: Path) -> tuple[PairRecord, ...]:
        return extractor.extract(read_article(path)).records()

    found = evaluate_folder(folder, extract, statement_types())
    return _Compared(
        partial(format_report, found), partial(format_errors, found), partial(to_json, found)
    )


def _compare_mentions(folder: Path, extractor: Extractor) -> _Compared:
    from relgraph.evaluate import (
        evaluate_mentions,
        format_mention_errors,
        format_mention_report,
        mentions_to_json,
    )
    from relgraph.read import Details, parse_article
    from relgraph.vocabulary import statement_types

    def annotate(labelled: LabelledArticle) -> AnnotatedArticle:
        details = Details(published_on=labelled.published_on)
        return extractor.annotate(
            parse_article(labelled.text, name=labelled.path.name, details=details)
        )

    def canonical(name: str) -> str:
        with suppress(KnowledgeError):
            return extractor.registry.find_actor(name).code
        return name

    found = evaluate_mentions(folder, annotate, statement_types(), canonical)
    return _Compared(
        partial(format_mention_report, found),
        partial(format_mention_errors, found),
        partial(mentions_to_json, found),
    )
