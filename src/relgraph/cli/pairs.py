"""`relgraph type`: what the first of two actors in a sentence does to the second."""

from __future__ import annotations

import json
from typing import IO

import click

from relgraph.cli.examples import ExampleCommand

__all__ = ["type_"]

_TOLD = ("id", "type", "plover", "confidence")


@click.command("type", cls=ExampleCommand, example="relgraph type pairs.jsonl > types.jsonl")
@click.argument("pairs", type=click.File(encoding="utf-8"), metavar="PAIRS.jsonl")
def type_(pairs: IO[str]) -> None:
    """Type what one actor does to another.

    Each line of PAIRS.jsonl (- for standard input) is a pair: {"id": "1", "sentence": "...",
    "source": [start, end], "target": [start, end]}, in code points of the sentence. Each line
    printed answers one: its id, the type of what the source does to the target, PLOVER's event,
    and the confidence.
    """
    from relgraph.relate import load_pair_model, read_pairs

    model = load_pair_model()
    for pair in read_pairs(pairs):
        (rating,) = model.rate([pair])
        told = (pair.id, rating.type, rating.plover, rating.confidence)
        click.echo(json.dumps(dict(zip(_TOLD, told, strict=True)), ensure_ascii=False))
