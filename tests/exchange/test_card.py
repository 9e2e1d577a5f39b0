from __future__ import annotations

import json

import pytest

from relgraph.errors import ExchangeError
from relgraph.exchange import Card, EventSetCard, RunCard, SourceCard, write_card

CARD = Card(
    title="Peru | Chile",
    version="1.0",
    articles=2,
    texts=1,
    statements=9,
    negated=1,
    actors=4,
    dyads=3,
    published=("2024-05-12", "2024-05-12"),
    happened=("2023", "2024-02"),
    by_type={"Visit": 5, "Aid": 4},
    by_modality={"asserted": 9},
    sources=(
        SourceCard("Example Review", 1, 8, "2024-05-12", "2024-05-12"),
        SourceCard("", 1, 1, "", ""),
    ),
    runs=(RunCard("1.0", "small", "3.8", "ab" * 32, "cd" * 32, 2),),
    event_sets=(EventSetCard("icews", "may.tab", 3, 5, "2024-05-01", "2024-05-02", ""),),
)


def test_the_card_tells_corpus_sources_dates_versions_and_licences() -> None:
    """Who is given a graph needs to know these before using it."""
    page = write_card(CARD, "md")

    for told in (
        "# Peru \\| Chile",
        "| publication | 2024-05-12 | 2024-05-12 |",
        "| Visit | 5 |",
        "| (no publisher) | 1 | 1 |  |  |",
        "| icews | may.tab | 3 of 5 | 2024-05-01 | 2024-05-02 | not stated |",
        "| 1.0 | small 3.8 | abababababab | cdcdcdcdcdcd | 2 |",
        "the texts of 1 are stored",
        "Nothing was measured on this corpus",
    ):
        assert told in page


def test_measured_figures_stand_by_their_path() -> None:
    """Only what was measured on this corpus; nothing else may be passed off as precision."""
    figures = {"levels": {"sentence": {"dyad": {"precision": 0.9}}}, "notes": ["left aside"]}
    fields = {name: getattr(CARD, name) for name in Card.__slots__} | {"measured": figures}
    page = write_card(Card(**fields), "md")

    assert "| levels, sentence, dyad, precision | 0.9 |" in page
    assert "Nothing was measured" not in page


def test_the_card_is_json_too() -> None:
    """For catalogues of data sets."""
    told = json.loads(write_card(CARD, "json"))

    assert told["by_type"] == {"Visit": 5, "Aid": 4}
    assert told["sources"][0]["publisher"] == "Example Review"


def test_another_format_is_refused() -> None:
    """In one sentence."""
    with pytest.raises(ExchangeError, match="md or json"):
        write_card(CARD, "html")
