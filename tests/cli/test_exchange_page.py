"""docs/exchange.md: its commands, run in order on a small store."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from relgraph.cli import main

pytestmark = pytest.mark.model

PAGE = Path(__file__).parents[2] / "docs" / "exchange.md"
TABLE = (
    "Event ID\tEvent Date\tSource Name\tSource Country\tCAMEO Code\tIntensity\tTarget Name\t"
    "Target Country\tPublisher\n"
    "1\t2024-01-03\tGovernment (Turkey)\tTurkey\t112\t-2\tSweden\tSweden\tWire\n"
    "2\t2024-01-04\tPolice (Sweden)\tSweden\t173\t-5\tCitizen (Sweden)\tSweden\tWire\n"
)
ARTICLE = (
    "Talks\n\n8 March 2024\n\nTurkey accused Sweden of delay. Finland plans to visit Sweden.\n"
)


def test_every_command_of_the_page_does_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An example that fails is the first thing that a reader tries."""
    text = PAGE.read_text(encoding="utf-8")
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    monkeypatch.chdir(tmp_path)
    Path("talks.txt").write_text(ARTICLE, encoding="utf-8")
    Path("may.tab").write_text(TABLE, encoding="utf-8")
    said = {}
    for line in ("relgraph import talks.txt", *lines):
        result = CliRunner().invoke(main, shlex.split(line)[1:], catch_exceptions=False)
        assert result.exit_code == 0, (line, result.output)
        said[line] = result.output

    assert len(lines) >= 14
    made = {path.name for path in tmp_path.iterdir()}
    assert {"graph.gexf", "tables", "graph.db", "events.jsonl", "share.nq", "card.md"} <= made
    assert "Turkey" in said["relgraph ask recorded-events --actor Sweden --other Turkey"]
    assert Path("left.csv").read_text(encoding="utf-8").count("\n") == 2
