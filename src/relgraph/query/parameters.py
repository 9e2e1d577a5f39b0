"""Values of a question's parameters: checked and made terms."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING
from urllib.parse import quote

from relgraph.errors import QueryError
from relgraph.model import ActorKind, Cell, CellKind, PartialDate
from relgraph.query.heads import ParameterType
from relgraph.query.terms import XSD
from relgraph.vocabulary import ID_NAMESPACE, NAMESPACE, statement_types

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from relgraph.query.heads import Parameter, Question

__all__ = ["nearest", "to_bindings"]

_ACTOR = re.compile(rf"(?:{'|'.join(ActorKind)})/\S.*")


def nearest(word: str, known: Iterable[str]) -> str:
    """Return "; did you mean 'x' or 'y'?" for the known words most like this one, or nothing.

    >>> nearest("partner", ["partners", "visits"])
    "; did you mean 'partners'?"
    """
    lowered = {each.lower(): each for each in sorted(known)}
    close = get_close_matches(word.lower(), lowered, n=3, cutoff=0.5)
    return f"; did you mean {' or '.join(repr(lowered[each]) for each in close)}?" if close else ""


def to_bindings(question: Question, given: Mapping[str, Cell | str]) -> dict[str, Cell]:
    """Return a term for each parameter that is given or has a default.

    Raises:
        QueryError: a parameter is unknown, missing or ill-typed.
    """
    known = [each.name for each in question.parameters]
    for name in given:
        if name not in known:
            takes = ", ".join(known)
            hint = nearest(name, known) or f"; it takes {takes}"
            raise QueryError(f"the question {question.name!r} takes no {name!r}{hint}")
    bindings = {}
    for parameter in question.parameters:
        value = given.get(parameter.name, parameter.default)
        if value is not None:
            bindings[parameter.name] = _to_cell(parameter, value)
        elif parameter.required:
            raise QueryError(
                f"the question {question.name!r} needs {parameter.name!r}: {parameter.description}"
            )
    return bindings


def _to_cell(parameter: Parameter, value: Cell | str) -> Cell:
    """Return the term that a parameter's value stands for."""
    told = value.value if isinstance(value, Cell) else value.strip()
    match parameter.type:
        case ParameterType.ACTOR:
            return _to_individual(parameter, told)
        case ParameterType.DATE:
            return _to_date(parameter, told)
        case ParameterType.TYPE:
            return _to_type(told)
        case ParameterType.INTEGER:
            return _to_integer(parameter, told)
        case ParameterType.NUMBER:
            return _to_number(parameter, told)
    return Cell(CellKind.LITERAL, told)


def _to_individual(parameter: Parameter, told: str) -> Cell:
    encoded = told.removeprefix(ID_NAMESPACE) if told.startswith(ID_NAMESPACE) else quote(told)
    if not _ACTOR.fullmatch(encoded):
        raise _ill_typed(parameter, told, "an actor's identifier such as state/PAK")
    return Cell(CellKind.IRI, ID_NAMESPACE + encoded)


def _to_date(parameter: Parameter, told: str) -> Cell:
    try:
        return Cell(CellKind.LITERAL, str(PartialDate(told)))
    except ValueError as error:
        fitting = "a year, month or day such as 2023, 2023-12 or 2023-12-29"
        raise _ill_typed(parameter, told, fitting) from error


def _to_type(told: str) -> Cell:
    name = told.removeprefix(NAMESPACE)
    known = {each.lower(): each for each in statement_types()}
    if name.lower() not in known:
        hint = nearest(name, known.values())
        raise QueryError(f"there is no type of statement {told!r}{hint or '; Visit is one'}")
    return Cell(CellKind.IRI, NAMESPACE + known[name.lower()])


def _to_integer(parameter: Parameter, told: str) -> Cell:
    if not re.fullmatch(r"[+-]?[0-9]+", told):
        raise _ill_typed(parameter, told, "a whole number such as 3")
    return Cell(CellKind.LITERAL, told, datatype=f"{XSD}integer")


def _to_number(parameter: Parameter, told: str) -> Cell:
    if not re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?", told):
        raise _ill_typed(parameter, told, "a number such as 0.5")
    return Cell(CellKind.LITERAL, told, datatype=f"{XSD}decimal")


def _ill_typed(parameter: Parameter, told: str, fitting: str) -> QueryError:
    return QueryError(f"{parameter.name!r} cannot be {told!r}; give {fitting}")
