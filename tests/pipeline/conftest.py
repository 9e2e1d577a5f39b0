"""Folders of small articles, and stores to read them into."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest
from tests.store.conftest import make, store

from relgraph.store import open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from relgraph.store import Store

    OpenStore = Callable[[str], Store]

__all__ = ["make", "new_store", "reports", "store"]

PAIRS = [
    ("Norway", "Brazil"),
    ("Peru", "Chile"),
    ("Kenya", "Ghana"),
    ("India", "Japan"),
    ("France", "Iran"),
    ("Sweden", "Egypt"),
]
FIELDS = "fish grain water trade steel".split()


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder of twelve articles that differ, a copy of one, and one that is empty."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(12):
        first, second = PAIRS[number % 6]
        told = [
            f"{first} condemned {second} over the {field} in the case of {number}."
            for field in FIELDS
        ]
        text = f"Report {number}\n\n{' '.join(told)}\n"
        (folder / f"report-{number:02}.txt").write_text(text, encoding="utf-8")
    (folder / "report-07-copy.txt").write_bytes((folder / "report-07.txt").read_bytes())
    (folder / "report-05-empty.txt").write_text("", encoding="utf-8")
    return folder


@pytest.fixture
def new_store(tmp_path: Path) -> Iterator[OpenStore]:
    """Open empty stores by name, and close them all in the end."""
    with ExitStack() as stack:
        yield lambda name: stack.enter_context(open_store(tmp_path / f"{name}.db"))
