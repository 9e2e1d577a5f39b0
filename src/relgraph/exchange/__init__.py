"""The graph in the forms that other programs take, and their event data in ours."""

from relgraph.exchange.card import Card, EventSetCard, RunCard, SourceCard, write_card
from relgraph.exchange.comparing import ARTICLES, Comparison, compare_events
from relgraph.exchange.layouts import LAYOUTS
from relgraph.exchange.reading import EventFile, LeftOut, Row, describe_set, read_events
from relgraph.exchange.sqlite import Events
from relgraph.exchange.told import Report, Told
from relgraph.exchange.wording import shorten
from relgraph.exchange.writing import PLACED, STREAMED, write_placed, write_streamed

__all__ = [
    "ARTICLES",
    "LAYOUTS",
    "PLACED",
    "STREAMED",
    "Card",
    "Comparison",
    "EventFile",
    "EventSetCard",
    "Events",
    "LeftOut",
    "Report",
    "Row",
    "RunCard",
    "SourceCard",
    "Told",
    "compare_events",
    "describe_set",
    "read_events",
    "shorten",
    "write_card",
    "write_placed",
    "write_streamed",
]
