"""Statements as the nodes and edges that programs for networks read."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from relgraph.exchange.told import Report, date_of, principal_pairs
from relgraph.exchange.wording import shorten
from relgraph.vocabulary import statement_type

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from relgraph.exchange.told import Told
    from relgraph.model import Actor, PartialDate, Party, Statement, StoredArticle

__all__ = ["EDGE_FIELDS", "NODE_FIELDS", "Edge", "Network", "Value", "describe"]

Value: TypeAlias = str | float | int | bool | None

NODE_FIELDS: Mapping[str, type] = MappingProxyType(
    {"label": str, "code": str, "kind": str, "first": str, "last": str}
)
"""What a node tells: its names, what it is, and the first and last date of its edges."""

EDGE_FIELDS: Mapping[str, type] = MappingProxyType(
    {
        "statement": str,
        "statement_type": str,
        "type_label": str,
        "family": str,
        "polarity": str,
        "score": float,
        "symmetric": bool,
        "negated": bool,
        "modality": str,
        "stance": str,
        "topic": str,
        "contexts": str,
        "source_actors": str,
        "target_actors": str,
        "asserted_by": str,
        "event_time": str,
        "date": str,
        "confidence": float,
        "quote": str,
        "quote_start": int,
        "quote_end": int,
        "article": str,
        "article_title": str,
        "published_on": str,
        "publisher": str,
        "url": str,
    }
)
"""What an edge tells, with the type of each value; what is not known is left out."""


class Edge(NamedTuple):
    """A statement between two principals; a joint one has an edge for each pair."""

    id: str
    source: str
    target: str
    date: PartialDate | None
    values: Mapping[str, Value]


class Network:
    """The edges of articles' statements, to be gone through once, and then their nodes.

    A symmetric statement is one edge, from the side named first, and says that it is symmetric.
    A position towards a topic alone is no edge: it is yielded by `positions` afterwards.
    """

    def __init__(self, told: Iterable[Told], *, quote_words: int | None = None) -> None:
        self._told = told
        self._words = quote_words
        self._nodes: dict[str, Actor] = {}
        self._dates: dict[str, list[str]] = {}
        self.positions: list[Mapping[str, Value]] = []
        self.report = Report()

    def edges(self) -> Iterator[Edge]:
        """Yield every edge, article by article."""
        for article, statements in self._told:
            for statement in statements:
                yield from self._edges(article, statement)

    def nodes(self) -> Iterator[tuple[str, Mapping[str, Value]]]:
        """Yield each node that an edge or a position has named, in order of identifiers."""
        for node, actor in sorted(self._nodes.items()):
            dates = self._dates.get(node, [])
            first, last = (dates[0], dates[-1]) if dates else (None, None)
            self.report.written["nodes"] += 1
            yield (
                node,
                {
                    "label": actor.name,
                    "code": actor.code,
                    "kind": str(actor.kind),
                    "first": first,
                    "last": last,
                },
            )

    def _edges(self, article: StoredArticle, statement: Statement) -> Iterator[Edge]:
        shared = describe(article, statement, self._words)
        if not statement.targets:
            self._keep_position(statement, shared)
        for number, (ends, parties) in enumerate(principal_pairs(statement).items()):
            on = date_of(article, statement)
            source, target = (self._node(actor, on) for actor in ends)
            named = {
                "source_actors": _names(pair[0] for pair in parties),
                "target_actors": _names(pair[1] for pair in parties),
            }
            place = f"{statement.id}/{number}" if number else statement.id
            self.report.written["edges"] += 1
            yield Edge(place, source, target, on, {**shared, **named})

    def _keep_position(self, statement: Statement, shared: Mapping[str, Value]) -> None:
        for source, _ in statement.pairs():
            node = self._node(source.acts_for, None)
            self.positions.append({"node": node, **shared, "source_actors": source.actor.name})

    def _node(self, actor: Actor, on: PartialDate | None) -> str:
        """Note a node and when it was seen; of several names the smallest is kept."""
        known = self._nodes.setdefault(actor.id, actor)
        if actor.name < known.name:
            self._nodes[actor.id] = actor
        if on is not None:
            dates = self._dates.get(actor.id, [on.value])
            self._dates[actor.id] = [min(dates[0], on.value), max(dates[-1], on.value)]
        return actor.id


def describe(
    article: StoredArticle, statement: Statement, quote_words: int | None
) -> dict[str, Value]:
    """Return what a statement and its article tell, by the names of EDGE_FIELDS."""
    kind, place, on = (
        statement_type(statement.type),
        statement.evidence,
        date_of(article, statement),
    )
    speaker = statement.asserted_by
    return {
        "statement": statement.id,
        "statement_type": kind.name,
        "type_label": kind.label,
        "family": str(kind.family),
        "polarity": str(kind.polarity),
        "score": kind.score,
        "symmetric": kind.is_symmetric,
        "negated": statement.negated,
        "modality": str(statement.modality),
        "stance": str(statement.stance),
        "topic": statement.topic,
        "contexts": " ".join(statement.contexts) or None,
        "asserted_by": None if speaker is None else speaker.actor.name,
        "event_time": None if statement.event_time is None else str(statement.event_time),
        "date": None if on is None else str(on),
        "confidence": statement.confidence,
        "quote": shorten(place.quote, quote_words),
        "quote_start": place.span.start,
        "quote_end": place.span.end,
        "article": article.id,
        "article_title": article.title,
        "published_on": None if article.published_on is None else str(article.published_on),
        "publisher": article.publisher,
        "url": article.url,
    }


def _names(parties: Iterable[Party]) -> str:
    return ", ".join(dict.fromkeys(party.actor.name for party in parties))
