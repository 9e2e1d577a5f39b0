"""Ready questions with parameters, queries of one's own, and their answers as text.

    ask("visits", {"actor": "state/PAK"}) -> queries/visits.rq, bound -> Rows -> format_rows

A question is a file in queries/: to add one takes no Python.
"""

from relgraph.query.formats import FORMATS, format_answer, format_rows
from relgraph.query.heads import Parameter, ParameterType, Question, read_question
from relgraph.query.pages import describe_questions
from relgraph.query.parameters import to_bindings
from relgraph.query.questions import ask, find_question, query, questions, read_query
from relgraph.query.terms import short

__all__ = [
    "FORMATS",
    "Parameter",
    "ParameterType",
    "Question",
    "ask",
    "describe_questions",
    "find_question",
    "format_answer",
    "format_rows",
    "query",
    "questions",
    "read_query",
    "read_question",
    "short",
    "to_bindings",
]
