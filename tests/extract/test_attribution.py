"""Who says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from relgraph.model import Statement

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Norway said that Belarus attacked Latvia.", "NOR"),
        ("Norway said Estonia knew that Belarus attacked Latvia.", "NOR"),
        ("According to Norway, Belarus attacked Latvia.", "NOR"),
        ("Belarus attacked Latvia, according to Estonia.", "EST"),
        ("Belarus attacked Latvia.", None),
        ("Analysts said that Belarus attacked Latvia.", None),
        ("According to experts, Belarus attacked Latvia.", None),
        ("Analysts told Norway that Belarus attacked Latvia.", None),
        ("Norway left after Belarus attacked Latvia.", None),
    ],
)
def test_a_statement_is_its_speakers_or_the_authors(
    statements: Callable[..., tuple[Statement, ...]], sentence: str, speaker: str | None
) -> None:
    """What Norway says of Belarus is Norway's word, and is not to be counted as the author's."""
    (assault,) = [each for each in statements(sentence) if each.type == "Assault"]

    told = None if assault.asserted_by is None else assault.asserted_by.actor.code
    assert told == speaker
