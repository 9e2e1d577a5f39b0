from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from relgraph.rdf import article_iri
from relgraph.store import Store, open_store
from relgraph.vocabulary import REVIEWED_GRAPH

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Make = Callable[..., tuple[str, tuple[Quad, ...]]]


def test_a_revision_writes_articles_and_other_graphs_in_one_step(store: Store, make: Make) -> None:
    """A decision about actors and all that follows from it stand together or not at all."""
    graph, quads = make("pak visits usa", ("Visit", "PAK", "USA", False))
    store.replace_graph(graph, quads)
    _, other = make("pak visits usa", ("Visit", "IND", "USA", False))
    note = Quad(NamedNode(REVIEWED_GRAPH), NamedNode("http://x/p"), Literal("a"))

    assert store.revise({graph: other}, {REVIEWED_GRAPH: [note]})
    assert {quad for quad in other if quad.graph_name == NamedNode(article_iri(graph))} == set(
        store.quads(graph)
    )
    assert [quad.object for quad in store.quads(REVIEWED_GRAPH)] == [Literal("a")]
    assert not store.revise({graph: other}, {REVIEWED_GRAPH: [note]})


def test_a_revision_leaves_the_store_as_a_replacement_would(
    store: Store, make: Make, tmp_path: Path
) -> None:
    """It writes less; the derived and the shared graph must not tell the difference."""
    told = [("Visit", "PAK", "USA", False), ("Criticism", "IND", "USA", False)]
    graph, quads = make("pak visits usa", *told, person="Munir")
    _, revised = make("pak visits usa", told[0], person="Asim Munir")
    another, others = make("they met again", told[1])
    with open_store(tmp_path / "other.db") as replaced:
        for each in (store, replaced):
            each.replace_graph(graph, quads)
            each.replace_graph(another, others)
        store.revise({graph: revised}, {})
        replaced.replace_graph(graph, revised)

        assert set(store.quads()) == set(replaced.quads())


def test_loading_never_loses_a_decision(store: Store) -> None:
    """What was decided here and what was decided there both hold."""
    here, there = (f'<http://x/s> <http://x/p> "{told}" <{REVIEWED_GRAPH}> .' for told in "ab")
    store.load(here.encode())
    store.load(there.encode())

    assert {str(quad.object) for quad in store.quads(REVIEWED_GRAPH)} == {'"a"', '"b"'}
