"""What ships as an example must be fit to be shown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from relgraph import Rows, Sharing, ask, export_graph, import_articles, load_graphs, open_store
from relgraph.pipeline import iter_imports, verify
from relgraph.resources import graph_path
from relgraph.store import validate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relgraph.store import Store

SHARED = graph_path("sample", "nesa-2023-12-29.nq")
SEED = Path(__file__).parents[2] / "shared" / "data" / "seed" / "article.txt"
SHARING = Sharing(texts=False, knowledge=False)  # as `make sample` has it
QUOTE = "SELECT ?words WHERE { ?selector oa:exact ?words } ORDER BY ?words"


def words_quoted(store: Store) -> list[str]:
    rows = store.query(QUOTE)
    assert isinstance(rows, Rows)
    return [row["words"] or "" for row in rows]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store that the shipped graph of the real article was loaded into."""
    with open_store(tmp_path_factory.mktemp("sample") / "graph.db") as store:
        load_graphs(store, [SHARED])
        yield store


def test_the_shipped_graph_carries_no_text_of_others_but_short_quotes(sample: Store) -> None:
    """The article is its authors'; what it says, and where, may be told."""
    quotes = words_quoted(sample)

    assert len(quotes) >= 15
    assert max(len(words.split()) for words in quotes) <= 12
    assert "ns#text>" not in SHARED.read_text(encoding="utf-8")
    assert "oa#prefix>" not in SHARED.read_text(encoding="utf-8")


def test_the_shipped_graph_is_valid_and_knows_that_it_cannot_be_verified(sample: Store) -> None:
    """A quote without its text is neither right nor wrong."""
    verified, validated = verify(sample), validate(sample)

    assert verified.checked == 0
    assert verified.without_text > 0
    assert not verified.faults
    assert not validated.faults


def test_the_shipped_graph_answers_the_first_questions(sample: Store) -> None:
    """The partner, the rival and the visit of the article."""
    partners = ask(sample, "partners", {"actor": "state/PAK"})
    visits = ask(sample, "visits")

    assert "United States" in {row["target"] for row in partners}
    assert ("Asim Munir", "United States") in {(row["source"], row["target"]) for row in visits}


@pytest.mark.model
@pytest.mark.skipif(not SEED.exists(), reason="the article itself is not shipped")
def test_the_shipped_graph_is_what_the_article_gives_now(tmp_path: Path, sample: Store) -> None:
    """A sample that lags behind the code would promise what it does not do."""
    with open_store(tmp_path / "graph.db") as store:
        import_articles(store, [SEED])
        export_graph(store, "nquads", tmp_path / "made.nq", sharing=SHARING)
    with open_store(tmp_path / "made.db") as store:
        load_graphs(store, [tmp_path / "made.nq"])
        made = words_quoted(store)

    assert made == words_quoted(sample)


@pytest.mark.model
def test_the_sample_articles_say_much_and_their_closing_lines_nothing(tmp_path: Path) -> None:
    """The demonstration rests on them."""
    with open_store(tmp_path / "graph.db") as store:
        results = list(iter_imports(store, [graph_path("sample")]))

        assert not any(result.reason for result in results)
        assert all(result.statements >= 20 for result in results)
        words = words_quoted(store)
    assert not any("written for" in each.lower() for each in words)
