"""Events as a table with CAMEO codes, in the column names of GDELT's events.

Source: "The GDELT Event Database Data Format Codebook V2.0". Columns that GDELT fills from many
reports or from a gazetteer of its own (mentions, tone, places) are not there.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, TextIO

from relgraph.exchange.codes import cameo_code, quad_class
from relgraph.exchange.gexf import days_of
from relgraph.exchange.told import Report, date_of, principal_pairs, why_no_event
from relgraph.exchange.wording import shorten
from relgraph.model import ActorKind
from relgraph.vocabulary import statement_type

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relgraph.exchange.told import Told
    from relgraph.model import Actor, Party, Statement, StoredArticle

__all__ = ["COLUMNS", "write_cameo"]

COLUMNS = (
    *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year"),
    *("Actor1Code", "Actor1Name", "Actor1CountryCode"),
    *("Actor2Code", "Actor2Name", "Actor2CountryCode"),
    *("EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "SOURCEURL"),
    *("Statement", "Type", "Confidence", "DatePrecision", "Publisher", "Quote"),
)
"""GDELT's names first, then what only relgraph can tell."""


def write_cameo(told: Iterable[Told], output: TextIO, *, quote_words: int | None = None) -> Report:
    """Write a row for each pair of principals of every statement that is an event.

    A month or a year stands by its first day, and says so in DatePrecision.
    """
    report = Report()
    writer = csv.DictWriter(output, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for article, statements in told:
        for statement in statements:
            reason = why_no_event(article, statement)
            if reason:
                report.left_out[reason] += 1
                continue
            shared = _event(article, statement, quote_words)
            for row in _pairs(statement):
                writer.writerow(shared | row)
                report.written["events"] += 1
    return report


def _event(article: StoredArticle, statement: Statement, words: int | None) -> dict[str, object]:
    kind, on = statement_type(statement.type), date_of(article, statement)
    code = cameo_code(kind.name)
    first = "" if on is None else days_of(on)[0].replace("-", "")
    return {
        "SQLDATE": first,
        "MonthYear": first[:6],
        "Year": first[:4],
        "EventCode": code,
        "EventBaseCode": code,
        "EventRootCode": code[:2],
        "QuadClass": quad_class(code),
        "GoldsteinScale": kind.score,
        "SOURCEURL": article.url or "",
        "Statement": statement.id,
        "Type": kind.name,
        "Confidence": statement.confidence,
        "DatePrecision": "" if on is None else on.precision,
        "Publisher": article.publisher or "",
        "Quote": shorten(statement.evidence.quote, words),
    }


def _pairs(statement: Statement) -> Iterator[dict[str, str]]:
    pairs = [each for each in principal_pairs(statement).items() if each[0][0].id != each[0][1].id]
    for number, ((source, target), parties) in enumerate(pairs):
        place = f"{statement.id}/{number}" if number else statement.id
        yield {
            "GLOBALEVENTID": place,
            **_actor(1, source, (pair[0] for pair in parties)),
            **_actor(2, target, (pair[1] for pair in parties)),
        }


def _actor(number: int, actor: Actor, parties: Iterable[Party]) -> dict[str, str]:
    names = dict.fromkeys(party.actor.name for party in parties)
    return {
        f"Actor{number}Code": actor.code,
        f"Actor{number}Name": ", ".join(names),
        f"Actor{number}CountryCode": actor.code if actor.kind is ActorKind.STATE else "",
    }
