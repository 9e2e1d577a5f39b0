"""The attributes of nodes, edges and positions, read from a graph's rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from relgraph.vocabulary import ID_NAMESPACE, NAMESPACE, statement_type

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from relgraph.analyse.sides import Side
    from relgraph.model import StatementType

__all__ = ["Name", "local_id", "name_ends", "read_names", "read_node", "read_statement"]

_OPTIONAL = {
    "topic": "topic",
    "eventTime": "event_time",
    "prefix": "prefix",
    "suffix": "suffix",
    "title": "article_title",
    "date": "article_date",
    "url": "article_url",
    "publisher": "publisher",
}
"""Variables that are unbound where nothing is known, and the attributes that they become."""


@dataclass(frozen=True, slots=True)
class Name:
    """What an actor is called, in full and in short."""

    label: str
    code: str


def local_id(iri: str | None) -> str:
    """Return an individual's local identifier, "" for None.

    >>> local_id("https://w3id.org/relgraph/id/state/PAK")
    'state/PAK'
    """
    return unquote((iri or "").removeprefix(ID_NAMESPACE))


def read_names(rows: Iterable[Mapping[str, str | None]]) -> dict[str, Name]:
    """Return the names of actors by their local identifiers."""
    return {local_id(row["actor"]): Name(row["label"] or "", row["code"] or "") for row in rows}


def read_node(node: str, names: Mapping[str, Name]) -> dict[str, Any]:
    """Return a principal's attributes; its kind is the first part of its identifier."""
    name = names[node]
    return {"label": name.label, "code": name.code, "kind": node.partition("/")[0]}


def read_statement(row: Mapping[str, str | None], names: Mapping[str, Name]) -> dict[str, Any]:
    """Return what a row tells of its statement, apart from who stands in it."""
    kind = statement_type(_term(row["class"]))
    speaker = local_id(row["speaker"])
    return {
        **_type_attributes(kind),
        "polarity": _term(row["polarity"]),
        "negated": row["negated"] == "true",
        "modality": _term(row["modality"]),
        "stance": _term(row["stance"]) or "none",
        "quote": row["quote"],
        "start": int(row["start"] or 0),
        "asserted_by": names[speaker].label if speaker else None,
        "confidence": float(row["confidence"] or 0),
        "contexts": tuple(sorted((row["contexts"] or "").split())),
        "article": local_id(row["article"]),
        **{attribute: row[variable] for variable, attribute in _OPTIONAL.items()},
    }


def _type_attributes(kind: StatementType) -> dict[str, Any]:
    return {
        "type": kind.name,
        "type_label": kind.label,
        "family": str(kind.family),
        "score": kind.score,
        "symmetric": kind.is_symmetric,
    }


def name_ends(
    pairs: Iterable[tuple[Side, Side | None]], names: Mapping[str, Name]
) -> dict[str, Any]:
    """Return the actors whom the text names, who may differ from the nodes that they act for.

    Several pairs come from joint actors of one principal: their names are joined.
    """
    sources, targets = zip(*pairs, strict=True)
    ends: dict[str, Any] = {}
    for side, parties in (("source", sources), ("target", targets)):
        actors = tuple(dict.fromkeys(party.actor for party in parties if party is not None))
        ends[f"{side}_actors"] = actors
        ends[f"{side}_label"] = ", ".join(names[actor].label for actor in actors) or None
    return ends


def _term(iri: str | None) -> str:
    """Return the name of a term of the ontology, "" for None."""
    return (iri or "").removeprefix(NAMESPACE)
