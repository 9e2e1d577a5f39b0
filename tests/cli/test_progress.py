import sys

import pytest

from relgraph.cli.progress import progress


def test_a_pipe_sees_no_progress(capsys: pytest.CaptureFixture[str]) -> None:
    """A log file full of bars helps nobody."""
    with progress("reading", 3) as advance:
        advance()

    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(("total", "shown"), [(3, "2 of 3"), (None, "2 done")])
def test_a_terminal_sees_how_far_it_is(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    total: int | None,
    shown: str,
) -> None:
    """Someone who waits for ten thousand articles wants to know whether to wait."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "120")
    with progress("reading", total) as advance:
        advance()
        advance()
    told = capsys.readouterr().err

    assert shown in told
    assert "a second" in told
