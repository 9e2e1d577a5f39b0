"""Tables of event data, made up here in the columns that their publishers give them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from relgraph.errors import ExchangeError
from relgraph.exchange import EventFile, LeftOut, describe_set, read_events
from relgraph.exchange.layouts import LAYOUTS, read_layout
from relgraph.knowledge import load_registry
from relgraph.model import EventRecord
from relgraph.vocabulary import statement_types

if TYPE_CHECKING:
    from pathlib import Path

    from relgraph.exchange import Row
    from relgraph.knowledge import Registry

ICEWS = {
    "Event ID": "1",
    "Event Date": "2024-05-01",
    "Source Name": "Police (Peru)",
    "Source Country": "Peru",
    "CAMEO Code": "111",
    "Intensity": "-2.0",
    "Target Name": "Chile",
    "Target Country": "Chile",
    "Publisher": "Example Wire",
}
POLECAT = {
    "Event ID": "x1",
    "Event Date": "2024-05-01",
    "Event Type": "CONSULT",
    "Event Mode": "visit",
    "Actor Name": "Foreign Minister",
    "Actor Country": "PER",
    "Recipient Name": "None",
    "Recipient Country": "CHL",
    "Source": "Example Wire",
}
GDELT = {
    "GLOBALEVENTID": "1",
    "SQLDATE": "20240501",
    "Actor1Name": "LIMA",
    "Actor1CountryCode": "PER",
    "Actor2Name": "SANTIAGO",
    "Actor2CountryCode": "CHL",
    "EventCode": "043",
    "GoldsteinScale": "2.8",
    "SOURCEURL": "https://example.org/a",
}
ACLED = {
    "event_id_cnty": "PER1",
    "event_date": "01 May 2024",
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "actor1": "Military Forces of Peru (2020-) Special Forces",
    "actor2": "Military Forces of Chile (1990-)",
    "source": "Example Wire",
}
ROWS = {"icews": ICEWS, "polecat": POLECAT, "gdelt": GDELT, "acled": ACLED}


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry()


def table(path: Path, layout: str, *changes: dict[str, str]) -> EventFile:
    """Write a table whose rows differ from the usual one as told."""
    told = read_layout(layout)
    columns = told.columns or (*told.needed, "notes")
    rows = [ROWS[layout] | change for change in changes]
    lines = [told.delimiter.join(row.get(name, "") for name in columns) for row in rows]
    head = () if told.columns else (told.delimiter.join(columns),)
    path.write_text("\n".join((*head, *lines)) + "\n", encoding="utf-8")
    return EventFile(path, layout)


def one(path: Path, registry: Registry, layout: str, **change: str) -> Row:
    """Return what becomes of a table's only row."""
    spaced = {name.replace("_", " ") if layout in ("icews", "polecat") else name: value
              for name, value in change.items()}  # fmt: skip
    (row,) = read_events(table(path / "t", layout, spaced), registry)
    return row


def record(path: Path, registry: Registry, layout: str, **change: str) -> EventRecord:
    row = one(path, registry, layout, **change)
    assert isinstance(row, EventRecord), row
    return row


@pytest.mark.parametrize(
    ("layout", "kind", "ends"),
    [
        ("icews", "Criticism", ("state/PER", "state/CHL")),
        ("polecat", "Visit", ("state/PER", "state/CHL")),
        ("gdelt", "Visit", ("state/CHL", "state/PER")),  # 043 is to host: the guest visits
        ("acled", "Assault", ("state/PER", "state/CHL")),
    ],
)
def test_a_row_of_each_layout_becomes_a_record(
    tmp_path: Path, registry: Registry, layout: str, kind: str, ends: tuple[str, str]
) -> None:
    """By the columns that the publishers document."""
    found = record(tmp_path, registry, layout)

    assert (found.type, found.source.id, found.target.id) == (kind, *ends)
    assert found.on.value == "2024-05-01"
    assert statement_types()[found.type].plover


def test_a_record_keeps_what_the_row_says(tmp_path: Path, registry: Registry) -> None:
    """Names, codes and scores of the data set stay to be compared."""
    icews = record(tmp_path, registry, "icews")
    gdelt = record(tmp_path, registry, "gdelt")

    assert (icews.source_name, icews.code, icews.score) == ("Police (Peru)", "111", -2.0)
    assert icews.publisher == "Example Wire"
    assert (gdelt.source_name, gdelt.target_name) == ("SANTIAGO", "LIMA")
    assert gdelt.url == "https://example.org/a"


@pytest.mark.parametrize(
    ("layout", "change", "source"),
    [
        ("icews", {"Source_Name": "United Nations", "Source_Country": ""}, "org/UN"),
        ("icews", {"Source_Name": "Hamas", "Source_Country": "Israel"}, "group/Hamas"),
        ("icews", {"Source_Name": '"Citizen (Peru)"', "Source_Country": '"Peru"'}, "state/PER"),
        ("polecat", {"Actor_Name": "NATO", "Actor_Country": "None"}, "org/NATO"),
        ("polecat", {"Actor_Name": "Hong Kong", "Actor_Country": "HKG"}, "state/CHN"),
        ("gdelt", {"Actor2CountryCode": "ROM", "Actor2Name": "BUCHAREST"}, "state/ROU"),
        ("gdelt", {"Actor2KnownGroupCode": "EEC", "Actor2CountryCode": ""}, "org/EU"),
        ("acled", {"actor1": "TTP: Pakistani Taliban"}, "group/TTP"),
        ("acled", {"actor1": "Protesters (India)"}, "state/IND"),
        ("acled", {"actor1": "Government of Peru (2020-)"}, "state/PER"),
        ("acled", {"actor1": "Islamic State (Iraq)"}, "group/ISIS"),
    ],
)
def test_bodies_go_by_their_names_and_all_others_by_their_country(
    tmp_path: Path, registry: Registry, layout: str, change: dict[str, str], source: str
) -> None:
    """As in statements: a group that acts for itself is its own principal."""
    assert record(tmp_path, registry, layout, **change).source.id == source


@pytest.mark.parametrize(
    ("layout", "change", "reason"),
    [
        ("icews", {"CAMEO_Code": "010"}, "no relation between two actors"),
        ("icews", {"Target_Name": "Citizen (Peru)", "Target_Country": "Peru"}, "within"),
        ("icews", {"Target_Name": "Bank", "Target_Country": ""}, "not known"),
        ("icews", {"Target_Name": "", "Target_Country": ""}, "only one actor"),
        ("icews", {"Target_Name": "Bank", "Target_Country": "Atlantis"}, "not known"),
        ("polecat", {"Recipient_Country": "None"}, "only one actor"),
        ("acled", {"actor2": ""}, "only one actor"),
        ("acled", {"actor2": "Unidentified Armed Group"}, "not known"),
        ("acled", {"event_type": "Strategic developments", "sub_event_type": "Other"}, "no rel"),
    ],
)
def test_rows_that_join_no_two_known_principals_are_left_out(
    tmp_path: Path, registry: Registry, layout: str, change: dict[str, str], reason: str
) -> None:
    """They are no faults of the file; each says why it is not there."""
    row = one(tmp_path, registry, layout, **change)

    assert isinstance(row, LeftOut)
    assert reason in row.reason
    assert not row.is_fault


@pytest.mark.parametrize(
    ("change", "detail"),
    [
        ({"Event_Date": "2024-05-32"}, "'2024-05-32' is no date as ICEWS writes them"),
        ({"Event_ID": ""}, "no Event ID"),
        ({"CAMEO_Code": "99"}, "'99' is no code of ICEWS's"),
        ({"Intensity": "much"}, "'much' is no number"),
        ({"Intensity": "nan"}, "'nan' is no number"),
        ({"Publisher": "a\tb\tc"}, "columns instead of"),
    ],
)
def test_a_faulty_row_says_its_line_and_what_is_wrong(
    tmp_path: Path, registry: Registry, change: dict[str, str], detail: str
) -> None:
    """A spreadsheet opens at a line; the message must name it."""
    row = one(tmp_path, registry, "icews", **change)

    assert isinstance(row, LeftOut)
    assert row.is_fault
    assert row.line == 2
    assert detail in row.detail


def test_a_short_row_and_a_repeated_identifier_are_faults(
    tmp_path: Path, registry: Registry
) -> None:
    """The second row with an identifier would stand in the place of the first."""
    file = table(tmp_path / "t", "icews", {}, {}, {"Event ID": "2"})
    with file.path.open("a", encoding="utf-8") as page:
        page.write("only\ttwo\n\n")
    rows = list(read_events(file, registry))

    assert Counter(type(row).__name__ for row in rows) == {"EventRecord": 2, "LeftOut": 2}
    assert [row.detail for row in rows if isinstance(row, LeftOut)] == [
        "Event ID 1 for the second time",
        "2 columns instead of 10",
    ]


def test_empty_columns_at_the_end_of_a_row_do_no_harm(tmp_path: Path, registry: Registry) -> None:
    """Some published files have them."""
    file = table(tmp_path / "t", "icews", {})
    text = file.path.read_text(encoding="utf-8")
    file.path.write_text(text.rstrip("\n") + "\t\t\n", encoding="utf-8")

    assert isinstance(next(iter(read_events(file, registry))), EventRecord)


def test_a_quoted_cell_may_hold_commas_and_line_breaks(tmp_path: Path, registry: Registry) -> None:
    """ACLED's notes do."""
    file = table(tmp_path / "t", "acled", {"notes": '"one, two\nthree"'}, {"event_id_cnty": "PER2"})

    assert [type(row) for row in read_events(file, registry)] == [EventRecord, EventRecord]


def test_a_table_of_another_layout_is_refused(tmp_path: Path, registry: Registry) -> None:
    """Who mixes up two formats is told which column is missing."""
    file = table(tmp_path / "t", "polecat", {})
    with pytest.raises(ExchangeError, match="t:1: there is no column 'CAMEO Code'"):
        list(read_events(EventFile(file.path, "icews"), registry))


@pytest.mark.parametrize(
    ("encoding", "told"),
    [("utf-8", "name its --encoding"), ("klingon", "unknown encoding")],
)
def test_a_wrong_encoding_is_said(
    tmp_path: Path, registry: Registry, encoding: str, told: str
) -> None:
    """Some published files are in Latin-1."""
    path = tmp_path / "t"
    path.write_bytes(b"Event ID\tPublisher\n1\tCaf\xe9\n")
    with pytest.raises(ExchangeError, match=told):
        list(read_events(EventFile(path, "icews", encoding), registry))


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    """Before anything is written."""
    with pytest.raises(ExchangeError, match="cannot read"):
        describe_set(EventFile(tmp_path / "none", "icews"))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_known_code_names_a_known_actor(layout: str, registry: Registry) -> None:
    """A code that led to nobody would lose its rows in silence."""
    assert [
        each for each in read_layout(layout).known.values() if each not in registry.actors
    ] == []


def test_gdelt_has_61_columns() -> None:
    """Its files have no header: one column more or less shifts all that follow."""
    assert len(set(read_layout("gdelt").columns)) == 61
