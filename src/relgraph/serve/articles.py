"""An article as its page shows it: its text cut where statements begin and end."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from relgraph.errors import KnowledgeError
from relgraph.serve.said import OF_ARTICLE, local, node, read_said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relgraph.model import Graphlike, Rows
    from relgraph.serve.said import Said

__all__ = ["ArticleSheet", "Piece", "cut", "list_articles", "read_article"]

_ARTICLE = """
SELECT ?title ?text ?publishedOn ?publisher ?url WHERE {
  ?article a rg:Article .
  OPTIONAL { ?article rg:title ?title }
  OPTIONAL { ?article rg:text ?text }
  OPTIONAL { ?article rg:publishedOn ?publishedOn }
  OPTIONAL { ?article rg:publisher ?publisher }
  OPTIONAL { ?article rg:url ?url }
} ORDER BY ?title LIMIT 1
"""
_AUTHORS = """
SELECT ?name WHERE {
  ?article rg:author ?author . ?author rdfs:label ?name ; rg:authorPosition ?position
} ORDER BY ?position ?name
"""
_ALL = """
SELECT ?article ?title ?publishedOn ?publisher (COUNT(?statement) AS ?statements) WHERE {
  ?article a rg:Article ; rg:title ?title .
  OPTIONAL { ?article rg:publishedOn ?publishedOn }
  OPTIONAL { ?article rg:publisher ?publisher }
  OPTIONAL { ?statement prov:wasDerivedFrom ?article ; a rg:Statement }
} GROUP BY ?article ?title ?publishedOn ?publisher
ORDER BY DESC(?publishedOn) ?title ?article LIMIT 1000
"""
_SHOWN = 2000  # statements of one article; the longest has fewer


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, the statements that rest on it, and those whose words begin with it."""

    text: str
    held: tuple[Said, ...]
    begun: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class ArticleSheet:
    """An article with its statements in the order of the text."""

    title: str
    facts: dict[str, str]
    url: str
    pieces: tuple[Piece, ...]
    said: tuple[Said, ...]


def read_article(graph: Graphlike, identifier: str) -> ArticleSheet:
    """Return an article by its local identifier.

    Raises:
        KnowledgeError: the graph has none of the name.
    """
    article = {"article": node(identifier)}
    found = [
        {name: value or "" for name, value in row.items()} for row in graph.query(_ARTICLE, article)
    ]
    if not found:
        raise KnowledgeError(f"there is no {identifier!r} here; /articles lists what there is")
    told = found[0]
    names = [row["name"] or "" for row in graph.query(_AUTHORS, article)]
    facts = {
        "authors": ", ".join(names),
        "published": told["publishedOn"],
        "publisher": told["publisher"],
    }
    said = read_said(graph, OF_ARTICLE, {"actor": node(identifier)}, _SHOWN)
    ordered = tuple(sorted(said, key=lambda one: (one.start, one.end, one.id)))
    return ArticleSheet(
        title=told["title"] or identifier,
        facts={name: value for name, value in facts.items() if value},
        url=told["url"] if told["url"].startswith(("https://", "http://")) else "",
        pieces=cut(told["text"], ordered),
        said=ordered,
    )


def cut(text: str, said: Sequence[Said]) -> tuple[Piece, ...]:
    """Return a text in pieces, each with the statements that rest on it; joined it is the text."""
    ends = {0, len(text)} | {place for one in said for place in (one.start, one.end)}
    places = sorted(place for place in ends if place <= len(text))
    return tuple(
        Piece(
            text[start:end],
            tuple(one for one in said if one.start <= start and end <= one.end),
            tuple(one for one in said if one.start == start),
        )
        for start, end in pairwise(places)
    )


def list_articles(graph: Graphlike) -> list[dict[str, str]]:
    """Return the articles, the latest first, with the number of statements in each."""
    return [row | {"id": local(row["article"])} for row in _plain(graph.query(_ALL))]


def _plain(rows: Rows) -> list[dict[str, str]]:
    """Return solutions with nothing as an empty text."""
    return [{name: value or "" for name, value in row.items()} for row in rows]
