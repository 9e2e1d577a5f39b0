"""The statement that an identifier proves, where what the graph tells of it is damaged.

An identifier is a digest of a statement's place, type, parties, negation and modality. Of each the
graph tells more than once, or there are few values that it can have: the combination whose digest
is the identifier is the one that was written.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, permutations, product
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from pyoxigraph import Literal

from relgraph.model import Modality
from relgraph.rdf.evidence import evidence_iri
from relgraph.rdf.quotes import evidence_nodes
from relgraph.rdf.reading import Described, read_evidence, read_statement
from relgraph.rdf.sides import parse_sides
from relgraph.rdf.terms import TYPE, individual, rg
from relgraph.vocabulary import statement_type, statement_types

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from relgraph.model import Actor, Evidence, Statement
    from relgraph.rdf.reading import Told

__all__ = ["prove"]

_MODALITIES = frozenset(map(str, Modality))
_MOST = 2  # damaged parts of one statement: with more, the combinations are too many
_JOINT = 4  # actors of one statement whose every order is tried: 24 orders of four


class _Readings(NamedTuple):
    """What each part of a statement may have been, what the graph tells first."""

    evidence: Sequence[Evidence]
    types: Sequence[str]
    sides: Sequence[str]
    negated: Sequence[bool]
    modalities: Sequence[Modality]


def prove(iri: str, graph: Told, actors: Mapping[str, Actor]) -> Statement | None:
    """Return the statement whose digest is in an IRI, or None.

    Args:
        iri: the IRI of the statement.
        graph: what the graph of its article says.
        actors: the actors, by identifier.
    """
    readings = _readings(iri, graph)
    if not all(readings):
        return None
    try:
        pattern = read_statement(graph, _patched(graph[iri], readings), actors)
    except (LookupError, ValueError):  # what the digest leaves out is damaged too
        return None
    for parts in _combinations(readings):
        tried = _with(pattern, parts, actors)
        if tried is not None and individual(tried.id).value == iri:
            return tried
    return None


def _readings(iri: str, graph: Told) -> _Readings:
    said = graph[iri]
    pointed = dict.fromkeys([*said.values(rg("evidence")), *evidence_nodes(graph)])
    modalities = [Modality(name) for name in said.names(rg("modality")) if name in _MODALITIES]
    is_negated = "true" in said.values(rg("negated"))
    return _Readings(
        evidence=[each for each in (_evidence(graph, one) for one in pointed) if each is not None],
        types=list(dict.fromkeys([*said.types(), *statement_types()])),
        sides=list(dict.fromkeys([*said.values(rg("sides")), *_sides(said, graph)])),
        negated=[is_negated, not is_negated],
        modalities=list(dict.fromkeys([*modalities, *Modality])),
    )


def _evidence(graph: Told, iri: str) -> Evidence | None:
    try:
        return read_evidence(graph, iri)
    except (LookupError, ValueError):
        return None


def _patched(said: Described, readings: _Readings) -> Described:
    """Return what is said of a statement, with something in the place of what may be missing."""
    patched = Described()
    patched.objects.update(said.objects)
    patched.objects[rg("negated").value] = [Literal("false")]
    patched.objects[TYPE.value] = [rg(readings.types[0])]
    patched.objects[rg("modality").value] = [rg(readings.modalities[0])]
    patched.objects[rg("sides").value] = [Literal(readings.sides[0])]
    patched.objects[rg("evidence").value] = [
        evidence_iri(individual(readings.evidence[0].article), readings.evidence[0])
    ]
    return patched


def _combinations(readings: _Readings) -> Iterator[tuple[Any, ...]]:
    """Yield what was told, then with one part as it may have been, then with two."""
    for count in range(_MOST + 1):
        for damaged in combinations(range(len(readings)), count):
            yield from product(
                *(part[1:] if at in damaged else part[:1] for at, part in enumerate(readings))
            )


def _with(
    pattern: Statement, parts: tuple[Any, ...], actors: Mapping[str, Actor]
) -> Statement | None:
    evidence, kind, written, negated, modality = parts
    try:
        sources, targets = parse_sides(written, actors)
        return replace(
            pattern,
            evidence=evidence,
            type=kind,
            is_symmetric=statement_type(kind).is_symmetric,
            sources=sources,
            targets=targets,
            negated=negated,
            modality=modality,
        )
    except (LookupError, ValueError):  # no statement can be like that
        return None


def _sides(said: Described, graph: Told) -> Iterator[str]:
    """Yield how the sides may have been written, from who stands on either."""
    sources, targets = (sorted(set(said.ids(rg(side)))) for side in ("source", "target"))
    principals = {
        identifier: told.ids(rg("asPrincipal"))
        for told in graph.values()
        for identifier in told.ids(rg("appearanceOf"))
    }
    everybody = sorted({*sources, *targets})
    if len(everybody) > _JOINT:
        return
    splits = [*product(permutations(sources), permutations(targets))]
    for order in permutations(everybody):  # a symmetric statement has everybody on both sides
        splits += [(order[:at], order[at:]) for at in range(1, len(order))]
        splits.append((order, order))
    for split in splits:
        yield " > ".join(_side(side, said, principals) for side in split).rstrip()


def _side(side: Iterable[str], said: Described, principals: Mapping[str, Sequence[str]]) -> str:
    """Return one side as `write_sides` writes it; of several principals, one that stands there."""
    stand = {*said.ids(rg("sourcePrincipal")), *said.ids(rg("targetPrincipal"))}
    words = []
    for identifier in side:
        own = principals.get(identifier, ())
        principal = next((one for one in own if one in stand), "".join(own[:1]))
        words.append(f"{quote(identifier)}={quote(principal)}")
    return " ".join(words)
