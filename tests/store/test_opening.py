from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from pyoxigraph import Store as Engine

from relgraph.errors import StoreError
from relgraph.store import open_for_reading, open_store
from relgraph.vocabulary import FORMAT_GRAPH, NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Make = Callable[..., tuple[str, tuple[Quad, ...]]]

FORMAT = NamedNode(FORMAT_GRAPH)


def contents(path: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in path.rglob("*") if file.is_file()}


def test_a_store_is_made_and_found_again(tmp_path: Path, make: Make) -> None:
    """The first import makes what the second one opens."""
    path = tmp_path / "deep" / "graph.db"
    graph, quads = make("He went.")
    with open_store(path) as store:
        store.replace_graph(graph, quads)

    with open_store(path, must_exist=True) as store:
        assert store.has_graph(graph)


def test_a_missing_store_is_not_made_where_it_must_exist(tmp_path: Path) -> None:
    """A mistyped path in a query must not leave an empty store behind."""
    with pytest.raises(StoreError, match="'relgraph import' makes one"):
        open_store(tmp_path / "nope.db", must_exist=True)

    assert list(tmp_path.iterdir()) == []


def test_a_file_is_no_store(tmp_path: Path) -> None:
    """The commonest slip is to name the article instead of the store."""
    path = tmp_path / "article.txt"
    path.write_text("He went.")

    with pytest.raises(StoreError, match="is a file"):
        open_store(path)
    assert path.read_text() == "He went."


def test_a_folder_of_other_files_is_left_alone(tmp_path: Path) -> None:
    """A store among a user's files would be a mess to take out."""
    (tmp_path / "article.txt").write_text("He went.")
    before = contents(tmp_path)

    with pytest.raises(StoreError, match="folder of other files"):
        open_store(tmp_path)
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    ("quad", "message"),
    [
        (
            Quad(FORMAT, NamedNode(NAMESPACE + "formatVersion"), Literal(2), FORMAT),
            "newer relgraph",
        ),
        (Quad(FORMAT, FORMAT, FORMAT, FORMAT), "another program"),
        (
            Quad(FORMAT, NamedNode(NAMESPACE + "formatVersion"), Literal("new"), FORMAT),
            "another program",
        ),
    ],
)
def test_a_store_that_is_not_ours_to_read_is_left_alone(
    tmp_path: Path, quad: Quad, message: str
) -> None:
    """Writing in a layout that one does not know destroys it."""
    engine = Engine(str(tmp_path / "graph.db"))
    engine.add(quad)
    del engine
    before = contents(tmp_path)

    with pytest.raises(StoreError, match=message):
        open_store(tmp_path / "graph.db")
    assert contents(tmp_path) == before


def test_a_broken_store_is_told_from_a_busy_one(tmp_path: Path) -> None:
    """Waiting does not mend a broken file."""
    open_store(tmp_path / "graph.db").close()
    (tmp_path / "graph.db" / "CURRENT").write_text("junk")

    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(tmp_path / "graph.db")


@contextmanager
def held(path: Path, opening: str) -> Iterator[None]:
    """Let another process hold a store, opened in the way that is named."""
    hold = (
        f"import sys; from relgraph.store import {opening}\n"
        f"store = {opening}(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", hold, str(path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        yield
        holder.communicate()


def test_a_store_that_another_process_writes_says_so(tmp_path: Path) -> None:
    """Two imports at once: the second must say why it cannot, not fail with a lock."""
    path = tmp_path / "graph.db"
    with held(path, "open_store"):
        with pytest.raises(StoreError, match="another process holds"):
            open_store(path)
        with pytest.raises(StoreError, match="another process holds"):
            open_for_reading(path)
    open_store(path).close()


def test_many_read_a_store_together_and_nobody_writes_it_meanwhile(tmp_path: Path) -> None:
    """Two questions at once are no conflict; an import under a reader would be."""
    path = tmp_path / "graph.db"
    open_store(path).close()
    with held(path, "open_for_reading"):
        with open_for_reading(path) as store:
            assert store.articles() == ()
            assert store.query("ASK { }", time_limit=20) is True
        with pytest.raises(StoreError, match="another process holds"):
            open_store(path)
    open_store(path).close()


def test_reading_needs_a_store(tmp_path: Path) -> None:
    """A misspelt path must not make an empty store to be asked in vain."""
    with pytest.raises(StoreError, match="'relgraph import' makes one"):
        open_for_reading(tmp_path / "graph.db")


def test_a_closed_store_says_that_it_is_closed(tmp_path: Path) -> None:
    """A store kept beyond its with-block is a likely slip."""
    with open_store(tmp_path / "graph.db") as store:
        pass

    with pytest.raises(StoreError, match="is closed"):
        store.quads()


def test_snapshots_of_a_killed_process_are_cleared(tmp_path: Path) -> None:
    """Their hard links would keep old files on disk for ever."""
    (tmp_path / ".graph.db-snapshot-abc" / "store").mkdir(parents=True)
    open_store(tmp_path / "graph.db").close()

    assert [path.name for path in tmp_path.iterdir()] == ["graph.db"]


def test_a_name_that_no_folder_can_have_is_said_so() -> None:
    """A slip of the shell can put a whole text in the place of a path."""
    with pytest.raises(StoreError, match="name another place"):
        open_store("x" * 5000)
