"""What the server's pages need of the rooms that the server does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from relgraph.cli.naming import find_actor
from relgraph.cli.pages import Wish, draw_page, wish_of
from relgraph.vocabulary import ID_NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from relgraph.model import Graphlike, Rows
    from relgraph.serve import Desk
    from relgraph.store import Readers

__all__ = ["make_desk"]


def make_desk(readers: Readers) -> Desk:
    """Return what the pages over a store ask for."""
    from relgraph.query import actor_card, dyad_card, format_rows, questions
    from relgraph.serve import Desk
    from relgraph.view.furniture import read_library

    return Desk(
        questions=questions(),
        ask=_ask,
        write_rows=format_rows,
        find_actor=_find_actor,
        actor_card=actor_card,
        dyad_card=dyad_card,
        draw=_Drawn(readers),
        library=read_library().script.encode(),
    )


class _Drawn:
    """The network's page; that of everything is drawn anew only where the store has changed."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers
        self._page: tuple[Path, str] | None = None

    def __call__(self, graph: Graphlike, asked: Mapping[str, str]) -> str:
        location = str(self._readers.location)
        wish = wish_of(asked)
        if wish != Wish():
            return draw_page(graph, location, wish)
        snapshot = self._readers.snapshot()
        if self._page is None or self._page[0] != snapshot:
            self._page = snapshot, draw_page(graph, location, wish)
        return self._page[1]


def _find_actor(graph: Graphlike, name: str) -> str:
    return unquote(find_actor(graph, name).value.removeprefix(ID_NAMESPACE))


def _ask(graph: Graphlike, name: str, given: Mapping[str, str]) -> Rows:
    from relgraph.cli.questions import resolve
    from relgraph.query import ask

    return ask(graph, name, resolve(graph, name, dict(given)))
