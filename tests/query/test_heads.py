"""Heads of question files, whole and faulty."""

from pathlib import Path

import pytest

from relgraph.errors import QueryError
from relgraph.model import Cell, CellKind
from relgraph.query import ParameterType, read_question
from relgraph.query.parameters import to_bindings

HEAD = """#+ summary: Who is it?
#+ description: One line
#+   and another.
#+ parameters:
#+   word (text, default hello): a word
#+   count (integer, required): a count
#+ tags: a, b
"""


def written(folder: Path, head: str) -> Path:
    """Return a question file with this head."""
    path = folder / "who-is-it.rq"
    path.write_text(f"{head}\nSELECT ?word WHERE {{}}\n", encoding="utf-8")
    return path


def test_a_head_gives_every_field(tmp_path: Path) -> None:
    """An indented line goes on with the one before; a parameter is a line."""
    question = read_question(written(tmp_path, HEAD))

    assert question.name == "who-is-it"
    assert question.description == "One line and another."
    assert question.tags == ("a", "b")
    assert [each.type for each in question.parameters] == [
        ParameterType.TEXT,
        ParameterType.INTEGER,
    ]
    assert question.parameter_or_none("count") == question.parameters[1]
    assert question.parameter_or_none("none") is None
    assert question.parameters[1].required


def test_a_default_is_bound_where_nothing_is_given(tmp_path: Path) -> None:
    """And what is given goes before it."""
    question = read_question(written(tmp_path, HEAD))

    assert to_bindings(question, {"count": "3"})["word"] == Cell(CellKind.LITERAL, "hello")
    assert to_bindings(question, {"count": "3", "word": "bye"})["word"].value == "bye"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("#+ tags: a, b\n", "", "has no tags; add '#\\+ tags:'"),
        ("#+ summary", "#+ sumary", "'#\\+ sumary: Who is it\\?'; write one of summary"),
        ("(text, default hello)", "(word)", "write 'name \\(actor|date"),
        ("(text, default hello)", "(wrong, optional)", "write 'name \\(actor|date"),
        ("#+ summary", "#+   summary", "write one of summary"),
    ],
)
def test_a_faulty_head_is_refused_with_its_line(
    old: str, new: str, said: str, tmp_path: Path
) -> None:
    """A question written by a user goes wrong here, not in the middle of an answer."""
    with pytest.raises(QueryError, match=said):
        read_question(written(tmp_path, HEAD.replace(old, new)))
