"""What the page's script reads: nodes, dyads and statements, packed in tables."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relgraph.view.folding import Node
    from relgraph.view.rows import Row

__all__ = ["pack", "to_json_block"]

_TYPE = ("type", "type_label", "family", "polarity", "score")
_ARTICLE = ("article", "article_title", "article_date", "article_url", "publisher")
_OWN = (
    *("id", "source", "target", "source_label", "target_label", "symmetric", "negated"),
    *("modality", "stance", "topic", "prefix", "quote", "suffix", "asserted_by"),
    *("event_time", "confidence", "contexts"),
)
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def pack(nodes: Sequence[Node], rows: Sequence[Row], drawn: Any) -> dict[str, Any]:  # noqa: ANN401 - pyvis ships no types
    """Return the page's data: what many statements share stands once and is named by its place."""
    places = {node.id: number for number, node in enumerate(nodes)}
    types, articles = _table(rows, _TYPE), _table(rows, _ARTICLE)
    return {
        "keys": [node.key for node in nodes],
        "nodes": drawn.nodes,
        "edges": drawn.edges,
        "types": {"fields": _TYPE, "rows": list(types)},
        "articles": {"fields": _ARTICLE, "rows": list(articles)},
        "statements": {
            "fields": ("type", "article", *_OWN),
            "rows": [
                [types[_values(row, _TYPE)], articles[_values(row, _ARTICLE)], *_own(row, places)]
                for row in rows
            ],
        },
    }


def to_json_block(value: object) -> Markup:
    r"""Return JSON that may stand in a script element of any page, whatever texts it holds.

    >>> to_json_block("</script>")
    Markup('"\\u003c/script\\u003e"')
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return Markup(text.translate(_ESCAPES))  # noqa: S704 - no sign that HTML reads is left in it


def _table(rows: Sequence[Row], names: tuple[str, ...]) -> dict[tuple[Any, ...], int]:
    """Return the different values of some fields, sorted, each with its place."""
    return {
        values: number
        for number, values in enumerate(sorted({_values(row, names) for row in rows}))
    }


def _values(row: Row, names: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in names)


def _own(row: Row, places: dict[str, int]) -> list[Any]:
    """Return what is the statement's own, its nodes by place and its booleans as 0 or 1."""
    values = dict(zip(_OWN, _values(row, _OWN), strict=True))
    values["source"] = places[row.source]
    values["target"] = None if row.target is None else places[row.target]
    values |= {name: int(values[name]) for name in ("symmetric", "negated")}
    return list(values.values())
