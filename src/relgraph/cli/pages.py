"""The network of a store, or a part of it, as a page."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from relgraph import __version__
from relgraph.cli.naming import find_actor
from relgraph.vocabulary import ID_NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relgraph.analyse import Selection
    from relgraph.model import Graphlike

__all__ = ["Wish", "draw_page", "wish_of"]

_PERIOD = re.compile(r"(\d{4}[\d-]*)?(\.\.)?(\d{4}[\d-]*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a page is to show of a store."""

    title: str = "International relations"
    actors: tuple[str, ...] = ()
    hops: int = 1
    since: str | None = None
    until: str | None = None
    types: tuple[str, ...] = ()
    min_confidence: float = 0.0
    articles: tuple[str, ...] = ()
    with_quotes: bool = True
    diff: tuple[str, ...] = ()
    """Two periods, or two stores."""
    made_on: str = ""

    @property
    def selection(self) -> Selection:
        """What the network is narrowed to.

        Raises:
            QueryError: a date cannot be read.
            KnowledgeError: there is no such type.
        """
        from relgraph.analyse import Selection

        return Selection(
            since=self.since,
            until=self.until,
            types=self.types,
            min_confidence=self.min_confidence,
        )

    def __str__(self) -> str:
        told = {
            "actor": ", ".join(self.actors),
            "hops": str(self.hops) if self.actors else "",
            "since": self.since or "",
            "until": self.until or "",
            "types": ", ".join(self.types),
            "confidence from": str(self.min_confidence or ""),
            "articles": ", ".join(self.articles),
            "changes from": " to ".join(self.diff),
        }
        return "; ".join(f"{name} {value}" for name, value in told.items() if value) or "everything"


def draw_page(store: Graphlike, location: str, wish: Wish) -> str:
    """Return the HTML page of what is wished for of a store."""
    from relgraph.analyse import mark_changes, summarise
    from relgraph.view import render_page

    if len(wish.diff) == 2:  # noqa: PLR2004 - before and after
        before, after = (_side(store, wish, side) for side in wish.diff)
        network = mark_changes(before, after)
    else:
        network = _network(store, wish, wish.selection)
    summary = summarise(network)
    facts = {
        "store": location,
        "query": str(wish),
        "articles": str(summary.articles),
        "statements": str(summary.statements),
        "digest of statements": _digest(network),
        "made by": f"relgraph {__version__}",
        "made on": wish.made_on,
    }
    return render_page(
        network,
        title=wish.title,
        generated_from={name: value for name, value in facts.items() if value},
        with_quotes=wish.with_quotes,
    )


def _side(store: Graphlike, wish: Wish, side: str) -> Any:  # noqa: ANN401 - networkx stays in analyse
    """Return one side of a comparison: a period of the store, or another store."""
    from relgraph.analyse import Selection
    from relgraph.store import open_for_reading

    if not _PERIOD.fullmatch(side):
        with open_for_reading(side) as other:
            return _network(other, wish, wish.selection)
    period = Selection.period(side)
    selection = Selection(
        since=period.since,
        until=period.until,
        types=wish.types,
        min_confidence=wish.min_confidence,
    )
    return _network(store, wish, selection)


def _network(store: Graphlike, wish: Wish, selection: Selection) -> Any:  # noqa: ANN401 - as above
    """Return the part of a store that is wished for, with whole sentences."""
    from relgraph.analyse import add_sentences, narrow, to_network
    from relgraph.annotate.sentences import split_sentences
    from relgraph.pipeline import review_states

    actors = [_local_id(store, name) for name in wish.actors]
    network = narrow(
        to_network(store), selection, articles=wish.articles, actors=actors, hops=wish.hops
    )
    states = review_states(store)
    for *_, statement, told in network.edges(keys=True, data=True):
        if state := states.get(f"{ID_NAMESPACE}{statement}"):
            told["review"] = str(state)
    if wish.with_quotes:
        add_sentences(network, store, split_sentences)
    return network


def _local_id(store: Graphlike, name: str) -> str:
    return unquote(find_actor(store, name).value.removeprefix(ID_NAMESPACE))


def _digest(network: Any) -> str:  # noqa: ANN401 - as above
    """Return a digest of the statements shown, whose identifiers are digests of their content."""
    told: set[str] = {str(key) for _, _, key in network.edges(keys=True)}
    for _, positions in network.nodes(data="positions"):
        told |= {str(each["statement"]) for each in positions or ()}
    return hashlib.sha256("\n".join(sorted(told)).encode()).hexdigest()[:16]


def wish_of(asked: Mapping[str, str]) -> Wish:
    """Return what the parameters of an address ask for; several values stand between commas.

    Raises:
        QueryError: a number cannot be read.
    """
    from relgraph.errors import QueryError

    several = {
        name: tuple(filter(None, asked.get(name, "").split(",")))
        for name in ("actor", "types", "articles")
    }
    try:
        hops, sure = int(asked.get("hops", 1)), float(asked.get("min_confidence", 0))
    except ValueError as error:
        raise QueryError("hops and min_confidence are numbers, as in hops=2") from error
    return Wish(
        actors=several["actor"],
        hops=hops,
        since=asked.get("since"),
        until=asked.get("until"),
        types=several["types"],
        min_confidence=sure,
        articles=several["articles"],
    )
