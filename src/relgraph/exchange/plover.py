"""Events as JSON, one a line, in the field names of PLOVER.

Source: "PLOVER: Event, Actor and Data Interchange Specification", draft 0.7b1 (Open Event Data
Alliance), chapter "JSON Data Fields". Mode is given where the type says one.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TextIO

from relgraph.exchange.codes import quad_code
from relgraph.exchange.gexf import days_of
from relgraph.exchange.told import Report, date_of, why_no_event
from relgraph.exchange.wording import shorten
from relgraph.vocabulary import statement_type

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relgraph.exchange.told import Told
    from relgraph.model import Party, Statement, StoredArticle

__all__ = ["write_plover"]

_MODES = {"Visit": "visit", "Investigation": "investigate"}


def write_plover(
    told: Iterable[Told], output: TextIO, *, coder: str, quote_words: int | None = None
) -> Report:
    """Write every statement that is an event: an interaction that a text affirms, with a date.

    Several actors on a side stay together in one record. Where all act with each other, all are
    sources and there is no recipient, as PLOVER has it.
    """
    report = Report()
    for article, statements in told:
        for statement in statements:
            reason = why_no_event(article, statement)
            if reason:
                report.left_out[reason] += 1
                continue
            record = {**_event(article, statement, quote_words), "coder": coder}
            output.write(json.dumps(record, ensure_ascii=False) + "\n")
            report.written["events"] += 1
    return report


def _event(article: StoredArticle, statement: Statement, words: int | None) -> dict[str, Any]:
    kind, on = statement_type(statement.type), date_of(article, statement)
    plover = kind.plover or ""
    first, last = ("", "") if on is None else days_of(on)
    recipients = () if statement.targets == statement.sources else statement.targets
    place = statement.evidence
    record = {
        "id": statement.id,
        "date": first,
        "enddate": last if last != first else None,
        "source": [_actor(party) for party in statement.sources],
        "recipient": [_actor(party) for party in recipients],
        "event": [plover],
        "mode": _MODES.get(kind.name),
        "context": list(statement.contexts),
        "quad_code": quad_code(plover),
        "event_scale": kind.score,
        "text": shorten(place.quote, words),
        "text_info": {
            "sequence": statement.sentence,
            "start": place.span.start,
            "end": place.span.end,
        },
        "cite_info": _without_empty(
            {
                "citation": article.id,
                "title": article.title,
                "publication": article.publisher,
                "url": article.url,
            }
        ),
    }
    return _without_empty(record)


def _actor(party: Party) -> dict[str, str]:
    return {
        "code": party.acts_for.code,
        "actor_text": party.actor.name,
        "identifier_id": party.actor.id,
    }


def _without_empty(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that say something; PLOVER has no field for nothing."""
    return {name: value for name, value in fields.items() if value not in (None, [], "")}
