"""`relgraph extract`: what articles say, printed and stored nowhere."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from relgraph.cli.examples import ExampleCommand
from relgraph.cli.options import model_option
from relgraph.cli.output import echo_table, tell
from relgraph.errors import ArticleError

if TYPE_CHECKING:
    from relgraph.model import Article, PairRecord

__all__ = ["extract"]

_STDIN = "-"


@click.command(cls=ExampleCommand, example="relgraph extract article.txt --format table")
@click.argument("paths", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "table"]),
    default="jsonl",
    show_default=True,
    help="One JSON object a line, or a table to read.",
)
@click.option("--encoding", metavar="NAME", help="The files' encoding; UTF-8 where left out.")
@model_option
@click.pass_context
def extract(
    context: click.Context,
    paths: tuple[str, ...],
    form: str,
    encoding: str | None,
    model: str | None,
) -> None:
    """Print what articles say; store nothing.

    One line a statement and pair of actors. Each FILE is an article, or - for standard input.
    """
    from relgraph.pipeline import Extractor

    extractor = Extractor(model)
    failed = False
    for path in paths:
        try:
            article = _read(path, encoding)
        except ArticleError as error:
            tell(f"relgraph: {' '.join(str(error).split())}")
            failed = True
            continue
        _echo(extractor.extract(article).records(), form)
    if failed:
        context.exit(1)


def _read(path: str, encoding: str | None) -> Article:
    from relgraph.read import parse_article, read_article
    from relgraph.read.decoding import decode

    if path != _STDIN:
        return read_article(path, encoding=encoding)
    told = "standard input"
    return parse_article(decode(sys.stdin.buffer.read(), told, encoding), name=told)


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
