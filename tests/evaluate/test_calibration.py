from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from relgraph.evaluate import (
    Evaluation,
    calibrate,
    evaluate_folder,
    format_calibration,
    format_comparison,
)
from relgraph.evaluate.calibration import from_outcomes, wilson_interval
from relgraph.model import PairRecord, StatementType


@pytest.fixture
def evaluation(
    gold_folder: Path,
    make_record: Callable[..., PairRecord],
    evaluated_types: Mapping[str, StatementType],
) -> Evaluation:
    """One right, found twice with different sureness, and one invented."""
    found = [
        make_record(confidence=0.62),
        make_record(confidence=0.68),
        make_record(type="Threat", confidence=0.91),
    ]
    return evaluate_folder(gold_folder, lambda _: found, evaluated_types)


def test_a_statement_found_twice_counts_once_with_its_surest(evaluation: Evaluation) -> None:
    """Otherwise a graph's confidence would be measured on more cases than there are."""
    judged = [(record.confidence, is_right) for record, is_right in evaluation.judged()]

    assert sorted(judged) == [(0.68, True), (0.91, False)]


def test_confidence_that_is_what_it_says_has_no_error() -> None:
    """Of ten statements of 0.8, eight are right."""
    curve = from_outcomes([(0.8, number < 8) for number in range(10)])

    assert curve.error == pytest.approx(0)
    assert curve.brier == pytest.approx(0.16)
    assert [(each.low, each.count, each.right) for each in curve.bins] == [(0.8, 10, 8)]


def test_the_error_is_weighed_by_the_statements_of_each_bin() -> None:
    """A tenth with one odd statement must not outweigh one with a hundred."""
    curve = from_outcomes([(1.0, False), *[(0.5, True), (0.5, False)] * 4])

    assert [each.count for each in curve.bins] == [8, 1]
    assert curve.error == pytest.approx(1 / 9)


def test_of_nothing_nothing_is_known() -> None:
    """An extractor that finds nothing is not well calibrated, but has no error either."""
    empty = from_outcomes([])

    assert (empty.bins, empty.error, empty.brier) == ((), 0, 0)
    assert (wilson_interval(0, 0).low, wilson_interval(0, 0).high) == (0, 1)


def test_the_curve_can_be_read(evaluation: Evaluation) -> None:
    """One line a bin, with how many statements bear it."""
    lines = format_calibration(calibrate(evaluation)).splitlines()

    assert lines[2].split() == ["0.6", "to", "0.7", "1", "0.680", "1.000", "0.207", "to", "1.000"]
    assert lines[3].split()[:6] == ["0.9", "to", "1.0", "1", "0.910", "0.000"]
    assert lines[-1] == "expected calibration error 0.615, Brier score 0.465"


def test_extractors_stand_side_by_side(
    evaluation: Evaluation, gold_folder: Path, evaluated_types: Mapping[str, StatementType]
) -> None:
    """Which of two finds more is seen in one line."""
    silent = evaluate_folder(gold_folder, lambda _: [], evaluated_types)

    lines = format_comparison({"rules": evaluation, "silent": silent}).splitlines()

    assert lines[0] == "1 passages"
    assert lines[3].split() == ["rules", "silent"]
    assert lines[4].split() == ["P", "R", "F1"] * 2
    [visit] = [line for line in lines if line.startswith("Visit")]
    assert visit.split() == ["Visit", "1.000", "1.000", "1.000", "0.000", "0.000", "0.000"]
