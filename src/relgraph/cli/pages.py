"""The network of a store as a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relgraph import __version__

if TYPE_CHECKING:
    from relgraph.model import Graphlike

__all__ = ["draw_page"]


def draw_page(store: Graphlike, location: str, title: str) -> str:
    """Return the HTML page of everything in a store."""
    from relgraph.analyse import summarise, to_network
    from relgraph.view import render_page

    network = to_network(store)
    summary = summarise(network)
    facts = {
        "store": location,
        "articles": str(summary.articles),
        "statements": str(summary.statements),
        "made by": f"relgraph {__version__}",
    }
    return render_page(network, title=title, generated_from=facts)
