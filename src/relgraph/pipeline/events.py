"""Event data beside articles: a file into graphs of its own, and out again."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from relgraph.errors import ExchangeError
from relgraph.exchange import LeftOut, describe_set, read_events
from relgraph.model import PartialDate
from relgraph.pipeline.knowledge import knowledge_quads
from relgraph.pipeline.reviews import known_actors
from relgraph.rdf import event_quads, event_set_quads, events_from_quads, read_event_set
from relgraph.vocabulary import ID_NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from relgraph.exchange import EventFile, Row
    from relgraph.model import EventRecord, EventSet
    from relgraph.store import Store

__all__ = ["EventImport", "cut_off", "event_sets", "import_events", "iter_records", "remove_events"]

_PART = 10_000  # records a graph: some 100,000 quads, which is what is written in one step
_SETS = "SELECT ?set WHERE { ?set a rg:EventSet } ORDER BY ?set"
_CUT_OFF = """
SELECT DISTINCT ?set WHERE {
  ?record rg:recordOf ?set
  OPTIONAL { ?set rg:layout ?layout }
  FILTER(!BOUND(?layout))
} ORDER BY ?set
"""
_NAMES = """
SELECT DISTINCT ?actor ?code ?name WHERE {
  ?actor a rg:Actor ; rg:code ?code ; rdfs:label ?name
} ORDER BY ?actor ?code ?name
"""


@dataclass(frozen=True, slots=True)
class EventImport:
    """What became of a file of event data, and how many of its rows do not keep to their layout."""

    event_set: EventSet
    faults: int
    is_new: bool = True


def import_events(
    store: Store,
    file: EventFile,
    *,
    actors: Sequence[Path] = (),
    tell: Callable[[LeftOut], None] | None = None,
) -> EventImport:
    """Read a file of event data into graphs of its own, beside the articles.

    Records are no statements: no quote shows them, no question on statements counts them, and
    `relgraph verify` leaves them aside. The graph that says what the set is comes last, so an
    import that was cut off can be told; the same command does it again, whole.

    Args:
        store: where to write.
        file: the table, and whose columns it has.
        actors: actor files of the user's own.
        tell: is called with each row that became no record.

    Raises:
        ExchangeError: the file cannot be read, or has not the columns of the layout.
        StoreError: the store cannot be written.
    """
    described = describe_set(file)
    registry = known_actors(store, actors=actors)
    counting = _Counting(tell)
    records = counting.records(read_events(file, registry))
    is_new = not store.has_graph(described.id)
    part = 0
    while chunk := list(islice(records, _PART)):
        part += 1
        name = f"{described.id}/{part}"
        store.put_graph(name, (quad for one in chunk for quad in event_quads(described, one, name)))
    _drop_parts(store, described.id, part + 1)
    counted = counting.counted(described)
    for graph, quads in knowledge_quads(registry).items():
        store.put_graph(graph, quads)
    store.put_graph(counted.id, event_set_quads(counted))
    return EventImport(counted, counting.faults, is_new)


def event_sets(store: Store) -> tuple[EventSet, ...]:
    """Return the event data sets of a store, by identifier."""
    return tuple(read_event_set(store.quads(row["set"])) for row in _rows(store, _SETS))


def cut_off(store: Store) -> tuple[str, ...]:
    """Return the identifiers of the sets whose import did not come to its end."""
    return tuple(row["set"].removeprefix(ID_NAMESPACE) for row in _rows(store, _CUT_OFF))


def iter_records(store: Store, event_set: EventSet) -> Iterator[EventRecord]:
    """Yield the records of a set, by part and identifier."""
    names = {
        unquote(row["actor"].removeprefix(ID_NAMESPACE)): (row["code"], row["name"])
        for row in _rows(store, _NAMES)
    }
    part = 1
    while store.has_graph(f"{event_set.id}/{part}"):
        yield from events_from_quads(store.quads(f"{event_set.id}/{part}"), names)
        part += 1


def remove_events(store: Store, text: str) -> str:
    """Take out the event data set that goes by an identifier or its start, and return which.

    Raises:
        ExchangeError: none does, or several do.
    """
    known = [*(each.id for each in event_sets(store)), *cut_off(store)]
    wanted = f"events/{text.removeprefix('events/')}"
    found = [each for each in known if each.startswith(wanted)]
    if len(found) != 1:
        told = "several event data sets go" if found else "no event data set goes"
        raise ExchangeError(f"{told} by {text!r}; 'relgraph events list' shows their identifiers")
    store.drop_graph(found[0])  # first, so that what is cut off here shows as such
    _drop_parts(store, found[0], 1)
    return found[0]


def _rows(store: Store, text: str) -> Any:  # noqa: ANN401 - a SELECT gives rows
    return store.query(text)


def _drop_parts(store: Store, identifier: str, first: int) -> None:
    """Drop the parts of a set from a number on; the last first, so that none is ever orphaned."""
    last = first
    while store.has_graph(f"{identifier}/{last}"):
        last += 1
    for part in range(last - 1, first - 1, -1):
        store.drop_graph(f"{identifier}/{part}")


class _Counting:
    """What goes by while a file is read: rows, records, days, and what is left out."""

    def __init__(self, tell: Callable[[LeftOut], None] | None) -> None:
        self._tell = tell
        self._left_out: Counter[str] = Counter()
        self._days: list[str] = []
        self._records = 0
        self.faults = 0

    def records(self, rows: Iterator[Row]) -> Iterator[EventRecord]:
        for row in rows:
            if isinstance(row, LeftOut):
                self._left_out[row.reason] += 1
                self.faults += row.is_fault
                if self._tell is not None:
                    self._tell(row)
                continue
            self._records += 1
            day = row.on.value
            self._days = [min([day, *self._days]), max([day, *self._days])]
            yield row

    def counted(self, event_set: EventSet) -> EventSet:
        first, last = map(PartialDate, self._days) if self._days else (None, None)
        return replace(
            event_set,
            rows=self._records + self._left_out.total(),
            records=self._records,
            left_out=dict(sorted(self._left_out.items())),
            first=first,
            last=last,
        )
