"""Reading actor files: TOML tables to entries, each fault told with the line where it stands."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from relgraph.errors import KnowledgeError
from relgraph.knowledge.entries import Entry, Membership, Period, Tenure
from relgraph.model import Actor, ActorKind, PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

__all__ = ["read_tables", "to_entry"]

_TEXTS = ("id", "code", "name", "wikidata", "from", "to", "principal", "surname", "source")
_LISTS = ("names", "adjectives", "people", "metonyms", "cities", "claimants", "surnames")
_OFFICE = ("office", "state", "from", "to")
_MEMBER = ("id", "from", "to")
_HEAD = re.compile(r"\s*\[\[actor\]\]")
_ID = re.compile(r"(state|org|person|group|place)/[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_STATE_CODE = re.compile(r"[A-Z]{3}")
_QID = re.compile(r"Q[1-9]\d*")


def read_tables(path: Path) -> Sequence[tuple[str, Mapping[str, Any]]]:
    """Return the tables of an actor file, each with its place ("states.toml, line 12").

    Raises:
        KnowledgeError: the file cannot be read, is no TOML, or holds no `[[actor]]`.
    """
    try:
        text = path.read_text(encoding="utf-8")
        tables = tomllib.loads(text).get("actor")
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise KnowledgeError(f"{path} cannot be read as an actor file: {error}") from error
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise KnowledgeError(f"{path} holds no [[actor]] table; docs/actors.md shows one")
    places = list(_places(path.name, text))
    if len(places) != len(tables):  # written in one line: there is no head to find
        places = [f"{path.name}, actor {number}" for number, _ in enumerate(tables, start=1)]
    return list(zip(places, tables, strict=True))


def to_entry(table: Mapping[str, Any], place: str) -> Entry:
    """Return the entry that a table of an actor file tells.

    Raises:
        KnowledgeError: a field is unknown, missing or of the wrong shape.
    """
    _check_fields(table, (*_TEXTS, *_LISTS, "offices", "members"), place)
    return Entry(
        actor=_to_actor(table, place),
        **{name: _to_texts(table, name, place) for name in _LISTS},
        surname=_to_text(table, "surname", place),
        wikidata=_to_matching(table, "wikidata", _QID, place),
        period=_to_period(table, place),
        principal=_to_text(table, "principal", place),
        offices=tuple(_to_tenure(row, place) for row in _rows(table, "offices", _OFFICE, place)),
        members=tuple(_to_member(row, place) for row in _rows(table, "members", _MEMBER, place)),
        source=_to_text(table, "source", place),
        place=place,
    )


def _places(name: str, text: str) -> Iterator[str]:
    for number, line in enumerate(text.splitlines(), start=1):
        if _HEAD.match(line):
            yield f"{name}, line {number}"


def _to_actor(table: Mapping[str, Any], place: str) -> Actor:
    """Return the actor; the identifier says its kind, and a state's ends in its code."""
    actor_id = _to_matching(table, "id", _ID, place)
    code = _to_text(table, "code", place)
    name = _to_text(table, "name", place)
    if actor_id is None or code is None or name is None:
        raise KnowledgeError(f"{place}: an actor needs id, code and name")
    kind = ActorKind(actor_id.split("/", 1)[0])
    if kind is ActorKind.STATE and (not _STATE_CODE.fullmatch(code) or actor_id != f"state/{code}"):
        raise KnowledgeError(
            f"{place}: the code of {actor_id} must be the three capitals after 'state/',"
            f" not {code!r}"
        )
    return Actor(actor_id, kind, code, name)


def _to_tenure(row: Mapping[str, Any], place: str) -> Tenure:
    office, body = _to_text(row, "office", place), _to_text(row, "state", place)
    if office is None or body is None:
        raise KnowledgeError(f"{place}: each of the offices needs office and state")
    return Tenure(office, body, _to_period(row, place))


def _to_member(row: Mapping[str, Any], place: str) -> Membership:
    member = _to_text(row, "id", place)
    if member is None:
        raise KnowledgeError(f"{place}: each of the members needs an id")
    return Membership(member, _to_period(row, place))


def _to_period(table: Mapping[str, Any], place: str) -> Period:
    start, end = _to_date(table, "from", place), _to_date(table, "to", place)
    if start is not None and end is not None:
        shared = min(len(start.value), len(end.value))  # "2022" to "2022-04" is in order
        if start.value[:shared] > end.value[:shared]:
            raise KnowledgeError(f"{place}: from {start} lies after to {end}; swap or mend them")
    return Period(start, end)


def _to_date(table: Mapping[str, Any], field: str, place: str) -> PartialDate | None:
    told = _to_text(table, field, place)
    try:
        return None if told is None else PartialDate(told)
    except ValueError as error:
        raise KnowledgeError(f"{place}: {field} must be a date: {error}") from error


def _to_text(table: Mapping[str, Any], field: str, place: str) -> str | None:
    told = table.get(field)
    if told is None:
        return None
    if not isinstance(told, str) or not told.strip():
        raise KnowledgeError(f"{place}: {field} must be a text in quotes, not {told!r}")
    return told


def _to_texts(table: Mapping[str, Any], field: str, place: str) -> tuple[str, ...]:
    told = table.get(field, [])
    if not isinstance(told, list) or not all(isinstance(text, str) and text for text in told):
        raise KnowledgeError(f"{place}: {field} must be a list of texts, not {told!r}")
    return tuple(told)


def _to_matching(
    table: Mapping[str, Any], field: str, form: re.Pattern[str], place: str
) -> str | None:
    told = _to_text(table, field, place)
    if told is not None and not form.fullmatch(told):
        raise KnowledgeError(f"{place}: {told!r} is no {field}; docs/actors.md shows its form")
    return told


def _rows(
    table: Mapping[str, Any], field: str, fields: Sequence[str], place: str
) -> Iterator[Mapping[str, Any]]:
    rows = table.get(field, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise KnowledgeError(f"{place}: {field} must be a list of tables, not {rows!r}")
    for row in rows:
        _check_fields(row, fields, place)
        yield row


def _check_fields(table: Mapping[str, Any], known: Sequence[str], place: str) -> None:
    for field in table:
        if field not in known:
            raise KnowledgeError(f"{place}: unknown field {field!r}; known are {', '.join(known)}")
