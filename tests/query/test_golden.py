"""Every ready question against its golden table, over the made-up graph."""

from pathlib import Path

import pytest

from relgraph.query import ask, find_question, format_rows, questions

GOLDEN = Path(__file__).parent / "golden"
NAMES = [question.name for question in questions()]
USUAL = {"actor": "state/PAK", "other": "state/USA"}
"""What required parameters are bound to; the optional ones stay open here."""


@pytest.mark.parametrize("name", NAMES)
def test_a_question_gives_its_golden_table(name, graph, update_golden):
    """A change of the query or of the graph's shape that alters an answer is seen here."""
    needed = [each.name for each in find_question(name).parameters if each.required]
    table = format_rows(ask(graph, name, {each: USUAL[each] for each in needed}), "tsv")
    golden = GOLDEN / f"{name}.tsv"
    if update_golden:
        golden.write_text(table, encoding="utf-8")

    assert table == golden.read_text(encoding="utf-8")
    assert table.count("\n") > 1
