"""Changes by SPARQL Update: whole or not at all, and out of the store's own care."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relgraph.errors import QueryError, StoreError
from relgraph.store.faults import describe_fault
from relgraph.store.names import format_quad
from relgraph.store.tokens import keywords, tokens
from relgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyoxigraph import Store as Engine

__all__ = ["update", "using"]

_CHANGES = {"INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD"}
_FORMS = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
_REACHING = {"LOAD", "SERVICE"}


def update(
    engine: Engine, text: str, *, base: str | None = None, may_reach_out: bool = False
) -> None:
    """Make a change to the graph, all of it or none.

    Relative names begin with `base`; `may_reach_out` lets LOAD and SERVICE ask other machines.

    Raises:
        QueryError: the text is no update, has a fault, or reaches out of the graph.
        StoreError: the store is open for reading only, or cannot be written.
    """
    words = keywords(text)
    reaching = sorted(_REACHING.intersection(words))
    if reaching and not may_reach_out:
        raise QueryError(f"{reaching[0]} is refused: an update changes this graph only")
    if next((word for word in words if word in _CHANGES | _FORMS), "") in _FORMS:
        raise QueryError("this is no update; 'relgraph query' answers queries")
    mark = format_quad()
    is_marked = mark in engine
    try:
        engine.update(text, base_iri=base, prefixes=dict(PREFIXES))
        if is_marked:  # CLEAR ALL takes the mark too, and then nobody could open the store
            engine.add(mark)
    except SyntaxError as error:
        raise describe_fault(str(error), text, is_update=True) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise StoreError(f"the update failed, and nothing was changed: {error}") from error


def using(text: str, graphs: Sequence[str], named: Sequence[str]) -> str:
    """Return an update each pattern of which looks into these graphs: SPARQL Protocol, 2.2.3.

    >>> using("INSERT { ?s a <x:y> } WHERE { ?s ?p ?o }", ["x:g"], [])
    'INSERT { ?s a <x:y> } USING <x:g> WHERE { ?s ?p ?o }'

    Raises:
        QueryError: it names graphs itself, by USING or WITH.
    """
    clauses = [f"USING <{graph}> " for graph in graphs]
    clauses += [f"USING NAMED <{graph}> " for graph in named]
    written: list[str] = []
    depth, before = 0, ""
    for token in tokens(text):
        depth += {"{": 1, "}": -1}.get(token.text, 0)
        if depth == 0 and clauses and token.keyword in {"USING", "WITH"}:
            raise QueryError(f"the update has {token.keyword} of its own; give no graphs beside it")
        if depth == 0 and token.keyword == "WHERE" and before != "DELETE":
            written += clauses
        written.append(token.text)
        before = before if token.kind == "space" else token.keyword
    return "".join(written)
