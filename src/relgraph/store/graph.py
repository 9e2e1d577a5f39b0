"""A graph as it is read: its quads, its articles, and answers to queries."""

from __future__ import annotations

from pathlib import Path
from typing import IO, TYPE_CHECKING

from pyoxigraph import DefaultGraph, NamedNode

from relgraph.errors import StoreError
from relgraph.store import articles as told
from relgraph.store.closing import Closing
from relgraph.store.descriptions import appearances_among
from relgraph.store.explaining import explain
from relgraph.store.names import ACTORS, DERIVED, FORMAT, SHARED, graph_node, rg
from relgraph.store.queries import answer, answer_within, prepared
from relgraph.store.rdflib_view import to_rdflib
from relgraph.store.revisions import at_address, is_former
from relgraph.store.snapshots import snapshot_beside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pyoxigraph import Quad
    from pyoxigraph import Store as Engine
    from rdflib import Dataset

    from relgraph.model import Cell, Reprint, Rows, StoredArticle

__all__ = ["StoredGraph"]


class StoredGraph(Closing):
    """A graph in a store, to be read.

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

    def quads(self, graph: str | None = None) -> tuple[Quad, ...]:
        """Return the quads of a graph, or of all graphs."""
        name = None if graph is None else graph_node(graph)
        return tuple(self.engine.quads_for_pattern(None, None, None, name))

    def quads_by_subject(self, graph: str) -> Iterator[Quad]:
        """Yield the quads of a graph, those of a subject together, as the engine keeps them."""
        return self.engine.quads_for_pattern(None, None, None, graph_node(graph))

    @property
    def format_version(self) -> int:
        """The version of the format; the first where none is told."""
        told = self.engine.quads_for_pattern(FORMAT, rg("formatVersion"), None, FORMAT)
        return max((int(str(getattr(quad.object, "value", "1"))) for quad in told), default=1)

    def about(self, node: str) -> tuple[Quad, ...]:
        """Return what all graphs say of a node, given as a graph's name is."""
        return tuple(self.engine.quads_for_pattern(graph_node(node), None, None, None))

    def graph_names(self) -> tuple[str, ...]:
        """Return the IRIs of the graphs that hold anything, in order as N-Triples write them."""
        names = (
            name
            for name in self.engine.named_graphs()
            if isinstance(name, NamedNode)
            and any(self.engine.quads_for_pattern(None, None, None, name))
        )
        return tuple(name.value for name in sorted(names, key=str))

    @property
    def has_quads_outside(self) -> bool:
        """Whether there are quads outside any named graph."""
        return any(self.engine.quads_for_pattern(None, None, None, DefaultGraph()))

    def lacking(self, quads: Iterable[Quad]) -> tuple[Quad, ...]:
        """Return those of an article's quads in graphs of others that are not there.

        Descriptions of actors, which sum up several articles, lack only where there is none.
        """
        given = tuple(quads)
        described = {
            actor
            for actor in appearances_among(given)
            if any(
                True
                for home in (SHARED, ACTORS)
                for _ in self.engine.quads_for_pattern(actor, None, None, home)
            )
        }
        return tuple(
            quad
            for quad in given
            if quad.graph_name in (SHARED, DERIVED)
            and (quad.graph_name == DERIVED or quad.subject not in described)
            and quad not in self.engine
        )

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
