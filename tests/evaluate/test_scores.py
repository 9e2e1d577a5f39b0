import pytest

from relgraph.evaluate.scores import Counts, f1_interval


def test_counts_give_precision_recall_and_their_harmonic_mean() -> None:
    """The three figures that every report of extraction gives."""
    counts = Counts(right=3, wrong=1, missed=3)

    assert counts.precision == 0.75
    assert counts.recall == 0.5
    assert counts.f1 == pytest.approx(0.6)


def test_nothing_found_and_nothing_there_score_nought() -> None:
    """No division by zero, and no perfect score for silence."""
    assert Counts().f1 == Counts().precision == Counts().recall == 0.0


def test_counts_add_up_over_articles() -> None:
    """Totals are micro-averaged: every statement weighs the same."""
    assert Counts.total([Counts(1, 2, 3), Counts(4, 5, 6)]) == Counts(5, 7, 9)


def test_the_interval_is_the_same_every_time() -> None:
    """A report that changes from run to run cannot be compared with the last one."""
    pool = [Counts(5, 1, 2), Counts(1, 4, 6), Counts(3, 3, 3)]

    assert f1_interval(pool) == f1_interval(pool)


def test_the_interval_holds_the_figure_and_widens_with_spread() -> None:
    """Articles that differ leave more to chance than articles that agree."""
    alike = f1_interval([Counts(3, 3, 3)] * 6)
    apart = f1_interval([Counts(6, 0, 0), Counts(0, 6, 6)] * 3)

    assert alike.low == alike.high == 0.5
    assert apart.low < 0.5 < apart.high
