from __future__ import annotations

import runpy
import shutil
from pathlib import Path
from typing import Any

import pytest

from relgraph.knowledge.loading import make_index
from relgraph.resources import graph_path

_SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "build_actors.py"


@pytest.fixture(scope="module")
def builder() -> dict[str, Any]:
    """Return the names that the build script defines; `make dev` brings what it builds from."""
    return runpy.run_path(str(_SCRIPT))


def test_the_committed_states_are_what_the_build_gives(builder: dict[str, Any]) -> None:
    """A hand-edit of the built file would be lost at the next build."""
    committed = graph_path("actors", "states.toml").read_text(encoding="utf-8")

    assert builder["build_states"](graph_path("actors")) == committed


def test_the_committed_index_is_what_the_build_gives() -> None:
    """An old index costs every run a second: the files are then read instead."""
    committed = graph_path("actors", "index.json").read_text(encoding="utf-8")

    assert make_index(graph_path("actors")) == committed


def test_an_edited_override_shows_in_the_build(builder: dict[str, Any], tmp_path: Path) -> None:
    """The comparison above must be able to fail."""
    source = graph_path("actors", "states-overrides.toml")
    target = tmp_path / source.name
    shutil.copy(source, target)
    text = target.read_text(encoding="utf-8")
    target.write_text(text.replace('"Pakistanis"', '"Pakistanies"'), encoding="utf-8")

    assert '"Pakistanies"' in builder["build_states"](tmp_path)


def test_an_item_that_no_package_gives_is_refused(builder: dict[str, Any], tmp_path: Path) -> None:
    """Wikidata items come from a checked source, never from memory."""
    path = tmp_path / "states-overrides.toml"
    path.write_text('[[state]]\ncode = "PAK"\nwikidata = "Q1"\n', encoding="utf-8")

    with pytest.raises(SystemExit, match="Q1"):
        builder["build_states"](tmp_path)
