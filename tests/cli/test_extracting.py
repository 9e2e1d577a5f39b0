import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

pytestmark = pytest.mark.model

Run = Callable[..., Result]

FIELDS = (
    "sent type source source_principal target target_principal topic negated modality quote "
    "article start end confidence asserted_by event_time stance contexts"
).split()


def test_every_line_is_a_record_with_all_fields_in_order(run: Run, articles: Path) -> None:
    """Evaluations read this form; a missing or renamed field breaks them."""
    result = run("extract", articles / "visit.txt", articles / "talks.txt")
    records = [json.loads(line) for line in result.stdout.splitlines()]

    assert result.exit_code == 0
    assert all(list(record) == FIELDS for record in records)
    assert len({record["article"] for record in records}) == 2
    text = (articles / "visit.txt").read_text(encoding="utf-8")
    first = records[0]
    assert (first["type"], first["source"], first["target"]) == ("Criticism", "FRA", "IRN")
    assert text[first["start"] : first["end"]] == first["quote"]


def test_extract_stores_nothing(run: Run, articles: Path) -> None:
    """A trial must leave no trace."""
    run("extract", articles / "visit.txt")

    assert not (articles.parent / "graph.db").exists()


def test_standard_input_gives_what_the_file_gives(run: Run, articles: Path) -> None:
    """`-` for pipes."""
    text = (articles / "visit.txt").read_bytes()
    piped = run("extract", "-", input=text)

    assert piped.exit_code == 0
    assert piped.stdout == run("extract", articles / "visit.txt").stdout


def test_the_table_shows_who_acts_for_whom(run: Run, articles: Path) -> None:
    """A person is no state: both are shown."""
    result = run("extract", articles / "visit.txt", "--format", "table")

    assert result.stdout.startswith("sent  type")
    assert "Criticism" in result.stdout


def test_a_bad_file_is_said_and_the_others_are_read(run: Run, articles: Path) -> None:
    """As with import, one bad file does not end the work."""
    result = run("extract", articles / "gone.txt", articles / "talks.txt")

    assert result.exit_code == 1
    assert result.stderr.startswith("relgraph: there is no file")
    assert result.stdout.count("\n") >= 2


def test_a_model_that_is_not_installed_is_said(run: Run, articles: Path) -> None:
    """--model is a promise about what made the statements; no other may be taken instead."""
    result = run("extract", articles / "visit.txt", "--model", "en_core_web_none")

    assert result.exit_code == 1
    assert "en_core_web_none" in result.stderr


def test_mentions_stand_where_they_say_and_show_who_acts_for_whom(run: Run, articles: Path) -> None:
    """Half of a statement is its two actors: this shows how each was found."""
    result = run("mentions", articles / "visit.txt")
    text = (articles / "visit.txt").read_text(encoding="utf-8")
    records = [json.loads(line) for line in result.stdout.splitlines()]

    assert result.exit_code == 0
    assert all(text[each["start"] : each["end"]] == each["text"] for each in records)
    named = {(each["text"], each["actor"], each["principal"]) for each in records}
    assert {("France", "FRA", "FRA"), ("Iran", "IRN", "IRN")} <= named


def test_mentions_as_a_table_and_of_a_file_that_is_not_there(run: Run, articles: Path) -> None:
    """One bad file does not keep the others from being read."""
    result = run("mentions", articles / "nope.txt", articles / "visit.txt", "--format", "table")

    assert result.exit_code == 1
    assert "there is no file" in result.stderr
    assert result.stdout.startswith("text")
    assert "France" in result.stdout


def test_explaining_shows_the_frame_and_how_each_actor_was_found(run: Run, articles: Path) -> None:
    """A wrong statement is mended by who can see which rule gave it."""
    result = run("extract", articles / "visit.txt", "--explain")
    text = (articles / "visit.txt").read_text(encoding="utf-8")
    first = json.loads(result.stdout.splitlines()[0])

    assert result.exit_code == 0
    assert first["frame"].startswith("criticism.")
    assert {each["role"] for each in first["found"]} == {"source", "target"}
    for each in first["found"]:
        assert text[each["start"] : each["end"]] == each["text"]


def test_an_explanation_can_be_read(run: Run, articles: Path) -> None:
    """People ask why more often than programs do."""
    result = run("extract", articles / "visit.txt", "--explain", "--format", "table")

    assert "frame criticism." in result.stdout
    assert "source: " in result.stdout


def test_an_explanation_says_who_is_not_named_in_the_sentence(run: Run, tmp_path: Path) -> None:
    """A side that the text before supplies is a guess, and must be seen to be one."""
    article = tmp_path / "raid.txt"
    article.write_text("War\n\nPeru invaded Chile on Monday. Kenya denounced the invasion.\n")

    result = run("extract", article, "--explain", "--format", "table")
    found = run("extract", article, "--explain")

    assert "not named in the sentence" in result.stdout
    assert "discourse" in found.stdout
