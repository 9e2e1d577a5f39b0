"""`relgraph eval`: how well what is found agrees with what people found."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from relgraph.cli.examples import ExampleCommand
from relgraph.cli.extractors import extractors_option, tell_refused
from relgraph.cli.options import actors_option
from relgraph.cli.output import echo_json
from relgraph.errors import KnowledgeError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from relgraph.evaluate import Evaluation, LabelledArticle
    from relgraph.model import AnnotatedArticle, Choice, PairRecord
    from relgraph.pipeline import Extractor

__all__ = ["evaluate"]


@click.command("eval", cls=ExampleCommand, example="relgraph eval passages --errors")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--mentions", "is_mentions", is_flag=True, help="Compare actors, not statements.")
@click.option("--errors", "shows_errors", is_flag=True, help="List misses and false alarms too.")
@click.option(
    "--calibration",
    "shows_calibration",
    is_flag=True,
    help="Set confidences against measured precision too.",
)
@click.option("--json", "is_json", is_flag=True, help="Print the figures as JSON.")
@extractors_option
@actors_option
def evaluate(
    folder: Path,
    model: str | None,
    actors: tuple[Path, ...],
    extractors: tuple[Choice, ...],
    *,
    is_mentions: bool,
    is_json: bool,
    **shows: bool,
) -> None:
    """Compare with hand-made statements.

    DIR holds passages (NAME.txt) with their statements (NAME.gold.jsonl), or with --mentions
    articles that say whom each mention means (NAME.toml). What a store has reviewed is left
    aside, so that the figures are the same everywhere. Several extractors stand side by side.
    """
    from relgraph.pipeline import Extractor

    if is_mentions and shows["shows_calibration"]:
        raise click.UsageError("--calibration goes with statements, not with --mentions")
    extractor = Extractor(model, actors=actors, extractor=extractors[0])
    if is_mentions:
        compared = _compare_mentions(folder, extractor)
    else:
        compared = _compare_statements(folder, extractor, extractors)
    if is_json:
        echo_json(compared.to_json())
        return
    click.echo(compared.report())
    for name in ("calibration", "errors"):
        if shows[f"shows_{name}"]:
            click.echo(f"\n{compared.more[name]()}")


@dataclass(frozen=True, slots=True)
class _Compared:
    """What can be printed of an evaluation; each form is made only when asked for."""

    report: Callable[[], str]
    to_json: Callable[[], object]
    more: Mapping[str, Callable[[], str]]
    """What is printed only where an option of that name is given."""


def _compare_statements(
    folder: Path, extractor: Extractor, extractors: Sequence[Choice]
) -> _Compared:
    from relgraph.evaluate import (
        calibrate,
        evaluate_folder,
        format_calibration,
        format_comparison,
        format_errors,
        format_report,
        to_json,
    )
    from relgraph.vocabulary import statement_types

    refused: Counter[str] = Counter()
    found: dict[str, Evaluation] = {}
    for choice in extractors:
        extract = partial(_records, extractor.choosing(choice), refused)
        found[choice.name] = evaluate_folder(folder, extract, statement_types())
    tell_refused(refused)
    first = next(iter(found.values()))
    is_alone = len(found) == 1
    return _Compared(
        partial(format_report, first) if is_alone else partial(format_comparison, found),
        partial(to_json, first) if is_alone else partial(_each, to_json, found),
        {
            "errors": partial(_one_after_other, format_errors, found),
            "calibration": partial(
                _one_after_other, lambda each: format_calibration(calibrate(each)), found
            ),
        },
    )


def _records(extractor: Extractor, refused: Counter[str], path: Path) -> tuple[PairRecord, ...]:
    """Return what an extractor finds in a file, counting what it refuses."""
    from relgraph.read import read_article

    extraction = extractor.extract(read_article(path))
    refused.update(refusal.reason for refusal in extraction.refusals)
    return extraction.records()


def _each(form: Callable[[Evaluation], object], found: Mapping[str, Evaluation]) -> object:
    return {name: form(each) for name, each in found.items()}


def _one_after_other(form: Callable[[Evaluation], str], found: Mapping[str, Evaluation]) -> str:
    """Return a text for each extractor, under its name where there are several."""
    if len(found) == 1:
        return form(*found.values())
    return "\n\n".join(f"{name}\n{form(each)}" for name, each in found.items())


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
        partial(mentions_to_json, found),
        {"errors": partial(format_mention_errors, found)},
    )
