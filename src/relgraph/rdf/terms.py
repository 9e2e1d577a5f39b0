"""Identifiers and literals, in the forms in which a store gives them back unchanged."""

from __future__ import annotations

from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from pyoxigraph import Literal, NamedNode

from relgraph.vocabulary import ID_NAMESPACE, NAMESPACE, PREFIXES

if TYPE_CHECKING:
    from relgraph.model import PartialDate

__all__ = [
    "LABEL",
    "TYPE",
    "boolean",
    "decimal",
    "individual",
    "integer",
    "local_id",
    "partial_date",
    "rg",
    "term",
]

_DECIMAL_PLACES = 18  # of oxigraph's xsd:decimal: longer literals are no numbers to it
_DATE_TYPES = {"year": "gYear", "month": "gYearMonth", "day": "date"}


@cache
def term(prefix: str, name: str) -> NamedNode:
    """Return a term of a vocabulary that has a prefix.

    >>> term("prov", "wasDerivedFrom").value
    'http://www.w3.org/ns/prov#wasDerivedFrom'
    """
    return NamedNode(PREFIXES[prefix] + name)


@cache
def rg(name: str) -> NamedNode:
    """Return a term of relgraph's own ontology."""
    return NamedNode(NAMESPACE + name)


TYPE = term("rdf", "type")
LABEL = term("rdfs", "label")


@lru_cache(maxsize=100_000)
def individual(identifier: str) -> NamedNode:
    """Return the IRI of a local identifier, with what an IRI may not hold percent-encoded.

    >>> individual("org/Médecins sans frontières").value
    'https://w3id.org/relgraph/id/org/M%C3%A9decins%20sans%20fronti%C3%A8res'
    """
    return NamedNode(ID_NAMESPACE + quote(identifier))


def local_id(iri: NamedNode) -> str:
    """Return the local identifier that an individual's IRI was made from."""
    return unquote(iri.value.removeprefix(ID_NAMESPACE))


def boolean(value: bool) -> Literal:  # noqa: FBT001 - the value itself, no switch
    """Return an xsd:boolean in its canonical form."""
    return Literal("true" if value else "false", datatype=term("xsd", "boolean"))


def integer(value: int) -> Literal:
    """Return an xsd:integer in its canonical form."""
    return Literal(str(value), datatype=term("xsd", "integer"))


def decimal(value: float) -> Literal:
    """Return an xsd:decimal in its canonical form, exact to 18 places.

    >>> decimal(0.870).value, decimal(1.0).value
    ('0.87', '1')
    """
    digits = f"{Decimal(repr(value)):.{_DECIMAL_PLACES}f}".rstrip("0").rstrip(".")
    return Literal(digits, datatype=term("xsd", "decimal"))


def partial_date(value: PartialDate) -> Literal:
    """Return a year, month or day as the datatype of its precision.

    >>> from relgraph.model import PartialDate
    >>> partial_date(PartialDate("2023-12")).datatype.value.rpartition("#")[2]
    'gYearMonth'
    """
    return Literal(value.value, datatype=term("xsd", _DATE_TYPES[value.precision]))
