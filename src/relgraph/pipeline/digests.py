"""A digest that says which graph it was."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relgraph.model import Graphlike

__all__ = ["digest_graph"]

_ARTICLES = """
SELECT ?article ?run WHERE { ?article a rg:Article ; prov:wasGeneratedBy ?run }
ORDER BY ?article ?run
"""
_DECISIONS = "SELECT ?decision WHERE { ?decision a rg:Decision } ORDER BY ?decision"


def digest_graph(graph: Graphlike, *, time_limit: float | None = None) -> str:
    """Return the SHA-256 of what a graph was made of, in hexadecimal.

    It is of a line for each article with its run, and one for each decision about actors, in
    order. All these are named by digests of their content, so another text, another program or
    lexicon, or another decision gives another digest, and a million statements need not be read.
    """
    lines = [
        "\t".join(cell.value if cell else "" for cell in row)
        for text in (_ARTICLES, _DECISIONS)
        for row in graph.query(text, time_limit=time_limit).cells
    ]
    content = "".join(f"{line}\n" for line in sorted(lines))
    return hashlib.sha256(content.encode("utf-8")).hexdigest()
