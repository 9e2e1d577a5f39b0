from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from relgraph.errors import StoreError
from relgraph.store import back_up, check_backup, open_for_reading, open_store, restore

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pyoxigraph import Quad

    Make = Callable[..., tuple[str, tuple[Quad, ...]]]

VISIT = ("Visit", "PAK", "USA", False)


@pytest.fixture
def place(tmp_path: Path, make: Make) -> Path:
    """A store with an article."""
    with open_store(tmp_path / "graph.db") as store:
        store.replace_graph(*make("He went.", VISIT))
    return tmp_path / "graph.db"


def quads(place: Path) -> list[str]:
    with open_for_reading(place) as store:
        return sorted(map(str, store.quads()))


def test_a_backup_brings_back_what_was_there(place: Path, tmp_path: Path, make: Make) -> None:
    """Quad for quad, whatever was done to the store since."""
    before = quads(place)
    made = back_up(place, tmp_path / "kept")
    with open_store(place) as store:
        store.replace_graph(*make("She went.", VISIT))
    restored = restore(tmp_path / "kept", place, replacing=True)

    assert (made, check_backup(tmp_path / "kept")) == (restored, restored)
    assert quads(place) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph.db", "kept"]


def test_a_backup_is_made_while_others_read(place: Path, tmp_path: Path) -> None:
    """Nightly backups must not wait for the last reader."""
    with open_for_reading(place) as store:
        back_up(place, tmp_path / "kept")
        assert store.articles()
    restore(tmp_path / "kept", tmp_path / "other" / "graph.db")

    assert quads(tmp_path / "other" / "graph.db") == quads(place)


def test_what_was_changed_since_in_a_backup_is_noticed(place: Path, tmp_path: Path) -> None:
    """A backup that rots is found out before the store goes for it."""
    back_up(place, tmp_path / "kept")
    table = next((tmp_path / "kept" / "store").glob("MANIFEST*"))
    table.write_bytes(table.read_bytes() + b"!")
    before = quads(place)

    with pytest.raises(StoreError, match="not as it was backed up"):
        restore(tmp_path / "kept", place, replacing=True)
    assert quads(place) == before


def test_a_store_is_not_overwritten_unasked(place: Path, tmp_path: Path) -> None:
    """The commonest slip is to name the wrong store."""
    back_up(place, tmp_path / "kept")

    with pytest.raises(StoreError, match="--replace"):
        restore(tmp_path / "kept", place)
    with pytest.raises(StoreError, match="name a new folder"):
        back_up(place, tmp_path / "kept")


@pytest.mark.parametrize(
    "manifest",
    [
        "",
        "{}",
        '{"format": 1, "files": {"../x": {"sha256": "", "size": 1}}}',
        '{"format": 1, "files": []}',
    ],
)
def test_what_is_no_backup_is_not_restored(tmp_path: Path, manifest: str) -> None:
    """Nor is one that names files outside itself."""
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "manifest.json").write_text(manifest)

    with pytest.raises(StoreError, match="is no backup"):
        restore(tmp_path / "kept", tmp_path / "graph.db")


def test_a_newer_backup_is_not_restored(place: Path, tmp_path: Path) -> None:
    """This version could not open it."""
    back_up(place, tmp_path / "kept")
    manifest = tmp_path / "kept" / "manifest.json"
    told = json.loads(manifest.read_text())
    manifest.write_text(json.dumps({**told, "format": 99}))

    with pytest.raises(StoreError, match="update relgraph"):
        check_backup(tmp_path / "kept")


def test_a_server_is_backed_up_by_its_keeper(tmp_path: Path) -> None:
    """Its files are not ours to copy."""
    with pytest.raises(StoreError, match="use 'relgraph export'"):
        back_up("http://127.0.0.1:9", tmp_path / "kept")
    with pytest.raises(StoreError, match="use 'relgraph load'"):
        restore(tmp_path / "kept", "http://127.0.0.1:9")


def test_there_must_be_a_store_to_back_up(tmp_path: Path) -> None:
    """An empty backup would be taken for a good one."""
    with pytest.raises(StoreError, match="'relgraph import' makes one"):
        back_up(tmp_path / "graph.db", tmp_path / "kept")


def test_a_disk_that_refuses_is_said(place: Path, tmp_path: Path) -> None:
    """One line, and no half of a backup."""
    (tmp_path / "file").write_text("")

    with pytest.raises(StoreError, match="cannot be written"):
        back_up(place, tmp_path / "file" / "kept")


@pytest.mark.parametrize("opening", ["open_store", "open_for_reading"])
def test_a_store_in_use_is_not_replaced(place: Path, tmp_path: Path, opening: str) -> None:
    """Whoever reads or writes it would go on with files that are gone."""
    back_up(place, tmp_path / "kept")
    hold = (
        f"import sys; from relgraph.store import {opening}\n"
        f"store = {opening}(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(place)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StoreError, match="another process holds"):
            restore(tmp_path / "kept", place, replacing=True)
        holder.communicate()
    restore(tmp_path / "kept", place, replacing=True)


def test_a_store_whose_replacement_was_killed_is_there_again(place: Path) -> None:
    """Between two renames there is no store; the next command brings the old one back."""
    before = quads(place)
    place.rename(place.with_name(".graph.db-former"))

    assert quads(place) == before
