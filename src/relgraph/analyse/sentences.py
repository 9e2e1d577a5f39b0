"""The whole sentence of each statement's quote, from the texts that a graph keeps."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from relgraph.analyse.attributes import local_id
from relgraph.vocabulary import ID_NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import networkx as nx

    from relgraph.model import Graphlike, Span

__all__ = ["add_sentences"]

_AT_ONCE = 200  # articles of one answer: some megabytes of text

_TEXTS = """
PREFIX rg: <https://w3id.org/relgraph/ns#>
SELECT ?article ?text WHERE {
  VALUES ?article { %s }
  ?article rg:text ?text
}
ORDER BY ?article
"""


def add_sentences(
    network: nx.MultiDiGraph[str], graph: Graphlike, split: Callable[[str], Sequence[Span]]
) -> None:
    """Write `sentence` and `quote_at` on the edges and positions of a network.

    Where the graph keeps no text of an article, or a quote runs over the end of a sentence, they
    stay without: the few words around the quote that each has are all there is.

    Args:
        network: what `to_network` made of the graph; it is changed.
        graph: a store, or anything that answers SPARQL as one does.
        split: gives the spans of a text's sentences, in order.
    """
    told: dict[str, list[dict[str, Any]]] = {}
    said: list[dict[str, Any]] = [edge[2] for edge in network.edges(data=True)]
    for _, node in network.nodes(data=True):
        said += node.get("positions") or []
    for attributes in said:
        told.setdefault(attributes["article"], []).append(attributes)
    for article, text in _iter_texts(graph, sorted(told)):
        spans = split(text)
        starts = [span.start for span in spans]
        for attributes in told[article]:
            _add(attributes, text, spans, starts)


def _add(attributes: dict[str, Any], text: str, spans: Sequence[Span], starts: list[int]) -> None:
    start, words = attributes["start"], attributes["quote"]
    place = bisect_right(starts, start) - 1
    if place < 0 or not text.startswith(words, start):
        return
    span = spans[place]
    if start + len(words) <= span.end:
        attributes["sentence"], attributes["quote_at"] = span.of(text), start - span.start


def _iter_texts(graph: Graphlike, articles: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield articles with their texts, a few at a time."""
    for first in range(0, len(articles), _AT_ONCE):
        some = articles[first : first + _AT_ONCE]
        names = " ".join(f"<{ID_NAMESPACE}{quote(article)}>" for article in some)
        for row in graph.query(_TEXTS % names):
            yield local_id(row["article"]), row["text"] or ""
