"""Statements as event rows, for PLOVER and for CAMEO."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from relgraph.exchange import write_streamed
from relgraph.exchange.codes import cameo_code, quad_class, quad_code, type_of
from relgraph.model import Family
from relgraph.vocabulary import statement_types

if TYPE_CHECKING:
    from relgraph.exchange import Told

INTERACTIONS = [kind for kind in statement_types().values() if kind.family is Family.INTERACTION]
LEFT_OUT = {
    "denied, planned or urged": 1,
    "standing relations": 1,
    "positions": 1,
    "without two principals": 1,
    "without a date": 1,
}


def test_only_dated_affirmed_interactions_are_events(told: tuple[Told, ...]) -> None:
    """Never assert what the text denies, plans or supposes; what is left out is counted."""
    for form, count in (("plover", 3), ("cameo", 4)):
        report = write_streamed(told, form, io.BytesIO(), coder="relgraph 1")

        assert report.left_out == LEFT_OUT
        assert report.written == {"events": count}


def test_plover_rows_have_the_fields_of_its_manual(told: tuple[Told, ...]) -> None:
    """Whoever reads PLOVER reads these without being told of relgraph."""
    page = io.BytesIO()
    write_streamed(told, "plover", page, coder="relgraph 1")
    visit, talks, criticism = map(json.loads, page.getvalue().decode().splitlines())

    assert (visit["date"], visit["enddate"], visit["mode"]) == (
        "2024-02-01",
        "2024-02-29",
        "visit",
    )
    assert visit["event"] == ["CONSULT"]
    assert visit["source"] == [
        {"code": "CHL", "actor_text": "Ana Soto", "identifier_id": "person/ana-soto"}
    ]
    assert [actor["code"] for actor in talks["source"]] == ["NOR", "BRA"]
    assert "recipient" not in talks
    assert talks["context"] == ["economic"]
    assert [actor["code"] for actor in criticism["recipient"]] == ["CHL", "NOR"]
    assert criticism["cite_info"]["publication"] == "Example Review"


def test_cameo_rows_have_the_columns_of_gdelt(told: tuple[Told, ...]) -> None:
    """A row for each pair, as in every table of dyadic events."""
    page = io.BytesIO()
    write_streamed(told, "cameo", page, coder="relgraph 1")
    rows = list(csv.DictReader(io.StringIO(page.getvalue().decode(), newline="")))

    assert [(row["Actor1Code"], row["EventCode"], row["Actor2Code"]) for row in rows] == [
        ("CHL", "042", "PER"),
        ("NOR", "040", "BRA"),
        ("PER", "110", "CHL"),
        ("PER", "110", "NOR"),
    ]
    assert rows[0]["SQLDATE"] == "20240201"
    assert rows[0]["DatePrecision"] == "month"
    assert len({row["GLOBALEVENTID"] for row in rows}) == len(rows)


@pytest.mark.parametrize("kind", INTERACTIONS, ids=lambda kind: kind.name)
def test_codes_out_agree_with_the_ontology_and_come_back(kind: object) -> None:
    """The ontology's matches and the table of codes are two files about one thing."""
    known = statement_types()[getattr(kind, "name", "")]
    code = cameo_code(known.name)

    assert code[:2] in known.cameo
    assert type_of("cameo", code) == known.name
    assert quad_class(code) in (1, 2, 3, 4)
    assert quad_code(known.plover or "") in (1, 2, 3, 4)


@pytest.mark.parametrize("kind", statement_types().values(), ids=lambda kind: kind.name)
def test_codes_in_agree_with_the_ontology(kind: object) -> None:
    """A root that the ontology matches with a type is read as it, or as another that it matches."""
    known = statement_types()[getattr(kind, "name", "")]
    for root in known.cameo:
        read = type_of("cameo", root)

        assert read is not None
        assert not read or root in statement_types()[read].cameo
    if known.plover:
        read = type_of("plover", known.plover)

        assert read is not None
        assert statement_types()[read].plover == known.plover
