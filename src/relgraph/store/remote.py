"""A store on a SPARQL 1.1 server: the same graphs, kept true by the same rules, over HTTP.

    location -> addresses (where, and as whom) -> client (requests, limits) -> engine (quads by
    pattern, answers) -> the planning of the local store -> changes (updates)

One process writes at a time, as with a folder; nobody but the server's keeper can enforce that.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, cast

from pyoxigraph import Literal, NamedNode, Quad
from pyoxigraph import Store as Engine

from relgraph.errors import QueryError, StoreError
from relgraph.store import remote_changes
from relgraph.store.articles import read_articles
from relgraph.store.loading import read_nquads
from relgraph.store.names import (
    ACTORS,
    DERIVED,
    REVIEWED,
    REVIEWS,
    TYPE,
    graph_node,
    rg,
)
from relgraph.store.queries import evaluate, prepared
from relgraph.store.remote_engine import PREFIXES_TEXT, RemoteEngine
from relgraph.store.store import Store
from relgraph.store.updates import update

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from relgraph.model import Cell, Rows, StoredArticle
    from relgraph.store.changes import Change

__all__ = ["RemoteStore"]

_ARTICLES = 50  # articles whose metadata are asked for at a time


class RemoteStore(Store):
    """A graph on a server, made by `open_store`; one process writes it at a time."""

    def __init__(self, engine: RemoteEngine, location: str, *, is_read_only: bool) -> None:
        # What is inherited asks an engine for quads by pattern and for no more than that.
        super().__init__(cast("Engine", engine), Path(location))
        self._remote = engine
        self._address = location
        self._is_read_only = is_read_only

    def close(self) -> None:
        """Let go of the connection; closing twice is harmless."""
        super().close()
        self._remote.client.close()

    def replace_graph(self, graph: str, quads: Iterable[Quad]) -> bool:
        """Put an article's graph in the place of what was there, as the local store does."""
        bundle = tuple(quads)
        with self._remote.planning():
            self._read_shared((*self.quads(graph), *bundle))
            return super().replace_graph(graph, bundle)

    def replace_article(
        self, article: str, quads: Iterable[Quad], *, former: str | None = None
    ) -> bool:
        """Replace an article's graph and keep its history, as the local store does."""
        bundle = tuple(quads)
        with self._remote.planning():
            self._read_shared((*self.quads(article), *bundle))
            return super().replace_article(article, bundle, former=former)

    def replace_graphs(self, graphs: Iterable[tuple[str, Iterable[Quad]]]) -> None:
        """Replace many articles' graphs, one by one: each whole or not at all."""
        for graph, quads in graphs:
            self.replace_graph(graph, quads)

    def drop_graph(self, graph: str) -> bool:
        """Take a graph away with all that only it supported; return whether it was there."""
        with self._remote.planning():
            self._read_shared(self.quads(graph))
            return super().drop_graph(graph)

    def revise(
        self,
        articles: Mapping[str, Iterable[Quad]],
        others: Mapping[str, Iterable[Quad]],
    ) -> bool:
        """Make graphs hold these quads, in one change, as the local store does."""
        bundles = {graph: tuple(quads) for graph, quads in articles.items()}
        wanted = {graph: tuple(quads) for graph, quads in others.items()}
        with self._remote.planning():
            self._read_shared(quad for quads in bundles.values() for quad in quads)
            for graph, quads in wanted.items():
                if graph_node(graph) == ACTORS:
                    self._read_changing(quads)
            return super().revise(bundles, wanted)

    def _read_changing(self, wanted: Iterable[Quad]) -> None:
        """Read ahead what is said of the actors about whom something changes."""
        held = {quad.triple for quad in self.quads(ACTORS.value)}
        changing = {triple.subject for triple in held ^ {quad.triple for quad in wanted}}
        actors = sorted((each for each in changing if isinstance(each, NamedNode)), key=str)
        self._remote.read_ahead(actors)
        self._remote.read_appearances(actors)

    def _read_shared(self, quads: Iterable[Quad]) -> None:
        """Read ahead what is shared of all that quads tell of or point at, and near copies."""
        quads = tuple(quads)
        prints = (quad.object for quad in quads if quad.predicate == rg("fingerprint"))
        self._remote.read_pointers(
            rg("fingerprint"), {each: None for each in prints if isinstance(each, Literal)}
        )
        told = (node for quad in quads for node in (quad.subject, quad.object))
        self._remote.read_ahead(
            node for node in told if isinstance(node, NamedNode) and "#" not in node.value
        )

    def graph_names(self) -> tuple[str, ...]:
        """Return the IRIs of relgraph's graphs, in order; others' on the server are not told."""
        return tuple(graph.value for graph in sorted(self._remote.graphs(), key=str))

    def quads_by_subject(self, graph: str) -> Iterator[Quad]:
        """Yield the quads of a graph in order; a server gives them in any."""
        return iter(sorted(self.quads(graph), key=str))

    @property
    def has_quads_outside(self) -> bool:
        """False: what a server holds, or shows, outside the named graphs is not ours."""
        return False

    def lacking(self, quads: Iterable[Quad]) -> tuple[Quad, ...]:
        """Return those of an article's quads in graphs of others that are not there."""
        given = tuple(quads)
        with self._remote.planning():
            self._read_shared(given)
            self.quads(DERIVED.value)
            return super().lacking(given)

    def load(self, source: Path | str | bytes) -> None:
        """Add the graphs of an N-Quads file or text, each article in a change of its own.

        Only what reviewers decided joins what was decided here: a decision is never lost.

        Raises:
            StoreError: it cannot be read, is no N-Quads, or has quads outside any graph.
        """
        loaded = read_nquads(source)
        for node, quads in loaded.others.items():
            kept = self.quads(node.value) if node in (REVIEWED, REVIEWS) else ()
            self.put_graph(node.value, (*kept, *quads))
        self.replace_graphs((node.value, quads) for node, quads in loaded.articles.items())

    def query(
        self,
        text: str,
        bindings: Mapping[str, Cell] | None = None,
        *,
        time_limit: float | None = None,
    ) -> Rows | bool | str:
        """Return the answer to a SPARQL query over the union of all graphs.

        A query that has a fault is not sent. The server answers the rest, and is not waited for
        after the time limit.

        Raises:
            QueryError, QueryTimeout: as the local store.
            StoreError: the server cannot be reached, or failed.
        """
        wanted = prepared(text, bindings)
        evaluate(Engine(), wanted)
        return self._remote.answer(wanted, time_limit=time_limit)

    def articles(self) -> tuple[StoredArticle, ...]:
        """Return the articles by date and title, those without a date first."""
        listing = Engine()
        nodes = [
            quad.subject for quad in self.engine.quads_for_pattern(None, TYPE, rg("Article"), None)
        ]
        for start in range(0, len(nodes), _ARTICLES):
            listed = " ".join(str(node) for node in nodes[start : start + _ARTICLES])
            for pattern in _LISTING:
                listing.extend(self._remote.select(f"VALUES ?g {{ {listed} }} {pattern}"))
        return read_articles(listing)

    def snapshot(self, folder: Path | str) -> NoReturn:
        """Refuse: the server's keeper copies it.

        Raises:
            StoreError: always.
        """
        raise StoreError(f"{self._address} cannot be copied to {folder}; use 'relgraph export'")

    def optimize(self) -> NoReturn:
        """Refuse: the server packs itself.

        Raises:
            StoreError: always.
        """
        raise StoreError(f"{self._address} is packed by its own server; nothing is to be done")

    def explain(
        self,
        text: str,  # noqa: ARG002 - the local store's arguments
        bindings: Mapping[str, Cell] | None = None,  # noqa: ARG002
        *,
        time_limit: float = 60.0,  # noqa: ARG002
    ) -> NoReturn:
        """Refuse: each server goes about a query in its own way.

        Raises:
            QueryError: always.
        """
        raise QueryError(f"{self._address} does not tell how it works; explain a local graph")

    def update(self, text: str) -> None:
        """Change the graph by SPARQL Update; the server decides whether whole or not at all.

        Plain triples are not kept true behind it, as `replace_graph` and `drop_graph` keep them.

        Raises:
            QueryError: the text is no update, has a fault, or reaches out of the graph.
            StoreError: the store is open for reading only, or cannot be written.
        """
        update(Engine(), text)  # tells its faults
        self._check_writable()
        remote_changes.send(self._remote, PREFIXES_TEXT + text)

    def to_rdflib(self) -> NoReturn:
        """Refuse: rdflib has a SPARQLStore of its own.

        Raises:
            StoreError: always.
        """
        raise StoreError(f"{self._address} is no local graph; use rdflib's SPARQLStore with it")

    def _check_writable(self) -> None:
        if self._is_read_only:
            raise StoreError(f"{self._address} was opened to read only; use open_store to write")

    def _apply(self, change: Change) -> bool:
        if change:
            self._check_writable()
            remote_changes.apply(self._remote, change)
        return bool(change)


_LISTING = (
    f"GRAPH ?g {{ ?g ?p ?o }} FILTER(?p NOT IN ({rg('text')}, {rg('asRead')})) BIND(?g AS ?s)",
    f"GRAPH ?g {{ ?g {rg('author')} ?s . ?s ?p ?o }}",
    f"GRAPH ?g {{ ?s a {rg('Statement')} }} BIND({TYPE} AS ?p) BIND({rg('Statement')} AS ?o)",
    f'GRAPH ?g {{ ?g {rg("text")} ?text }} BIND(?g AS ?s) BIND({rg("text")} AS ?p) BIND("" AS ?o)',
)
"""What a list of articles tells; a text need not come for it to be known that it is there."""
