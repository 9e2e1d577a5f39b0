"""What is known of one actor, as fields to print."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from relgraph.vocabulary import ID_NAMESPACE

if TYPE_CHECKING:
    from relgraph.knowledge import Entry, Period, Registry
    from relgraph.model import Actor, Graphlike

__all__ = ["describe"]

_NAMES = ("names", "adjectives", "people", "metonyms", "cities", "surnames")
_PRINCIPALS = """
SELECT DISTINCT ?principal WHERE { %s rg:principal ?principal } ORDER BY ?principal
"""
_ARTICLES = """
SELECT (COUNT(DISTINCT ?appearance) AS ?count) WHERE { ?appearance rg:appearanceOf %s }
"""


def describe(registry: Registry, graph: Graphlike | None, actor: Actor) -> dict[str, object]:
    """Return the fields of an actor that hold something, in the order in which to read them."""
    told: dict[str, object] = {
        "id": actor.id,
        "kind": actor.kind.name.lower(),
        "code": actor.code,
        "name": actor.name,
    }
    entry = registry.entries.get(actor.id)
    if entry is None:
        told["principal"] = [] if graph is None else _principals(graph, actor)
        told["stands in"] = "the articles of the store alone"
    else:
        told |= _known(registry, entry)
    told["merged into it"] = [
        f"{merger.actor.id} ({merger.actor.name})"
        for merger in registry.mergers.values()
        if registry.final(merger.actor.id) == actor.id
    ]
    if graph is not None:
        told["articles"] = _count_articles(graph, actor)
    return {field: value for field, value in told.items() if value not in (None, "", [])}


def _known(registry: Registry, entry: Entry) -> dict[str, object]:
    principal = registry.principal_of(entry.actor.id)
    told: dict[str, object] = {"principal": principal.id if principal else None}
    told |= {field: list(getattr(entry, field)) for field in _NAMES}
    told |= {
        "surname": entry.surname,
        **_period(entry.period),
        "claimants": list(entry.claimants),
        "offices": [
            {"office": tenure.office, "state": tenure.body, **_period(tenure.period)}
            for tenure in entry.offices
        ],
        "members": [{"id": each.member, **_period(each.period)} for each in entry.members],
        "wikidata": entry.wikidata,
        "source": entry.source,
        "stands in": entry.place,
    }
    return told


def _period(period: Period) -> dict[str, str]:
    """Return the ends that are known, under the names that an actor file gives them."""
    ends = {"from": period.start, "to": period.end}
    return {name: str(end) for name, end in ends.items() if end is not None}


def _principals(graph: Graphlike, actor: Actor) -> list[str]:
    rows = graph.query(_PRINCIPALS % _node(actor))
    return [unquote(row["principal"].removeprefix(ID_NAMESPACE)) for row in rows]


def _count_articles(graph: Graphlike, actor: Actor) -> int:
    return sum(int(row["count"]) for row in graph.query(_ARTICLES % _node(actor)))


def _node(actor: Actor) -> str:
    return f"<{ID_NAMESPACE}{quote(actor.id)}>"
