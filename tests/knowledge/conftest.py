"""Fixtures of the knowledge room's tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from relgraph.knowledge import Registry, load_registry

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(scope="session")
def registry() -> Registry:
    """Return the registry that ships."""
    return load_registry()


@pytest.fixture
def actor_file(tmp_path: Path) -> Callable[[str], Path]:
    """Return a function that writes a user's actor file and gives its path."""

    def write(text: str) -> Path:
        path = tmp_path / "mine.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write
