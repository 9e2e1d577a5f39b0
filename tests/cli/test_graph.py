import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from relgraph.store import open_store

pytestmark = pytest.mark.model

Run = Callable[..., Result]


def test_the_statistics_can_be_read_and_parsed(run_filled: Run) -> None:
    """The same figures for people and for programs."""
    told = json.loads(run_filled("stats", "--json").stdout)
    table = run_filled("stats").stdout

    assert told["articles"] == 2
    assert table.startswith(f"2 articles, {told['statements']} statements")
    assert "busiest dyad" in table


def test_the_page_is_written_where_it_is_asked_for(run_filled: Run, tmp_path: Path) -> None:
    """Data to the file, talk to standard error."""
    page = tmp_path / "page.html"
    result = run_filled("view", "-o", page, "--title", "Two articles")

    assert result.exit_code == 0
    assert result.stderr == f"wrote {page}\n"
    assert "Two articles" in page.read_text(encoding="utf-8")


def test_the_page_can_go_through_a_pipe(run_filled: Run) -> None:
    """`-o -` as everywhere."""
    result = run_filled("view", "-o", "-")

    assert result.stdout.lower().startswith("<!doctype html>")
    assert result.stderr == ""


@pytest.mark.parametrize("form", ["trig", "nquads", "turtle", "jsonld"])
def test_the_graph_is_exported_in_every_format(run_filled: Run, form: str) -> None:
    """What is exported holds the statements' words."""
    assert "condemned Iran" in run_filled("export", "--format", form).stdout


def test_a_good_store_verifies_and_validates(run_filled: Run) -> None:
    """Every quote stands in its article, and every shape holds."""
    verified, validated = run_filled("verify"), run_filled("validate")

    assert (verified.exit_code, validated.exit_code) == (0, 0)
    assert "0 faults" in verified.stdout
    assert "0 faults" in validated.stdout


def test_a_spoilt_quote_is_found(run_imported: Run, articles: Path) -> None:
    """No statement without its words: a changed quote is an error of the store."""
    with open_store(articles.parent / "graph.db") as store:
        store.engine.update(
            "DELETE { GRAPH ?g { ?s oa:exact ?quote } } "
            'INSERT { GRAPH ?g { ?s oa:exact "never said" } } '
            "WHERE { GRAPH ?g { ?s oa:exact ?quote } }",
            prefixes={"oa": "http://www.w3.org/ns/oa#"},
        )
    result = run_imported("verify")

    assert result.exit_code == 1
    assert "'never said' does not stand" in result.stdout


def test_a_broken_shape_is_found(run_imported: Run, articles: Path) -> None:
    """A statement without a modality is no statement."""
    with open_store(articles.parent / "graph.db") as store:
        store.engine.update(
            "DELETE WHERE { GRAPH ?g { ?s rg:modality ?modality } }",
            prefixes={"rg": "https://w3id.org/relgraph/ns#"},
        )
    result = run_imported("validate")

    assert result.exit_code == 1
    assert "modality" in result.stdout


def test_articles_are_listed_and_shown(run_filled: Run) -> None:
    """What was read, when it is from, and what was found in it."""
    listed = run_filled("articles", "list").stdout
    shown = run_filled("articles", "show", "visit.txt").stdout

    assert "A visit to Lima" in listed
    assert "published   2024-05-12" in shown
    assert "condemned Iran" in shown


def test_a_removed_article_leaves_nothing_behind(run: Run, articles: Path) -> None:
    """To retract an article is to take out all that only it supports."""
    run("import", articles / "visit.txt")
    before = run("export", "--format", "nquads").stdout
    run("import", articles / "talks.txt")
    result = run("articles", "remove", "talks.txt")

    assert result.exit_code == 0
    assert "removed article/" in result.stderr
    assert run("export", "--format", "nquads").stdout == before


def test_actors_are_found_by_likeness(run: Run, run_filled: Run) -> None:
    """With a store or without one."""
    for runner in (run, run_filled):
        told = runner("actors", "search", "pakistn", "--limit", 3).stdout.splitlines()

        assert told[2].startswith("state/PAK")
        assert len(told) == 5


def test_an_evaluation_prints_figures_and_errors(run: Run, tmp_path: Path) -> None:
    """The measure of the whole extraction, on a folder of one's own."""
    (tmp_path / "A.txt").write_text(
        "A title\n\nFrance condemned Iran for the attack on Paris.\n", encoding="utf-8"
    )
    gold = {
        "sent": 0,
        "type": "Threat",
        "source": "FRA",
        "source_principal": "FRA",
        "target": "IRN",
        "target_principal": "IRN",
        "topic": None,
        "negated": False,
        "modality": "asserted",
        "quote": "condemned Iran",
    }
    (tmp_path / "A.gold.jsonl").write_text(json.dumps(gold), encoding="utf-8")
    told = run("eval", tmp_path, "--errors").stdout
    figures = json.loads(run("eval", tmp_path, "--json").stdout)

    assert "missed Threat: FRA -> IRN" in told
    assert "wrong  Criticism: FRA -> IRN" in told
    assert figures["levels"]["sentence"]["dyad"]["f1"] == 1.0
    assert figures["levels"]["sentence"]["dyad and type"]["f1"] == 0.0


def test_an_evaluation_of_mentions_prints_figures_and_errors(run: Run, tmp_path: Path) -> None:
    """Half of a statement is its two actors, and they have a measure of their own."""
    (tmp_path / "A.toml").write_text(
        "published_on = 2024-05-12\n"
        'text = "France condemned Iran for the attack on Paris."\n'
        "mentions = [\n"
        '  { text = "France", kind = "name", actor = "FRA" },\n'
        '  { text = "Iran", kind = "name", actor = "IRQ" },\n'
        '  { text = "Paris", kind = "optional" },\n'
        "]\n",
        encoding="utf-8",
    )
    told = run("eval", tmp_path, "--mentions", "--errors").stdout
    figures = json.loads(run("eval", tmp_path, "--mentions", "--json").stdout)

    assert "A: missed name        irq [irq]  ...France condemned >>Iran<<" in told
    assert "A: wrong  name        IRN [IRN]" in told
    assert (figures["recall"], figures["precision"]) == (0.5, 0.5)


def test_a_gold_person_may_go_by_any_known_name(run: Run, tmp_path: Path) -> None:
    """Another spelling of a known name is no miss."""
    (tmp_path / "A.txt").write_text(
        "A title\n\nDonald Trump condemned Iran on Friday.\n", encoding="utf-8"
    )
    gold = {
        "sent": 0,
        "type": "Criticism",
        "source": "Donald J. Trump",
        "source_principal": "USA",
        "target": "Nobody Known",
        "target_principal": "IRN",
        "topic": None,
        "negated": False,
        "modality": "asserted",
        "quote": "condemned Iran",
    }
    (tmp_path / "A.gold.jsonl").write_text(json.dumps(gold), encoding="utf-8")
    pairs = json.loads(run("eval", tmp_path, "--mentions", "--json").stdout)["pairs"]

    assert pairs["recall"] == 0.5


def test_a_folder_that_cannot_be_evaluated_is_said(run: Run, tmp_path: Path) -> None:
    """One line, exit code 1."""
    result = run("eval", tmp_path / "nowhere")

    assert result.exit_code == 1
    assert "is no folder" in result.stderr


def test_the_doctor_finds_all_well(run: Run, run_filled: Run) -> None:
    """Before the first import there is no store, and that is no fault."""
    fresh, filled = run("doctor"), run_filled("doctor")

    assert (fresh.exit_code, filled.exit_code) == (0, 0)
    assert "'relgraph import' makes one" in fresh.stdout
    assert "2 articles" in filled.stdout


def test_the_doctor_names_a_package_that_is_missing(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An installation that was cut short says so before a traceback does."""
    monkeypatch.setattr("relgraph.cli.doctor._PACKAGES", ("click", "no-such-package"))
    result = run("doctor")

    assert result.exit_code == 1
    assert "no-such-package not installed" in result.stdout


def test_the_doctor_names_what_is_wrong(run: Run) -> None:
    """A missing model is the commonest fault of an installation."""
    result = run("doctor", "--model", "en_core_web_none")

    assert result.exit_code == 1
    assert "wrong: model" in result.stdout


def test_an_export_without_texts_can_be_loaded_and_asked(
    run_filled: Run, run: Run, tmp_path: Path
) -> None:
    """Whoever may not hand on an article may hand on what it says, and where."""
    shared = tmp_path / "shared.nq"
    options = ("--format", "nquads", "--without-texts", "--without-knowledge", "-o", shared)
    assert run_filled("export", *options).exit_code == 0
    assert run("load", shared).exit_code == 0

    written = shared.read_text(encoding="utf-8")
    assert "It rained all day" not in written
    assert "skos/core#definition" not in written
    assert run("ask", "visits", "--format", "csv").stdout == (
        run_filled("ask", "visits", "--format", "csv").stdout
    )
    assert "without their text" in run("verify").stdout


def test_a_file_that_is_no_export_is_refused_in_one_line(run: Run, tmp_path: Path) -> None:
    """Bad input has a sentence of its own, and exit code 1."""
    spoilt = tmp_path / "spoilt.nq"
    spoilt.write_text("this is no N-Quads\n", encoding="utf-8")
    result = run("load", spoilt)

    assert result.exit_code == 1
    assert "cannot be read as N-Quads" in result.stderr
