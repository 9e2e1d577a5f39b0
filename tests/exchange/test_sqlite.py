from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from relgraph.errors import ExchangeError
from relgraph.exchange import write_placed
from relgraph.model import Actor, ActorKind, EventRecord, EventSet, PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from relgraph.exchange import Told

PERU, CHILE = (
    Actor(f"state/{code}", ActorKind.STATE, code, name)
    for code, name in {"PER": "Peru", "CHL": "Chile"}.items()
)
SET = EventSet(layout="icews", name="a.tab", sha256="ab" * 32)
RECORD = EventRecord(
    key="1",
    type="Criticism",
    code="111",
    source=PERU,
    target=CHILE,
    source_name="Police (Peru)",
    target_name="Chile",
    on=PartialDate("2024-05-01"),
    score=-2.0,
)


@pytest.fixture(scope="module")
def database(
    told: tuple[Told, ...], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[sqlite3.Connection]:
    path = tmp_path_factory.mktemp("sqlite") / "graph.db"
    write_placed(told, "sqlite", path, events=[(SET, [RECORD])])
    with closing(sqlite3.connect(path)) as opened:
        yield opened


def test_the_database_is_sound_and_every_reference_leads_somewhere(
    database: sqlite3.Connection,
) -> None:
    """Datasette turns foreign keys into links; a dangling one is a dead link."""
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_every_statement_is_there_with_its_words(database: sqlite3.Connection) -> None:
    """No statement without its words, in any format."""
    rows = database.execute("SELECT COUNT(*), MIN(LENGTH(quote)) FROM statements").fetchone()

    assert rows[0] == 8
    assert rows[1] > 10


def test_the_views_take_pairs_and_months_apart(database: sqlite3.Connection) -> None:
    """Most questions need no join."""
    pairs = database.execute(
        "SELECT source, target FROM pairs WHERE type = 'Criticism' ORDER BY source, target"
    ).fetchall()
    months = database.execute("SELECT first, second, month, statements FROM dyad_months").fetchall()

    assert pairs == [("Ana Soto", "Chile"), ("Peru", "Chile"), ("Peru", "Norway")]
    assert ("state/CHL", "state/PER", "2024-02", 1) in months
    assert ("state/BRA", "state/NOR", "2024-05", 1) in months


def test_words_are_found_by_their_stem(database: sqlite3.Connection) -> None:
    """A reader who searches for fish wants fishing too."""
    found = database.execute(
        "SELECT s.type FROM statements_fts f JOIN statements s ON s.rowid = f.rowid "
        "WHERE statements_fts MATCH 'topic:fish'"
    ).fetchall()

    assert found == [("Criticism",)]


def test_event_records_stand_apart_from_statements(database: sqlite3.Connection) -> None:
    """They have no words, so they are in tables of their own."""
    row = database.execute("SELECT event_set, type, source, date, score FROM events").fetchone()

    assert row == (SET.id, "Criticism", "state/PER", "2024-05-01", -2.0)


def test_the_same_statements_give_the_same_file(told: tuple[Told, ...], tmp_path: Path) -> None:
    """Also where a file of another content stood before."""
    for name in ("one.db", "two.db"):
        (tmp_path / name).write_bytes(name.encode() * 100)
        write_placed(told, "sqlite", tmp_path / name, quote_words=3)

    assert (tmp_path / "one.db").read_bytes() == (tmp_path / "two.db").read_bytes()
    assert b"visited" not in (tmp_path / "one.db").read_bytes()


@pytest.mark.parametrize("form", ["csv", "sqlite"])
def test_a_place_that_cannot_be_written_is_said(
    told: tuple[Told, ...], tmp_path: Path, form: str
) -> None:
    """One sentence, not a traceback."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ExchangeError, match="choose another place"):
        write_placed(told, form, tmp_path / "file" / "below")
