"""The network's actors and dyads, with the short keys by which a link names them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from relgraph.errors import ViewError
from relgraph.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx

    from relgraph.view.rows import Row

__all__ = ["Dyad", "Node", "fold_dyads", "read_nodes"]

_KINDS = frozenset(ActorKind)


@dataclass(frozen=True, slots=True)
class Node:
    """An actor as the page draws it; `key` is its short name in links ("PAK")."""

    id: str
    key: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Dyad:
    """Two nodes with statements between them, as one line; `key` names it in links ("PAK-USA").

    They stand in order of their labels, as a reader looks for them.
    """

    key: str
    first: str
    second: str
    count: int


def read_nodes(network: nx.MultiDiGraph[Any]) -> tuple[Node, ...]:
    """Return the network's nodes in order of their identifiers.

    Raises:
        ViewError: a node is not named by a text.
    """
    wrong = [node for node in network.nodes if not isinstance(node, str) or not node]
    if wrong:
        raise ViewError(
            f"the network has {wrong[0]!r} as a node; name nodes by identifiers such as 'state/PAK'"
        )
    shorts = Counter(_short(node) for node in network.nodes)
    return tuple(
        Node(
            id=node,
            key=_short(node) if shorts[_short(node)] == 1 else node,
            label=str(attributes.get("label") or _short(node)),
            kind=_kind(node, attributes.get("kind")),
        )
        for node, attributes in sorted(network.nodes(data=True))
    )


def fold_dyads(rows: Iterable[Row], nodes: Iterable[Node]) -> tuple[Dyad, ...]:
    """Return one dyad for each unordered pair of nodes that statements join, busiest first."""
    counts = Counter(row.pair for row in rows if row.pair)
    keys = {node.id: node.key for node in nodes}
    labels = {node.id: (node.label, node.id) for node in nodes}
    names = {pair: "-".join(sorted(keys[node] for node in pair)) for pair in counts}
    taken = Counter(names.values())
    ends = {pair: sorted(pair, key=labels.__getitem__) for pair in counts}
    dyads = (
        Dyad(
            # two pairs share a name only where keys hold hyphens themselves
            key=name if taken[name] == 1 else "--".join(pair),
            first=ends[pair][0],
            second=ends[pair][1],
            count=counts[pair],
        )
        for pair, name in names.items()
    )
    return tuple(sorted(dyads, key=lambda dyad: (-dyad.count, dyad.first, dyad.second)))


def _short(node: str) -> str:
    """Return the last part of an identifier.

    >>> _short("state/PAK")
    'PAK'
    """
    return node.rstrip("/").rpartition("/")[2] or node


def _kind(node: str, told: object) -> str:
    """Return what the node is: as its attribute says, else as its identifier begins."""
    kind = str(told or node.partition("/")[0])
    return kind if kind in _KINDS else "other"
