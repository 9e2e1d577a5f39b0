"""A database that SQLite, Datasette and pandas open: tables with keys, views, a search index."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any, TypeAlias

from relgraph.exchange.told import Report, date_of
from relgraph.exchange.wording import shorten
from relgraph.resources import graph_path
from relgraph.vocabulary import statement_types

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from relgraph.exchange.told import Told
    from relgraph.model import Actor, EventRecord, EventSet, Statement, StoredArticle

__all__ = ["Events", "write_sqlite"]

Events: TypeAlias = "tuple[EventSet, Iterable[EventRecord]]"
"""An event data set with its records."""

# Order decides the bytes; references are checked at the end, so that actors may come last.
_SETTINGS = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;"


def write_sqlite(
    told: Iterable[Told],
    path: Path,
    *,
    events: Iterable[Events] = (),
    quote_words: int | None = None,
) -> Report:
    """Write a new database in the place of whatever is at the path; texts are left out.

    Raises:
        OSError: the place cannot be written.
        sqlite3.Error: the disk is full.
    """
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as database:
        database.executescript(_SETTINGS)
        schema = graph_path("exchange", "sqlite.sql").read_text(encoding="utf-8")
        database.executescript(schema)
        writer = _Writer(database, quote_words)
        with database:
            writer.write_types()
            for article, statements in told:
                writer.write_article(article, statements)
            for event_set, records in events:
                writer.write_events(event_set, records)
            writer.write_actors()
            database.execute("INSERT INTO statements_fts (statements_fts) VALUES ('rebuild')")
    return writer.report


class _Writer:
    """One export: the database, and the actors that rows have named so far."""

    def __init__(self, database: sqlite3.Connection, quote_words: int | None) -> None:
        self._database = database
        self._words = quote_words
        self._actors: dict[str, Actor] = {}
        self.report = Report()

    def write_types(self) -> None:
        rows = [
            (
                kind.name,
                kind.label,
                kind.definition,
                str(kind.family),
                str(kind.polarity),
                int(kind.is_symmetric),
                kind.score,
                kind.plover,
            )
            for kind in statement_types().values()
        ]
        self._insert("types", rows)

    def write_article(self, article: StoredArticle, statements: Sequence[Statement]) -> None:
        authors = "; ".join(author.name for author in article.authors) or None
        published = None if article.published_on is None else article.published_on.isoformat()
        row = (article.id, article.title, authors, published, article.publisher, article.url)
        self._insert("articles", [(*row, article.section, article.sha256)])
        self._insert("statements", [self._statement(article, each) for each in statements])
        self._insert("parties", [row for each in statements for row in self._parties(each)])
        contexts = [(each.id, context) for each in statements for context in each.contexts]
        self._insert("contexts", contexts)

    def write_events(self, event_set: EventSet, records: Iterable[EventRecord]) -> None:
        named = (event_set.id, event_set.layout, event_set.name, event_set.sha256)
        self._insert("event_sets", [(*named, event_set.licence)])
        self._insert("events", (self._event(event_set, record) for record in records))

    def write_actors(self) -> None:
        self._insert(
            "actors",
            [(a.id, str(a.kind), a.code, a.name) for _, a in sorted(self._actors.items())],
        )

    def _insert(self, table: str, rows: Iterable[Sequence[Any]]) -> None:
        for row in rows:
            marks = ", ".join("?" * len(row))
            self._database.execute(f"INSERT INTO {table} VALUES ({marks})", row)  # noqa: S608 - the table's name is one of ours
            self.report.written[table.replace("_", " ")] += 1

    def _statement(self, article: StoredArticle, statement: Statement) -> tuple[Any, ...]:
        place, on = statement.evidence, date_of(article, statement)
        speaker = statement.asserted_by
        return (
            statement.id,
            article.id,
            statement.type,
            int(statement.negated),
            str(statement.modality),
            str(statement.stance),
            statement.topic,
            None if speaker is None else self._actor(speaker.actor),
            None if statement.event_time is None else str(statement.event_time),
            None if on is None else str(on),
            statement.confidence,
            statement.cue or None,
            statement.sentence,
            shorten(place.quote, self._words),
            place.span.start,
            place.span.end,
        )

    def _parties(self, statement: Statement) -> Iterable[tuple[Any, ...]]:
        """Yield who stands where, as the statement was found."""
        for side, parties in (("source", statement.sources), ("target", statement.targets)):
            for position, party in enumerate(parties, start=1):
                actor, acted_for = self._actor(party.actor), self._actor(party.acts_for)
                yield statement.id, side, position, actor, acted_for

    def _event(self, event_set: EventSet, record: EventRecord) -> tuple[Any, ...]:
        ends = (self._actor(record.source), self._actor(record.target))
        named = (record.source_name, record.target_name, str(record.on))
        rest = (record.score, record.publisher, record.url)
        return (None, event_set.id, record.key, record.type, record.code, *ends, *named, *rest)

    def _actor(self, actor: Actor) -> str:
        """Note an actor; of several names for one the smallest is kept."""
        known = self._actors.setdefault(actor.id, actor)
        if actor.name < known.name:
            self._actors[actor.id] = actor
        return actor.id
