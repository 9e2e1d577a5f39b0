"""A store on a server holds what a folder would, on each of two real servers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from relgraph.errors import StoreError
from relgraph.pipeline import verify
from relgraph.store import Store, open_for_reading, open_store, validate
from relgraph.vocabulary import ACTORS_GRAPH, ID_NAMESPACE, NAMESPACE, ONTOLOGY_GRAPH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.conftest import SparqlServer

    Make = Callable[..., tuple[str, tuple[Quad, ...]]]


@pytest.fixture
def remote(server: SparqlServer) -> Iterator[Store]:
    with open_store(server.address) as opened:
        yield opened


def _known(name: str, kind: str = "State") -> tuple[Quad, ...]:
    """Return what the graph of the known actors holds of Pakistan."""
    actor = NamedNode(f"{ID_NAMESPACE}state/PAK")
    said: dict[str, NamedNode | Literal] = {
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#type": NamedNode(NAMESPACE + kind),
        "http://www.w3.org/2000/01/rdf-schema#label": Literal(name),
        NAMESPACE + "code": Literal("PAK"),
    }
    graph = NamedNode(ACTORS_GRAPH)
    return tuple(
        Quad(actor, NamedNode(predicate), value, graph) for predicate, value in said.items()
    )


def _live(store: Store, make: Make) -> list[bool]:
    """Let a store go through all that a graph goes through; return what it said of each step."""
    first, quads = make(
        "pakistan met india", ("Consultation", "PAK", "IND", False), person="Wang Yi"
    )
    second, others = make(
        "pakistan and the usa quarrel",
        ("Dispute", "PAK", "USA", False),
        ("Visit", "PAK", "IND", True),
        person="Asim Munir",
    )
    third, few = make("gone again", ("Visit", "USA", "IND", False))
    again = make("pakistan met india", ("Visit", "PAK", "IND", False))[1]
    return [
        store.replace_graph(first, quads),
        store.replace_graph(first, quads),
        store.replace_graph(second, others),
        store.put_graph(ACTORS_GRAPH, _known("Pakistan")),
        store.put_graph(ACTORS_GRAPH, _known("Pakistan")),
        store.replace_graph(third, few),
        store.replace_graph(first, again),
        store.put_graph(ACTORS_GRAPH, _known("Islamic Republic of Pakistan")),
        store.revise({second: others[:-3]}, {}),
        store.revise({second: others}, {}),
        store.drop_graph(third),
        store.drop_graph(third),
    ]


def test_a_server_holds_what_a_folder_would(store: Store, remote: Store, make: Make) -> None:
    """Articles replaced and taken out, actors become known: the shared graph stays as true."""
    told = _live(store, make)

    assert _live(remote, make) == told
    assert sorted(map(str, remote.quads())) == sorted(map(str, store.quads()))
    assert remote.articles() == store.articles()


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        'two\nlines, a\ttab, "quotes" and \\ backslashes',
        "Ünïcødé 🕊 日本 \u00a0.",
        "x" * 300_000,
    ],
)
def test_what_is_written_is_read_back(remote: Store, make: Make, text: str) -> None:
    """Offsets are into the text: one character lost on the way would move every quote."""
    graph, quads = make(text, ("Visit", "PAK", "IND", False))
    remote.replace_graph(graph, quads)

    assert not remote.replace_graph(graph, quads)
    assert not verify(remote).faults


def test_literals_of_every_kind_come_back_canonical(remote: Store) -> None:
    """Servers write numbers and dates in their own way; a graph that differs is written anew."""
    xsd = "http://www.w3.org/2001/XMLSchema#"
    told = {
        "boolean": "true",
        "integer": "7",
        "decimal": "0.87",
        "date": "2023-12-29",
        "gYear": "2023",
        "gYearMonth": "2023-12",
        "dateTime": "2026-01-02T03:04:05Z",
        "anyURI": "https://example.org/?a=b&c=d#e",
    }
    node = NamedNode(f"{ID_NAMESPACE}thing")
    values = [Literal(value, datatype=NamedNode(xsd + kind)) for kind, value in told.items()]
    values += [Literal("colour", language="en-gb"), Literal("1"), Literal("")]
    predicate, graph = NamedNode(NAMESPACE + "told"), NamedNode(ONTOLOGY_GRAPH)
    quads = [Quad(node, predicate, value, graph) for value in values]
    remote.put_graph(ONTOLOGY_GRAPH, quads)

    assert not remote.put_graph(ONTOLOGY_GRAPH, quads)
    assert set(remote.quads(ONTOLOGY_GRAPH)) == set(quads)


def test_a_graph_of_many_thousand_quads_is_written(remote: Store) -> None:
    """Virtuoso reads no more than some 5,000 lines at a time."""
    graph = NamedNode(ONTOLOGY_GRAPH)
    quads = [
        Quad(NamedNode(f"{ID_NAMESPACE}{n}"), NamedNode(NAMESPACE + "n"), Literal(n), graph)
        for n in range(12_000)
    ]

    assert remote.put_graph(ONTOLOGY_GRAPH, quads)
    assert len(remote.quads(ONTOLOGY_GRAPH)) == 12_000
    assert remote.put_graph(ONTOLOGY_GRAPH, quads[:10])
    assert len(remote.quads(ONTOLOGY_GRAPH)) == 10


def test_an_export_can_be_loaded_into_a_server(
    store: Store, remote: Store, make: Make, tmp_path: Path
) -> None:
    """The way from a folder to a server, and back."""
    _live(store, make)
    exported = "".join(sorted(f"{quad} .\n" for quad in store.quads()))
    (tmp_path / "graph.nq").write_text(exported, encoding="utf-8")
    remote.load(tmp_path / "graph.nq")

    assert "".join(sorted(f"{quad} .\n" for quad in remote.quads())) == exported
    assert validate(remote).articles == validate(store).articles == 2


def test_articles_are_found_as_in_a_folder(remote: Store, make: Make) -> None:
    graph, quads = make("pakistan met india", ("Visit", "PAK", "IND", False))
    remote.replace_graphs([(graph, quads)])

    assert remote.find_article("Pakistan Met India").statements == 1
    assert remote.run_of(graph) is not None
    assert remote.has_graph(graph)
    assert not remote.has_graph("article/none")


def test_reading_needs_a_store_and_makes_none(server: SparqlServer) -> None:
    """A misspelt address is to be told, not filled."""
    with pytest.raises(StoreError, match=r"no graph at .*; 'relgraph import' makes one"):
        open_for_reading(server.address)
    with pytest.raises(StoreError, match="no graph at"):
        open_store(server.address, must_exist=True)
    with open_store(server.address):
        pass
    with open_for_reading(server.address) as store:
        assert store.articles() == ()


def test_a_newer_relgraph_s_server_is_left_alone(server: SparqlServer) -> None:
    graph = f"{ID_NAMESPACE}graph/format"
    server.change(
        f"INSERT DATA {{ GRAPH <{graph}> {{ <{graph}> <{NAMESPACE}formatVersion> 99 }} }}"
    )

    with pytest.raises(StoreError, match="newer relgraph; update relgraph"):
        open_store(server.address)


def test_what_a_server_does_itself_is_said_in_one_line(remote: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="packed by its own server"):
        remote.optimize()
    with pytest.raises(StoreError, match="use 'relgraph export'"):
        remote.snapshot(tmp_path / "copy")


def test_a_closed_store_says_so(server: SparqlServer) -> None:
    store = open_store(server.address)
    store.close()
    store.close()

    with pytest.raises(StoreError, match="is closed"):
        store.quads()
