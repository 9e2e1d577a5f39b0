"""The tables and networks that relgraph writes for other programs, by format."""

from __future__ import annotations

import io
import sqlite3
from typing import TYPE_CHECKING, BinaryIO

from relgraph.errors import ExchangeError
from relgraph.exchange.cameo import write_cameo
from relgraph.exchange.gexf import write_gexf
from relgraph.exchange.graphml import write_graphml
from relgraph.exchange.network import Network
from relgraph.exchange.plover import write_plover
from relgraph.exchange.sqlite import write_sqlite
from relgraph.exchange.tables import write_tables

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from relgraph.exchange.sqlite import Events
    from relgraph.exchange.told import Report, Told

__all__ = ["PLACED", "STREAMED", "write_placed", "write_streamed"]

STREAMED = ("graphml", "gexf", "plover", "cameo")
"""The formats that can go through a pipe."""

PLACED = ("csv", "sqlite")
"""The formats that need a folder or a file of their own."""


def write_streamed(
    told: Iterable[Told],
    form: str,
    output: BinaryIO,
    *,
    coder: str,
    quote_words: int | None = None,
) -> Report:
    """Write articles' statements to an open file, and return what was written and left out.

    Args:
        told: the articles with their statements, in the order in which they are to stand.
        form: one of STREAMED.
        output: where to write, in UTF-8.
        coder: what coded the events, for PLOVER's field of that name.
        quote_words: how many words of a quote to keep; all for None.
    """
    page = io.TextIOWrapper(output, encoding="utf-8", newline="", write_through=False)
    try:
        if form == "plover":
            return write_plover(told, page, coder=coder, quote_words=quote_words)
        if form == "cameo":
            return write_cameo(told, page, quote_words=quote_words)
        network = Network(told, quote_words=quote_words)
        (write_gexf if form == "gexf" else write_graphml)(network, page)
        if network.positions:
            network.report.left_out["positions towards a topic alone"] = len(network.positions)
        return network.report
    finally:
        page.detach()  # flushes; the file stays open for whoever opened it


def write_placed(
    told: Iterable[Told],
    form: str,
    place: Path,
    *,
    events: Iterable[Events] = (),
    quote_words: int | None = None,
) -> Report:
    """Write articles' statements to a folder (csv) or a database (sqlite).

    Args:
        told: the articles with their statements, in the order in which they are to stand.
        form: one of PLACED.
        place: the folder or file; what stands there under the same names is replaced.
        events: event data sets with their records; only a database takes them.
        quote_words: how many words of a quote to keep; all for None.

    Raises:
        ExchangeError: the place cannot be written.
    """
    try:
        if form == "sqlite":
            return write_sqlite(told, place, events=events, quote_words=quote_words)
        network = Network(told, quote_words=quote_words)
        write_tables(network, place)
    except (OSError, sqlite3.Error) as error:
        raise ExchangeError(f"cannot write {place} ({error}); choose another place") from error
    return network.report
