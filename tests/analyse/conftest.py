"""An article with statements of every shape, in a graph that answers SPARQL from memory."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest
from pyoxigraph import NamedNode, QuerySolutions, Store

from relgraph.model import (
    Actor,
    ActorKind,
    Article,
    Cell,
    CellKind,
    Evidence,
    Modality,
    PartialDate,
    Party,
    Rows,
    Run,
    Span,
    Stance,
    Statement,
)
from relgraph.rdf import to_quads
from relgraph.vocabulary import statement_type

if TYPE_CHECKING:
    from collections.abc import Mapping

TEXT = (
    "Asim Munir and Anwar Kakar visited Washington. Pakistan and China are partners. "
    "India may not attack Pakistan. Pakistan fears drought. Munir met Kakar. The TTP hit Pakistan."
)


def state(code: str, name: str) -> Party:
    actor = Actor(f"state/{code}", ActorKind.STATE, code, name)
    return Party(actor, actor)


PAKISTAN, AMERICA = state("PAK", "Pakistan"), state("USA", "United States")
CHINA, INDIA = state("CHN", "China"), state("IND", "India")
MUNIR = Party(
    Actor("person/asim-munir", ActorKind.PERSON, "Asim Munir", "Asim Munir"), PAKISTAN.actor
)
KAKAR = Party(
    Actor("person/anwar-kakar", ActorKind.PERSON, "Anwar Kakar", "Anwar Kakar"), PAKISTAN.actor
)
TTP = Party(Actor("group/ttp", ActorKind.GROUP, "TTP", "Tehrik-i-Taliban Pakistan"), None)


class MemoryGraph:
    """Quads in a pyoxigraph store in memory, behind the protocol that stores keep."""

    def __init__(self, quads: tuple[Any, ...]) -> None:
        self._store = Store()
        self._store.extend(quads)

    def query(
        self,
        text: str,
        bindings: Mapping[str, Cell] | None = None,
        *,
        time_limit: float | None = None,
    ) -> Rows:
        """Return the rows of a SELECT."""
        assert not bindings
        del time_limit
        found = self._store.query(text, use_default_graph_as_union=True)
        assert isinstance(found, QuerySolutions)
        columns = tuple(variable.value for variable in found.variables)
        return Rows(columns, tuple(tuple(map(_cell, solution)) for solution in found))


def _cell(term: Any) -> Cell | None:
    if term is None:
        return None
    kind = CellKind.IRI if isinstance(term, NamedNode) else CellKind.LITERAL
    return Cell(kind, term.value)


@pytest.fixture(scope="session")
def article() -> Article:
    return Article(
        text=TEXT,
        body=(Span(0, len(TEXT)),),
        title="A visit",
        published_on=date(2023, 12, 29),
        publisher="Example Review",
        url="https://example.org/visit",
    )


@pytest.fixture(scope="session")
def graph(article: Article) -> MemoryGraph:
    def say(words: str, kind: str, sources: tuple[Party, ...], **told: Any) -> Statement:
        start = TEXT.index(words)
        place = Evidence.at(article, Span(start, start + len(words)))
        values: dict[str, Any] = {"targets": (), "is_symmetric": False, "sentence": 0} | told
        return Statement(evidence=place, type=kind, sources=sources, **values)

    statements = (
        say(
            "visited Washington",
            "Visit",
            (MUNIR, KAKAR),
            targets=(AMERICA,),
            contexts=("military", "diplomatic"),
            asserted_by=CHINA,
            event_time=PartialDate("2023-12"),
            confidence=0.875,
            topic="security",
        ),
        say("are partners", "Partnership", (PAKISTAN,), targets=(CHINA,), is_symmetric=True),
        say(
            "may not attack",
            "Assault",
            (INDIA,),
            targets=(PAKISTAN,),
            negated=True,
            modality=Modality.PROSPECTIVE,
            confidence=0.25,
        ),
        say("fears drought", "Concern", (PAKISTAN,), topic="drought", stance=Stance.AGAINST),
        say("met", "Consultation", (MUNIR,), targets=(KAKAR,), is_symmetric=True),
        say("hit Pakistan", "Assault", (TTP,), targets=(PAKISTAN,)),
    )
    run = Run(version="0.1", model="small", model_version="3.8", lexicon_sha256="ab" * 32)
    return MemoryGraph(to_quads(article, statements, run))


MakeNetwork = Callable[..., "nx.MultiDiGraph[str]"]


@pytest.fixture(scope="session")
def make_network() -> MakeNetwork:
    """Return what makes a network of edges, each source, target, type and what is unlike the usual.

    Each edge is of an article of its own unless it says which.
    """

    def make(*edges: tuple[Any, ...]) -> nx.MultiDiGraph[str]:
        network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for number, (source, target, name, *unlike) in enumerate(edges):
            kind = statement_type(name)
            told: dict[str, Any] = {
                "type": name,
                "symmetric": kind.is_symmetric,
                "negated": False,
                "modality": "asserted",
                "score": kind.score,
                "article": f"article/{number:03}",
                "article_date": "2024-01-15",
                "quote": f"words {number}",
            } | (unlike[0] if unlike else {})
            key = told.pop("key", f"statement/{number:05}")
            network.add_edge(source, target, key=key, **told)
            if kind.is_symmetric:
                network.add_edge(target, source, key=key, **told)
        return network

    return make
