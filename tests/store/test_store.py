from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize
from pyoxigraph import Store as Engine

from relgraph.errors import StoreError
from relgraph.model import Actor, ActorKind, Article, Author, Party, Rows, Run, Span
from relgraph.rdf import actor_quads, from_quads, ontology_quads, to_quads
from relgraph.store import Store, open_snapshot, open_store
from relgraph.vocabulary import (
    ACTORS_GRAPH,
    DERIVED_GRAPH,
    ID_NAMESPACE,
    NAMESPACE,
    ONTOLOGY_GRAPH,
    SHARED_GRAPH,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Make = Callable[..., tuple[str, tuple[Quad, ...]]]

VISIT = ("Visit", "PAK", "USA", False)
NO_VISIT = ("Visit", "PAK", "USA", True)
PARTNERS = ("Partnership", "IND", "USA", False)
MUNIR = NamedNode(ID_NAMESPACE + "person/asim-munir")


def plain(store: Store) -> set[str]:
    return {
        " ".join(
            str(getattr(part, "value", "")).removeprefix(ID_NAMESPACE).removeprefix(NAMESPACE)
            for part in quad.triple
        )
        for quad in store.quads(DERIVED_GRAPH)
    }


def labels(store: Store) -> list[str]:
    label = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    found = store.engine.quads_for_pattern(MUNIR, label, None, None)
    return sorted(str(getattr(quad.object, "value", "")) for quad in found)


def test_a_stored_article_reads_back(store: Store, make: Make) -> None:
    """Everything else reads what this gives back."""
    graph, quads = make("Pakistan visited.", VISIT)

    assert store.replace_graph(graph, quads)
    assert store.has_graph(graph)
    assert from_quads(store.quads(graph)) == from_quads(quads)
    assert plain(store) == {"state/PAK visited state/USA"}


def test_adding_twice_changes_nothing(store: Store, make: Make) -> None:
    """Importing a folder again must be harmless."""
    graph, quads = make("Pakistan visited.", VISIT)
    store.replace_graph(graph, quads)
    before = set(store.quads())

    assert not store.replace_graph(graph, quads)
    assert set(store.quads()) == before


def test_a_plain_triple_goes_with_its_last_statement(store: Store, make: Make) -> None:
    """The derived graph may assert only what some article still says."""
    first, second = make("He went.", VISIT), make("She went.", VISIT, PARTNERS)
    store.replace_graph(*first)
    store.replace_graph(*second)
    store.drop_graph(second[0])

    assert plain(store) == {"state/PAK visited state/USA"}
    assert store.drop_graph(first[0])
    assert plain(store) == set()


def test_a_retracted_article_leaves_nothing_behind(store: Store, make: Make) -> None:
    """To retract an article is to drop its graph; no actor, dyad or run may outlive it."""
    empty = set(store.quads())
    graph, quads = make("Pakistan visited.", VISIT, PARTNERS, person="Asim Munir")
    store.replace_graph(graph, quads)
    store.drop_graph(graph)

    assert set(store.quads()) == empty
    assert not store.drop_graph(graph)


def test_an_article_that_is_read_anew_takes_back_what_it_said(store: Store, make: Make) -> None:
    """A better extractor that sees the negation must unsay the plain triple."""
    store.replace_graph(*make("Pakistan visited.", VISIT))
    store.replace_graph(*make("Pakistan visited.", NO_VISIT))

    assert plain(store) == set()


def test_a_new_run_replaces_the_description_of_the_old(store: Store, make: Make) -> None:
    """Runs that made nothing in the store are not listed."""
    newer = Run(version="0.2", model="small", model_version="3.8", lexicon_sha256="ab" * 32)
    graph, quads = make("Pakistan visited.", VISIT)
    store.replace_graph(graph, quads)
    _, again = make("Pakistan visited.", VISIT, run=newer)
    store.replace_graph(graph, again)

    runs = [quad for quad in store.quads(SHARED_GRAPH) if quad.object == _rg("Run")]
    assert [quad.subject for quad in runs] == [NamedNode(ID_NAMESPACE + newer.id)]
    assert store.run_of(graph) == newer.id


def test_an_actor_of_many_names_has_one_label(store: Store, make: Make) -> None:
    """Two labels would double every row of a query that joins them."""
    first = make("He went.", VISIT, person="General Munir")
    second = make("She went.", VISIT, person="Asim Munir")
    store.replace_graph(*first)
    store.replace_graph(*second)

    assert labels(store) == ["Asim Munir"]
    store.drop_graph(second[0])
    assert labels(store) == ["General Munir"]


def test_known_actors_are_described_in_their_own_graph_only(store: Store, make: Make) -> None:
    """What the registry knows of an actor goes before what an article says."""
    store.replace_graph(*make("He went.", VISIT, person="General Munir"))
    known = Actor("person/asim-munir", ActorKind.PERSON, "Asim Munir", "Syed Asim Munir")
    store.put_graph(ACTORS_GRAPH, actor_quads([Party(known, None)]))
    store.replace_graph(*make("She went.", VISIT, person="Munir"))

    assert labels(store) == ["Syed Asim Munir"]
    principals = set(store.engine.quads_for_pattern(MUNIR, _rg("principal"), None, None))
    assert len(principals) == 1
    store.put_graph(ACTORS_GRAPH, ())
    assert labels(store) == ["General Munir"]


def test_putting_the_ontology_twice_changes_nothing(store: Store) -> None:
    """Every import puts it; the store must see that 1.0 and 1 are the same decimal."""
    assert store.put_graph(ONTOLOGY_GRAPH, ontology_quads())
    assert not store.put_graph(ONTOLOGY_GRAPH, ontology_quads())


def test_many_articles_at_once_give_the_same_store(
    store: Store, make: Make, tmp_path: Path
) -> None:
    """The quick way of importing may not be another way of importing."""
    articles = [make("He went.", VISIT), make("She went.", PARTNERS), make("It went.")]
    store.replace_graphs(articles)
    with open_store(tmp_path / "other.db") as other:
        for graph, quads in reversed(articles):
            other.replace_graph(graph, quads)

        assert set(other.quads()) == set(store.quads())


TOLD = st.tuples(
    st.sampled_from(["Visit", "Partnership"]),
    st.sampled_from(["PAK", "IND"]),
    st.just("USA"),
    st.booleans(),
)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["He went.", "She went.", "It went."]),
        st.lists(TOLD, max_size=3),
        st.sampled_from(["", "Munir", "Asim Munir"]),
        st.booleans(),
    ),
    max_size=6,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_a_store_tells_its_articles_and_not_its_history(
    steps: list[tuple[str, list[tuple[str, str, str, bool]], str, bool]],
    make: Make,
    tmp_path: Path,
) -> None:
    """However articles came, changed and went, the same articles make the same store."""
    store, fresh = Store(Engine(), tmp_path), Store(Engine(), tmp_path)
    final: dict[str, tuple[Quad, ...]] = {}
    for text, told, person, is_dropped in steps:
        graph, quads = make(text, *told, person=person)
        store.replace_graph(graph, quads)
        final[graph] = quads
        if is_dropped:
            store.drop_graph(graph)
            del final[graph]
    for graph, quads in final.items():
        fresh.replace_graph(graph, quads)

    assert set(store.quads()) == set(fresh.quads())


def test_a_graph_takes_only_its_own_quads(store: Store, make: Make) -> None:
    """A wrong graph name would write over another article."""
    _, quads = make("He went.", VISIT)

    with pytest.raises(StoreError, match="no part of"):
        store.replace_graph("article/0000", quads)


def test_an_export_loads_into_an_equal_store(store: Store, make: Make, tmp_path: Path) -> None:
    """Shipped samples and backups are N-Quads."""
    store.put_graph(ONTOLOGY_GRAPH, ontology_quads())
    store.replace_graph(*make("He went.", VISIT, person="Munir"))
    store.replace_graph(*make("She went.", PARTNERS))
    written = serialize(store.quads(), format=RdfFormat.N_QUADS) or b""
    path = tmp_path / "graph.nq"
    path.write_bytes(written)
    with open_store(tmp_path / "other.db") as other:
        other.load(path)
        other.load(written)

        assert set(other.quads()) == set(store.quads())


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (b"<http://x/a> <http://x/b> .", "cannot be read as N-Quads"),
        (b"<http://x/a> <http://x/b> <http://x/c> .", "outside any named graph"),
        (
            f'<{ID_NAMESPACE}graph/format> <{NAMESPACE}formatVersion> "9" '
            f"<{ID_NAMESPACE}graph/format> .".encode(),
            "newer relgraph",
        ),
    ],
)
def test_what_cannot_be_loaded_says_why(
    store: Store, tmp_path: Path, written: bytes, message: str
) -> None:
    """A file from elsewhere is the likeliest thing to be wrong, into an empty store too."""
    before = set(store.quads())
    path = tmp_path / "graph.nq"
    path.write_bytes(written)

    with pytest.raises(StoreError, match=message):
        store.load(path)
    with pytest.raises(StoreError, match=message):
        store.load(written)
    assert set(store.quads()) == before


def test_articles_are_listed_and_found(store: Store, make: Make) -> None:
    """What a user types is a title, a file name or the start of an identifier."""
    first, second = make("Pakistan visited.", VISIT), make("He went.")
    store.replace_graph(*first)
    store.replace_graph(*second)

    assert [one.title for one in store.articles()] == ["He Went.", "Pakistan Visited."]
    assert store.find_article("Pakistan Visited.").statements == 1
    assert store.find_article(first[0][: len("article/") + 6]).id == first[0]
    assert store.run_of("article/none") is None
    with pytest.raises(StoreError, match="several articles"):
        store.find_article("a.txt")
    with pytest.raises(StoreError, match="did you mean 'Pakistan Visited"):
        store.find_article("Pakistan Visits")
    with pytest.raises(StoreError, match="articles list"):
        store.find_article("§")


def test_authors_are_listed_in_their_order_with_affiliations(store: Store) -> None:
    """Who comes first among authors is no matter of the alphabet."""
    writers = (Author("Zoe Last", "Example University"), Author("Ann First"))
    article = Article(
        text="He went.",
        body=(Span(0, 8),),
        title="A visit",
        authors=writers,
        published_on=date(2023, 12, 29),
    )
    run = Run(version="0.1", model="small", model_version="3.8", lexicon_sha256="ab" * 32)
    store.replace_graph(article.id, to_quads(article, [], run))

    assert store.articles() == (from_quads(store.quads(article.id))[0],)
    assert store.articles()[0].authors == writers


def test_a_snapshot_is_read_but_never_written(store: Store, make: Make, tmp_path: Path) -> None:
    """Readers of a busy store see it as it was, and cannot harm it."""
    store.replace_graph(*make("He went.", VISIT))
    store.snapshot(tmp_path / "snapshot")
    store.replace_graph(*make("She went.", VISIT))
    with open_snapshot(tmp_path / "snapshot") as snapshot:
        assert len(snapshot.articles()) == 1
        rows = snapshot.query("SELECT ?a { ?a a rg:Article }", time_limit=30)
        assert isinstance(rows, Rows)
        assert len(rows) == 1
        with pytest.raises(StoreError, match="cannot be written"):
            snapshot.replace_graph(*make("It went.", VISIT))
    with pytest.raises(StoreError, match="exists"):
        store.snapshot(tmp_path / "snapshot")
    with pytest.raises(StoreError, match="no snapshot"):
        open_snapshot(tmp_path / "nowhere")


def test_a_packed_store_holds_the_same(store: Store, make: Make) -> None:
    """Packing is for space alone."""
    store.replace_graph(*make("He went.", VISIT))
    before = set(store.quads())
    store.optimize()

    assert set(store.quads()) == before


def test_other_graphs_stand_beside_the_articles(store: Store) -> None:
    """Reviews and whatever else comes have graphs of their own."""
    graph = NamedNode(ID_NAMESPACE + "graph/reviews")
    quad = Quad(MUNIR, _rg("cue"), Literal("seen"), graph)

    assert store.put_graph("graph/reviews", [quad])
    assert store.quads("graph/reviews") == (quad,)


def _rg(name: str) -> NamedNode:
    return NamedNode(NAMESPACE + name)
