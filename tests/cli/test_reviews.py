"""Reviewing from the command line: keys in, decisions in the store."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from click.testing import Result

from relgraph.cli import judging
from relgraph.cli.session import Session
from relgraph.review import read_standing, select_claims

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.model

Run = Callable[..., Result]


def _log(run: Run) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(run("reviews", "log", "--format", "json").stdout)
    return found


def test_keys_decide_and_undo_goes_back(run_imported: Run) -> None:
    """Each decision is in the store at once, by whom and why."""
    first = run_imported("review", "--by", "Ann", input="au" + "nwhy so?\n" + "rsq")
    log = _log(run_imported)

    assert first.exit_code == 0
    assert "1 of 4" in first.stdout
    assert "undid accept of" in first.stdout
    assert "2 decisions by Ann" in first.stdout
    assert [each["act"] for each in log] == ["accept", "undo", "note", "reject"]
    assert [each["stands"] for each in log] == ["undone", "", "yes", "yes"]
    assert log[2]["reason"] == "why so?"


def test_a_statement_is_shown_with_its_sentence_and_its_words_marked(run_imported: Run) -> None:
    """The words alone may mislead."""
    shown = run_imported("review", "--type", "Visit", input="").stdout

    assert "The president of [Chile visited Peru]" in shown or "[The president of Chile" in shown
    assert "Visit: " in shown
    assert "0 decisions" in shown


def test_a_correction_is_made_one_thing_after_another(run_imported: Run) -> None:
    """What is no type or nobody's name is said, and the dialogue goes on."""
    typed = "c" + "tThret\n" + "tCriticism\n" + "d" + "n" + "m" + "k"
    typed += "sNobody At All\n" + "sPeru; Bolivia\n" + "gChile\n" + "." + "q"
    result = run_imported("review", "--type", "Visit", "--by", "Ann", input=typed)
    told = json.loads(run_imported("reviews", "export").stdout)
    part = run_imported("query", "SELECT ?n WHERE { ?s rg:negated ?n }", "--reviewed", "corrected")

    assert "did you mean 'Threat'?" in result.stderr
    assert "no actor goes by 'Nobody At All'" in result.stderr
    assert told["corrected"]["type"] == "Criticism"
    assert [each["id"] for each in told["corrected"]["sources"]] == ["state/PER", "state/BOL"]
    assert told["corrected"]["negated"]
    assert told["corrected"]["modality"] == "prospective"
    assert told["statement"]["type"] == "Visit"
    assert part.stdout.split()[-1] == "true"


def test_a_correction_can_be_left_or_change_nothing(run_imported: Run) -> None:
    """The statement stays in front of the reviewer."""
    result = run_imported("review", "--type", "Visit", input="cx" + "cs\n." + "u" + "q")

    assert "nothing is corrected" in result.stderr
    assert "nothing of this sitting is left to undo" in result.stderr
    assert _log(run_imported) == []


def test_filters_choose_what_is_to_be_judged(run_filled: Run, tmp_path: Path) -> None:
    """One article, one type, the doubtful ones, or a sample."""
    sample = tmp_path / "sample.txt"
    drawn = run_filled("reviews", "sample", "--n", "2", "-o", sample)

    assert drawn.exit_code == 0
    assert "1 of 2" in run_filled("review", "--sample", sample, input="q").stdout
    assert "1 of 2" in run_filled("review", "--article", "talks.txt", input="q").stdout
    none = run_filled("review", "--max-confidence", "0.01")
    assert none.stdout == "no statement is left to review\n"
    assert "did you mean 'Visit'" in run_filled("review", "--type", "Vist").stderr


def test_another_reviewer_judges_independently(run_imported: Run) -> None:
    """Without seeing what the first one said."""
    run_imported("review", "--by", "Ann", input="aaaa")
    over = run_imported("review", "--by", "Bob", input="q")
    apart = run_imported("review", "--by", "Bob", "--independent", input="rq")
    disputed = run_imported("review", "--reviewed", "disputed", input="q")

    assert "no statement is left" in over.stdout
    assert "accepted" not in apart.stdout
    assert "1 of 4" in apart.stdout
    assert "  disputed" in disputed.stdout


def test_questions_views_and_exports_take_the_reviewed_part(
    run_imported: Run, tmp_path: Path
) -> None:
    """One option, everywhere the same."""
    run_imported("review", "--type", "Criticism", input="a")
    part = ("--reviewed", "accepted")

    assert "1 statements" in run_imported("stats", *part).stdout
    assert "Iran" in run_imported("ask", "criticisms", *part).stdout
    assert run_imported("ask", "visits", *part).stdout.count("\n") == 2
    run_imported("view", "-o", tmp_path / "page.html", *part)
    assert "visited Peru" not in (tmp_path / "page.html").read_text(encoding="utf-8")
    told = run_imported("export", "--format", "nquads", "--without-knowledge", *part).stdout
    assert told.count("ns#Statement>") == told.count('ns#reviewState> "accepted"') == 1


def test_precision_and_status_are_told(run_imported: Run) -> None:
    """Nothing is measured before anything is judged."""
    early = run_imported("reviews", "precision")
    run_imported("review", input="ara")
    table = run_imported("reviews", "precision", "--frames").stdout
    told = json.loads(run_imported("reviews", "precision", "--format", "json").stdout)
    status = run_imported("reviews", "status").stdout

    assert early.exit_code == 1
    assert "no statement is judged yet" in early.stderr
    assert "frame" in table
    assert (told[0]["group"], told[0]["judged"], told[0]["right"]) == ("all", 3, 2)
    assert "accepted    2" in status
    assert "unreviewed  1" in status


def test_reviews_are_taken_back_and_handed_on(
    run_imported: Run, articles: Path, tmp_path: Path
) -> None:
    """By number, and as lines that another store takes once."""
    assert run_imported("reviews", "export").stderr == "nothing was reviewed yet\n"
    run_imported("review", "--by", "Ann", input="ar")
    undone = run_imported("reviews", "undo", "1", "--reason", "too quick")
    lines = run_imported("reviews", "export").stdout
    other = partial(run_imported, "--store", tmp_path / "other.db")
    other("import", articles / "visit.txt")
    added = other("reviews", "apply", "-", input=lines)
    again = other("reviews", "apply", "-", input=lines)

    assert undone.stdout.startswith("undid accept by Ann (decision/")
    assert (
        "no decision goes by 'z'; 'relgraph reviews log'"
        in run_imported("reviews", "undo", "z").stderr
    )
    assert added.stdout == "3 reviews added, 0 there already\n"
    assert added.stderr == "1 of them stand for no statement that is here; they are kept\n"
    assert again.stdout == "0 reviews added, 3 there already\n"
    assert "1 reviews stand for no statement that is here" in other("reviews", "status").stdout
    assert other("reviews", "log", "--lost").stdout.count("\n") == 3


def test_a_revised_article_keeps_its_reviews_and_tells_of_those_that_fall(
    run: Run, tmp_path: Path
) -> None:
    """An import is where a reviewer's work might vanish unseen."""
    first, second = tmp_path / "first.md", tmp_path / "second.md"
    head = "---\ntitle: A visit\nurl: https://example.org/visit\ndate: 2024-05-{}\n---\n\n"
    first.write_text(
        head.format(12) + "France condemned Iran for the attack. Chile visited Peru in March.\n",
        encoding="utf-8",
    )
    second.write_text(
        head.format(13) + "It rained. Chile visited Peru in March. France condemned Iran twice.\n",
        encoding="utf-8",
    )
    run("import", first)
    run("review", input="aa")
    result = run("import", second)

    assert "1 revised" in result.stdout
    assert "1 reviews stand no longer" in result.stderr
    assert "1 reviews were carried over" in run("reviews", "status").stdout
    assert {each["stands"] for each in _log(run)} == {"lost", "carried"}


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (("reviews", "apply", "gone.jsonl"), "no reviews can be read from gone.jsonl"),
        (("review", "--sample", "gone.txt"), "no sample can be read from gone.txt"),
        (("reviews", "undo"), "no decision is left to undo; 'relgraph reviews log'"),
        (("review", "--article", "gone"), "no article goes by 'gone'"),
    ],
)
def test_faults_say_what_to_do(run_imported: Run, arguments: tuple[str, ...], fault: str) -> None:
    """In one sentence, with exit code 1."""
    result = run_imported(*arguments)

    assert result.exit_code == 1
    assert fault in result.stderr


def test_a_store_without_statements_gives_no_sample(run: Run, tmp_path: Path) -> None:
    """It says where statements come from."""
    (tmp_path / "rain.txt").write_text("Rain\n\nIt rained all day long.\n", encoding="utf-8")
    run("import", tmp_path / "rain.txt")

    assert "holds no statement to draw" in run("reviews", "sample").stderr


def test_what_an_import_took_away_is_passed_over(
    filled_store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The reviewer goes on with what is there."""
    session = Session(str(filled_store))
    with session.reading() as store:
        (claim, *_) = select_claims(store)
    gone = replace(claim, id="statement/0000")
    desk = judging._Desk(session, "Ann", read_standing(()), (gone, claim))

    assert desk.take(0) == 1
    assert "there is no 'statement/0000' any more" in capsys.readouterr().err


def test_a_key_is_read_as_the_terminal_gives_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C, the end of the input and no terminal at all end the sitting."""
    for fault in (KeyboardInterrupt, EOFError):
        monkeypatch.setattr("click.getchar", _raising(fault))
        assert judging._read_key() == ""
    monkeypatch.setattr("click.getchar", _raising(OSError))
    with pytest.raises(Exception, match="needs a terminal"):
        judging._read_key()


def _raising(fault: type[BaseException]) -> Callable[[], str]:
    def getchar() -> str:
        raise fault

    return getchar
