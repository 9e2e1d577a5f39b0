import sys
from pathlib import Path

import pytest

from relgraph.cli.lazy import Failure
from relgraph.cli.output import echo_json, echo_table, tell, write_text


def test_a_table_in_a_pipe_is_plain_aligned_text(capsys: pytest.CaptureFixture[str]) -> None:
    """What other programs read carries no colours and no boxes."""
    echo_table(("name", "count"), [("PAK", 12), (None, 3)], title="Actors")

    assert capsys.readouterr().out == "Actors\nname  count\n----  -----\nPAK   12\n      3\n"


def test_an_empty_table_shows_its_head(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing found looks different from nothing done."""
    echo_table(("name",), [])

    assert capsys.readouterr().out == "name\n----\n"


def test_a_table_on_a_terminal_keeps_markup_as_text(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A quote such as "[red]" is words, not a colour."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    echo_table(("quote",), [("a [red] line",)], title="Quotes")

    assert "a [red] line" in capsys.readouterr().out


def test_talk_goes_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    """A pipe must get data only."""
    tell("reading")

    assert capsys.readouterr() == ("", "reading\n")


def test_json_keeps_letters_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    """Names stay readable."""
    echo_json({"name": "Chávez"})

    assert capsys.readouterr().out == '{\n  "name": "Chávez"\n}\n'


@pytest.mark.parametrize("output", [None, Path("-")])
def test_text_without_a_file_goes_to_standard_output(
    capsys: pytest.CaptureFixture[str], output: Path | None
) -> None:
    """`-o -` and no `-o` at all mean the same."""
    write_text("line\n", output)

    assert capsys.readouterr().out == "line\n"


def test_text_with_a_file_is_written_there(tmp_path: Path) -> None:
    """In UTF-8 with line feeds, on every system."""
    write_text("é\n", tmp_path / "out.txt")

    assert (tmp_path / "out.txt").read_bytes() == b"\xc3\xa9\n"


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """A missing folder is the user's to make."""
    with pytest.raises(Failure, match="cannot write"):
        write_text("line", tmp_path / "nowhere" / "out.txt")
