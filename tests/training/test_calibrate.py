from pathlib import Path

import pytest
from scripts.calibrate import fit, held_out, levelled, write

from relgraph.extract import Weights

EXAMPLES = [
    (f"P{number:03}", {"weak": 1.0} if number % 2 else {"rare": float(number == 8)}, is_right)
    for number in range(200)
    for is_right in [number % 10 in {0, 2, 4, 6, 1}]
]
"""Of strong ones four in five are right, of weak ones one in five."""


def test_weights_give_back_the_measured_precision() -> None:
    """The point of it all: what was right four times in five is told as 0.8."""
    weights = fit(EXAMPLES, 0.01)

    assert weights.confidence({}) == pytest.approx(0.8, abs=0.01)
    assert weights.confidence({"weak": 1.0}) == pytest.approx(0.2, abs=0.01)


def test_shrinking_draws_towards_the_mean_and_rare_grounds_have_no_weight() -> None:
    """A ground that was seen once must not decide."""
    weights = fit(EXAMPLES, 30.0)

    assert 0.2 < weights.confidence({"weak": 1.0}) < 0.5 < weights.confidence({}) < 0.8
    assert set(weights.weights) == {"weak"}


def test_no_example_is_judged_by_weights_that_have_seen_it() -> None:
    """With one passage right and all others wrong, that one is thought wrong."""
    nothing: dict[str, float] = {}
    examples = [(f"P{number}", nothing, number == 0) for number in range(20)]

    assert all(sure < 0.1 for sure, _ in held_out(examples, 1.0))


def test_the_level_is_set_where_confidence_is_precision() -> None:
    """On passages of another kind only the intercept moves."""
    weights = levelled(Weights(0.0, {"weak": -1.0}), [("A", {}, True), ("B", {}, False)] * 3)
    higher = levelled(weights, [("A", {}, number < 9) for number in range(10)])

    assert weights.confidence({}) == pytest.approx(0.5, abs=0.002)
    assert higher.confidence({}) == pytest.approx(0.9, abs=0.002)
    assert higher.weights == {"weak": -1.0}


def test_what_is_written_is_data_of_the_extractor(tmp_path: Path) -> None:
    """Sorted and rounded, so that the same passages give the same bytes."""
    write(Weights(0.123456, {"b": 1.0, "a.x": -0.5}), tmp_path / "own" / "w.toml", "one\ntwo")

    assert (
        (tmp_path / "own" / "w.toml")
        .read_text(encoding="utf-8")
        .endswith(
            '# one\n# two\n\nintercept = 0.1235\n\n[weights]\n"a.x" = -0.5000\n"b" = 1.0000\n'
        )
    )
