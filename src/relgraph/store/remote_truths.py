"""The truths in an answer, where a server gives them as the integers 0 and 1.

Virtuoso knows no truth apart from the stored ones. Which columns hold one the query tells: those
whose variable is given a comparison, a negation or what tells truths by its nature.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relgraph.model import Rows
from relgraph.store.names import term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relgraph.model import Cell

__all__ = ["BOOLEAN", "TRUTHS", "with_truths"]

BOOLEAN = term("xsd", "boolean").value
TRUTHS = {"0": "false", "1": "true"}
"""How truths are written in their canonical form."""
_INTEGER = term("xsd", "integer").value
_LOGICAL = frozenset(
    {"ConditionalOrExpression", "ConditionalAndExpression", "RelationalExpression"}
)
_ARITHMETIC = frozenset({"AdditiveExpression", "MultiplicativeExpression"})
_TELLING = frozenset({"UnaryNot"}) | {
    f"Builtin_{name}"
    for name in "BOUND EXISTS NOTEXISTS REGEX CONTAINS STRSTARTS STRENDS sameTerm isIRI isURI"
    " isLITERAL isBLANK isNUMERIC LANGMATCHES".split()
}


def with_truths(rows: Rows, text: str) -> Rows:
    """Return rows in which what a query compares is true or false.

    Args:
        rows: the answer.
        text: the query.
    """
    if not any(_is_digit(cell) for row in rows.cells for cell in row):
        return rows
    compared = set(_compared(text))
    places = [name in compared for name in rows.columns]
    return Rows(
        rows.columns,
        tuple(
            tuple(
                _as_truth(cell) if is_truth else cell
                for cell, is_truth in zip(row, places, strict=True)
            )
            for row in rows.cells
        ),
    )


def _is_digit(cell: Cell | None) -> bool:
    return cell is not None and cell.datatype == _INTEGER and cell.value in TRUTHS


def _as_truth(cell: Cell | None) -> Cell | None:
    if cell is None or not _is_digit(cell):
        return cell
    return replace(cell, value=TRUTHS[cell.value], datatype=BOOLEAN)


def _compared(text: str) -> Iterator[str]:
    """Yield the variables to which a query gives the truth of an expression."""
    from rdflib.plugins.sparql.parser import parseQuery

    waiting: list[object] = [parseQuery(text)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            variable = next((node[name] for name in ("evar", "var") if name in node), None)
            if "expr" in node and _is_truth(node["expr"]):
                yield str(variable)
            waiting.extend(node.values())
        elif not isinstance(node, str):  # a term of rdflib's is a string
            waiting.extend(node if hasattr(node, "__iter__") else ())


def _is_truth(expression: object) -> bool:
    """Tell whether an expression of rdflib's is a truth; its grammar nests one in the other."""
    while isinstance(expression, dict):
        name = getattr(expression, "name", "")
        if name in _TELLING or (name in _LOGICAL and "other" in expression):
            return True
        if name not in _LOGICAL | _ARITHMETIC or "other" in expression:
            return False
        expression = expression["expr"]
    return False
