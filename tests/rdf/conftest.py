"""An article on a visit, with statements of the shapes that differ in the graph."""

from __future__ import annotations

from datetime import date

import pytest

from relgraph.model import (
    Actor,
    ActorKind,
    Article,
    Author,
    Evidence,
    Modality,
    PartialDate,
    Party,
    Run,
    Span,
    Stance,
    Statement,
)

PAKISTAN = Actor("state/PAK", ActorKind.STATE, "PAK", "Pakistan")
AMERICA = Actor("state/USA", ActorKind.STATE, "USA", "United States")
MUNIR = Actor("person/asim-munir", ActorKind.PERSON, "Asim Munir", "Asim Munir")
ISPR = Actor("org/ISPR", ActorKind.ORGANISATION, "ISPR", "Inter-Services Public Relations")
TEXT = "Asim Munir visited Washington. Pakistan may partner with America. Pakistan fears drought."


@pytest.fixture
def article() -> Article:
    return Article(
        text=TEXT,
        body=(Span(0, len(TEXT)),),
        title="A visit",
        authors=(Author("Zoe Last", "Example University"), Author("Ann First")),
        published_on=date(2023, 12, 29),
        publisher="Example Review",
        url="https://example.org/visit",
        name="visit.txt",
    )


@pytest.fixture
def run() -> Run:
    return Run(version="0.1", model="small", model_version="3.8", lexicon_sha256="ab" * 32)


@pytest.fixture
def visit(article: Article) -> Statement:
    return Statement(
        evidence=Evidence.at(article, Span(11, 29)),
        sentence=0,
        type="Visit",
        sources=(Party(MUNIR, PAKISTAN),),
        targets=(Party(AMERICA, AMERICA),),
        is_symmetric=False,
        topic="regional security",
        contexts=("military", "diplomatic"),
        asserted_by=Party(ISPR, PAKISTAN),
        event_time=PartialDate("2023-12"),
        confidence=0.870,
        cue="visit",
        frame="visit.travel",
    )


@pytest.fixture
def partnership(article: Article) -> Statement:
    return Statement(
        evidence=Evidence.at(article, Span(44, 64)),
        sentence=1,
        type="Partnership",
        sources=(Party(PAKISTAN, PAKISTAN),),
        targets=(Party(AMERICA, AMERICA),),
        is_symmetric=True,
        modality=Modality.PROSPECTIVE,
    )


@pytest.fixture
def concern(article: Article) -> Statement:
    return Statement(
        evidence=Evidence.at(article, Span(75, 88)),
        sentence=2,
        type="Concern",
        sources=(Party(PAKISTAN, PAKISTAN),),
        targets=(),
        is_symmetric=False,
        topic="drought",
        stance=Stance.AGAINST,
    )
