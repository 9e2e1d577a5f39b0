"""Readers over snapshots: what they see while another process writes, and what they leave."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from relgraph.errors import NoGraphError, QueryError, QueryTimeout, StoreError
from relgraph.model import Asked, Cell, CellKind, Rows
from relgraph.store import Limits, Readers, open_store

WRITER = """
import sys
from relgraph.store import open_store
with open_store(sys.argv[1]) as store:
    print("open", flush=True)
    sys.stdin.readline()
    store.update("INSERT DATA { GRAPH <a:g> { <a:new> <a:is> 1 } }")
    print("written", flush=True)
    sys.stdin.readline()
"""
NEW = "ASK { <a:new> ?p ?o }"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Give the folder of a store with a thousand quads."""
    where = tmp_path / "graph.db"
    with open_store(where) as store:
        store.engine.extend(
            Quad(NamedNode(f"a:{number}"), NamedNode("a:is"), Literal(number), NamedNode("a:g"))
            for number in range(1000)
        )
    return where


@pytest.fixture
def readers(place: Path) -> Iterator[Readers]:
    """Give readers of it that are quick to give up."""
    with Readers(place, Limits(seconds=3, processes=2)) as found:
        yield found


def test_readers_answer_as_the_store_does(readers: Readers) -> None:
    """The pages ask through them what the library asks of a store."""
    rows = readers.query("SELECT ?n { ?s ?p ?n }", {"s": Cell(CellKind.IRI, "a:7")})

    assert isinstance(rows, Rows)
    assert rows.values("n") == [7]
    assert readers.query("ASK { <a:7> ?p 7 }") is True
    assert readers.query("CONSTRUCT { ?s ?p 7 } { ?s ?p 7 }") == (
        '<a:7> <a:is> "7"^^<http://www.w3.org/2001/XMLSchema#integer> .\n'
    )


def test_readers_see_an_import_when_it_is_done_and_all_the_while_what_was_before(
    readers: Readers, place: Path
) -> None:
    """One writer, many readers: neither waits for the other."""
    command = [sys.executable, "-c", WRITER, str(place)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdin is not None
        assert writer.stdout is not None
        writer.stdout.readline()
        before = readers.query(NEW)
        with pytest.raises(StoreError, match="another process holds"):
            readers.update("CLEAR ALL")
        writer.stdin.write("\n")
        writer.stdin.flush()
        writer.stdout.readline()
        time.sleep(1.1)
        during = readers.query(NEW)
        writer.stdin.close()
        writer.wait()
    time.sleep(1.1)

    assert (before, during, readers.query(NEW)) == (False, False, True)


def test_no_snapshot_stays_behind(place: Path) -> None:
    """Old ones go when no reader uses them, and the last with the readers."""
    with Readers(place, Limits(processes=1)) as readers:
        first = readers.snapshot()
        readers.query("ASK {}")
        readers.update("INSERT DATA { GRAPH <a:g> { <a:new> <a:is> 1 } }")
        assert readers.query(NEW)
        assert not first.exists()
        assert readers.snapshot().exists()

    assert [path.name for path in place.parent.iterdir()] == ["graph.db"]


def test_what_a_killed_server_left_is_cleared_and_what_a_live_one_has_is_kept(
    place: Path,
) -> None:
    """A snapshot keeps old tables on the disk; one in use is somebody's answer."""
    left = place.parent / ".graph.db-served-left"
    left.mkdir()
    with Readers(place) as first, Readers(place) as second:
        assert not left.exists()
        assert first.query("ASK {}")
        assert second.query("ASK {}")


def test_a_store_on_a_server_is_not_served_again() -> None:
    """It has an endpoint of its own, and no files to make a snapshot of."""
    with pytest.raises(StoreError, match="serve a store in a folder"):
        Readers("http://127.0.0.1:7878/")


def test_a_late_query_is_ended_and_the_next_is_answered(readers: Readers) -> None:
    """The engine cannot be stopped from inside."""
    with pytest.raises(QueryTimeout, match=r"ran past 0\.5 s"):
        readers.query(SLOW, time_limit=0.5)

    assert readers.query("ASK {}") is True


def test_a_query_that_needs_too_much_memory_is_ended(place: Path) -> None:
    """One query must not take the machine with it."""
    sorted_product = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"
    with Readers(place, Limits(seconds=60, memory=1 << 29)) as readers:
        with pytest.raises(QueryError, match="memory"):
            readers.query(sorted_product)

        assert readers.query("ASK {}") is True


def test_a_reading_may_be_stopped_before_it_starts_and_twice(readers: Readers) -> None:
    """Clients hang up at any time."""
    reading = readers.read(Asked("ASK {}"))
    reading.stop()
    reading.stop()

    with pytest.raises(QueryError, match="stopped by who asked"):
        reading.start()
    assert readers.query("ASK {}") is True


def test_a_reader_that_died_in_its_sleep_is_told(readers: Readers) -> None:
    """Whoever tidies up the machine may end any process."""
    reader = readers.take(1)
    reader.kill()
    readers.put_back(reader)

    with pytest.raises(QueryError, match="stopped from outside"):
        readers.query("ASK {}")
    assert readers.query("ASK {}") is True


def test_a_graph_is_read_by_its_name(readers: Readers) -> None:
    """And one that is not there is no empty graph."""
    reading = readers.read(Asked(None, default_graphs=("a:g",)))
    reading.start()
    lines = b"".join(reading.chunks()).splitlines()
    reading.stop()
    missing = readers.read(Asked(None, default_graphs=("a:none",)))

    assert len(lines) == 1000
    with pytest.raises(NoGraphError, match="no graph a:none"):
        missing.start()
    missing.stop()


def test_an_update_looks_into_the_graphs_that_are_named(readers: Readers) -> None:
    """SPARQL 1.1 Protocol, section 2.2.3."""
    change = "INSERT { GRAPH <a:h> { ?s <a:seen> 1 } } WHERE { ?s <a:is> 5 }"
    readers.update(change)
    without = readers.query("ASK { ?s <a:seen> 1 }")
    readers.update(change, ["a:g"])

    assert without is False
    assert readers.query("ASK { <a:5> <a:seen> 1 }") is True
    with pytest.raises(QueryError, match="USING of its own"):
        readers.update("INSERT { <a:b> a <a:c> } USING <a:g> WHERE {}", ["a:g"])


def test_a_late_update_changes_nothing(place: Path) -> None:
    """It is killed in the middle, and all of it is undone."""
    change = f"INSERT {{ GRAPH <a:h> {{ <a:n> <a:is> ?n }} }} WHERE {{ GRAPH <a:g> {{ {SLOW} }} }}"
    with Readers(place, Limits(seconds=4)) as readers:
        with pytest.raises(QueryTimeout, match="nothing was changed"):
            readers.update(change)

        assert readers.query("ASK { GRAPH <a:h> { ?s ?p ?o } }") is False


def test_from_goes_before_the_union(place: Path) -> None:
    """An answer out of other graphs than those that were asked for is a wrong answer."""
    with open_store(place) as store:
        assert store.query("ASK FROM <a:h> { <a:7> ?p ?o }") is False
        assert store.query("ASK FROM <a:g> { <a:7> ?p ?o }") is True
        assert store.query("ASK { <a:7> ?p ?o }") is True
