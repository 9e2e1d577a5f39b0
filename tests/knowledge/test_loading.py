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
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a copy of graph/actors/ from which the registry is loaded."""
    folder = tmp_path / "actors"
    shutil.copytree(graph_path("actors"), folder)
    monkeypatch.setattr(loading, "graph_path", tmp_path.joinpath)
    loading._load_shipped.cache_clear()
    yield folder
    loading._load_shipped.cache_clear()


def test_the_shipped_registry_is_read_once() -> None:
    """Every command asks for it; reading it anew would cost each of them."""
    assert load_registry() is load_registry()


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

    assert "group/New" in load_registry().actors


def test_without_an_index_the_files_are_read(registry: Registry, copied: Path) -> None:
    """The index is for speed; nothing rests on it."""
    (copied / "index.json").unlink()

    assert load_registry().actors.keys() == registry.actors.keys()


def test_a_broken_index_is_told(copied: Path) -> None:
    """A merge conflict in a built file must not look like a bug of the program."""
    (copied / "index.json").write_text("<<<<<<<", encoding="utf-8")

    with pytest.raises(KnowledgeError, match=r"build_actors\.py"):
        load_registry()


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
    loading._load_shipped.cache_clear()
    kept = load_registry()
    kept.forms()
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert size < 60e6


def test_a_users_file_adds_to_a_known_actor(actor_file: Callable[[str], Path]) -> None:
    """Another spelling takes one line, and nothing that is known has to be told again."""
    path = actor_file(
        '[[actor]]\nid = "org/NATO"\nnames = ["Alliance of the Atlantic"]\nsource = "mine"\n'
        'members = [{ id = "state/UKR", from = "2031" }]\n'
    )

    mine = load_registry(path)
    entry, shipped = mine.entries["org/NATO"], load_registry().entries["org/NATO"]
    assert mine.find_actor("alliance of the atlantic").id == "org/NATO"
    assert entry.actor == shipped.actor
    assert entry.names[:-1] == shipped.names
    assert entry.members[:-1] == shipped.members
    assert (entry.source, entry.period, entry.place) == (
        "mine",
        shipped.period,
        "mine.toml, line 1",
    )


def test_a_field_of_one_value_is_replaced(actor_file: Callable[[str], Path]) -> None:
    """A new name of an organisation is its name; the old one is still understood."""
    path = actor_file('[[actor]]\nid = "org/NATO"\nname = "Atlantic League"\nto = "2040"\n')

    mine = load_registry(path)
    assert mine.actors["org/NATO"].name == "Atlantic League"
    assert mine.find_actor("North Atlantic Treaty Organization").id == "org/NATO"
    assert str(mine.entries["org/NATO"].period.start).startswith("1949")
    assert str(mine.entries["org/NATO"].period.end) == "2040"


def test_a_state_of_ones_own_takes_a_code_that_iso_leaves_free(
    actor_file: Callable[[str], Path],
) -> None:
    """A study may need a state that no list has."""
    path = actor_file('[[actor]]\nid = "state/XAA"\ncode = "XAA"\nname = "Ruritania"\n')

    assert load_registry(path).find_actor("Ruritania").code == "XAA"


def test_tables_in_one_line_are_read_and_told_by_number(
    actor_file: Callable[[str], Path],
) -> None:
    """TOML may be written so; nothing of it may be passed over."""
    path = actor_file('actor = [{ id = "org/A", code = "A1", name = "A One" }, { id = "x" }]\n')

    with pytest.raises(KnowledgeError, match=r"mine\.toml, actor 2"):
        load_registry(path)


def test_the_digest_is_of_what_is_known(actor_file: Callable[[str], Path]) -> None:
    """An import is skipped as unchanged only where the same actors are known."""
    path = actor_file('[[actor]]\nid = "org/A"\ncode = "A1"\nname = "A One"\n')
    first = load_registry(path).sha256
    again = load_registry(path).sha256
    path.write_text(path.read_text(encoding="utf-8").replace("A One", "A Two"), encoding="utf-8")

    assert first == again
    assert len({load_registry().sha256, first, load_registry(path).sha256}) == 3
