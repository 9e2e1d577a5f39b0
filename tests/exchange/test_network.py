from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import networkx as nx
import pytest

from relgraph.exchange import write_placed, write_streamed
from relgraph.model import PartialDate, Party, StoredArticle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from relgraph.exchange import Report, Told
    from relgraph.model import Statement

    Say = Callable[..., Statement]

EDGES = 8  # the criticism of two is two edges, the concern none, the envoy of Chile on Chile a loop


def written(told: tuple[Told, ...], form: str, words: int | None = None) -> tuple[bytes, Report]:
    page = io.BytesIO()
    report = write_streamed(told, form, page, coder="relgraph 1", quote_words=words)
    return page.getvalue(), report


def read(form: str, page: bytes) -> nx.MultiDiGraph[str]:
    if form == "graphml":
        graph = nx.read_graphml(io.BytesIO(page), force_multigraph=True)
    else:
        graph = nx.read_gexf(io.BytesIO(page), version="1.3")
    return nx.MultiDiGraph(graph)


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_networkx_reads_every_node_and_edge_back(told: tuple[Told, ...], form: str) -> None:
    """An export that other programs cannot open is none."""
    page, report = written(told, form)
    network = read(form, page)

    assert set(network) == {"state/BRA", "state/CHL", "state/NOR", "state/PER"}
    assert network.nodes["state/PER"]["code"] == "PER"
    assert network.number_of_edges() == EDGES == report.written["edges"]
    assert report.left_out == {"positions towards a topic alone": 1}


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_values_come_back_with_their_types_and_every_character(
    told: tuple[Told, ...], form: str
) -> None:
    """Quotes hold marks that XML must escape, and characters that it cannot hold."""
    network = read(form, written(told, form)[0])
    visits = [each for *_, each in network.edges(data=True) if each["statement_type"] == "Visit"]
    visit = next(each for each in visits if each["modality"] == "asserted")

    assert visit["quote"] == 'Ana Soto, "the envoy", <visited> Peru & Chile\ufffd on Monday'
    assert visit["score"] == 1.0
    assert visit["negated"] is False
    assert visit["source_actors"] == "Ana Soto"
    assert visit["date"] == "2024-02"


def test_an_edge_lasts_from_the_first_to_the_last_day_of_its_date(told: tuple[Told, ...]) -> None:
    """Gephi's timeline needs days; a month that stood for its first day would be wrong."""
    network = read("gexf", written(told, "gexf")[0])
    times = {
        each["statement_type"]: (each.get("start"), each.get("end"))
        for *_, each in network.edges(data=True)
        if each["modality"] == "asserted"
    }

    assert times["Visit"] == ("2024-02-01", "2024-02-29")
    assert times["Consultation"] == ("2024-05-12", "2024-05-12")
    assert times["Aid"] == (None, None)
    assert b'mode="dynamic" timeformat="date"' in written(told, "gexf")[0]


def test_a_year_lasts_a_year(told: tuple[Told, ...], say: Say) -> None:
    """The least precise of dates."""
    article, _ = told[0]
    statement = say("Aid", 0, "NOR", "PER", event_time=PartialDate("2023"))
    page, _ = written(((article, (statement,)),), "gexf")

    assert b'start="2023-01-01" end="2023-12-31"' in page


@pytest.mark.parametrize("form", ["graphml", "gexf", "plover", "cameo"])
def test_the_same_statements_give_the_same_bytes(told: tuple[Told, ...], form: str) -> None:
    """Exports are compared and kept under version control: no clock, no order of sets."""
    assert written(told, form) == written(told, form)


@pytest.mark.parametrize("form", ["graphml", "gexf", "plover", "cameo"])
def test_quotes_are_cut_to_so_many_words(told: tuple[Told, ...], form: str) -> None:
    """What may be shared is short; the rest of the quote must be nowhere in the file."""
    page, _ = written(told, form, 2)

    assert b"Ana Soto," in page
    assert b"envoy" not in page


def test_of_several_names_of_an_actor_the_smallest_is_kept(say: Say) -> None:
    """The order of articles must not show in the label of a node."""
    article = StoredArticle(id="article/cc", title="t", sha256="c", published_on=date(2024, 1, 1))
    statement = say("Aid", 0, "NOR", "PER")
    norge = replace(statement.sources[0].actor, name="Norge")
    other = replace(say("Aid", 1, "PER", "NOR"), targets=(Party(norge, norge),))
    for order in ((statement, other), (other, statement)):
        network = read("graphml", written(((article, order),), "graphml")[0])

        assert network.nodes["state/NOR"]["label"] == "Norge"


def test_the_tables_hold_nodes_edges_and_positions(told: tuple[Told, ...], tmp_path: Path) -> None:
    """Gephi and spreadsheets take lists; here no statement is lost."""
    report = write_placed(told, "csv", tmp_path / "tables")
    tables = {}
    for name in ("nodes", "edges", "positions"):
        with (tmp_path / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as page:
            tables[name] = list(csv.DictReader(page))

    assert {name: len(rows) for name, rows in tables.items()} == dict(report.written)
    assert report.written == {"nodes": 4, "edges": EDGES, "positions": 1}
    assert tables["positions"][0]["topic"] == "drought"
    assert tables["positions"][0]["Node"] == "state/CHL"
    assert tables["edges"][0]["quote"].startswith('Ana Soto, "the envoy"')
    assert tables["edges"][0]["negated"] == "false"
