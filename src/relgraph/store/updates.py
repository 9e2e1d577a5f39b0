"""Changes by SPARQL Update: whole or not at all, and out of the store's own care."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relgraph.errors import QueryError, StoreError
from relgraph.store.faults import describe_fault
from relgraph.store.tokens import keywords
from relgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import Store as Engine

__all__ = ["update"]

_CHANGES = {"INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD"}
_FORMS = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
_REACHING = {"LOAD", "SERVICE"}


def update(engine: Engine, text: str) -> None:
    """Make a change to the graph, all of it or none.

    Raises:
        QueryError: the text is no update, has a fault, or reaches out of the graph.
        StoreError: the store is open for reading only, or cannot be written.
    """
    words = keywords(text)
    reaching = sorted(_REACHING.intersection(words))
    if reaching:
        raise QueryError(f"{reaching[0]} is refused: an update changes this graph only")
    if next((word for word in words if word in _CHANGES | _FORMS), "") in _FORMS:
        raise QueryError("this is no update; 'relgraph query' answers queries")
    try:
        engine.update(text, prefixes=dict(PREFIXES))
    except SyntaxError as error:
        raise describe_fault(str(error), text, is_update=True) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise StoreError(f"the update failed, and nothing was changed: {error}") from error
