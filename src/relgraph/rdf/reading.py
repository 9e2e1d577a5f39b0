"""From the quads of an article back to the article and its statements."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from pyoxigraph import Literal, NamedNode

from relgraph.model import (
    Actor,
    Author,
    Evidence,
    Modality,
    PartialDate,
    Party,
    Span,
    Stance,
    Statement,
    StoredArticle,
)
from relgraph.rdf.actors import KIND_CLASSES
from relgraph.rdf.sides import parse_sides
from relgraph.rdf.terms import LABEL, TYPE, individual, local_id, rg, term
from relgraph.vocabulary import NAMESPACE, contexts, statement_type, statement_types

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pyoxigraph import Quad

__all__ = [
    "Described",
    "Told",
    "describe",
    "from_quads",
    "read_actor",
    "read_article_text",
    "read_evidence",
    "read_statement",
]

_KINDS = {name: kind for kind, name in KIND_CLASSES.items()}


class Described:
    """What quads say of one subject, by predicate."""

    def __init__(self) -> None:
        self.objects: dict[str, list[NamedNode | Literal]] = defaultdict(list)

    def values(self, predicate: NamedNode) -> list[str]:
        """Return the values of a predicate, literals as their text."""
        return [found.value for found in self.objects.get(predicate.value, [])]

    def value(self, predicate: NamedNode) -> str:
        """Return the first value of a predicate.

        Raises:
            IndexError: there is none.
        """
        return self.values(predicate)[0]

    def value_or_none(self, predicate: NamedNode) -> str | None:
        """Return the first value of a predicate, or None."""
        return next(iter(self.values(predicate)), None)

    def names(self, predicate: NamedNode) -> list[str]:
        """Return the local names of terms of the ontology."""
        return [value.removeprefix(NAMESPACE) for value in self.values(predicate)]

    def types(self) -> list[str]:
        """Return the statement types that it has."""
        return [name for name in self.names(TYPE) if name in statement_types()]

    def ids(self, predicate: NamedNode) -> list[str]:
        """Return the local identifiers of individuals."""
        return [local_id(NamedNode(value)) for value in self.values(predicate)]


Told: TypeAlias = "Mapping[str, Described]"
"""What quads say, by the IRI of their subject."""


def from_quads(quads: Iterable[Quad]) -> tuple[StoredArticle, tuple[Statement, ...]]:
    """Return the article that quads tell of, and its statements in the order of the text.

    Raises:
        ValueError: the quads tell of no article, or of several.
    """
    graph = describe(quads)
    iri = _article(graph)
    actors = _actors(graph)
    statements = [
        read_statement(graph, described, actors)
        for described in graph.values()
        if rg("Statement").value in described.values(TYPE)
    ]
    ordered = sorted(statements, key=lambda one: (one.evidence.span, one.type, one.id))
    return _stored_article(graph, iri, len(ordered)), tuple(ordered)


def read_article_text(quads: Iterable[Quad]) -> str | None:
    """Return the text that the quads of an article keep, or None where they keep none."""
    texts = (
        quad.object.value
        for quad in quads
        if quad.predicate == rg("text") and isinstance(quad.object, Literal)
    )
    return next(texts, None)


def describe(quads: Iterable[Quad]) -> Told:
    """Return what quads say, by subject."""
    graph: dict[str, Described] = defaultdict(Described)
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            graph[quad.subject.value].objects[quad.predicate.value].append(quad.object)
    return graph


def _article(graph: Told) -> str:
    found = [iri for iri, said in graph.items() if rg("Article").value in said.values(TYPE)]
    if len(found) != 1:
        raise ValueError(f"the quads tell of {len(found)} articles, not of one")
    return found[0]


def _stored_article(graph: Told, iri: str, count: int) -> StoredArticle:
    said = graph[iri]
    published_on = said.value_or_none(rg("publishedOn"))
    return StoredArticle(
        id=local_id(NamedNode(iri)),
        title=said.value(rg("title")),
        sha256=said.value(rg("sha256")),
        authors=_authors(graph, said),
        published_on=None if published_on is None else date.fromisoformat(published_on),
        publisher=said.value_or_none(rg("publisher")),
        url=said.value_or_none(rg("url")),
        section=said.value_or_none(rg("section")),
        name=said.value_or_none(rg("fileName")) or "",
        statements=count,
        has_text=bool(said.values(rg("text"))),
        revision_of=next(iter(said.ids(term("prov", "wasRevisionOf"))), None),
    )


def _authors(graph: Told, article: Described) -> tuple[Author, ...]:
    writers = [graph[iri] for iri in article.values(rg("author"))]
    writers.sort(key=lambda said: int(said.value(rg("authorPosition"))))
    return tuple(
        Author(said.value(LABEL), said.value_or_none(rg("affiliation"))) for said in writers
    )


def _actors(graph: Told) -> dict[str, Actor]:
    """Return the actors that appear in the article, by identifier."""
    actors = {}
    for said in graph.values():
        for identifier in said.ids(rg("appearanceOf")):
            actors[identifier] = Actor(
                id=identifier,
                kind=_KINDS[said.names(rg("asKind"))[0]],
                code=said.value(rg("asCode")),
                name=said.value(rg("asName")),
            )
    return actors


def read_actor(identifier: str, quads: Iterable[Quad]) -> Actor | None:
    """Return an actor as quads about it describe it; None where they lack name, code or kind."""
    said = describe(quads).get(individual(identifier).value, Described())
    kinds = [_KINDS[name] for name in said.names(TYPE) if name in _KINDS]
    name, code = said.value_or_none(LABEL), said.value_or_none(rg("code"))
    if not kinds or name is None or code is None:
        return None
    return Actor(id=identifier, kind=kinds[0], code=code, name=name)


def read_statement(graph: Told, said: Described, actors: Mapping[str, Actor]) -> Statement:
    """Return a statement as it is told.

    Args:
        graph: what the graph of its article says.
        said: what that says of the statement.
        actors: its actors, by identifier.

    Raises:
        LookupError: something is missing.
        ValueError: something is what it cannot be.
    """
    name = said.types()[0]
    sources, targets = parse_sides(said.value(rg("sides")), actors)
    event_time = said.value_or_none(rg("eventTime"))
    shown = set(said.names(rg("context")))
    return Statement(
        evidence=read_evidence(graph, said.value(rg("evidence"))),
        sentence=int(said.value(rg("sentence"))),
        type=name,
        sources=sources,
        targets=targets,
        is_symmetric=statement_type(name).is_symmetric,
        topic=said.value_or_none(rg("topic")),
        negated=said.value(rg("negated")) == "true",
        modality=Modality(said.names(rg("modality"))[0]),
        stance=Stance(next(iter(said.names(rg("stance"))), Stance.NONE)),
        contexts=tuple(context for context in contexts() if context in shown),
        asserted_by=_speaker(said, actors),
        event_time=None if event_time is None else PartialDate(event_time),
        confidence=float(said.value(rg("confidence"))),
        cue=said.value_or_none(rg("cue")) or "",
        frame=said.value_or_none(rg("frame")) or "",
    )


def _speaker(said: Described, actors: Mapping[str, Actor]) -> Party | None:
    for speaker in said.ids(rg("assertedBy")):
        principals = said.ids(rg("assertedByPrincipal"))
        return Party(actors[speaker], actors[principals[0]] if principals else None)
    return None


def read_evidence(graph: Told, iri: str) -> Evidence:
    """Return a piece of evidence as it is told; errors are those of `read_statement`."""
    place, words = graph[f"{iri};position"], graph[f"{iri};quote"]
    return Evidence(
        article=graph[iri].ids(term("oa", "hasSource"))[0],
        span=Span(int(place.value(term("oa", "start"))), int(place.value(term("oa", "end")))),
        quote=words.value(term("oa", "exact")),
        prefix=words.value_or_none(term("oa", "prefix")) or "",
        suffix=words.value_or_none(term("oa", "suffix")) or "",
    )
