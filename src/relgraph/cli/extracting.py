"""`relgraph extract` and `mentions`: what articles say and of whom, printed, stored nowhere."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, TypeVar

import click

from relgraph.cli.examples import ExampleCommand
from relgraph.cli.extractors import extractor_option, tell_refused
from relgraph.cli.metadata import reading_options
from relgraph.cli.options import actors_option, model_option
from relgraph.cli.output import echo_table, tell
from relgraph.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from relgraph.cli.session import Session
    from relgraph.model import AnnotatedArticle, Article, Mention, PairRecord, Party
    from relgraph.pipeline import Extraction, Extractor
    from relgraph.read import ReadOptions

__all__ = ["extract", "mentions"]

T = TypeVar("T")

_TOLD = "text start end actor principal resolved_by confidence article".split()

form_option = click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "table"]),
    default="jsonl",
    show_default=True,
    help="One JSON object a line, or a table to read.",
)


@click.command(cls=ExampleCommand, example="relgraph extract article.txt --format table")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@form_option
@click.option(
    "--explain", is_flag=True, help="Say of each statement which frame fired and who was meant."
)
@reading_options
@extractor_option
@actors_option
@click.pass_context
def extract(
    context: click.Context,
    /,
    paths: tuple[str, ...],
    form: str,
    explain: bool,  # noqa: FBT001 - click gives a flag as a bool
    reading: ReadOptions,
    **options: Any,  # noqa: ANN401 - those of `_extractor`
) -> None:
    """Print what articles say; store nothing.

    One line a statement and pair of actors. Each PATH is a file, a folder, an address, or - for
    standard input.
    """
    extractor = _extractor(context, **options)
    refused: Counter[str] = Counter()
    for extraction in _each(context, paths, reading, extractor.extract):
        refused.update(refusal.reason for refusal in extraction.refusals)
        if explain:
            _explain(extraction, form)
        else:
            _echo(extraction.records(), form)
    tell_refused(refused)


def _explain(extraction: Extraction, form: str) -> None:
    from relgraph.cli.explaining import echo_explanation
    from relgraph.pipeline import explain

    for explanation in explain(extraction):
        echo_explanation(extraction.article, explanation, form)


@click.command(cls=ExampleCommand, example="relgraph mentions article.txt --format table")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@form_option
@reading_options
@model_option
@actors_option
@click.pass_context
def mentions(
    context: click.Context,
    /,
    paths: tuple[str, ...],
    form: str,
    reading: ReadOptions,
    **options: Any,  # noqa: ANN401 - those of `_extractor`
) -> None:
    """Print whom articles mean, and where.

    One line a mention and actor: its words, its place, the actor, for whom that acts, and how it
    was found. Each PATH is a file, a folder, an address, or - for
    standard input.
    """
    extractor = _extractor(context, **options)
    for annotated in _each(context, paths, reading, extractor.annotate):
        found = [_told(annotated.article, *each) for each in _meant(annotated)]
        if form == "table":
            echo_table(tuple(_TOLD), [tuple(record.values()) for record in found])
            continue
        for record in found:
            click.echo(json.dumps(record, ensure_ascii=False))


def _extractor(context: click.Context, **options: Any) -> Extractor:  # noqa: ANN401 - those of `Extractor`
    """Return what reads articles with the user's own actors and those reviewed in the store."""
    from relgraph.pipeline import Extractor

    session: Session = context.obj
    return Extractor(**options, decisions=session.decisions())


def _meant(annotated: AnnotatedArticle) -> Iterator[tuple[Mention, Party]]:
    for sentence in annotated.mentions:
        for mention in sentence:
            for party in mention.parties:
                yield mention, party


def _told(article: Article, mention: Mention, party: Party) -> dict[str, object]:
    values = (
        mention.span.of(article.text),
        mention.span.start,
        mention.span.end,
        party.actor.code,
        party.acts_for.code,
        mention.resolved_by,
        mention.confidence,
        article.id,
    )
    return dict(zip(_TOLD, values, strict=True))


def _each(
    context: click.Context,
    paths: tuple[str, ...],
    options: ReadOptions,
    read: Callable[[Article], T],
) -> Iterator[T]:
    """Yield what each article gives; say which give nothing, and exit with 1 at the end."""
    from relgraph.read import iter_articles

    failed = False
    for path in paths:
        for reading in iter_articles(path, options=options):
            try:
                if isinstance(reading.found, ArticleError):
                    raise reading.found
                given = read(reading.found)
            except ArticleError as error:
                tell(f"relgraph: {' '.join(str(error).split())}")
                failed = True
            else:
                yield given
    if failed:
        context.exit(1)


def _echo(records: tuple[PairRecord, ...], form: str) -> None:
    if form == "jsonl":
        for record in records:
            click.echo(json.dumps(record.to_dict(), ensure_ascii=False))
        return
    columns = ("sent", "type", "source", "target", "topic", "modality", "quote")
    echo_table(columns, [_row(record) for record in records])


def _row(record: PairRecord) -> tuple[object, ...]:
    modality = f"not {record.modality}" if record.negated else str(record.modality)
    source = _actor(record.source, record.source_principal)
    target = _actor(record.target, record.target_principal)
    return (record.sent, record.type, source, target, record.topic, modality, record.quote)


def _actor(name: str | None, principal: str | None) -> str | None:
    return name if name == principal else f"{name} ({principal})"
