"""A store as others' tools read it: graph by graph, or article by article."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

import relgraph
from relgraph import exchange, rdf
from relgraph.errors import ExchangeError
from relgraph.pipeline.events import event_sets, iter_records
from relgraph.vocabulary import EVENTS_GRAPHS, ID_NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import Any

    from relgraph.exchange import Report, Told
    from relgraph.store import Store

__all__ = [
    "PLACED",
    "STREAMED",
    "Sharing",
    "export_graph",
    "export_to_place",
    "export_to_stream",
    "iter_told",
]

STREAMED = (*rdf.STREAMED, *exchange.STREAMED)
"""The formats that can go through a pipe."""

PLACED = exchange.PLACED
"""The formats that need a folder or a file of their own."""

_ARTICLES = ID_NAMESPACE + "article/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """How much of a store an export carries."""

    texts: bool = True
    """Whether the RDF formats carry the articles' texts; the others never do."""
    knowledge: bool = True
    """Whether the RDF formats carry the ontology and the known actors."""
    events: bool = True
    """Whether RDF and the database carry the records of event data sets."""
    quote_words: int | None = None
    """How many words of a quote to keep, and then no text around it; all for None."""


_ALL = Sharing()


def iter_told(store: Store) -> Iterator[Told]:
    """Yield every article with its statements, by identifier, one at a time."""
    for graph in store.graph_names():
        if graph.startswith(_ARTICLES):
            yield rdf.from_quads(store.quads(graph))


def export_graph(store: Store, form: str, path: Path, *, sharing: Sharing = _ALL) -> Report:
    """Write a store to a file, or to a folder for csv, and return what was written and left out.

    Args:
        store: the graph.
        form: one of STREAMED and PLACED: "gexf", "sqlite", "trig".
        path: where to write; what stands there is replaced.
        sharing: how much of the store goes along.

    Raises:
        ExchangeError: there is no such format, or the place cannot be written.
    """
    if form in PLACED:
        return export_to_place(store, form, path, sharing=sharing)
    if form not in STREAMED:
        known = ", ".join((*STREAMED, *PLACED))
        raise ExchangeError(f"{form!r} is no format; choose one of {known}")
    try:
        with path.open("wb") as output:
            return export_to_stream(store, form, output, sharing=sharing)
    except OSError as error:
        raise ExchangeError(f"cannot write {path} ({error}); choose another place") from error


def export_to_stream(
    store: Store, form: str, output: BinaryIO, *, sharing: Sharing = _ALL
) -> Report:
    """Write a store in a format of STREAMED, and return what was written and left out.

    The same store gives the same bytes. One article is held in memory at a time, and one graph
    where the graph itself is written.
    """
    if form in rdf.STREAMED:
        rdf.write_graphs(_graphs(store, form, sharing), form, output)
        return exchange.Report()
    return exchange.write_streamed(
        iter_told(store),
        form,
        output,
        coder=f"relgraph {relgraph.__version__}",
        quote_words=sharing.quote_words,
    )


def export_to_place(store: Store, form: str, place: Path, *, sharing: Sharing = _ALL) -> Report:
    """Write a store in a format of PLACED, to a folder or file, and return what was written.

    Raises:
        ExchangeError: the place cannot be written.
    """
    return exchange.write_placed(
        iter_told(store),
        form,
        place,
        events=_events(store) if sharing.events else (),
        quote_words=sharing.quote_words,
    )


def _events(store: Store) -> Iterator[exchange.Events]:
    for event_set in event_sets(store):
        yield event_set, iter_records(store, event_set)


def _graphs(store: Store, form: str, sharing: Sharing) -> Iterator[Any]:
    """Yield the quads of each graph, as much of them as is to be shared."""
    filters = _filters(sharing)
    for graph in store.graph_names():
        if graph.startswith(EVENTS_GRAPHS) and not sharing.events:
            continue
        quads: Any = store.quads(graph)
        if form == "rdf12":
            quads = rdf.reified(quads)
        for each in filters:
            quads = each(quads)
        yield tuple(quads)


def _filters(sharing: Sharing) -> Sequence[Callable[[Iterable[Any]], Iterable[Any]]]:
    """Return what takes away of a graph that is not to be shared."""
    filters: list[Callable[[Iterable[Any]], Iterable[Any]]] = []
    if not sharing.texts or sharing.quote_words is not None:
        filters.append(rdf.without_texts)
    if not sharing.knowledge:
        filters.append(rdf.without_knowledge)
    if sharing.quote_words is not None:
        shorten = partial(exchange.shorten, words=sharing.quote_words)
        filters.append(partial(rdf.with_short_quotes, shorten=shorten))
    return filters
