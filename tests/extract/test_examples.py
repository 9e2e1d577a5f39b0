"""Every frame reads its own example as it says it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from relgraph.extract import Frame, load_lexicon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from relgraph.model import Statement

pytestmark = pytest.mark.model


def expected(frame: Frame) -> Iterator[tuple[str, ...]]:
    """Yield the pairs of codes that a frame expects, sorted where its type is symmetric."""
    for line in frame.expect:
        codes = [code.strip() for code in line.replace("=", ">").split(">")]
        yield tuple(sorted(codes) if frame.type.is_symmetric else codes)


def read(statement: Statement) -> Iterator[tuple[str, ...]]:
    for pair in statement.pairs():
        codes = ["-" if each is None else (each.principal or each.actor).code for each in pair]
        yield tuple(sorted(codes) if statement.is_symmetric else codes)


@pytest.mark.parametrize("frame", load_lexicon().frames, ids=lambda frame: frame.id)
def test_a_frames_example_gives_what_it_expects(
    frame: Frame, statements: Callable[..., tuple[Statement, ...]]
) -> None:
    """An example that nobody runs goes stale, and the frame with it."""
    found = statements(frame.example)

    pairs = {pair for each in found if each.type == frame.type.name for pair in read(each)}
    assert set(expected(frame)) <= pairs
