from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import RdfFormat
from pyoxigraph import Store as Engine

from relgraph.errors import StoreError
from relgraph.pipeline import load_graphs, migrate, verify
from relgraph.pipeline.migrations import STEPS
from relgraph.store import back_up, open_for_reading, open_store, restore, validate
from relgraph.store.names import FORMAT_VERSION

if TYPE_CHECKING:
    from relgraph.store import Store

FIRST = Path(__file__).with_name("first-version.nq")
"""What the first version of relgraph made of a small text of ours, without what shipped with it."""
ASKED = "SELECT ?type ?negated { ?s a rg:Statement, ?type ; rg:negated ?negated } ORDER BY ?type"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A store as the first version left it."""
    engine = Engine(str(tmp_path / "graph.db"))
    engine.bulk_load(path=str(FIRST), format=RdfFormat.N_QUADS)
    return tmp_path / "graph.db"


def test_every_version_of_the_format_has_a_step_to_the_next() -> None:
    """A version without one would lock its users out."""
    assert len(STEPS) == FORMAT_VERSION - 1


def test_a_store_of_the_first_version_is_brought_up_to_date(place: Path) -> None:
    """Its statements stay as they were, and now stand beside what this version knows."""
    with open_store(place, must_exist=True, may_be_older=True) as store:
        before = store.query(ASKED)
        migrated = migrate(store)
        again = migrate(store)

        assert (migrated.after, migrated.is_changed) == (FORMAT_VERSION, True)
        assert "are this version's" in str(migrated)
        assert str(again) == f"format {FORMAT_VERSION}, up to date already"
        assert store.query(ASKED) == before
        assert verify(store).faults == ()
        assert validate(store).faults == ()


def test_an_export_of_the_first_version_can_be_loaded(tmp_path: Path) -> None:
    """What was handed on long ago is of use to those who update."""
    with open_store(tmp_path / "graph.db") as store:
        load_graphs(store, [FIRST])

        assert verify(store).faults == ()
        assert validate(store).faults == ()


def test_an_older_store_is_refused_until_it_is_migrated(place: Path, tmp_path: Path) -> None:
    """It could be misread; but it can be backed up as it is."""
    with open_store(place) as store:
        store.mark_format(0)
    for opening in (open_store, open_for_reading):
        with pytest.raises(StoreError, match="'relgraph migrate' brings it up to date"):
            opening(place)
    back_up(place, tmp_path / "kept")
    restore(tmp_path / "kept", tmp_path / "other.db")

    with pytest.raises(StoreError, match="'relgraph migrate'"):
        open_store(tmp_path / "other.db")


def test_a_migration_that_was_broken_off_goes_on(place: Path) -> None:
    """Each version is marked only when its step is done."""
    done: list[str] = []

    def first(store: Store) -> None:
        done.append("first")
        store.update(
            "INSERT { GRAPH ?g { ?g rg:kept true } } WHERE { GRAPH ?g { ?g a rg:Article } }"
        )

    def second(_: Store) -> None:
        done.append("second")
        if done.count("second") == 1:
            raise StoreError("the disk is full")

    with open_store(place) as store:
        with pytest.raises(StoreError, match="full"):
            migrate(store, [first, second])
        assert store.format_version == 2
        migrated = migrate(store, [first, second])

        assert (migrated.before, migrated.after) == (2, 3)
        assert done == ["first", "second", "second"]
        assert store.query("ASK { ?g rg:kept true }") is True
        assert "format 2 to 3" in str(migrated)
