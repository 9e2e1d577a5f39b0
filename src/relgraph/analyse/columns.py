"""Statements as columns: what measures compute on, a million as well as ten."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import numpy as np

from relgraph.model import Modality, Polarity
from relgraph.vocabulary import statement_types

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import networkx as nx
    from numpy.typing import NDArray

    from relgraph.model import StatementType

    Statements: TypeAlias = "Columns | nx.MultiDiGraph[str]"
    """What every analysis takes: columns, or a network that `to_network` made."""
    Bools: TypeAlias = NDArray[np.bool_]
    Ints: TypeAlias = NDArray[np.int32]
    Floats: TypeAlias = NDArray[np.float64]

__all__ = ["NOBODY", "Carrier", "Columns", "Gathering", "Node", "Said"]

NOBODY = -1
"""In the place of a target or a speaker where there is none."""

_MODALITIES = tuple(map(str, Modality))
_SIGNS = {Polarity.COOPERATIVE: 1, Polarity.CONFLICTUAL: -1, Polarity.NEUTRAL: 0}


class Node(NamedTuple):
    """A principal by its local identifier, with its names."""

    id: str
    label: str
    code: str


class Carrier(NamedTuple):
    """An article that carries statements, and the first of the texts that it is a reprint of."""

    id: str
    title: str = ""
    date: str = ""
    publisher: str = ""
    url: str = ""
    original: str = ""
    """"" where it is none."""


class Said(NamedTuple):
    """What a statement says, apart from who stands in it."""

    id: str
    kind: str
    negated: bool
    modality: str
    confidence: float
    when: str
    """The date of the event, or of the article where the text gives none; "" for neither."""
    carrier: str
    speaker: str
    """The label or identifier of who is said to say it; "" for the author."""
    topic: str


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Statements in order of their identifiers, and a tie for each pair that one joins.

    A symmetric statement has one tie for each unordered pair; a position without a target has a
    tie to `NOBODY`. Columns of statements are as long as `ids`, those of ties as long as `tie_of`.
    """

    nodes: tuple[Node, ...]
    carriers: tuple[Carrier, ...]
    speakers: tuple[str, ...]
    kinds: tuple[StatementType, ...]
    ids: NDArray[np.object_]
    kind: Ints
    negated: Bools
    modality: Ints
    """Places in `relgraph.model.Modality`."""
    confidence: Floats
    when: NDArray[np.str_]
    topic: NDArray[np.object_]
    carrier: Ints
    speaker: Ints
    tie_of: Ints
    """The place of the statement."""
    tie_source: Ints
    tie_target: Ints

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def is_plain(self) -> Bools:
        """Which statements affirm something as actual."""
        is_asserted: Bools = self.modality == _MODALITIES.index(Modality.ASSERTED)
        return ~self.negated & is_asserted

    @property
    def is_reprint(self) -> Bools:
        """Which statements stand in a text that is a reprint of another."""
        marks: Bools = np.array([bool(each.original) for each in self.carriers], dtype=np.bool_)
        return marks[self.carrier]

    @property
    def sign(self) -> Ints:
        """1 for what is cooperative by its type, -1 for what is conflictual, 0 for the rest."""
        signs = np.array([_SIGNS[kind.polarity] for kind in self.kinds], dtype=np.int32)
        return signs[self.kind]

    @property
    def score(self) -> Floats:
        """The score of each statement's type."""
        scores: Floats = np.array([kind.score for kind in self.kinds], dtype=np.float64)
        return scores[self.kind]

    @property
    def is_symmetric(self) -> Bools:
        """Which statements are of a symmetric type."""
        marks: Bools = np.array([kind.is_symmetric for kind in self.kinds], dtype=np.bool_)
        return marks[self.kind]

    @property
    def month(self) -> Ints:
        """Months since the year 0; -1 where the date is unknown or a year alone."""
        days, places = np.unique(self.when, return_inverse=True)
        months = [_month(str(day)) for day in days]
        return np.array(months, dtype=np.int32)[places.reshape(-1)]

    def modality_of(self, place: int) -> str:
        """Return the modality of a statement."""
        return _MODALITIES[int(self.modality[place])]

    def where(self, keep: Bools) -> Columns:
        """Return the statements that a mask keeps, with their ties."""
        return self.take(np.flatnonzero(keep))

    def take(self, places: NDArray[np.intp]) -> Columns:
        """Return the statements at these places, in their order, with their ties."""
        moved = np.full(len(self), NOBODY, dtype=np.int32)
        moved[places] = np.arange(len(places), dtype=np.int32)
        ties = np.flatnonzero(moved[self.tie_of] != NOBODY)
        ties = ties[np.argsort(moved[self.tie_of[ties]], kind="stable")]
        columns = {name: getattr(self, name)[places] for name in _OF_STATEMENTS}
        columns |= {name: getattr(self, name)[ties] for name in ("tie_source", "tie_target")}
        return replace(self, **columns, tie_of=moved[self.tie_of[ties]])


_OF_STATEMENTS = tuple("ids kind negated modality confidence when topic carrier speaker".split())
"""The columns that are as long as `ids`, in the order in which `Gathering` holds a row."""


def _month(day: str) -> int:
    return int(day[:4]) * 12 + int(day[5:7]) - 1 if len(day) >= len("2023-01") else NOBODY


class _Places:
    """Gives each value a place, in order of arrival."""

    def __init__(self) -> None:
        self.values: dict[str, int] = {}

    def of(self, value: str) -> int:
        return self.values.setdefault(value, len(self.values))

    def sorted(self) -> tuple[tuple[str, ...], Ints]:
        """Return the values in order, and where each that arrived has gone."""
        ordered = tuple(sorted(self.values))
        moved = np.empty(len(ordered) + 1, dtype=np.int32)
        moved[-1] = NOBODY  # so that NOBODY, as a place, finds itself
        moved[[self.values[value] for value in ordered]] = np.arange(len(ordered))
        return ordered, moved


class Gathering:
    """Takes statements one by one, in any order, and gives them as columns."""

    def __init__(self) -> None:
        self._rows: list[tuple[Any, ...]] = []
        self._ties: list[tuple[int, int, int]] = []
        self._nodes, self._carriers, self._speakers = _Places(), _Places(), _Places()
        self._kinds = {name: place for place, name in enumerate(statement_types())}

    @property
    def actors(self) -> tuple[str, ...]:
        """The principals and speakers that arrived, in order."""
        return tuple(sorted({*self._nodes.values, *self._speakers.values}))

    def add(self, said: Said, pairs: Iterable[tuple[str, str]]) -> None:
        """Take a statement with the principals of each pair; the second is "" for nobody."""
        place = len(self._rows)
        self._rows.append(
            (
                said.id,
                self._kinds[said.kind],
                said.negated,
                _MODALITIES.index(said.modality),
                said.confidence,
                said.when,
                said.topic,
                self._carriers.of(said.carrier),
                self._speakers.of(said.speaker) if said.speaker else NOBODY,
            )
        )
        for source, target in pairs:
            end = self._nodes.of(target) if target else NOBODY
            self._ties.append((place, self._nodes.of(source), end))

    def columns(self, nodes: dict[str, Node], carriers: dict[str, Carrier]) -> Columns:
        """Return what arrived, in order of identifiers.

        Args:
            nodes: the names of principals, and of speakers that go by identifiers.
            carriers: what is known about articles.
        """
        node_ids, node_places = self._nodes.sorted()
        carrier_ids, carrier_places = self._carriers.sorted()
        speakers, speaker_places = self._speakers.sorted()
        told = dict(zip(_OF_STATEMENTS, self._transposed(), strict=True))
        ties = np.array(self._ties, dtype=np.int32).reshape(-1, 3)
        columns = Columns(
            nodes=tuple(nodes[each] for each in node_ids),
            carriers=tuple(carriers.get(each, Carrier(each)) for each in carrier_ids),
            speakers=tuple(nodes[each].label if each in nodes else each for each in speakers),
            kinds=tuple(statement_types().values()),
            **{name: _array(name, values) for name, values in told.items()},
            tie_of=ties[:, 0],
            tie_source=node_places[ties[:, 1]],
            tie_target=node_places[ties[:, 2]],
        )
        columns = replace(
            columns,
            carrier=carrier_places[columns.carrier],
            speaker=speaker_places[columns.speaker],
        )
        return columns.take(np.argsort(columns.ids, kind="stable"))

    def _transposed(self) -> Sequence[Sequence[Any]]:
        return tuple(zip(*self._rows, strict=True)) or ((),) * len(_OF_STATEMENTS)


_KINDS: dict[str, Any] = {
    "ids": np.object_,
    "topic": np.object_,
    "negated": np.bool_,
    "confidence": np.float64,
    "when": "U10",
}


def _array(name: str, values: Sequence[Any]) -> Any:  # noqa: ANN401 - of the column's type
    return np.array(values, dtype=_KINDS.get(name, np.int32))
