"""Every ready question against its golden table, over the made-up graph."""

from pathlib import Path

import pytest

from relgraph.query import ask, find_question, format_rows, questions
from relgraph.store import Store

GOLDEN = Path(__file__).parent / "golden"
NAMES = [question.name for question in questions()]
USUAL = {"actor": "state/PAK", "other": "state/USA", "since": "2024"}
"""What required parameters are bound to; the optional ones stay open here."""


@pytest.mark.parametrize("name", NAMES)
def test_a_question_gives_its_golden_table(name: str, graph: Store, *, update_golden: bool) -> None:
    """A change of the query or of the graph's shape that alters an answer is seen here."""
    needed = [each.name for each in find_question(name).parameters if each.required]
    table = format_rows(ask(graph, name, {each: USUAL[each] for each in needed}), "tsv")
    golden = GOLDEN / f"{name}.tsv"
    if update_golden:
        golden.write_text(table, encoding="utf-8")

    assert table == golden.read_text(encoding="utf-8")
    assert table.count("\n") > 1


def test_every_golden_table_has_its_question() -> None:
    """A table left behind by a question that went would be believed to be checked."""
    assert sorted(path.stem for path in GOLDEN.glob("*")) == NAMES
