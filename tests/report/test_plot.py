from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relgraph.model import Polarity
from relgraph.report.plot import draw_plot

if TYPE_CHECKING:
    from relgraph.report import Dossier


def test_cooperation_stands_over_the_line_and_conflict_under_it(dossier: Dossier) -> None:
    """The side is the second cue, for those who do not tell blue from orange."""
    plot = draw_plot(dossier.said)

    assert plot is not None
    assert plot.unit == "month"
    assert {bar.polarity for bar in plot.bars} == set(Polarity)
    for bar in plot.bars:
        is_above = bar.y + bar.height <= plot.zero + 0.2
        assert is_above == (bar.polarity is not Polarity.CONFLICTUAL)
        assert bar.y >= 0
        assert bar.y + bar.height <= plot.height
        assert bar.x + bar.width <= plot.width


def test_what_has_no_month_is_counted_as_left_out(dossier: Dossier) -> None:
    """A year alone is no January."""
    plot = draw_plot(dossier.said)

    assert plot is not None
    assert plot.left_out == 2
    assert [place for place, _ in plot.rows] == ["2023-12", "2024-02", "2024-03"]
    assert sum(tone.count for _, tone in plot.rows) == 6


def test_beyond_five_years_a_bar_is_a_year(dossier: Dossier) -> None:
    """Sixty bars can be told apart on a page, six hundred cannot."""
    old = replace(dossier.said[0], date="1999-05-01")
    plot = draw_plot((*dossier.said, old))

    assert plot is not None
    assert plot.unit == "year"
    assert plot.rows[0][0] == "1999"
    assert [tick.text for tick in plot.ticks][:2] == ["1999", "2003"]


def test_years_alone_are_drawn_by_year(dossier: Dossier) -> None:
    """Nothing else is known of them."""
    plot = draw_plot([replace(dossier.said[0], date="2024")])

    assert plot is not None
    assert (plot.unit, plot.left_out) == ("year", 0)


def test_without_a_date_there_is_no_plot(dossier: Dossier) -> None:
    """An empty frame would look as if nothing had happened."""
    assert draw_plot([replace(each, date="") for each in dossier.said]) is None
