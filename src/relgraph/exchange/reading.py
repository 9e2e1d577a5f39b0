"""Rows of event data as records in relgraph's actors and types; what is left out says why."""

from __future__ import annotations

import csv
import hashlib
import math
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeAlias

from relgraph.errors import ExchangeError
from relgraph.exchange.codes import is_swapped, type_of
from relgraph.exchange.layouts import read_layout
from relgraph.exchange.resolving import EMPTY, Resolver
from relgraph.model import EventRecord, EventSet, PartialDate

if TYPE_CHECKING:
    from _csv import Reader
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from relgraph.exchange.layouts import Layout
    from relgraph.knowledge import Registry

__all__ = ["EventFile", "LeftOut", "Row", "describe_set", "read_events"]

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that became no record: where it stands, why, and whether it is a fault of the file."""

    line: int
    reason: str
    detail: str = ""
    is_fault: bool = False


Row: TypeAlias = EventRecord | LeftOut


@dataclass(frozen=True, slots=True)
class EventFile:
    """A table of event data, as its publisher gives it out, unpacked."""

    path: Path
    layout: str
    """Whose columns it has, one of LAYOUTS."""
    encoding: str = "utf-8-sig"
    licence: str | None = None
    """Under which terms it may be used."""


def describe_set(file: EventFile) -> EventSet:
    """Return what a file of event data is, before its rows are read.

    Raises:
        ExchangeError: the file cannot be read.
    """
    digest = hashlib.sha256()
    with _readable(file.path), file.path.open("rb") as content:
        while block := content.read(_BLOCK):
            digest.update(block)
    return EventSet(
        layout=file.layout,
        name=file.path.name,
        sha256=digest.hexdigest(),
        licence=file.licence,
    )


def read_events(file: EventFile, registry: Registry) -> Iterator[Row]:
    """Yield for each row of a file a record, or why there is none.

    A row is left out where the layout gives no second actor, where an actor is not known, where
    both act for one principal, and where its code is no relation between two actors. A row that
    does not keep to the layout (too few columns, no date, a code that nobody knows) is a fault.

    Raises:
        ExchangeError: the file cannot be read, or has not the columns of the layout.
    """
    told, path = read_layout(file.layout), file.path
    reader = _Reader(told, Resolver(told, registry))
    with _readable(path), path.open(encoding=file.encoding, newline="") as page:
        rows = _rows(page, told.delimiter)
        columns = told.columns or _header(path, told, next(rows, []))
        for cells in rows:
            if cells:
                yield reader.read(rows.line_num, columns, cells)


def _rows(page: Iterable[str], delimiter: str) -> Reader:
    """Return the rows of a table; in tab-separated ones a quotation mark is a character."""
    if delimiter == "\t":
        return csv.reader(page, delimiter=delimiter, quoting=csv.QUOTE_NONE, strict=True)
    return csv.reader(page, delimiter=delimiter, strict=True)


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """Say what to do about a file that cannot be read."""
    try:
        yield
    except (OSError, LookupError, csv.Error) as error:  # LookupError: no such encoding
        raise ExchangeError(f"cannot read {path}: {error}") from error
    except UnicodeDecodeError as error:
        raise ExchangeError(f"{path} is not in {error.encoding}; name its --encoding") from error


def _header(path: Path, layout: Layout, cells: list[str]) -> tuple[str, ...]:
    columns = tuple(_unquoted(cell) for cell in cells)
    missing = [name for name in layout.needed if name not in columns]
    if missing:
        raise ExchangeError(
            f"{path}:1: there is no column {missing[0]!r}, which tables of {layout.title} have; "
            "choose another --format or give the table with its header"
        )
    return columns


class _Fault(Exception):  # noqa: N818 - it never leaves this module
    """A row that does not keep to its layout."""


class _Reader:
    """One file: its layout, the actors it means, and the identifiers that were used."""

    def __init__(self, layout: Layout, resolver: Resolver) -> None:
        self._layout = layout
        self._resolver = resolver
        self._keys: set[str] = set()

    def read(self, line: int, columns: tuple[str, ...], cells: list[str]) -> Row:
        """Return what becomes of a row."""
        try:
            if len(cells) < len(columns):
                raise _Fault(f"{len(cells)} columns instead of {len(columns)}")  # noqa: TRY301 - as every fault of a row
            if any(cells[len(columns) :]):  # some files end their rows in empty ones
                raise _Fault(f"{len(cells)} columns instead of {len(columns)}")  # noqa: TRY301
            row = dict(zip(columns, map(_unquoted, cells), strict=False))
            return self._record(line, row)
        except _Fault as fault:
            return LeftOut(line, "faulty", str(fault), is_fault=True)

    def _record(self, line: int, row: Mapping[str, str]) -> Row:
        layout = self._layout
        key, on = self._key(row), self._date(row)
        code = "/".join(row[name] for name in layout.codes if row[name] not in EMPTY)
        kind, score = type_of(layout.scheme, code), self._score(row)
        if kind is None:
            raise _Fault(f"{code!r} is no code of {layout.title}'s")
        if not kind:
            return LeftOut(line, "no relation between two actors", code)
        names = (row[layout.source.name], row[layout.target.name])
        ends = [self._resolver.principal(side, row, on) for side in (layout.source, layout.target)]
        if None in ends:
            return self._unknown(line, row)
        source, target = (each for each in ends if each is not None)
        if source.id == target.id:
            return LeftOut(line, "within one principal", source.id)
        if is_swapped(layout.scheme, code):
            source, target, names = target, source, names[::-1]
        return EventRecord(
            key=key,
            type=kind,
            code=code,
            source=source,
            target=target,
            source_name=names[0],
            target_name=names[1],
            on=PartialDate(on.isoformat()),
            score=score,
            url=_told(row, layout.url),
            publisher=_told(row, layout.publisher),
        )

    def _unknown(self, line: int, row: Mapping[str, str]) -> LeftOut:
        """Return why a row without two principals is left out: one is not given, or not known."""
        for side in (self._layout.source, self._layout.target):
            told = [row[name] for name in side.columns if row[name] not in EMPTY]
            if not told:
                return LeftOut(line, "only one actor")
        names = (row[self._layout.source.name], row[self._layout.target.name])
        return LeftOut(line, "an actor that is not known", " and ".join(names))

    def _key(self, row: Mapping[str, str]) -> str:
        key = row[self._layout.key]
        if key in EMPTY:
            raise _Fault(f"no {self._layout.key}")
        if key in self._keys:
            raise _Fault(f"{self._layout.key} {key} for the second time")
        self._keys.add(key)
        return key

    def _date(self, row: Mapping[str, str]) -> date:
        told = row[self._layout.date]
        for form in self._layout.date_forms:
            try:
                return datetime.strptime(told, form).date()  # noqa: DTZ007 - a day has no zone
            except ValueError:
                continue
        raise _Fault(f"{told!r} is no date as {self._layout.title} writes them")

    def _score(self, row: Mapping[str, str]) -> float | None:
        told = _told(row, self._layout.score)
        if told is None:
            return None
        try:
            score = float(told)
        except ValueError:
            score = math.nan
        if not math.isfinite(score):
            raise _Fault(f"{told!r} is no number")
        return score


def _told(row: Mapping[str, str], column: str | None) -> str | None:
    told = row.get(column or "", "")
    return None if told in EMPTY else told


def _unquoted(cell: str) -> str:
    """Return a cell without the quotation marks that some tab-separated files put around text."""
    told = cell.strip()
    is_quoted = len(told) > 1 and told[0] == told[-1] == '"'
    return told[1:-1].strip() if is_quoted else told
