"""docs/questions.md: every ready question with its parameters and its SPARQL, from the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relgraph.query.questions import questions

if TYPE_CHECKING:
    from relgraph.query.heads import Parameter, Question

__all__ = ["describe_questions", "example_call"]

_EXAMPLES = {"actor": "Pakistan", "other": "USA", "since": "2020"}
"""Values for the parameters that the command line has options for."""

_OPENING = """# The ready questions

Written from the files in `queries/`; the test of this page says how to write it anew.
`relgraph ask NAME` asks one; `relgraph questions` lists them. Actors may be given by any name that
relgraph knows, dates as a year, a month or a day. An event known only by its year or month counts
as lying in a span of time that it overlaps.
"""


def describe_questions() -> str:
    """Return the page on all ready questions, as Markdown."""
    listed = "".join(
        f"- [{question.name}](#{question.name}): {question.summary}\n" for question in questions()
    )
    return "\n".join([_OPENING, listed, *(_section(question) for question in questions())])


def example_call(question: Question) -> str:
    """Return a command that asks a question, with values for what it must or may be asked about.

    >>> from relgraph.query import find_question
    >>> example_call(find_question("between"))
    'relgraph ask between --actor Pakistan --other USA'
    """
    values = _EXAMPLES | ({"actor": "NATO"} if "bloc" in question.tags else {})
    given = [
        f"--{each.name} {values[each.name]}"
        for each in question.parameters
        if each.name == "actor" or each.required
    ]
    return " ".join(["relgraph ask", question.name, *given])


def _section(question: Question) -> str:
    parameters = "".join(_line(parameter) for parameter in question.parameters)
    query = question.text.split("\n\n", 1)[-1].strip()
    call = f"    {example_call(question)}"
    return (
        f"## {question.name}\n\n**{question.summary}** {question.description}\n\n{call}\n\n"
        f"{parameters}\nTags: {', '.join(question.tags)}\n\n```sparql\n{query}\n```\n"
    )


def _line(parameter: Parameter) -> str:
    need = "required" if parameter.required else "optional"
    if parameter.default is not None:
        need = f"default {parameter.default}"
    return f"- `{parameter.name}` ({parameter.type}, {need}): {parameter.description}\n"
