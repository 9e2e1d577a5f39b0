"""Ready questions with parameters, queries of one's own, and their answers as text.

    ask("visits", {"actor": "state/PAK"}) -> queries/visits.rq, bound -> Rows -> format_rows

A question is a file in queries/: to add one takes no Python.
"""

from relgraph.query.cards import Card, actor_card, dyad_card
from relgraph.query.formats import FORMATS, format_answer, format_rows
from relgraph.query.graphs import GRAPH_FORMATS, format_graph
from relgraph.query.heads import Parameter, ParameterType, Question, read_question
from relgraph.query.pages import describe_questions, example_call
from relgraph.query.parameters import to_bindings
from relgraph.query.parquet import to_parquet
from relgraph.query.questions import (
    ask,
    find_question,
    query,
    questions,
    read_query,
    tagged_questions,
)
from relgraph.query.terms import short

__all__ = [
    "FORMATS",
    "GRAPH_FORMATS",
    "Card",
    "Parameter",
    "ParameterType",
    "Question",
    "actor_card",
    "ask",
    "describe_questions",
    "dyad_card",
    "example_call",
    "find_question",
    "format_answer",
    "format_graph",
    "format_rows",
    "query",
    "questions",
    "read_query",
    "read_question",
    "short",
    "tagged_questions",
    "to_bindings",
    "to_parquet",
]
