"""Questions as their files give them: a head of `#+` lines, then SPARQL.

    #+ summary: Who visited whom?
    #+ description: One row a visit and pair;
    #+   an indented line goes on with the one before.
    #+ parameters:
    #+   actor (actor, optional): who travelled
    #+   least (integer, default 1): the fewest statements
    #+ tags: interaction, cooperative

The head is YAML that grlc reads too; this reader takes no more of YAML than is shown here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from relgraph.errors import QueryError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Parameter", "ParameterType", "Question", "read_question"]

_KEYS = ("summary", "description", "parameters", "tags")
_FIELD = re.compile(r"(\w+):(?:\s+(.*))?")
_PARAMETER = re.compile(r"(\w+) \((\w+), (required|optional|default (\S+))\): (.+)")


class ParameterType(StrEnum):
    """What a parameter holds, and so how its value is checked."""

    ACTOR = "actor"
    DATE = "date"
    TYPE = "type"
    INTEGER = "integer"
    NUMBER = "number"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of a question that the asker may, or must, bind."""

    name: str
    type: ParameterType
    description: str
    required: bool = False
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A saved question: what it asks, how to read its answer, and its SPARQL text."""

    name: str
    summary: str
    description: str
    parameters: tuple[Parameter, ...]
    tags: tuple[str, ...]
    text: str

    def parameter_or_none(self, name: str) -> Parameter | None:
        """Return the parameter of this name."""
        return next((each for each in self.parameters if each.name == name), None)


def read_question(path: Path) -> Question:
    """Return the question that a .rq file holds; it is named as its file.

    Raises:
        QueryError: the head lacks a field, or a line of it has none of the known forms.
    """
    text = path.read_text(encoding="utf-8")
    fields = _fields(text, path.name)
    missing = [key for key in _KEYS if key not in fields]
    if missing:
        raise QueryError(f"the head of {path.name} has no {missing[0]}; add '#+ {missing[0]}:'")
    return Question(
        name=path.stem,
        summary=" ".join(fields["summary"]),
        description=" ".join(fields["description"]),
        parameters=tuple(_parameter(line, path.name) for line in fields["parameters"]),
        tags=tuple(tag.strip() for tag in " ".join(fields["tags"]).split(",")),
        text=text,
    )


def _fields(text: str, file: str) -> dict[str, list[str]]:
    """Return the lines of each field of a head."""
    fields: dict[str, list[str]] = {}
    key = ""
    for line in text.splitlines():
        if not line.startswith("#+"):
            break
        told = line.removeprefix("#+ ")
        if told.startswith("  ") and key:
            fields[key].append(told.strip())
            continue
        match = _FIELD.fullmatch(told)
        if match is None or match[1] not in _KEYS:
            raise QueryError(f"the head of {file} has {line!r}; write one of {', '.join(_KEYS)}")
        key = match[1]
        fields[key] = [match[2].strip()] if match[2] else []
    return fields


def _parameter(line: str, file: str) -> Parameter:
    """Return the parameter that a line of a head describes."""
    match = _PARAMETER.fullmatch(line)
    if match is None or match[2] not in tuple(ParameterType):
        kinds = "|".join(ParameterType)
        raise QueryError(
            f"the head of {file} has {line!r}; "
            f"write 'name ({kinds}, required|optional|default VALUE): what it is'"
        )
    return Parameter(
        name=match[1],
        type=ParameterType(match[2]),
        description=match[5],
        required=match[3] == "required",
        default=match[4],
    )
