"""The annotated passages that a model may learn from."""

from __future__ import annotations

from pathlib import Path

import pytest

from relgraph.evaluate.gold import read_folder
from relgraph.vocabulary import statement_types

FOLDER = Path(__file__).parents[2] / "training" / "passages"
MOST_WORDS = 12


def test_every_passage_can_be_evaluated() -> None:
    """A passage without its statements, or a type misspelt, would teach nothing."""
    passages = read_folder(FOLDER, statement_types())

    assert len(passages) == 370
    assert {record.type for each in passages for record in each.gold} == set(statement_types())


@pytest.mark.parametrize("hand", "ABCD")
def test_every_statement_shows_its_words(hand: str) -> None:
    """No statement without its words: in what a model learns from too."""
    passages = read_folder(FOLDER, statement_types())
    own = [each for each in passages if each.name.startswith(hand)]

    astray = [
        (passage.name, record.quote)
        for passage in own
        for record in passage.gold
        if record.quote not in passage.text or len(record.quote.split()) > MOST_WORDS
    ]
    assert own
    assert astray == []
