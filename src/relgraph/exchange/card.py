"""The data card: what a graph holds, from where, by what means, and how far it can be trusted."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from relgraph.errors import ExchangeError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["Card", "EventSetCard", "RunCard", "SourceCard", "write_card"]


@dataclass(frozen=True, slots=True)
class SourceCard:
    """A publisher ("" where none is known), how much is from it, and its first and last date."""

    publisher: str
    articles: int
    statements: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class RunCard:
    """What read articles: program, language model, lexicon and actors, and how many it read."""

    version: str
    model: str
    model_version: str
    lexicon_sha256: str
    actors_sha256: str
    articles: int


@dataclass(frozen=True, slots=True)
class EventSetCard:
    """A file of event data beside the articles."""

    layout: str
    name: str
    records: int
    rows: int
    first: str
    last: str
    licence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """All that the card tells; numbers are counted in the graph."""

    title: str
    version: str
    """Of relgraph."""
    articles: int
    texts: int
    """Articles whose text is stored."""
    statements: int
    negated: int
    actors: int
    dyads: int
    published: tuple[str, str]
    """The first and last date of publication."""
    happened: tuple[str, str]
    """The first and last event time that texts give."""
    by_type: Mapping[str, int]
    by_modality: Mapping[str, int]
    sources: Sequence[SourceCard]
    runs: Sequence[RunCard]
    event_sets: Sequence[EventSetCard]
    measured: Mapping[str, Any] | None = None
    """What an evaluation on this corpus measured, as `relgraph eval --json` prints it."""


def write_card(card: Card, form: str) -> str:
    """Return a card as Markdown ("md") or JSON ("json").

    Raises:
        ExchangeError: there is no such format.
    """
    if form == "json":
        return json.dumps(asdict(card), ensure_ascii=False, indent=2) + "\n"
    if form != "md":
        raise ExchangeError(f"a card is written as md or json, not as {form!r}")
    return "\n".join([*_head(card), *_contents(card), *_origins(card), *_limits(card)]) + "\n"


def _head(card: Card) -> Iterator[str]:
    yield f"# {_cell(card.title)}"
    yield ""
    yield (
        f"{card.statements} statements ({card.negated} of them denied by their texts) of "
        f"{card.articles} articles on {card.actors} actors in {card.dyads} dyads, extracted by "
        f"relgraph {card.version}. Every statement points at the words that it rests on."
    )
    yield ""
    yield from _table(
        ("dates", "first", "last"),
        [("publication", *card.published), ("events, as texts date them", *card.happened)],
    )


def _contents(card: Card) -> Iterator[str]:
    yield from ("", "## What it holds", "")
    yield from _table(("type", "statements"), card.by_type.items())
    yield ""
    yield from _table(("modality", "statements"), card.by_modality.items())


def _origins(card: Card) -> Iterator[str]:
    yield from ("", "## Where it is from", "")
    rows = [
        (each.publisher or "(no publisher)", each.articles, each.statements, each.first, each.last)
        for each in card.sources
    ]
    yield from _table(("publisher", "articles", "statements", "first", "last"), rows)
    if card.event_sets:
        yield from ("", "Event data beside the articles, which shows no words:", "")
        events = [
            (
                each.layout,
                each.name,
                f"{each.records} of {each.rows}",
                each.first,
                each.last,
                each.licence or "not stated",
            )
            for each in card.event_sets
        ]
        yield from _table(("data set", "file", "records", "first", "last", "licence"), events)
    yield from ("", "## By what means", "")
    runs = [
        (
            each.version,
            f"{each.model} {each.model_version}",
            each.lexicon_sha256[:12],
            each.actors_sha256[:12],
            each.articles,
        )
        for each in card.runs
    ]
    yield from _table(("relgraph", "language model", "lexicon", "actors", "articles"), runs)


def _limits(card: Card) -> Iterator[str]:
    yield from ("", "## How far it can be trusted", "")
    if card.measured is None:
        yield (
            "Nothing was measured on this corpus. `relgraph eval DIR --json` measures on passages "
            "annotated by hand; `relgraph card --measured FILE` puts the figures here."
        )
    else:
        yield from _table(("measure", "value"), _flat(card.measured))
    yield ""
    yield (
        "Statements say what texts say, not what is so. How often something is said depends on "
        "what was collected."
    )
    yield from ("", "## Licences", "")
    yield (
        f"Articles belong to their authors and publishers; the texts of {card.texts} are stored "
        "here, and quotes of all. relgraph, its ontology and its lists of actors are under the "
        "MIT licence. Event data is under the terms of whoever gives it out."
    )


def _table(columns: Sequence[str], rows: Any) -> Iterator[str]:  # noqa: ANN401 - any rows of plain values
    yield f"| {' | '.join(columns)} |"
    yield f"| {' | '.join('---' for _ in columns)} |"
    for row in rows:
        yield f"| {' | '.join(_cell(value) for value in row)} |"


def _cell(value: object) -> str:
    return " ".join(str(value).split()).replace("\\", "\\\\").replace("|", "\\|")


def _flat(told: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, object]]:
    """Yield the figures of a tree, each by its path."""
    for name, value in told.items():
        place = f"{before}, {name}" if before else str(name)
        if isinstance(value, dict):
            yield from _flat(value, place)
        elif isinstance(value, int | float | str):
            yield place, value
