"""Actors as quads: as one article gives them, as all share them, and as they are known."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad

from relgraph.model import ActorKind
from relgraph.rdf.terms import LABEL, TYPE, individual, rg, term
from relgraph.vocabulary import ACTORS_GRAPH, SHARED_GRAPH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from relgraph.model import Actor, Party, Statement

__all__ = ["KIND_CLASSES", "actor_quads", "appearance", "appearance_quads", "parties_of"]

KIND_CLASSES = {
    ActorKind.STATE: "State",
    ActorKind.ORGANISATION: "Organisation",
    ActorKind.PERSON: "Person",
    ActorKind.GROUP: "Group",
    ActorKind.PLACE: "Place",
}
"""The class in the ontology of each kind of actor."""

_WIKIDATA = "http://www.wikidata.org/entity/"


def parties_of(statements: Iterable[Statement]) -> Iterator[Party]:
    """Yield every party of the statements, speakers included."""
    for statement in statements:
        yield from statement.sources
        yield from statement.targets
        if statement.asserted_by is not None:
            yield statement.asserted_by


def appearance(article: NamedNode, actor: Actor) -> NamedNode:
    """Return the IRI of an actor's appearance in an article."""
    return NamedNode(f"{article.value}#actor={quote(actor.id)}")


def appearance_quads(article: NamedNode, parties: Iterable[Party]) -> Iterator[Quad]:
    """Yield how an article gives its actors, and what all articles share about them."""
    shared = NamedNode(SHARED_GRAPH)
    for actor, principals in _principals(parties).items():
        node = appearance(article, actor)
        yield Quad(node, TYPE, rg("Appearance"), article)
        yield Quad(node, rg("appearanceOf"), individual(actor.id), article)
        yield Quad(node, rg("asName"), Literal(actor.name), article)
        yield Quad(node, rg("asCode"), Literal(actor.code), article)
        yield Quad(node, rg("asKind"), rg(KIND_CLASSES[actor.kind]), article)
        for principal in principals:
            yield Quad(node, rg("asPrincipal"), individual(principal.id), article)
        yield from _description(actor, principals, shared)


def actor_quads(
    parties: Iterable[Party],
    *,
    aliases: Mapping[str, Iterable[str]] | None = None,
    wikidata: Mapping[str, str] | None = None,
) -> tuple[Quad, ...]:
    """Return the graph of the known actors.

    Args:
        parties: each known actor with the principal that it acts for.
        aliases: further names by the actor's local identifier.
        wikidata: Wikidata identifiers ("Q843") by the actor's local identifier.
    """
    graph = NamedNode(ACTORS_GRAPH)
    quads: dict[Quad, None] = {}
    for actor, principals in _principals(parties).items():
        node = individual(actor.id)
        quads.update(dict.fromkeys(_description(actor, principals, graph)))
        for alias in (aliases or {}).get(actor.id, ()):
            if alias != actor.name:
                quads[Quad(node, term("skos", "altLabel"), Literal(alias), graph)] = None
        if wikidata and actor.id in wikidata:
            entity = NamedNode(_WIKIDATA + wikidata[actor.id])
            quads[Quad(node, term("skos", "exactMatch"), entity, graph)] = None
    return tuple(quads)


def _description(actor: Actor, principals: Iterable[Actor], graph: NamedNode) -> Iterator[Quad]:
    node = individual(actor.id)
    yield Quad(node, TYPE, rg("Actor"), graph)
    yield Quad(node, TYPE, rg(KIND_CLASSES[actor.kind]), graph)
    yield Quad(node, LABEL, Literal(actor.name), graph)
    yield Quad(node, rg("code"), Literal(actor.code), graph)
    for principal in principals:
        yield Quad(node, rg("principal"), individual(principal.id), graph)


def _principals(parties: Iterable[Party]) -> dict[Actor, dict[Actor, None]]:
    """Return every actor, principals included, with those that it acts for.

    An actor that is given in two ways under one identifier keeps the first.
    """
    actors: dict[str, Actor] = {}
    principals: dict[str, dict[Actor, None]] = {}
    for party in parties:
        actor = actors.setdefault(party.actor.id, party.actor)
        own = principals.setdefault(actor.id, {})
        if party.principal is not None:
            acted_for = actors.setdefault(party.principal.id, party.principal)
            principals.setdefault(acted_for.id, {})
            own[acted_for] = None
    return {actors[identifier]: own for identifier, own in principals.items()}
