"""The W3C's SPARQL 1.1 tests, run through the store's own doors and compared."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import rdflib
from rdflib.collection import Collection
from rdflib.compare import isomorphic
from rdflib.namespace import RDF, RDFS

from relgraph.errors import QueryError, StoreError
from relgraph.model import Cell, CellKind, Rows
from relgraph.query import format_rows
from relgraph.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rdflib.term import Node

MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
RS = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
UT = rdflib.Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
XSD = "http://www.w3.org/2001/XMLSchema#"
NUMBERS = {f"{XSD}{name}" for name in ("integer", "decimal", "double", "float")}
SYNTAXES = {".srx": "XML", ".srj": "JSON", ".tsv": "TSV"}


@dataclass(frozen=True)
class Case:
    """A test of a manifest: its group, name and kind, and what it points at."""

    group: str
    name: str
    kind: str
    manifest: rdflib.Graph
    node: Node

    def runs(self) -> bool:
        """Tell whether the store does what the test wants."""
        try:
            return _RUNNERS[self.kind](self)
        except (QueryError, StoreError):
            return False


def iter_cases(folder: Path, manifest: str) -> Iterator[Case]:
    """Yield the tests of a manifest and of those that it includes."""
    graph = rdflib.Graph().parse(folder / manifest, format="turtle")
    for parts in graph.objects(None, MF.include):
        for part in Collection(graph, parts):
            path = Path(str(part).removeprefix("file://"))
            yield from iter_cases(path.parent, path.name)
    for entries in graph.objects(None, MF.entries):
        for node in Collection(graph, entries):
            kind = str(graph.value(node, RDF.type)).rpartition("#")[2]
            if kind in _RUNNERS:
                yield Case(folder.name, str(node).rpartition("#")[2], kind, graph, node)


def _path(node: Node | None) -> Path:
    return Path(str(node).removeprefix("file://"))


def _text(node: Node | None) -> str:
    """Return a query or update with the address of its file as the base of its names."""
    path = _path(node)
    return f"BASE <{path.as_uri()}>\n{path.read_text(encoding='utf-8')}"


def _store() -> Store:
    return Store(ox.Store(), Path("memory"))


def _load(store: Store, path: Path, graph: str | None = None) -> None:
    syntax = ox.RdfFormat.from_extension(path.suffix[1:])
    name = None if graph is None else ox.NamedNode(graph)
    store.engine.load(path=path, format=syntax, base_iri=path.as_uri(), to_graph=name)


def _answers(case: Case) -> bool:
    action = case.manifest.value(case.node, MF.action)
    store = _store()
    for data in case.manifest.objects(action, QT.data):
        _load(store, _path(data))
    for data in case.manifest.objects(action, QT.graphData):
        _load(store, _path(data), str(data))
    found = store.query(_text(case.manifest.value(action, QT.query)))
    wanted = _path(case.manifest.value(case.node, MF.result))
    if isinstance(found, str):
        return isomorphic(
            rdflib.Graph().parse(data=found, format="nt"), rdflib.Graph().parse(wanted)
        )
    if wanted.suffix == ".csv":
        assert isinstance(found, Rows)
        return _lines(format_rows(found, "csv")) == _lines(wanted.read_text(encoding="utf-8"))
    expected_answer = _read(wanted)
    if isinstance(found, bool):
        return found is expected_answer
    assert isinstance(expected_answer, Rows)
    return isomorphic(_as_graph(found), _as_graph(expected_answer))


def _lines(text: str) -> list[list[tuple[str, str]]]:
    """Return the rows of CSV by column; SELECT * has no order of columns, blank nodes no names."""
    rows = csv.DictReader(io.StringIO(text, newline=""))
    return sorted(
        sorted((name, re.sub("^_:.*", "_:", value)) for name, value in row.items()) for row in rows
    )


def _read(path: Path) -> Rows | bool:
    if path.suffix in {".ttl", ".rdf"}:
        return _read_result_set(path)
    content, syntax = path.read_bytes(), getattr(ox.QueryResultsFormat, SYNTAXES[path.suffix])
    told = ox.parse_query_results(content, format=syntax)
    if isinstance(told, ox.QueryBoolean):
        return bool(told)
    assert isinstance(told, ox.QuerySolutions)
    names = tuple(variable.value for variable in told.variables)
    return Rows(names, tuple(tuple(_cell(value) for value in solution) for solution in told))


def _read_result_set(path: Path) -> Rows | bool:
    """Return a result that is written as a graph, as the oldest of the tests have it."""
    graph = rdflib.Graph().parse(path)
    truth = next(graph.objects(None, RS.boolean), None)
    if truth is not None:
        return str(truth) == "true"
    names = tuple(sorted({str(name) for name in graph.objects(None, RS.resultVariable)}))
    rows = []
    for solution in graph.objects(None, RS.solution):
        bound = {
            str(graph.value(binding, RS.variable)): graph.value(binding, RS.value)
            for binding in graph.objects(solution, RS.binding)
        }
        rows.append(tuple(_told(bound.get(name)) for name in names))
    return Rows(names, tuple(rows))


def _told(node: Node | None) -> Cell | None:
    match node:
        case rdflib.Literal():
            return Cell(
                CellKind.LITERAL, str(node), str(node.datatype or "") or None, node.language
            )
        case rdflib.BNode():  # noqa: TID251 - the tests have them
            return Cell(CellKind.BLANK, str(node))
        case rdflib.URIRef():
            return Cell(CellKind.IRI, str(node))
    return None


def _cell(term: object) -> Cell | None:
    match term:
        case ox.NamedNode():
            return Cell(CellKind.IRI, term.value)
        case ox.BlankNode():  # noqa: TID251 - the tests have them
            return Cell(CellKind.BLANK, term.value)
        case ox.Literal():
            datatype = None if term.language else term.datatype.value
            return Cell(CellKind.LITERAL, term.value, datatype, term.language)
    return None


def _as_graph(rows: Rows) -> rdflib.Graph:
    """Return a table as a graph with a node for each row, so that blank nodes may be matched."""
    graph = rdflib.Graph()
    for number, row in enumerate(rows.cells):
        line = rdflib.BNode(f"row{number}")  # noqa: TID251 - rows have no names
        graph.add((line, RDF.type, RDFS.Resource))
        for name, cell in zip(rows.columns, row, strict=True):
            if cell is not None:
                graph.add((line, rdflib.URIRef(f"var:{name}"), _node(cell)))
    return graph


def _node(cell: Cell) -> Node:
    """Return a term of rdflib; numbers of equal value become equal."""
    if cell.kind is CellKind.IRI:
        return rdflib.URIRef(cell.value)
    if cell.kind is CellKind.BLANK:
        return rdflib.BNode(cell.value)  # noqa: TID251 - the answer has them
    datatype = cell.datatype or f"{XSD}string"
    value = cell.value
    if datatype in NUMBERS and value.lower() not in {"inf", "-inf", "nan"}:
        value = f"{Decimal(value).normalize():f}"
    if datatype == f"{XSD}boolean":
        value = {"1": "true", "0": "false"}.get(value, value)
    if cell.language:
        return rdflib.Literal(value, lang=cell.language)
    return rdflib.Literal(value, datatype=rdflib.URIRef(datatype), normalize=False)


def _updates(case: Case) -> bool:
    action = case.manifest.value(case.node, MF.action)
    found = _filled(case, action)
    found.update(_text(case.manifest.value(action, UT.request)))
    wanted = _filled(case, case.manifest.value(case.node, MF.result))
    return _same(found.quads(), wanted.quads())


def _filled(case: Case, state: Node | None) -> Store:
    """Return a store in the state that a manifest describes."""
    store = _store()
    for data in case.manifest.objects(state, UT.data):
        _load(store, _path(data))
    for part in case.manifest.objects(state, UT.graphData):
        graph = case.manifest.value(part, UT.graph)
        _load(store, _path(graph), str(case.manifest.value(part, RDFS.label)))
    return store


def _same(left: tuple[ox.Quad, ...], right: tuple[ox.Quad, ...]) -> bool:
    def canonical(quads: tuple[ox.Quad, ...]) -> ox.Dataset:
        dataset = ox.Dataset(quads)
        dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
        return dataset

    return canonical(left) == canonical(right)


def _is_read(case: Case) -> bool:
    """Tell whether a query or update has no fault."""
    action = case.manifest.value(case.node, MF.action)
    store = _store()
    try:
        if _path(action).suffix == ".ru":
            store.update(_text(action))
        else:
            store.query(_text(action))
    except StoreError:
        return True  # it was read, and failed on the empty store
    except QueryError as error:
        return str(error).startswith("the query failed")
    return True


def _is_refused(case: Case) -> bool:
    return not _is_read(case)


_RUNNERS: dict[str, Callable[[Case], bool]] = {
    "QueryEvaluationTest": _answers,
    "CSVResultFormatTest": _answers,
    "UpdateEvaluationTest": _updates,
    "PositiveSyntaxTest11": _is_read,
    "PositiveUpdateSyntaxTest11": _is_read,
    "NegativeSyntaxTest11": _is_refused,
    "NegativeUpdateSyntaxTest11": _is_refused,
}
