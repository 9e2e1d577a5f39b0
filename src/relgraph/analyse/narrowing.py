"""A part of a network: what is near some actors, stands in some articles, or is of some time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relgraph.analyse.selection import ALL

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import networkx as nx

    from relgraph.analyse.selection import Selection

__all__ = ["narrow"]


def narrow(
    network: nx.MultiDiGraph[str],
    selection: Selection = ALL,
    *,
    articles: Collection[str] = (),
    actors: Collection[str] = (),
    hops: int = 1,
) -> nx.MultiDiGraph[str]:
    """Return a new network of the statements that are wanted, and the actors in them.

    Args:
        network: what `to_network` made.
        selection: of which time, which types, how sure, of which dyad.
        articles: identifiers, addresses or parts of titles; every article where there are none.
        actors: principals to start from, by local identifier; all where there are none.
        hops: how far from them a statement may lie; one leaves their own statements, two those of
            their partners too.
    """
    wanted = [article.casefold() for article in articles]
    part = network.copy()
    for _, told in part.nodes(data=True):
        positions = told.get("positions") or ()
        kept = [each for each in positions if _is_wanted(each, selection, wanted)]
        told["positions"] = kept if selection.dyad is None else []
    part.remove_edges_from(
        [
            (source, target, key)
            for source, target, key, told in network.edges(keys=True, data=True)
            if not _is_wanted(told, selection, wanted) or not selection.joins((source, target))
        ]
    )
    if actors:
        _keep_near(part, actors, hops)
    silent = [
        n for n, told in part.nodes(data=True) if not part.degree[n] and not told["positions"]
    ]
    part.remove_nodes_from(silent)
    return part


def _is_wanted(told: Mapping[str, Any], selection: Selection, articles: list[str]) -> bool:
    when = told.get("event_time") or told.get("article_date") or ""
    if not selection.takes(told["type"], told["confidence"], when):
        return False
    title = (told.get("article_title") or "").casefold()
    names = {told.get("article"), (told.get("article_url") or "").casefold()}
    return not articles or any(each in names or each in title for each in articles)


def _keep_near(part: nx.MultiDiGraph[str], actors: Collection[str], hops: int) -> None:
    """Leave the statements on ways of so many steps from the actors."""
    import networkx as nx

    starts = {actor for actor in actors if actor in part}
    undirected = part.to_undirected(as_view=True)
    far = nx.multi_source_dijkstra_path_length(undirected, starts, weight=None) if starts else {}
    part.remove_edges_from(
        [
            (source, target, key)
            for source, target, key in part.edges(keys=True)
            if far.get(source, hops) >= hops and far.get(target, hops) >= hops
        ]
    )
    for node, told in part.nodes(data=True):
        if far.get(node, hops) >= hops:
            told["positions"] = []
