"""The store: named graphs on disk, each replaced whole, and all that they share kept true."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from relgraph.errors import StoreError
from relgraph.store.bundles import bundle, canonical
from relgraph.store.changes import Change, apply, plan_replacement, plan_revision
from relgraph.store.graph import StoredGraph
from relgraph.store.loading import fill, read_nquads
from relgraph.store.names import FORMAT, REVIEWED, REVIEWS, format_quad, graph_node
from relgraph.store.revisions import history, tombstone
from relgraph.store.updates import update

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pyoxigraph import NamedNode, Quad

    from relgraph.store.upkeep import Finding

__all__ = ["Store"]

_BATCH = 300_000  # quads that are held in memory at a time: about 0.2 GB

_BUFFERED = (
    100_000  # quads: left alone, the engine fills some 1 GB of buffers before it empties them
)


class Store(StoredGraph):
    """A graph on disk, made by `open_store`; one process writes it at a time.

    A graph is named by its IRI or by a local identifier ("article/0123456789abcdef").
    """

    _buffered = 0
    """Quads that the engine was given since it last emptied its buffers."""

    def replace_graph(self, graph: str, quads: Iterable[Quad]) -> bool:
        """Put an article's graph in the place of what was there, whole or not at all.

        In the same step the derived and the shared graph lose what no article supports any
        more. Return whether anything changed.

        Args:
            graph: the name of the graph.
            quads: its quads, and those that it needs in the derived and the shared graph.

        Raises:
            StoreError: a quad stands in yet another graph, or the store cannot be written.
        """
        node = graph_node(graph)
        return self._apply(plan_replacement(self.engine, {node: bundle(node, quads)}))

    def replace_article(
        self, article: str, quads: Iterable[Quad], *, former: str | None = None
    ) -> bool:
        """Replace an article's graph, and keep what it tells of the texts before this one.

        Args:
            article: the name of the article, which is its graph's.
            quads: as `replace_graph` takes them.
            former: the article whose place this one takes; its metadata are kept.

        Raises:
            StoreError: as `replace_graph`.
        """
        node = graph_node(article)
        bundles: dict[NamedNode, tuple[Quad, ...]] = {}
        kept = history(self.engine, node)
        if former is not None:
            kept = chain(kept, tombstone(self.engine, node, graph_node(former)))
            bundles[graph_node(former)] = ()
        bundles[node] = (*bundle(node, quads), *kept)
        return self._apply(plan_replacement(self.engine, bundles))

    def replace_graphs(self, graphs: Iterable[tuple[str, Iterable[Quad]]]) -> None:
        """Replace many articles' graphs quickly: in batches, each whole or not at all.

        Raises:
            StoreError: as `replace_graph`.
        """
        batch: dict[NamedNode, tuple[Quad, ...]] = {}
        for graph, quads in graphs:
            node = graph_node(graph)
            batch[node] = bundle(node, quads)
            if sum(map(len, batch.values())) >= _BATCH:
                self._apply(plan_replacement(self.engine, batch))
                batch.clear()
        self._apply(plan_replacement(self.engine, batch))

    def drop_graph(self, graph: str) -> bool:
        """Take a graph away with all that only it supported; return whether it was there."""
        return self._apply(plan_replacement(self.engine, {graph_node(graph): ()}))

    def put_graph(self, graph: str, quads: Iterable[Quad]) -> bool:
        """Make a graph that no article owns (ontology, known actors) hold these quads.

        Return whether anything changed; the same quads again change nothing.

        Raises:
            StoreError: the store cannot be written.
        """
        return self.revise({}, {graph: quads})

    def revise(
        self,
        articles: Mapping[str, Iterable[Quad]],
        others: Mapping[str, Iterable[Quad]],
    ) -> bool:
        """Make graphs hold these quads, all of them in one step or none.

        Return whether anything changed.

        Args:
            articles: the bundles of articles, as for `replace_graph`.
            others: the quads of graphs that no article owns, as for `put_graph`.

        Raises:
            StoreError: as `replace_graph`.
        """
        bundles = {
            graph_node(graph): bundle(graph_node(graph), quads) for graph, quads in articles.items()
        }
        kept = {
            graph_node(graph): canonical(graph_node(graph), quads)
            for graph, quads in others.items()
        }
        return self._apply(plan_revision(self.engine, bundles, kept))

    def load(self, source: Path | str | bytes) -> None:
        """Add the graphs of an N-Quads file or text, each in the place of what was there.

        Only what reviewers decided joins what was decided here: a decision is never lost.
        An empty store takes a file as it stands, some five times faster.

        Raises:
            StoreError: it cannot be read, is no N-Quads, or has quads outside any graph.
        """
        if not isinstance(source, bytes) and len(self.engine) == 1:  # the format's own quad
            fill(self.engine, Path(source))
            return
        loaded = read_nquads(source)
        for node, quads in loaded.others.items():
            kept = self.quads(node.value) if node in (REVIEWED, REVIEWS) else ()
            self.put_graph(node.value, (*kept, *quads))
        self._apply(plan_replacement(self.engine, loaded.articles))

    def update(self, text: str) -> None:
        """Change the graph by SPARQL Update, whole or not at all.

        Plain triples are not kept true behind it, as `replace_graph` and `drop_graph` keep them.

        Raises:
            QueryError: the text is no update, has a fault, or reaches out of the graph.
            StoreError: the store is open for reading only, or cannot be written.
        """
        update(self.engine, text)

    def optimize(self) -> None:
        """Pack the store after many writes; it takes a while and saves most of the space."""
        self.engine.optimize()

    def mark_format(self, version: int) -> None:
        """Say of which version of the format the store is.

        Raises:
            StoreError: the store cannot be written.
        """
        self.put_graph(FORMAT.value, [format_quad(version)])

    def mend(self, findings: Iterable[Finding]) -> bool:
        """Have graphs hold what findings say that they should, in one step or not at all.

        Return whether anything changed.

        Raises:
            StoreError: the store cannot be written.
        """
        change = Change()
        for finding in findings:
            change.turn(set(finding.held), set(finding.wanted))
        return self._apply(change)

    def _apply(self, change: Change) -> bool:
        if not change:
            return False
        self._buffered += len(change.inserts)
        try:
            apply(self.engine, change)
            if self._buffered >= _BUFFERED:
                self.engine.flush()
                self._buffered = 0
        except (OSError, RuntimeError) as error:
            raise StoreError(f"{self.location} cannot be written: {error}") from error
        return True
