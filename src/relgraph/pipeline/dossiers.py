"""A dossier compiled from a graph: what is said between two principals, and who stands by."""

from __future__ import annotations

import shlex
from dataclasses import replace
from typing import TYPE_CHECKING

from relgraph import __version__
from relgraph.analyse.attributes import local_id
from relgraph.analyse.coverage import cover
from relgraph.analyse.reading import read_columns
from relgraph.analyse.selection import ALL
from relgraph.analyse.sides import iter_pairs
from relgraph.analyse.support import support
from relgraph.errors import ReportError
from relgraph.model import Modality
from relgraph.pipeline.digests import digest_graph
from relgraph.pipeline.dyads import (
    count_articles,
    read_actor,
    read_names,
    read_runs,
    read_sources,
    read_statements,
    read_tones,
    term,
)
from relgraph.report import Carried, Dossier, Made, Said, Third, Way
from relgraph.vocabulary import statement_type

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from relgraph.analyse.columns import Columns
    from relgraph.analyse.selection import Selection
    from relgraph.analyse.sides import Side
    from relgraph.model import Actor, Graphlike
    from relgraph.pipeline.dyads import Row
    from relgraph.report import Measured, Source

__all__ = ["compile_dossier"]

_SHOWN = 20
"""Third parties, those first who have most to do with the one they have less to do with."""


def compile_dossier(
    graph: Graphlike,
    pair: tuple[str, str],
    selection: Selection = ALL,
    *,
    with_quotes: bool = True,
    measured: Measured | None = None,
) -> Dossier:
    """Return the dossier of two principals.

    Args:
        graph: a store, or anything that answers SPARQL as one does.
        pair: the local identifiers of the two, such as "state/PAK"; persons and ministries
            count for the states that they act for, and have no dossiers.
        selection: which statements to take; its dyad is not looked at.
        with_quotes: whether the words go along.
        measured: how often the extractor was found right.

    Raises:
        ReportError: they are one and the same, or nothing is said between them.
        QueryError: the graph does not answer.
    """
    first, second = (read_actor(graph, each) for each in pair)
    if first.id == second.id:
        raise ReportError(f"a dossier is of two; name somebody beside {first.name}")
    rows, sources = read_statements(graph, pair), read_sources(graph, pair)
    names = read_names(graph, _actors_in(rows.values()))
    said = tuple(
        each if with_quotes else replace(each, quote="")
        for each in (_said(row, pair, sources, names) for row in rows.values())
        if selection.takes(each.kind.name, each.confidence, each.date)
    )
    if not said:
        raise ReportError(_nothing(first, second, was_selected=bool(rows)))
    columns = read_columns(graph, replace(selection, dyad=pair))
    made = _made(graph, selection, columns, [rows[each.id] for each in said])
    return Dossier(
        first=first,
        second=second,
        said=said,
        thirds=_read_thirds(graph, pair, selection),
        carried=_carried(columns, pair),
        made=replace(made, measured=measured),
        has_quotes=with_quotes,
    )


def _made(graph: Graphlike, selection: Selection, columns: Columns, rows: Iterable[Row]) -> Made:
    return Made(
        version=__version__,
        articles=count_articles(graph),
        graph_sha256=digest_graph(graph),
        runs=read_runs(graph, rows),
        coverage=cover(columns).sentences(),
        since=selection.since,
        until=selection.until,
        min_confidence=selection.min_confidence,
        types=selection.types,
    )


def _nothing(first: Actor, second: Actor, *, was_selected: bool) -> str:
    if was_selected:
        return (
            f"nothing between {first.name} and {second.name} is of that time and confidence; "
            "ask for more"
        )
    return (
        f"no article says anything between {first.name} and {second.name} as states or "
        f"organisations; 'relgraph ask counterparts --actor {shlex.quote(first.code)}' lists with "
        "whom there is more"
    )


def _actors_in(rows: Iterable[Row]) -> set[str]:
    found = set()
    for row in rows:
        sides = (row["sides"] or "").replace(">", " ").split()
        found |= {local_id(word.partition("=")[0]) for word in sides}
        found |= {local_id(row["speaker"])} - {""}
    return found


def _said(
    row: Row,
    pair: tuple[str, str],
    sources: Mapping[str, Source],
    names: Mapping[str, str],
) -> Said:
    kind = statement_type(term(row["class"]))
    source = sources[local_id(row["article"])]
    left, _, right = (row["sides"] or "").partition(">")
    pairs = list(iter_pairs(f"{left}>{right}", is_symmetric=kind.is_symmetric))
    actors = [[local_id(word.partition("=")[0]) for word in side.split()] for side in (left, right)]
    is_mutual = kind.is_symmetric and actors[0] == actors[1]  # told in one breath, on no side
    speaker = local_id(row["speaker"])
    return Said(
        id=local_id(row["statement"]),
        kind=kind,
        way=Way.BOTH if kind.is_symmetric else _way(pairs, pair),
        sources=_named(actors[0], names),
        targets=() if is_mutual else _named(actors[1], names),
        quote=row["quote"] or "",
        source=source,
        confidence=float(row["confidence"] or 0),
        is_negated=row["negated"] in {"true", "1"},
        modality=Modality(term(row["modality"])),
        topic=row["topic"] or "",
        date=row["eventTime"] or source.date,
        speaker=names.get(speaker, speaker),
        is_speaker_third=bool(speaker) and not set(pair) & {speaker, local_id(row["speakerFor"])},
    )


def _way(pairs: Iterable[tuple[Side, Side | None]], pair: tuple[str, str]) -> Way:
    first, second = pair
    found = {(one.principal, other.principal) for one, other in pairs if other}
    if {(first, second), (second, first)} <= found:
        return Way.BOTH
    return Way.FORTH if (first, second) in found else Way.BACK


def _named(actors: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(names.get(each, each) for each in actors)


def _carried(columns: Columns, pair: tuple[str, str]) -> tuple[Carried, ...]:
    """Return who carries each side of what is both affirmed and denied."""
    rows = support(columns, *pair).rows
    sides = {
        side: {(row.source, row.target, row.type) for row in rows if row.side == side}
        for side in ("affirmed", "denied")
    }
    return tuple(
        Carried(
            kind=statement_type(row.type),
            side=row.side,
            source=row.source,
            target=row.target,
            articles=row.articles,
            independent=row.independent,
            publishers=row.publishers,
        )
        for row in sorted(rows, key=lambda row: (row.type, row.source, row.side))
        if row.side in sides
        and (row.source, row.target, row.type) in sides["affirmed"] & sides["denied"]
    )


def _read_thirds(
    graph: Graphlike, pair: tuple[str, str], selection: Selection
) -> tuple[Third, ...]:
    """Return those with whom both have to do."""
    with_first, with_second = (
        read_tones(graph, one, other, selection) for one, other in (pair, pair[::-1])
    )
    shared = with_first.keys() & with_second.keys()
    names = read_names(graph, shared) if shared else {}
    found = (Third(names.get(one, one), with_first[one], with_second[one]) for one in shared)
    ordered = sorted(
        found, key=lambda one: (-min(one.with_first.count, one.with_second.count), one.name)
    )
    return tuple(ordered[:_SHOWN])
