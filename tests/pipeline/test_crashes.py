from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from benchmarks.crashes import play

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("kind", "size"), [("import", 25), ("import", 600), ("decide", 5)])
def test_a_process_killed_in_mid_write_loses_nothing_and_leaves_nothing_half(
    tmp_path: Path, kind: str, size: int
) -> None:
    """A power cut may cost the change in hand, never one that was reported, nor a part of one."""
    done = [play(tmp_path / "graph.db", kind, size, reports, 0.02 * reports) for reports in (2, 3)]

    assert sum(done) >= 5
