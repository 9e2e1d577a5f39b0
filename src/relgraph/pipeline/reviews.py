"""Decisions about actors: read from a store, made, and laid over all that it holds."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from relgraph.errors import KnowledgeError
from relgraph.knowledge import load_registry
from relgraph.model import Act, Decision, in_force
from relgraph.pipeline.knowledge import knowledge_quads
from relgraph.rdf import ENDINGS, decision_quads, revise, to_nquads
from relgraph.vocabulary import ID_NAMESPACE, NAMESPACE, REVIEWED_GRAPH, REVIEWS_GRAPH

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from relgraph.knowledge import Registry
    from relgraph.model import Graphlike
    from relgraph.store import Store

__all__ = [
    "Review",
    "decide",
    "find_decision",
    "known_actors",
    "lay_over",
    "load_graphs",
    "read_decisions",
    "read_reviews",
]

_DECISIONS = """
SELECT ?act ?number ?by ?at ?reason ?tables ?undoes WHERE { GRAPH <%s> {
  ?decision a rg:%s ; rg:act ?act ; rg:number ?number ; prov:endedAtTime ?at ;
            prov:wasAssociatedWith ?reviewer .
  ?reviewer rdfs:label ?by .
  OPTIONAL { ?decision rg:reason ?reason }
  OPTIONAL { ?decision rg:%sTable ?tables }
  OPTIONAL { ?decision rg:undoes ?undoes }
} } ORDER BY ?number ?at ?decision
"""
_NAMING = """
SELECT DISTINCT ?article WHERE {
  VALUES ?actor { %s }
  ?appearance rg:appearanceOf ?actor
  BIND(STRBEFORE(STR(?appearance), "#") AS ?article)
} ORDER BY ?article
"""
_REVISED = "SELECT ?article WHERE { ?article rg:asRead ?told } ORDER BY ?article"


@dataclass(frozen=True, slots=True)
class Review:
    """A decision that was written, and how many articles name the actors it is about."""

    decision: Decision
    articles: int


def read_decisions(graph: Graphlike) -> tuple[Decision, ...]:
    """Return all that was decided about actors, in order; also what was undone since."""
    return _read_log(graph, (REVIEWED_GRAPH, "Decision", "actor"))


def read_reviews(graph: Graphlike) -> tuple[Decision, ...]:
    """Return all that was decided about statements, in order; also what was undone since."""
    return _read_log(graph, (REVIEWS_GRAPH, "Review", "statement"))


def _read_log(graph: Graphlike, place: tuple[str, str, str]) -> tuple[Decision, ...]:
    return tuple(
        Decision(
            act=Act(row["act"].removeprefix(NAMESPACE)),
            number=int(row["number"]),
            by=row["by"],
            at=row["at"],
            reason=row["reason"] or "",
            tables=tuple(json.loads(row["tables"] or "[]")),
            undoes=unquote((row["undoes"] or "").removeprefix(ID_NAMESPACE)),
        )
        for row in graph.query(_DECISIONS % place)
    )


def known_actors(graph: Graphlike | None = None, *, actors: Sequence[Path] = ()) -> Registry:
    """Return the actors that ship, those of the user's files, and those reviewed in a graph.

    Raises:
        KnowledgeError: a file or a decision contradicts the others.
    """
    return load_registry(*actors, decisions=() if graph is None else read_decisions(graph))


def find_decision(
    decisions: Sequence[Decision], text: str = "", *, log: str = "relgraph actors log"
) -> Decision:
    """Return the decision that goes by a number, an identifier or its start; the last for "".

    The last is the last that holds and is not itself an undoing. `log` is the command that lists
    them, which errors name.

    Raises:
        KnowledgeError: there is none, there are several, or it is undone already.
    """
    holding = in_force(decisions)
    if not text:
        for decision in reversed(holding):
            if decision.act is not Act.UNDO:
                return decision
        raise KnowledgeError(f"no decision is left to undo; '{log}' shows all")
    start = f"decision/{text.removeprefix('decision/')}"
    found = [one for one in decisions if text == str(one.number)]
    found = found or [one for one in decisions if one.id.startswith(start)]
    if len(found) != 1:
        told = "several decisions go" if found else "no decision goes"
        raise KnowledgeError(f"{told} by {text!r}; '{log}' shows their identifiers")
    if found[0] not in holding:
        raise KnowledgeError(f"{found[0].id} is undone already; undo that undoing to restore it")
    return found[0]


def decide(store: Store, decision: Decision, *, actors: Sequence[Path] = ()) -> Review:
    """Write a decision into a store and lay it over all that the store holds, in one step.

    Args:
        store: where the decision is to hold.
        decision: what was decided; its number is given here.
        actors: actor files of the user's own, whose actors the store is to describe as well.

    Raises:
        KnowledgeError: it contradicts what is known or was decided before; nothing has changed.
        StoreError: the store cannot be written.
    """
    log = read_decisions(store)
    last = max((one.number for one in log), default=0)
    numbered = replace(decision, number=last + 1)
    decisions = (*log, numbered)
    _check(decisions)
    registry = load_registry(*actors, decisions=decisions)
    about = [one for one in log if one.id == decision.undoes] or [numbered]
    naming = _articles_naming(store, (table["id"] for table in about[0].read_tables()))
    lay_over(store, registry, decisions)
    return Review(numbered, len(naming))


def _check(decisions: Sequence[Decision]) -> None:
    """Refuse a last decision that does not fit; it may not rest on files that others lack."""
    try:
        load_registry(decisions=decisions)
    except KnowledgeError as error:  # it is not written, so nobody knows its identifier
        told = str(error).removeprefix(f"{decisions[-1].place}: ")
        raise KnowledgeError(told) from error


def load_graphs(store: Store, files: Iterable[Path | str], *, actors: Sequence[Path] = ()) -> None:
    """Put exported graphs into a store, and what every graph is read with.

    N-Quads, TriG, JSON-LD and RDF 1.2 are told apart by the file's ending; what has none of them
    is N-Quads.

    An article that is there already is replaced by the one in the file. Decisions about actors
    join those of the store, and hold for all of it.

    Raises:
        StoreError, ExchangeError: a file cannot be read; those before it are in the store.
        KnowledgeError: the decisions contradict those of the store, which are kept as they were.
    """
    before = store.quads(REVIEWED_GRAPH)
    for path in files:
        is_plain = Path(path).suffix not in ENDINGS
        store.load(path if is_plain else to_nquads(Path(path)))
    decisions = read_decisions(store)
    try:
        registry = load_registry(*actors, decisions=decisions)
    except KnowledgeError:
        store.put_graph(REVIEWED_GRAPH, before)
        raise
    lay_over(store, registry, decisions)


def lay_over(store: Store, registry: Registry, decisions: Sequence[Decision]) -> bool:
    """Have a store hold the known actors, the decisions, and every statement as they want it.

    Return whether anything changed.
    """
    same = registry.identities
    articles = dict.fromkeys([*_articles_naming(store, same), *_revised_articles(store)])
    return store.revise(
        {article: revise(store.quads(article), same) for article in articles},
        {**knowledge_quads(registry), REVIEWED_GRAPH: decision_quads(decisions, same)},
    )


def _articles_naming(graph: Graphlike, actor_ids: Iterable[str]) -> list[str]:
    """Return the IRI of each article that names one of the actors."""
    iris = " ".join(f"<{ID_NAMESPACE}{quote(actor_id)}>" for actor_id in actor_ids)
    return [row["article"] for row in graph.query(_NAMING % iris)]


def _revised_articles(graph: Graphlike) -> list[str]:
    """Return the IRI of each article whose statements are not as they were read."""
    return [row["article"] for row in graph.query(_REVISED)]
