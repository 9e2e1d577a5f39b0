"""Statements as the page shows them, read from the edges and the node positions of a network.

The attributes are those that `relgraph.analyse.to_network` writes; a network made by hand needs
only `type`, `polarity` and `quote` on each edge.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from relgraph.errors import ViewError
from relgraph.model import Family, Modality, Polarity, Stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import networkx as nx

__all__ = ["Row", "read_rows"]

_LAST = "9999"  # sorts statements without any date behind all others


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One statement between one pair of nodes, or a position of one node (`target` None)."""

    id: str
    source: str
    target: str | None = None
    type: str
    polarity: str
    quote: str
    type_label: str = ""
    family: str = Family.INTERACTION
    score: float = 0.0
    symmetric: bool = False
    negated: bool = False
    modality: str = Modality.ASSERTED
    stance: str = Stance.NONE
    topic: str = ""
    prefix: str = ""
    suffix: str = ""
    sentence: str = ""
    """The whole sentence of the quote, where its article's text is at hand."""
    quote_at: int = 0
    """Where in the sentence the quote begins."""
    start: int = 0
    """Where in the article the quote begins."""
    source_label: str = ""
    target_label: str = ""
    asserted_by: str = ""
    event_time: str = ""
    confidence: float = 1.0
    contexts: tuple[str, ...] = ()
    article: str = ""
    article_title: str = ""
    article_date: str = ""
    article_url: str = ""
    publisher: str = ""
    review: str = ""
    """What a reviewer said of it."""
    change: str = ""
    """What became of it between two sets of statements: added, gone, reversed or kept."""

    @property
    def pair(self) -> tuple[str, str] | None:
        """The two nodes in sorted order, or None for a position."""
        if self.target is None:
            return None
        first, second = sorted((self.source, self.target))
        return first, second

    @property
    def order(self) -> tuple[str, ...]:
        """What rows are sorted by: when it happened or was written, then identity."""
        when = self.event_time or self.article_date or _LAST
        return when, self.id, self.source, self.target or ""


_KINDS: Mapping[str, type] = {
    **dict.fromkeys((field.name for field in fields(Row)), str),
    **dict.fromkeys(("score", "confidence"), float),
    **dict.fromkeys(("symmetric", "negated"), bool),
    **dict.fromkeys(("quote_at", "start"), int),
    "contexts": tuple,
}
_ENUMS = {"polarity": Polarity, "family": Family, "modality": Modality, "stance": Stance}
_REQUIRED = ("type", "polarity", "quote")


def read_rows(network: nx.MultiDiGraph[Any]) -> tuple[Row, ...]:
    """Return every statement of the network, in order of time.

    A symmetric statement, which the network holds as an edge each way, comes once.

    Raises:
        ViewError: an edge or a position lacks a required attribute or holds a wrong value.
    """
    found: dict[tuple[str, ...], Row] = {}
    for row in (*_iter_edges(network), *_iter_positions(network)):
        ends = row.pair if row.symmetric and row.pair else (row.source, row.target or "")
        found.setdefault((row.id, *ends), row)
    return tuple(sorted(found.values(), key=lambda row: row.order))


def _iter_edges(network: nx.MultiDiGraph[Any]) -> Iterator[Row]:
    """Yield a row for each edge, in order of its ends, so that folding keeps the same one."""
    edges = sorted(network.edges(keys=True, data=True), key=lambda edge: tuple(map(str, edge[:3])))
    for source, target, key, attributes in edges:
        yield _row(attributes, id=str(key), source=source, target=target)


def _iter_positions(network: nx.MultiDiGraph[Any]) -> Iterator[Row]:
    """Yield a row for each position that a node takes."""
    for node, positions in sorted(network.nodes(data="positions"), key=lambda pair: str(pair[0])):
        for number, attributes in enumerate(positions or ()):
            name = str(attributes.get("statement", f"{node}#{number}"))
            yield _row(attributes, id=name, source=node, target=None)


def _row(attributes: Mapping[str, Any], *, id: str, source: str, target: str | None) -> Row:  # noqa: A002 - the field's name
    """Return the row that the attributes describe, checked."""
    missing = [name for name in _REQUIRED if not attributes.get(name)]
    if missing:
        raise ViewError(
            f"statement {id} of the network has no {' and no '.join(missing)}; "
            "make the network with relgraph.to_network, or add what is missing"
        )
    values = {
        field.name: _checked(id, field.name, attributes[field.name])
        for field in fields(Row)
        if field.name not in {"id", "source", "target"} and attributes.get(field.name) is not None
    }
    row = Row(id=id, source=source, target=target, **values)
    if row.sentence and not row.sentence.startswith(row.quote, row.quote_at):
        raise ViewError(
            f"statement {id} of the network has a sentence that does not hold its quote at "
            f"{row.quote_at}; leave the sentence out, or mend quote_at"
        )
    return row


def _checked(statement: str, name: str, value: object) -> Any:  # noqa: ANN401 - of the field's type
    """Return the value as the field needs it."""
    kind = _KINDS[name]
    told = float(value) if kind is float and isinstance(value, int) else value
    told = tuple(told) if kind is tuple and isinstance(told, list) else told
    fits = isinstance(told, kind) and not (isinstance(told, float) and not math.isfinite(told))
    if fits and name in _ENUMS:
        fits = told in set(_ENUMS[name])
    if not fits:
        raise ViewError(
            f"statement {statement} of the network has {value!r} as its {name}; "
            "make the network with relgraph.to_network, or mend that value"
        )
    return told
