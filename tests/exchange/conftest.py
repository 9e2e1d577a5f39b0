"""Two articles with statements of the shapes that exports treat differently."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest

from relgraph.model import (
    Actor,
    ActorKind,
    Author,
    Evidence,
    Modality,
    PartialDate,
    Party,
    Span,
    Statement,
    StoredArticle,
)
from relgraph.vocabulary import statement_type

if TYPE_CHECKING:
    from relgraph.exchange import Told

Say = Callable[..., Statement]

ACTORS = {
    code: Actor(f"state/{code}", ActorKind.STATE, code, name)
    for code, name in {
        "PER": "Peru",
        "CHL": "Chile",
        "NOR": "Norway",
        "BRA": "Brazil",
    }.items()
}
PERSON = Actor("person/ana-soto", ActorKind.PERSON, "Ana Soto", "Ana Soto")
WORDS = 'Ana Soto, "the envoy", <visited> Peru & Chile\x0b on Monday'


def party(code: str) -> Party:
    """Return a state as a party, or the envoy of Chile."""
    if code == "soto":
        return Party(PERSON, ACTORS["CHL"])
    return Party(ACTORS[code], ACTORS[code])


def said(
    kind: str, start: int, sources: str, targets: str, article: str = "article/aa", **rest: object
) -> Statement:
    """Return a statement between actors given by their codes."""
    fields: dict[str, object] = {
        "evidence": Evidence(article, Span(start, start + len(WORDS)), WORDS),
        "sentence": start,
        "type": kind,
        "sources": tuple(map(party, sources.split())),
        "targets": tuple(map(party, targets.split())),
        "is_symmetric": statement_type(kind).is_symmetric,
    }
    return Statement(**(fields | rest))  # type: ignore[arg-type] # the fields of a statement


@pytest.fixture(scope="session")
def told() -> tuple[Told, ...]:
    dated = StoredArticle(
        id="article/aa",
        title="A visit & talks",
        sha256="aa" * 32,
        authors=(Author("Zoe Last"), Author("Ann First")),
        published_on=date(2024, 5, 12),
        publisher="Example Review",
        url="https://example.org/visit",
    )
    undated = StoredArticle(id="article/bb", title="A note", sha256="bb" * 32)
    return (
        (
            dated,
            (
                said("Visit", 0, "soto", "PER", event_time=PartialDate("2024-02")),
                said("Consultation", 1, "NOR BRA", "NOR BRA", contexts=("economic",)),
                said("Criticism", 2, "PER", "CHL NOR", topic="fishing", asserted_by=party("soto")),
                said("Visit", 3, "PER", "NOR", modality=Modality.PROSPECTIVE),
                said("Rivalry", 4, "PER", "CHL", negated=True),
                said("Concern", 5, "soto", "", topic="drought"),
                said("Criticism", 6, "soto", "CHL"),
            ),
        ),
        (undated, (said("Aid", 0, "NOR", "PER", article="article/bb"),)),
    )


@pytest.fixture(scope="session")
def say() -> Say:
    """Give what makes one statement."""
    return said
