"""The store: named graphs on disk, each replaced whole, and all that they share kept true."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING

from relgraph.errors import StoreError
from relgraph.store import articles as told
from relgraph.store.bundles import bundle, canonical
from relgraph.store.changes import Change, apply, plan_replacement, plan_revision
from relgraph.store.closing import Closing
from relgraph.store.explaining import explain
from relgraph.store.loading import fill, read_nquads
from relgraph.store.names import REVIEWED, graph_node
from relgraph.store.queries import answer, answer_within, prepared
from relgraph.store.rdflib_view import to_rdflib
from relgraph.store.revisions import at_address, history, is_former, tombstone
from relgraph.store.snapshots import snapshot_beside
from relgraph.store.updates import update

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pyoxigraph import NamedNode, Quad
    from pyoxigraph import Store as Engine
    from rdflib import Dataset

    from relgraph.model import Cell, Reprint, Rows, StoredArticle

__all__ = ["Store"]

_BATCH = 300_000  # quads that are held in memory at a time: about 0.2 GB

_BUFFERED = (
    100_000  # quads: left alone, the engine fills some 1 GB of buffers before it empties them
)


class Store(Closing):
    """A graph on disk, made by `open_store`; one process writes it at a time.

    A graph is named by its IRI or by a local identifier ("article/0123456789abcdef").
    """

    def __init__(
        self,
        engine: Engine,
        location: Path,
        *,
        is_snapshot: bool = False,
        lock: IO[bytes] | None = None,
    ) -> None:
        self._engine: Engine | None = engine
        self._is_snapshot = is_snapshot
        self._lock = lock
        self._buffered = 0
        self.location = location

    def close(self) -> None:
        """Let go of the store, so that another process may open it; closing twice is harmless."""
        self._engine = None
        if self._lock is not None:
            self._lock.close()

    @property
    def engine(self) -> Engine:
        """The pyoxigraph store beneath, for those who know it.

        Raises:
            StoreError: the store is closed.
        """
        if self._engine is None:
            raise StoreError(f"{self.location} is closed; open it again with open_store")
        return self._engine

    def has_graph(self, graph: str) -> bool:
        """Tell whether a graph is there."""
        return self.engine.contains_named_graph(graph_node(graph))

    def graphs(self) -> tuple[str, ...]:
        """Return the names of all graphs, in the order in which sorted N-Quads would have them."""
        nodes = sorted(map(str, self.engine.named_graphs()))
        return tuple(node[1:-1] for node in nodes)

    def quads(self, graph: str | None = None) -> tuple[Quad, ...]:
        """Return the quads of a graph, or of all graphs."""
        name = None if graph is None else graph_node(graph)
        return tuple(self.engine.quads_for_pattern(None, None, None, name))

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
            kept = self.quads(node.value) if node == REVIEWED else ()
            self.put_graph(node.value, (*kept, *quads))
        self._apply(plan_replacement(self.engine, loaded.articles))

    def query(
        self,
        text: str,
        bindings: Mapping[str, Cell] | None = None,
        *,
        time_limit: float | None = None,
    ) -> Rows | bool | str:
        """Return the answer to a SPARQL query over the union of all graphs.

        SELECT gives rows, ASK a truth, CONSTRUCT and DESCRIBE sorted N-Triples. The prefixes of
        `relgraph.vocabulary.PREFIXES` need no declaration.

        Args:
            text: the query.
            bindings: terms to stand in the place of variables.
            time_limit: seconds after which the query is stopped.

        Raises:
            QueryError: the text is no query, has a fault, or reaches out of the graph.
            QueryTimeout: the time is over.
        """
        wanted = prepared(text, bindings)
        if time_limit is None:
            return answer(self.engine, wanted)
        if self._is_snapshot:
            return answer_within(self.location, wanted, time_limit)
        with snapshot_beside(self.location) as folder:
            self.snapshot(folder)
            return answer_within(folder, wanted, time_limit)

    def explain(
        self, text: str, bindings: Mapping[str, Cell] | None = None, *, time_limit: float = 60.0
    ) -> str:
        """Return the steps that the engine takes for a query, with the rows and time of each.

        Raises:
            QueryError: as `query`; or the package oxigraph is not installed.
            QueryTimeout: the time, in seconds, is over.
        """
        wanted = prepared(text, bindings)
        if self._is_snapshot:
            return explain(self.location, wanted, time_limit)
        with snapshot_beside(self.location) as folder:
            self.snapshot(folder)
            return explain(folder, wanted, time_limit)

    def update(self, text: str) -> None:
        """Change the graph by SPARQL Update, whole or not at all.

        Plain triples are not kept true behind it, as `replace_graph` and `drop_graph` keep them.

        Raises:
            QueryError: the text is no update, has a fault, or reaches out of the graph.
            StoreError: the store is open for reading only, or cannot be written.
        """
        update(self.engine, text)

    def to_rdflib(self) -> Dataset:
        """Return an rdflib Dataset that sees the same quads; needs the package oxrdflib."""
        return to_rdflib(self.engine)

    def articles(self) -> tuple[StoredArticle, ...]:
        """Return the articles by date and title, those without a date first."""
        return told.read_articles(self.engine)

    @property
    def is_empty(self) -> bool:
        """Whether no article is there."""
        return not any(told.iter_articles(self.engine))

    def article_at(self, url: str) -> StoredArticle | None:
        """Return the article that can be read at an address; None if none can."""
        node = at_address(self.engine, url)
        return None if node is None else told.read_article(self.engine, node)

    def is_former(self, article: str) -> bool:
        """Tell whether another article has taken the place of one that was here."""
        return is_former(self.engine, graph_node(article))

    def reprints(self) -> tuple[Reprint, ...]:
        """Return the articles that are near copies of earlier ones, by original."""
        return told.read_reprints(self.engine)

    def find_article(self, text: str) -> StoredArticle:
        """Return the article that goes by an identifier or its start, a file name or a title.

        Raises:
            StoreError: none does, or several do.
        """
        return told.find_article(self.articles(), text)

    def run_of(self, article: str) -> str | None:
        """Return the local identifier of the run that read an article; None if none has."""
        return told.read_run(self.engine, graph_node(article))

    def snapshot(self, folder: Path | str) -> None:
        """Make an immutable copy for readers in a new folder; hard links make it quick.

        Raises:
            StoreError: the folder exists or cannot be written.
        """
        if Path(folder).exists():
            raise StoreError(f"{folder} exists; name a new folder for the snapshot")
        try:
            self.engine.backup(str(folder))
        except OSError as error:
            raise StoreError(f"no snapshot can be made at {folder}: {error}") from error

    def optimize(self) -> None:
        """Pack the store after many writes; it takes a while and saves most of the space."""
        self.engine.optimize()

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
