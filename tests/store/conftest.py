"""Small articles as quads: the rdf room makes them, the store must keep them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Quad

from relgraph.model import (
    Actor,
    ActorKind,
    Article,
    Evidence,
    Modality,
    Party,
    Run,
    Span,
    Statement,
)
from relgraph.rdf import to_quads
from relgraph.store import Store, open_store
from relgraph.vocabulary import statement_type

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Make = Callable[..., tuple[str, tuple[Quad, ...]]]

RUN = Run(version="0.1", model="small", model_version="3.8", lexicon_sha256="ab" * 32)
STATES = {
    code: Actor(f"state/{code}", ActorKind.STATE, code, name)
    for code, name in {"PAK": "Pakistan", "USA": "United States", "IND": "India"}.items()
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "graph.db") as opened:
        yield opened


@pytest.fixture
def make() -> Make:
    """Return a maker of (graph, quads): text, (type, source, target, negated), person's name."""

    def made(
        text: str,
        *told: tuple[str, str, str, bool],
        person: str = "",
        keep_text: bool = True,
        run: Run = RUN,
    ) -> tuple[str, tuple[Quad, ...]]:
        article = Article(text=text, body=(Span(0, len(text)),), title=text.title(), name="a.txt")
        statements = [
            Statement(
                evidence=Evidence.at(article, Span(index, len(text))),
                sentence=0,
                type=kind,
                sources=(_party(source, person),),
                targets=(Party(STATES[target], STATES[target]),),
                is_symmetric=statement_type(kind).is_symmetric,
                negated=negated,
                modality=Modality.ASSERTED,
            )
            for index, (kind, source, target, negated) in enumerate(told)
        ]
        return article.id, to_quads(article, statements, run, keep_text=keep_text)

    return made


def _party(source: str, person: str) -> Party:
    if person:
        name = Actor("person/asim-munir", ActorKind.PERSON, person, person)
        return Party(name, STATES[source])
    return Party(STATES[source], STATES[source])
