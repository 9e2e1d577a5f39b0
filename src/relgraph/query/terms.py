"""RDF terms as text: as SPARQL has them, and shortened for people."""

from __future__ import annotations

import re

from relgraph.errors import QueryError
from relgraph.model import Cell, CellKind
from relgraph.vocabulary import PREFIXES

__all__ = ["XSD", "short", "to_sparql"]

XSD = PREFIXES["xsd"]

_ESCAPES = str.maketrans(
    {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
)
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')  # SPARQL 1.1, rule 139 (IRIREF)
_LANGUAGE = re.compile(r"[A-Za-z]+(-[A-Za-z0-9]+)*")  # rule 145 (LANGTAG)


def short(iri: str) -> str:
    """Return an identifier with its namespace cut down to a prefix, for people to read.

    >>> short("https://w3id.org/relgraph/id/state/PAK")
    'id:state/PAK'
    >>> short("https://example.org/")
    'https://example.org/'
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and iri != namespace:
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def to_sparql(cell: Cell) -> str:
    r"""Return a term as it stands in a SPARQL text or a TSV result, escaped.

    >>> to_sparql(Cell(CellKind.LITERAL, 'he said "no"'))
    '"he said \\"no\\""'

    Raises:
        QueryError: the identifier or the language holds a character that neither may hold.
    """
    if cell.kind is CellKind.IRI:
        if _NOT_IN_IRI.search(cell.value):
            raise QueryError(f"{cell.value!r} is no IRI; percent-encode what it may not hold")
        return f"<{cell.value}>"
    if cell.kind is not CellKind.LITERAL:
        return cell.value if cell.kind is CellKind.TRIPLE else f"_:{cell.value}"
    quoted = f'"{cell.value.translate(_ESCAPES)}"'
    if cell.language:
        if not _LANGUAGE.fullmatch(cell.language):
            raise QueryError(f"{cell.language!r} is no language tag; write one such as 'en'")
        return f"{quoted}@{cell.language}"
    if cell.datatype and cell.datatype != f"{XSD}string":
        return f"{quoted}^^{to_sparql(Cell(CellKind.IRI, cell.datatype))}"
    return quoted
