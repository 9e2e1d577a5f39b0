from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.prompt.conftest import serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from click.testing import Result
    from tests.prompt.conftest import Server

    Run = Callable[..., Result]

KEY = "sk-very-secret"
CLAIM = {
    "sent": 1,
    "type": "Visit",
    "source": "CHL",
    "target": "PER",
    "topic": None,
    "negated": False,
    "modality": "asserted",
    "quote": "visited Peru",
}


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server that answers as an OpenAI-compatible endpoint does; a key is set."""
    monkeypatch.setenv("RELGRAPH_LLM_KEY", KEY)
    with serving() as running:
        yield running


@pytest.fixture
def asking(server: Server) -> tuple[str, ...]:
    """The options that choose the server's model."""
    return ("--extractor", "llm", "--base-url", server.base_url, "--model", "small")


def test_a_language_model_reads_into_the_store_and_what_it_invents_is_told(
    run: Run, articles: Path, server: Server, asking: tuple[str, ...], tmp_path: Path
) -> None:
    """The text decides what is kept; how much was refused is said; the key is kept nowhere."""
    server.states(CLAIM, CLAIM | {"quote": "flew to Peru"}, CLAIM | {"source": "Mars"})

    record = tmp_path / "record.jsonl"
    result = run("import", articles / "visit.txt", *asking, "--report", record)
    again = run("import", articles / "visit.txt", *asking)
    told = run(
        "query", "SELECT ?q WHERE { ?s a rg:Visit ; rg:evidence/oa:hasSelector/oa:exact ?q }"
    )

    assert "1 statements written" in result.stdout
    assert result.stderr.splitlines()[-2:] == [
        "relgraph: 1 refused: the quote does not stand in the text",
        "relgraph: 1 refused: the source is not among the actors of the sentence",
    ]
    assert sum(json.loads(record.read_text(encoding="utf-8"))["refused"].values()) == 2
    assert "1 unchanged" in again.stdout
    assert "visited Peru" in told.stdout
    assert server.requests[0][1]["model"] == "small"
    kept = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert kept
    assert not any(KEY.encode() in content for content in kept)


def test_extractors_are_compared_side_by_side(
    run: Run, server: Server, asking: tuple[str, ...], tmp_path: Path
) -> None:
    """The same passages, the same measure, one table."""
    (tmp_path / "A.txt").write_text("A title\n\nChile visited Peru.\n", encoding="utf-8")
    gold = CLAIM | {"sent": 0, "source_principal": "CHL", "target_principal": "PER"}
    (tmp_path / "A.gold.jsonl").write_text(json.dumps(gold), encoding="utf-8")
    invented = CLAIM | {"sent": 0, "type": "Threat"}
    for _ in range(2):
        server.states(invented, invented | {"quote": "x"})

    options = ("eval", tmp_path, "--extractor", "rules", *asking)
    result = run(*options, "--calibration", "--errors")
    figures = json.loads(run(*options, "--json").stdout)

    assert "rules                     llm" in result.stdout
    assert "rules\nconfidence against measured precision" in result.stdout
    assert "llm\nA 0: Chile visited Peru." in result.stdout
    assert result.stderr == "relgraph: 1 refused: the quote does not stand in the text\n"
    assert [each["levels"]["sentence"]["dyad and type"]["f1"] for each in figures.values()] == [
        1.0,
        0.0,
    ]


def test_one_article_that_cannot_be_asked_about_does_not_end_the_others(
    run: Run, articles: Path, server: Server, asking: tuple[str, ...]
) -> None:
    """As with files that cannot be read: it is said, and the exit code tells it."""
    server.says(400, "context length exceeded")
    server.states(CLAIM)

    result = run("extract", articles, *asking)

    assert result.exit_code == 1
    assert "context length exceeded" in result.stderr
    assert [json.loads(line)["quote"] for line in result.stdout.splitlines()] == ["visited Peru"]


def test_an_endpoint_that_refuses_the_key_ends_the_import(
    run: Run, articles: Path, server: Server, asking: tuple[str, ...]
) -> None:
    """No other article would fare better."""
    server.says(401, f"Incorrect API key provided: {KEY}")

    result = run("import", articles, *asking)

    assert result.exit_code == 1
    assert "does not take the key" in result.stderr
    assert KEY not in result.output


def test_what_does_not_go_together_is_said(run: Run, articles: Path) -> None:
    """A slip costs a line, not an import with the wrong extractor."""
    unknown = run("extract", articles, "--extractor", "ruels")
    stray = run("extract", articles, "--base-url", "http://127.0.0.1:1/v1")
    mixed = run("eval", articles, "--mentions", "--calibration")

    assert (unknown.exit_code, stray.exit_code, mixed.exit_code) == (1, 2, 2)
    assert "there is no extractor 'ruels'; known are: hybrid, llm, rules" in unknown.stderr
    assert "--base-url goes with --extractor llm" in stray.stderr
    assert "not with --mentions" in mixed.stderr
