"""The quads of a SPARQL server, found by pattern as the local engine finds its own.

What plans changes, lists articles and checks the graph asks an engine for quads by pattern. Here
each pattern is a request. What many patterns will ask for can be read ahead, in few requests.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from pyoxigraph import Literal, NamedNode, Quad

from relgraph.errors import StoreError
from relgraph.model import CellKind, Rows
from relgraph.store.names import ACTORS, SHARED, rg
from relgraph.store.remote_answers import GRAPH_KIND, TABLE_KIND, canonical, query_form, read_reply
from relgraph.store.remote_answers import read_quads as read_graph
from relgraph.store.remote_client import Request
from relgraph.vocabulary import ID_NAMESPACE, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from relgraph.model import Cell
    from relgraph.store.remote_addresses import Addresses
    from relgraph.store.remote_client import Client

__all__ = ["PENDING", "PREFIXES_TEXT", "RemoteEngine"]

_Node = TypeVar("_Node", NamedNode, Literal)

PENDING = NamedNode(ID_NAMESPACE + "graph/pending")
"""The graph that holds a change which is being made; no part of what the store holds."""

PREFIXES_TEXT = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
"""What a server must be told so that our prefixes need no declaration; others' win over it."""
_BATCH = 200  # nodes that one request asks for; Virtuoso reads some 5,000 lines at most
_FIRST = 25  # quads of which one tells already that others point at something
_APPEARANCE = rg("appearanceOf")
_GRACE = 1.0  # seconds; our own limit is to be the first to strike


class RemoteEngine:
    """What a server holds, by pattern and by query.

    Args:
        client: the connection.
        addresses: where the server takes queries, updates and graphs.
        union: what a request must say so that a query sees all named graphs.
    """

    def __init__(
        self, client: Client, addresses: Addresses, union: Mapping[str, str] | None = None
    ) -> None:
        self.client = client
        self.addresses = addresses
        self.union = dict(union or {})
        self._is_planning = False
        self._known: dict[NamedNode, frozenset[Quad]] = {}
        self._ahead: dict[tuple[object, NamedNode], list[Quad]] = {}
        self._pointing: dict[tuple[object, object], list[Quad]] = {}

    # --- what the local engine offers as well ---------------------------------------------------

    def __iter__(self) -> Iterator[Quad]:
        return self.quads_for_pattern(None, None, None, None)

    def __contains__(self, quad: Quad) -> bool:
        graph = quad.graph_name
        if isinstance(graph, NamedNode) and graph in self._known:
            return quad in self._known[graph]
        if isinstance(graph, NamedNode) and (quad.subject, graph) in self._ahead:
            return quad in self._ahead[quad.subject, graph]
        return bool(self.answer(f"ASK {{ GRAPH {quad.graph_name} {{ {quad.triple} }} }}"))

    def contains_named_graph(self, graph: NamedNode) -> bool:
        """Tell whether a graph is there."""
        return bool(self.answer(f"ASK {{ GRAPH {graph} {{ ?s ?p ?o }} }}"))

    def named_graphs(self) -> tuple[NamedNode, ...]:
        """Return the names of relgraph's graphs, in order."""
        return self.graphs()

    def quads_for_pattern(
        self,
        subject: NamedNode | None,
        predicate: NamedNode | None,
        value: NamedNode | Literal | None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """Yield the quads that have the terms given."""
        if subject is None and predicate is None and value is None:
            yield from self._whole(graph)
        elif graph is not None and (subject, graph) in self._ahead:
            for quad in self._ahead[subject, graph]:
                if predicate in (None, quad.predicate) and value in (None, quad.object):
                    yield quad
        elif subject is None and graph is None and self._is_planning:
            yield from self._pointers(predicate, value)
        else:
            yield from self._paged(_pattern(subject, predicate, value, graph))

    def _pointers(
        self, predicate: NamedNode | None, value: NamedNode | Literal | None
    ) -> Iterator[Quad]:
        """Yield what points at a term, in any graph; an actor's appearances with all they say."""
        key = (predicate, value)
        if key not in self._pointing and isinstance(value, NamedNode) and predicate == _APPEARANCE:
            self.read_appearances([value])
        if key in self._pointing:
            yield from self._pointing[key]
        else:
            yield from self._paged(_pattern(None, predicate, value, None))

    def _paged(self, pattern: str) -> Iterator[Quad]:
        """Yield quads, the rest only if it is wanted: often any one will do, of very many."""
        first = self.select(pattern, limit=_FIRST)
        yield from first
        if len(first) == _FIRST:
            yield from (quad for quad in self.select(pattern) if quad not in first)

    def _whole(self, graph: NamedNode | None) -> Iterator[Quad]:
        for one in self.graphs() if graph is None else (graph,):
            quads = self._known.get(one) or self._graph(one)
            if self._is_planning:
                self._known[one] = frozenset(quads)
            yield from quads

    # --- what only a server offers --------------------------------------------------------------

    @property
    def is_virtuoso(self) -> bool:
        """Whether the server says that it is Virtuoso."""
        return self.client.server.startswith("Virtuoso")

    @property
    def is_atomic(self) -> bool:
        """Whether the server is known to make an update request whole or not at all."""
        return self.client.server.startswith("Oxigraph")

    def answer(self, text: str, *, time_limit: float | None = None) -> Rows | bool | str:
        """Return the answer to a query over the union of all graphs.

        Raises:
            QueryError, QueryTimeout, StoreError: as `read_reply` and `Client.send`.
        """
        form = {"query": PREFIXES_TEXT + text, **self.union}
        if time_limit is not None and self.is_virtuoso:
            form["timeout"] = f"{1000 * (time_limit + _GRACE):.0f}"
        is_graph = query_form(text) in {"CONSTRUCT", "DESCRIBE"}
        accept = GRAPH_KIND if is_graph else TABLE_KIND
        request = Request("POST", self.addresses.query, accept, form=form)
        reply = self.client.send(request, time_limit=time_limit)
        return read_reply(reply, text, self.client.location)

    def rows(self, text: str) -> Rows:
        """Return the rows that answer a SELECT query; errors are those of `answer`."""
        answer = self.answer(text)
        return answer if isinstance(answer, Rows) else Rows((), ())

    def select(self, pattern: str, *, limit: int | None = None) -> tuple[Quad, ...]:
        """Return the quads that a graph pattern binds to ?s, ?p, ?o and ?g, so many at most."""
        end = "" if limit is None else f" LIMIT {limit}"
        rows = self.rows(f"SELECT ?s ?p ?o ?g WHERE {{ {pattern} }}{end}")
        return canonical(_quad(row) for row in rows.cells)

    def graphs(self) -> tuple[NamedNode, ...]:
        """Return the names of relgraph's graphs, in order; a server may hold others' as well."""
        rows = self.rows(
            "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o }"
            f' FILTER(STRSTARTS(STR(?g), "{ID_NAMESPACE}")) }}'
        )
        found = sorted(cell.value for row in rows.cells for cell in row if cell is not None)
        return tuple(NamedNode(name) for name in found if name != PENDING.value)

    def _graph(self, graph: NamedNode) -> tuple[Quad, ...]:
        """Return a whole graph.

        Raises:
            StoreError: the server cut it short; Virtuoso does so without a word.
        """
        request = Request(
            "GET", self.addresses.graphs, GRAPH_KIND, parameters={"graph": graph.value}
        )
        quads = read_graph(self.client.send(request), graph, self.client.location)
        if self.is_virtuoso:
            rows = self.rows(f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}")
            count = next((int(row["n"] or 0) for row in rows), 0)
            if count > len(quads):
                raise StoreError(
                    f"{self.client.location} gives {len(quads)} of the {count} triples of"
                    f" {graph.value}; raise ResultSetMaxRows in its virtuoso.ini"
                )
        return quads

    # --- reading ahead --------------------------------------------------------------------------

    @contextmanager
    def planning(self) -> Iterator[None]:
        """Remember what is read while a change is planned, and forget it when it is made."""
        self._is_planning = True
        try:
            yield
        finally:
            self._is_planning = False
            self._known.clear()
            self._ahead.clear()
            self._pointing.clear()

    def read_ahead(self, subjects: Iterable[NamedNode]) -> None:
        """Read what the shared graph and that of the known actors hold of many subjects."""
        homes = (SHARED, ACTORS)
        wanted = [each for each in dict.fromkeys(subjects) if (each, SHARED) not in self._ahead]
        for batch in _batches(wanted):
            for subject in batch:
                self._ahead.update({(subject, home): [] for home in homes})
            for quad in self.select(
                f"VALUES ?g {{ {SHARED} {ACTORS} }} VALUES ?s {{ {_listed(batch)} }}"
                " GRAPH ?g { ?s ?p ?o }"
            ):
                if isinstance(quad.graph_name, NamedNode):
                    self._ahead[quad.subject, quad.graph_name].append(quad)

    def read_appearances(self, actors: Iterable[NamedNode]) -> None:
        """Read how every article names each of many actors."""
        for batch in _batches([*actors]):
            self._pointing.update({(_APPEARANCE, actor): [] for actor in batch})
            for quad in self.select(
                f"VALUES ?actor {{ {_listed(batch)} }}"
                f" GRAPH ?g {{ ?s {_APPEARANCE} ?actor ; ?p ?o }}"
            ):
                if isinstance(quad.graph_name, NamedNode):
                    self._ahead.setdefault((quad.subject, quad.graph_name), []).append(quad)
                if quad.predicate == _APPEARANCE:
                    self._pointing[_APPEARANCE, quad.object].append(quad)

    def read_pointers(self, predicate: NamedNode, values: Iterable[Literal]) -> None:
        """Read which nodes have one of many values, in any graph."""
        for batch in _batches([*values]):
            self._pointing.update({(predicate, value): [] for value in batch})
            for quad in self.select(
                f"VALUES ?o {{ {_listed(batch)} }} GRAPH ?g {{ ?s {predicate} ?o }}"
                f" BIND({predicate} AS ?p)"
            ):
                self._pointing[predicate, quad.object].append(quad)


def _pattern(
    subject: NamedNode | None,
    predicate: NamedNode | None,
    value: NamedNode | Literal | None,
    graph: NamedNode | None,
) -> str:
    """Return the graph pattern that binds all four variables, those given to their terms."""
    named = zip("spog", (subject, predicate, value, graph), strict=True)
    terms = {name: f"?{name}" if node is None else str(node) for name, node in named}
    bound = " ".join(
        f"BIND({written} AS ?{name})" for name, written in terms.items() if written[0] != "?"
    )
    return f"GRAPH {terms['g']} {{ {terms['s']} {terms['p']} {terms['o']} }} {bound}"


def _listed(nodes: Iterable[NamedNode | Literal]) -> str:
    return " ".join(str(node) for node in nodes)


def _batches(nodes: list[_Node]) -> Iterator[list[_Node]]:
    for start in range(0, len(nodes), _BATCH):
        yield nodes[start : start + _BATCH]


def _quad(row: tuple[Cell | None, ...]) -> Quad:
    subject, predicate, value, graph = (_term(cell) for cell in row)
    if not (
        isinstance(subject, NamedNode)
        and isinstance(predicate, NamedNode)
        and isinstance(graph, NamedNode)
    ):
        raise StoreError("the server holds blank nodes in relgraph's graphs; export and load anew")
    return Quad(subject, predicate, value, graph)


def _term(cell: Cell | None) -> NamedNode | Literal:
    if cell is None or cell.kind not in (CellKind.IRI, CellKind.LITERAL):
        raise StoreError("the server holds blank nodes in relgraph's graphs; export and load anew")
    if cell.kind is CellKind.IRI:
        return NamedNode(cell.value)
    if cell.language:
        return Literal(cell.value, language=cell.language)
    return Literal(cell.value, datatype=NamedNode(cell.datatype) if cell.datatype else None)
