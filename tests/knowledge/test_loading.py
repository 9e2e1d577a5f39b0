from __future__ import annotations

import shutil
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from relgraph.errors import KnowledgeError
from relgraph.knowledge import Registry, load_registry, loading
from relgraph.knowledge.offices import read_offices
from relgraph.resources import graph_path

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of graph/actors/ from which the registry is loaded."""
    folder = tmp_path / "actors"
    shutil.copytree(graph_path("actors"), folder)
    monkeypatch.setattr(loading, "graph_path", tmp_path.joinpath)
    return folder


def test_the_shipped_registry_is_read_once(registry: Registry) -> None:
    """Every command asks for it; reading it anew would cost each of them."""
    assert load_registry() is registry


def test_a_users_file_adds_to_the_registry(actor_file: Callable[[str], Path]) -> None:
    """An analyst of one field knows actors that no general list holds."""
    path = actor_file('[[actor]]\nid = "group/Mine"\ncode = "Mine"\nname = "My Group"\n')

    mine = load_registry(path)

    assert mine.find_actor("my group").id == "group/Mine"
    assert "group/Mine" not in load_registry().actors


def test_a_file_newer_than_the_index_overrules_it(copied: Path) -> None:
    """Who adds an actor to a file sees it at once, built index or not."""
    groups = copied / "groups.toml"
    groups.write_text(
        groups.read_text(encoding="utf-8")
        + '\n[[actor]]\nid = "group/New"\ncode = "New"\nname = "New"\n',
        encoding="utf-8",
    )

    assert "group/New" in load_registry(*_no_more(copied)).actors


def test_without_an_index_the_files_are_read(copied: Path) -> None:
    """The index is for speed; nothing rests on it."""
    (copied / "index.json").unlink()

    assert load_registry(*_no_more(copied)).actors.keys() >= load_registry().actors.keys()


def test_a_broken_index_is_told(copied: Path) -> None:
    """A merge conflict in a built file must not look like a bug of the program."""
    (copied / "index.json").write_text("<<<<<<<", encoding="utf-8")

    with pytest.raises(KnowledgeError, match=r"build_actors\.py"):
        load_registry(*_no_more(copied))


def test_broken_offices_are_told(tmp_path: Path) -> None:
    """An office without titles would never be found in a text."""
    path = tmp_path / "offices.toml"
    path.write_text('[[office]]\nname = "president"\n', encoding="utf-8")

    with pytest.raises(KnowledgeError, match="titles"):
        read_offices(path)


def test_loading_is_light() -> None:
    """Each run of the program pays for it: 60 MB are the most that it may take.

    Its time, some 0.1 s, is no matter for a test: shared machines are slow at times.
    """
    tracemalloc.start()
    kept = loading._load(())
    kept.forms()
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert size < 60e6


def _no_more(folder: Path) -> list[Path]:
    """Return one extra file, so that nothing kept from before is given back."""
    path = folder.parent / "extra.toml"
    path.write_text(
        '[[actor]]\nid = "org/Extra"\ncode = "Extra"\nname = "Extra"\n', encoding="utf-8"
    )
    return [path]
