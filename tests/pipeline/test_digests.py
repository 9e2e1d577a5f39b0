from __future__ import annotations

from typing import TYPE_CHECKING

from relgraph.pipeline import digest_graph
from relgraph.store import open_for_reading, open_store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from relgraph.store import Store


def test_a_digest_is_of_what_the_graph_was_made_of(
    giants: Path, tmp_path: Path, fill_with_giants: Callable[[Store], None]
) -> None:
    """Two graphs of the same articles, read alike, are one; without an article they are not."""
    with open_for_reading(giants) as store, open_store(tmp_path / "other.db") as other:
        fill_with_giants(other)
        alike = digest_graph(other)
        other.drop_graph(f"https://w3id.org/relgraph/id/{other.articles()[0].id}")

        assert digest_graph(store) == alike
        assert digest_graph(other) != alike
