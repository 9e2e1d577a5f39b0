"""What the page's script reads: nodes, dyads and statements, packed in columns.

A column whose values repeat is written as its different values and the place of each: of 20,000
statements most share their type, their article, their speaker and half of their sentences.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from relgraph.view.places import read_coasts, read_places

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from relgraph.view.folding import Node
    from relgraph.view.rows import Row

__all__ = ["pack", "to_json_block"]

_TYPE = ("type", "type_label", "family", "polarity", "score")
_ARTICLE = ("article", "article_title", "article_date", "article_url", "publisher")
_PLAIN = (
    *("source_label", "target_label", "modality", "stance", "topic", "asserted_by"),
    *("event_time", "confidence", "contexts", "review", "change", "start"),
)
_FLAGS = ("symmetric", "negated")
_REPEATS = 0.7  # share of different values below which the places are shorter than the values
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def pack(
    nodes: Sequence[Node],
    rows: Sequence[Row],
    drawn: Any,  # noqa: ANN401 - pyvis ships no types
    *,
    with_quotes: bool = True,
) -> dict[str, Any]:
    """Return the page's data, all of it or all but the words of the articles."""
    types, articles = _table(rows, _TYPE), _table(rows, _ARTICLE)
    spots = read_places([node.id for node in nodes])
    return {
        "keys": [node.key for node in nodes],
        "nodes": drawn.nodes,
        "edges": drawn.edges,
        "places": spots,
        "coasts": read_coasts() if any(spots) else [],
        "types": _columns(list(types), _TYPE),
        "articles": _columns(list(articles), _ARTICLE),
        "count": len(rows),
        "hasQuotes": with_quotes,
        "idStart": _shared_start(rows),
        "statements": _statements(nodes, rows, types, articles)
        | (_words(rows) if with_quotes else {}),
    }


def to_json_block(value: object) -> Markup:
    r"""Return JSON that may stand in a script element of any page, whatever texts it holds.

    >>> to_json_block("</script>")
    Markup('"\\u003c/script\\u003e"')
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return Markup(text.translate(_ESCAPES))  # noqa: S704 - no sign that HTML reads is left in it


def _statements(
    nodes: Sequence[Node],
    rows: Sequence[Row],
    types: Mapping[tuple[Any, ...], int],
    articles: Mapping[tuple[Any, ...], int],
) -> dict[str, Any]:
    """Return the columns of what is known of statements beside their words."""
    places = {node.id: number for number, node in enumerate(nodes)}
    start = len(_shared_start(rows))
    read: dict[str, Callable[[Row], Any]] = {
        "id": lambda row: row.id[start:],
        "type": lambda row: types[_values(row, _TYPE)],
        "article": lambda row: articles[_values(row, _ARTICLE)],
        "source": lambda row: places[row.source],
        "target": lambda row: -1 if row.target is None else places[row.target],
    }
    named = {name: _column([getattr(row, name) for row in rows]) for name in _PLAIN}
    flags = {name: _column([int(getattr(row, name)) for row in rows]) for name in _FLAGS}
    return {name: _column([give(row) for row in rows]) for name, give in read.items()} | (
        named | flags
    )


def _words(rows: Sequence[Row]) -> dict[str, Any]:
    """Return the columns of sentences, and where in each the quote stands.

    Offsets count UTF-16 units, as JavaScript does. A sentence that is not known as a whole is what
    is kept around the quote.
    """
    sentences, starts, lengths = [], [], []
    for row in rows:
        before = row.sentence[: row.quote_at] if row.sentence else row.prefix
        sentences.append(row.sentence or f"{row.prefix}{row.quote}{row.suffix}")
        starts.append(_units(before))
        lengths.append(_units(row.quote))
    cut = [int(not row.sentence) for row in rows]
    told: dict[str, list[Any]] = {
        "sentence": sentences,
        "at": starts,
        "length": lengths,
        "cut": cut,
    }
    return {name: _column(values) for name, values in told.items()}


def _shared_start(rows: Sequence[Row]) -> str:
    """Return what all identifiers begin with."""
    first, last = min(row.id for row in rows), max(row.id for row in rows)
    same = next(
        (n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first)
    )
    return first[:same]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _column(values: Sequence[Any]) -> list[Any] | dict[str, list[Any]]:
    """Return values as they are, or as the different ones and their places.

    >>> _column(["a", "b"]), _column(["a", "a", "b", "a"]), _column(["a", "a"])
    (['a', 'b'], {'of': ['a', 'b'], 'at': [0, 0, 1, 0]}, {'of': ['a']})
    """
    places = {value: place for place, value in enumerate(dict.fromkeys(values))}
    if len(places) == 1 and len(values) > 1:
        return {"of": list(places)}
    if len(places) > _REPEATS * len(values) or all(isinstance(value, int) for value in places):
        return list(values)
    return {"of": list(places), "at": [places[value] for value in values]}


def _columns(rows: Sequence[tuple[Any, ...]], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: list(values) for name, values in zip(names, zip(*rows, strict=True), strict=True)}


def _table(rows: Sequence[Row], names: tuple[str, ...]) -> dict[tuple[Any, ...], int]:
    """Return the different values of some fields, sorted, each with its place."""
    return {
        values: number
        for number, values in enumerate(sorted({_values(row, names) for row in rows}))
    }


def _values(row: Row, names: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in names)
