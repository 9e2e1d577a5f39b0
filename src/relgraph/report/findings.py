"""What follows from the statements of a dossier: numbers, groups, disagreements, sources."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

from relgraph.model import Modality, Polarity
from relgraph.report.dossier import Tone, Way

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from relgraph.model import StatementType
    from relgraph.report.dossier import Dossier, Said, Source

__all__ = [
    "Cited",
    "Denial",
    "Findings",
    "Group",
    "Month",
    "Numbered",
    "find_all",
    "kept_as",
    "tone_of",
    "way_name",
]

_MONTH = len("2023-12")
_OPPOSED = (Polarity.COOPERATIVE, Polarity.CONFLICTUAL)
_WAYS = tuple(Way)
_KEPT = {Modality.PROSPECTIVE: "planned or possible", Modality.PRESCRIPTIVE: "called for"}


@dataclass(frozen=True, slots=True)
class Numbered:
    """A statement with the number by which the report cites it."""

    number: int
    said: Said


@dataclass(frozen=True, slots=True)
class Group:
    """The statements of one type that go one way, in order of time."""

    kind: StatementType
    way: Way
    said: tuple[Numbered, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """A month in which one article tells of cooperation and another of conflict."""

    month: str
    cooperative: tuple[Numbered, ...]
    conflictual: tuple[Numbered, ...]


@dataclass(frozen=True, slots=True)
class Denial:
    """A type and a way that is affirmed in one place and denied in another."""

    kind: StatementType
    way: Way
    affirmed: tuple[Numbered, ...]
    denied: tuple[Numbered, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """An article with the number by which the report cites it, and how many statements it has."""

    number: int
    source: Source
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """All that a report shows beside what its dossier holds."""

    numbers: tuple[tuple[str, str], ...]
    """What is counted, and its figure."""
    groups: tuple[Group, ...]
    months: tuple[Month, ...]
    denials: tuple[Denial, ...]
    speakers: tuple[tuple[str, int], ...]
    """Speakers who are neither of the two, with how many statements are theirs."""
    cited: tuple[Cited, ...]
    places: Mapping[str, int]
    """The number of each article."""


def find_all(dossier: Dossier) -> Findings:
    """Return what follows from a dossier."""
    groups = _group(dossier.said)
    numbered = [each for group in groups for each in group.said]
    cited = _cite(dossier.said)
    thirds = Counter(each.speaker for each in dossier.said if each.is_speaker_third)
    return Findings(
        numbers=_numbers(dossier),
        groups=groups,
        months=_opposed(numbered),
        denials=_denied(numbered),
        speakers=tuple(sorted(thirds.items(), key=lambda pair: (-pair[1], pair[0]))),
        cited=cited,
        places={each.source.id: each.number for each in cited},
    )


def tone_of(said: Iterable[Said]) -> Tone:
    """Return how many statements are of each polarity."""
    counts = Counter(each.kind.polarity for each in said)
    return Tone(*(counts[each] for each in (*_OPPOSED, Polarity.NEUTRAL)))


def way_name(dossier: Dossier, way: Way) -> str:
    """Return who acts towards whom, in words that every font has."""
    first, second = dossier.first.name, dossier.second.name
    return {
        Way.FORTH: f"{first} towards {second}",
        Way.BACK: f"{second} towards {first}",
        Way.BOTH: f"{first} and {second}, both ways",
    }[way]


def kept_as(said: Said) -> tuple[str, ...]:
    """Return in which words a statement is marked: why it is not among those counted."""
    marks = ["denied"] if said.is_negated else []
    if said.modality is not Modality.ASSERTED:
        marks.append(_KEPT[said.modality])
    return (*marks, *(["reprint"] if said.source.original else []))


def _numbers(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    said = dossier.said
    counted = [each for each in said if each.is_counted]
    tone, ways = tone_of(counted), Counter(each.way for each in counted)
    days = sorted(each.date for each in said if each.date)
    told = {
        "statements": len(said),
        "affirmed as actual, counted below": len(counted),
        **{way_name(dossier, way): ways[way] for way in Way},
        "cooperative": tone.cooperative,
        "conflictual": tone.conflictual,
        "neutral": tone.neutral,
        "mean score, -10 to 10": _mean(each.kind.score for each in counted),
        "denied": sum(each.is_negated for each in said),
        "planned, possible or called for": sum(
            not each.is_negated and each.modality is not Modality.ASSERTED for each in said
        ),
        "in reprints": sum(bool(each.source.original) for each in said),
        "articles": len({each.source.id for each in said}),
        "publishers named": len({each.source.publisher for each in said} - {""}),
        "first and last date": f"{days[0]} to {days[-1]}" if days else "none known",
        "mean confidence": _mean(each.confidence for each in said),
    }
    return tuple((name, str(figure)) for name, figure in told.items())


def _mean(values: Iterable[float]) -> str:
    found = list(values)
    return f"{fmean(found):.2f}" if found else "none"


def _group(said: Iterable[Said]) -> tuple[Group, ...]:
    """Return the statements by type, the commonest first, each way apart, numbered throughout."""
    found: dict[tuple[str, Way], list[Said]] = {}
    for each in said:
        found.setdefault((each.kind.name, each.way), []).append(each)
    totals = Counter(each.kind.name for each in said)
    groups, number = [], 0
    for name, way in sorted(found, key=lambda key: (-totals[key[0]], key[0], _WAYS.index(key[1]))):
        ordered = sorted(found[name, way], key=lambda one: (one.date, one.source.id, one.id))
        held = tuple(Numbered(number + place, one) for place, one in enumerate(ordered, 1))
        groups.append(Group(ordered[0].kind, way, held))
        number += len(held)
    return tuple(groups)


def _opposed(numbered: Iterable[Numbered]) -> tuple[Month, ...]:
    """Return the months of opposite tone, told by two articles at least."""
    found: dict[str, dict[Polarity, list[Numbered]]] = {}
    for each in numbered:
        month = each.said.date[:_MONTH]
        if each.said.is_counted and len(month) == _MONTH:
            found.setdefault(month, {}).setdefault(each.said.kind.polarity, []).append(each)
    months = (
        Month(month, *(tuple(by_tone.get(tone, ())) for tone in _OPPOSED))
        for month, by_tone in sorted(found.items())
    )
    return tuple(
        each
        for each in months
        if each.cooperative
        and each.conflictual
        and len({one.said.source.id for one in (*each.cooperative, *each.conflictual)}) > 1
    )


def _denied(numbered: Iterable[Numbered]) -> tuple[Denial, ...]:
    """Return what is both affirmed and denied as actual, of one type and one way."""
    found: dict[tuple[str, Way], tuple[list[Numbered], list[Numbered]]] = {}
    for each in numbered:
        if each.said.modality is Modality.ASSERTED:
            sides = found.setdefault((each.said.kind.name, each.said.way), ([], []))
            sides[each.said.is_negated].append(each)
    return tuple(
        Denial(affirmed[0].said.kind, way, tuple(affirmed), tuple(denied))
        for (_, way), (affirmed, denied) in found.items()
        if affirmed and denied
    )


def _cite(said: Iterable[Said]) -> tuple[Cited, ...]:
    """Return the articles in order of date and title."""
    counts = Counter(each.source for each in said)
    ordered = sorted(counts, key=lambda one: (one.date, one.title, one.id))
    return tuple(Cited(place, one, counts[one]) for place, one in enumerate(ordered, 1))
