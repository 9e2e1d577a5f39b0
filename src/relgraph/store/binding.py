"""Terms put in the place of variables, token by token, so that no text is ever pasted.

The engine's own substitutions work only for variables that a query projects, and its planner
does not see them; a term in the pattern itself is found by index.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from relgraph.errors import QueryError
from relgraph.model import CellKind
from relgraph.store.tokens import Token, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relgraph.model import Cell

__all__ = ["bind"]

_CLAUSES = {
    "SELECT": "projection",
    "GROUP": "modifier",
    "ORDER": "modifier",
    "WHERE": "pattern",
    "FROM": "pattern",
    "HAVING": "pattern",
    "LIMIT": "pattern",
    "OFFSET": "pattern",
    "VALUES": "values",
}


def bind(text: str, bindings: Mapping[str, Cell]) -> str:
    """Return a query with terms in the place of the variables bound to them.

    A bound variable that is projected keeps its column, BOUND of it is true, and it is bound in
    sub-selects too.

    Raises:
        QueryError: a term is no IRI or literal, or the query itself binds the variable.
    """
    terms = {name: _term(name, cell) for name, cell in bindings.items()}
    return _Binder(tokens(text), terms).bound() if terms else text


def _term(name: str, cell: Cell) -> str:
    """Return a term in N-Triples, which SPARQL reads alike."""
    try:
        if cell.kind is CellKind.IRI:
            return str(NamedNode(cell.value))
        if cell.kind is CellKind.LITERAL and cell.language:
            return str(Literal(cell.value, language=cell.language))
        if cell.kind is CellKind.LITERAL:
            datatype = NamedNode(cell.datatype) if cell.datatype else None
            return str(Literal(cell.value, datatype=datatype))
    except ValueError as error:
        raise QueryError(f"?{name} cannot be bound to {cell.value!r}: {error}") from error
    raise QueryError(f"?{name} can be bound to an IRI or a literal, not to a {cell.kind}")


class _Binder:
    """One pass over the tokens, which knows in what kind of clause it stands."""

    def __init__(self, found: list[Token], terms: Mapping[str, str]) -> None:
        self._tokens = found
        self._terms = terms
        self._clause = "pattern"
        self._depth = 0
        self._outer: list[int] = []
        self._written: list[str] = []

    def bound(self) -> str:
        for token in self._tokens:
            term = self._terms.get(token.text[1:]) if token.kind == "variable" else None
            if term is None:
                self._note(token)
                self._written.append(token.text)
            else:
                self._replace(token, term)
        return "".join(self._written)

    def _note(self, token: Token) -> None:
        """Keep track of the clause, and of the round brackets inside the innermost braces."""
        if token.text == "{":
            self._outer.append(self._depth)
            self._clause, self._depth = "pattern", 0
        elif token.text == "}":
            self._clause, self._depth = "pattern", self._outer.pop() if self._outer else 0
        elif token.text in {"(", ")"}:
            self._depth += 1 if token.text == "(" else -1
        elif token.keyword in _CLAUSES and self._depth == 0:
            self._clause = _CLAUSES[token.keyword]

    def _replace(self, token: Token, term: str) -> None:
        if self._last_word() == "AS" or self._clause == "values":
            raise QueryError(f"{token.text} cannot be bound: the query gives it a value itself")
        if self._last_word() == "BOUND(":
            self._cut_back("BOUND")
            self._written.append("(true")
        elif self._clause == "projection" and self._depth == 0:
            self._written.append(f"({term} AS {token.text})")
        elif self._clause == "modifier" and self._depth == 0:
            self._written.append(f"({term})")
        else:
            self._written.append(term)

    def _last_word(self) -> str:
        """Return what was written last, space aside, with the word before a bracket."""
        words = [text.strip().upper() for text in self._written[-6:] if text.strip()]
        last = words[-1] if words else ""
        return "".join(words[-2:]) if last == "(" else last

    def _cut_back(self, word: str) -> None:
        """Take back what was written, from the last of a word on."""
        while self._written.pop().upper() != word:
            pass
