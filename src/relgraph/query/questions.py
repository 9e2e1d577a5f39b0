"""The ready questions: found, asked, and queries of the asker's own."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from relgraph.errors import QueryError
from relgraph.model import Rows
from relgraph.query.heads import read_question
from relgraph.query.parameters import nearest, to_bindings
from relgraph.resources import queries_path

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relgraph.model import Cell, Graphlike
    from relgraph.query.heads import Question

__all__ = ["ask", "find_question", "query", "questions", "read_query", "tagged_questions"]

_SUFFIXES = (".rq", ".ru", ".sparql")


@cache
def questions() -> tuple[Question, ...]:
    """Return the questions that ship with relgraph, by name."""
    files = sorted(queries_path().glob("*.rq"), key=lambda path: path.stem)
    return tuple(read_question(path) for path in files)


def tagged_questions(tag: str | None = None) -> tuple[Question, ...]:
    """Return the questions that carry a tag, or all of them.

    Raises:
        QueryError: none carries it; the message gives the nearest tags, or all.
    """
    found = tuple(each for each in questions() if tag is None or tag in each.tags)
    if not found:
        known = sorted({each for question in questions() for each in question.tags})
        hint = nearest(tag or "", known) or f"; choose one of {', '.join(known)}"
        raise QueryError(f"no question is tagged {tag!r}{hint}")
    return found


def find_question(name: str) -> Question:
    """Return the question of this name.

    Raises:
        QueryError: there is none; the message gives the nearest names.
    """
    known = {question.name: question for question in questions()}
    if name not in known:
        hint = nearest(name, known) or "; 'relgraph questions' lists them"
        raise QueryError(f"there is no question {name!r}{hint}")
    return known[name]


def ask(
    graph: Graphlike,
    name: str,
    parameters: Mapping[str, Cell | str] | None = None,
    *,
    time_limit: float | None = None,
) -> Rows:
    """Return the answer to a ready question.

    Actors are given by their local identifiers ("state/PAK"), dates as ISO 8601 years, months or
    days, types of statement by name. `time_limit` is in seconds.

    Raises:
        QueryError: the question or a parameter is unknown, or a parameter missing or ill-typed.
        QueryTimeout: the answer took longer than the limit.
    """
    question = find_question(name)
    bindings = to_bindings(question, parameters or {})
    rows = graph.query(question.text, bindings, time_limit=time_limit)
    if not isinstance(rows, Rows):
        raise QueryError(f"the question {name!r} gives no table; make it a SELECT")
    return rows


def query(graph: Graphlike, text: str, *, time_limit: float | None = None) -> Rows | bool | str:
    """Return the answer to any SPARQL 1.1 query: Rows, a truth value, or N-Triples.

    Raises:
        QueryError: the text is no query; the message gives line and column.
        QueryTimeout: the answer took longer than the limit, in seconds.
    """
    answer: Rows | bool | str = graph.query(text, time_limit=time_limit)
    return answer


def read_query(argument: str) -> str:
    """Return the SPARQL text that an argument is, or that the .rq file it names holds.

    Raises:
        QueryError: the argument is empty, or names a file that is not there or is not UTF-8.
    """
    if not argument.strip():
        raise QueryError("the query is empty; give SPARQL text, a .rq file, or - for stdin")
    if "{" in argument or not argument.strip().endswith(_SUFFIXES):
        return argument
    path = Path(argument.strip())
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise QueryError(f"no query can be read from {path}; give a .rq file") from error
    except UnicodeDecodeError as error:
        raise QueryError(f"{path} is not UTF-8; save it in that encoding") from error
