"""Two networks as one, with what became of each statement's claim written on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relgraph.analyse.change import compare_statements

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["mark_changes"]


def mark_changes(before: nx.MultiDiGraph[str], after: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """Return all statements of both networks; each carries `change`.

    It is "added", "gone", "reversed" or "kept", by what `compare_statements` finds of the claim
    that the statement makes.
    """
    import networkx as nx

    changes = {
        statement: str(changed.status)
        for changed in compare_statements(before, after).claims
        for statement in (*changed.before, *changed.after)
    }
    joined: Any = nx.compose(before, after)  # its stubs promise a simple graph
    for _, _, key, told in joined.edges(keys=True, data=True):
        told["change"] = changes[key]
    for node in joined:
        positions = {
            told["statement"]: told | {"change": changes[told["statement"]]}
            for network in (before, after)
            if node in network
            for told in network.nodes[node].get("positions") or ()
        }
        joined.nodes[node]["positions"] = [positions[name] for name in sorted(positions)]
    marked: nx.MultiDiGraph[str] = joined
    return marked
