"""Statements as pages show them: who, what, whom, and the words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from relgraph.model import Cell, CellKind
from relgraph.vocabulary import ID_NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from relgraph.model import Graphlike, Rows

__all__ = [
    "OF_ACTOR",
    "OF_ARTICLE",
    "OF_DYAD",
    "Link",
    "Said",
    "local",
    "node",
    "read_names",
    "read_said",
]

OF_ACTOR = "?statement rg:party ?actor ."
OF_ARTICLE = "?statement prov:wasDerivedFrom ?actor ."
OF_DYAD = "?statement rg:party ?actor , ?other . FILTER(?actor != ?other)"

_SAID = """
SELECT ?statement ?type ?symmetric ?polarity ?negated ?modality ?topic ?date
  ?quote ?start ?end ?article ?title ?sides WHERE {
  %s
  ?statement a rg:Statement , ?class ; rg:sides ?sides ; rg:negated ?negated ;
    rg:modality ?modalityTerm ; rg:polarity ?polarityTerm ; rg:evidence ?evidence ;
    prov:wasDerivedFrom ?article .
  FILTER(?class != rg:Statement)
  ?class rdfs:label ?type ; rg:isSymmetric ?symmetric .
  ?evidence oa:hasSelector/oa:exact ?quote ; oa:hasSelector ?position .
  ?position oa:start ?start ; oa:end ?end .
  ?article rg:title ?title .
  OPTIONAL { ?article rg:publishedOn ?publishedOn }
  OPTIONAL { ?statement rg:eventTime ?eventTime }
  OPTIONAL { ?statement rg:topic ?topic }
  BIND(STRAFTER(STR(?modalityTerm), "#") AS ?modality)
  BIND(STRAFTER(STR(?polarityTerm), "#") AS ?polarity)
  BIND(COALESCE(STR(?eventTime), STR(?publishedOn), "") AS ?date)
} ORDER BY DESC(?date) ?article ?start ?statement LIMIT %d
"""
_NAMES = """
SELECT ?actor (MIN(STR(?name)) AS ?label) WHERE {
  VALUES ?actor { %s } ?actor rdfs:label ?name
} GROUP BY ?actor ORDER BY ?actor
"""


@dataclass(frozen=True, slots=True)
class Link:
    """A name, and where it leads."""

    text: str
    path: str


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with its words and where they stand."""

    id: str
    type: str
    is_symmetric: bool
    polarity: str
    is_negated: bool
    modality: str
    topic: str
    date: str
    quote: str
    start: int
    end: int
    article: Link
    sources: tuple[Link, ...]
    targets: tuple[Link, ...]

    @property
    def is_mutual(self) -> bool:
        """Whether its parties are told in one breath, on no side."""
        return self.is_symmetric and self.sources == self.targets

    @property
    def anchor(self) -> str:
        """The name of its place in the page of its article."""
        return self.id.replace("/", "-")


def local(iri: str) -> str:
    """Return the local identifier of an individual.

    >>> local("https://w3id.org/relgraph/id/state/PAK")
    'state/PAK'
    """
    return unquote(iri.removeprefix(ID_NAMESPACE))


def node(identifier: str) -> Cell:
    """Return an individual as a query's term."""
    return Cell(CellKind.IRI, ID_NAMESPACE + quote(identifier))


def read_said(
    graph: Graphlike, pattern: str, bindings: Mapping[str, Cell], limit: int = 200
) -> tuple[Said, ...]:
    """Return the statements that a pattern selects, the latest first."""
    rows = graph.query(_SAID % (pattern, limit), bindings)
    sides = [_sides(row["sides"] or "") for row in rows]
    names = read_names(graph, {actor for pair in sides for side in pair for actor in side})
    return tuple(_said(row, pair, names) for row, pair in zip(rows, sides, strict=True))


def _said(
    row: Mapping[str, str | None],
    sides: tuple[list[str], list[str]],
    names: Mapping[str, str],
) -> Said:
    told = {name: value or "" for name, value in row.items()}
    sources, targets = (
        tuple(Link(names.get(actor, actor), f"/id/{quote(actor)}") for actor in side)
        for side in sides
    )
    article = local(told["article"])
    return Said(
        id=local(told["statement"]),
        type=told["type"],
        is_symmetric=told["symmetric"] == "true",
        polarity=told["polarity"],
        is_negated=told["negated"] == "true",
        modality=told["modality"],
        topic=told["topic"],
        date=told["date"],
        quote=told["quote"],
        start=int(told["start"]),
        end=int(told["end"]),
        article=Link(told["title"] or article, f"/id/{quote(article)}"),
        sources=sources,
        targets=targets,
    )


def _sides(text: str) -> tuple[list[str], list[str]]:
    """Return the actors on either side, from "state/PAK=state/PAK > state/IND=state/IND"."""
    left, _, right = text.partition(">")
    one, other = (
        [unquote(each.partition("=")[0]) for each in side.split()] for side in (left, right)
    )
    return one, other


def read_names(graph: Graphlike, actors: Iterable[str]) -> dict[str, str]:
    """Return the name of each actor that the graph knows, by local identifier."""
    nodes = " ".join(f"<{node(actor).value}>" for actor in sorted(actors))
    if not nodes:
        return {}
    rows: Rows = graph.query(_NAMES % nodes)
    return {local(row["actor"] or ""): row["label"] or "" for row in rows}
