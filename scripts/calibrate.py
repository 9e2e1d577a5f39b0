"""Fit the weights of confidence on labelled passages, and write them under graph/confidence/.

    python -m scripts.calibrate --extractor rules

What each ground weighs is learnt from training/passages: an extractor whose statements tell their
grounds reads them, what is right is decided as `relgraph eval` does (dyad and type in the same
sentence), and a logistic regression is fitted whose weights are shrunk towards nothing, so that
grounds seen seldom stay near the mean. How much is shrunk is chosen by cross-validation over
passages. Those passages are harder than articles are, so the level, one number, is then set on the
development passages of tests/quality, which are in the styles that people read; the kept ones are
never opened.

An extractor that was itself trained on training/passages (`--extractor hybrid --trained`) is right
there more often than elsewhere: its weights come from the development passages too.

Of two statements of one pair in a sentence the surer one is kept, by the weights that stand there:
run it until what it writes no longer changes, which takes two or three times.
"""

from __future__ import annotations

import argparse
import shutil
import tomllib
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from relgraph.evaluate import evaluate_folder, format_calibration
from relgraph.evaluate.calibration import from_outcomes
from relgraph.extract import Weights
from relgraph.model import pair_records
from relgraph.pipeline import Extractor
from relgraph.read import read_article
from relgraph.resources import graph_path
from relgraph.vocabulary import statement_types

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from relgraph.model import PairRecord

    Matrix: TypeAlias = np.ndarray[tuple[int, int], np.dtype[np.float64]]
    Vector: TypeAlias = np.ndarray[tuple[int], np.dtype[np.float64]]
    Example: TypeAlias = tuple[str, Mapping[str, float], bool]

_FOLDS = 10
_SHRINKAGES = (1.0, 3.0, 10.0, 30.0, 100.0)
_LEAST = 5  # examples that a ground must have to get a weight at all
_STEPS = 50  # Newton's method takes some six
_NEAR = 1e-6
_FAR = 5.0  # log odds
_ALIKE = 0.001  # Brier scores that differ by less are alike; then the most shrunk is the safest


def read_examples(folder: Path, extractor: Extractor) -> list[Example]:
    """Return every pair that is found: its passage, its grounds and whether it is right."""
    grounds: dict[int, Mapping[str, float]] = {}

    def extract(path: Path) -> list[PairRecord]:
        records = []
        for statement in extractor.extract(read_article(path)).statements:
            for record in pair_records(statement):
                grounds[id(record)] = statement.grounds
                records.append(record)
        return records

    evaluation = evaluate_folder(folder, extract, statement_types())
    return [
        (each.passage.name, grounds[id(record)], is_right)
        for each in evaluation.passages
        for record, is_right in replace(evaluation, passages=(each,)).judged()
    ]


def read_development(folder: Path, extractor: Extractor) -> list[Example]:
    """Return the same of those passages of a quality set that may be looked at."""
    names = tomllib.loads((folder / "split.toml").read_text(encoding="utf-8"))["development"]
    with TemporaryDirectory() as place:
        for name in names:
            for path in (folder / "passages").glob(f"{name}.*"):
                shutil.copy(path, place)
        return read_examples(Path(place), extractor)


def levelled(weights: Weights, examples: Sequence[Example]) -> Weights:
    """Return the weights with the intercept at which the mean confidence is the precision."""
    right = sum(is_right for _, _, is_right in examples)
    low, high = -_FAR, _FAR
    while high - low > _NEAR:
        shift = (low + high) / 2
        moved = replace(weights, intercept=weights.intercept + shift)
        if sum(moved.confidence(told) for _, told, _ in examples) < right:
            low = shift
        else:
            high = shift
    return replace(weights, intercept=weights.intercept + low)


def fit(examples: Sequence[Example], shrinkage: float) -> Weights:
    """Return the weights that make the examples likeliest, shrunk towards nothing."""
    names = _names(examples)
    table = np.array([[told.get(name, 0.0) for name in names] for _, told, _ in examples])
    centre = table.mean(axis=0)
    design = np.hstack([np.ones((len(examples), 1)), table - centre])
    right = np.array([float(is_right) for _, _, is_right in examples])
    found = _logistic(design, right, shrinkage)
    weights = dict(zip(names, found[1:].tolist(), strict=True))
    return Weights(float(found[0] - found[1:] @ centre), weights)


def _names(examples: Sequence[Example]) -> list[str]:
    counts: dict[str, int] = {}
    for _, told, _ in examples:
        for name, value in told.items():
            counts[name] = counts.get(name, 0) + (value != 0)
    return sorted(name for name, count in counts.items() if count >= _LEAST)


def _logistic(design: Matrix, right: Vector, shrinkage: float) -> Vector:
    """Return the ridge estimate by Newton's method (le Cessie and van Houwelingen 1992)."""
    penalty = np.full(design.shape[1], shrinkage)
    penalty[0] = 0.0
    found = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        sure = 1 / (1 + np.exp(-design @ found))
        slope = design.T @ (right - sure) - penalty * found
        curve = (design * (sure * (1 - sure))[:, None]).T @ design + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        found += step
        if np.abs(step).max() < _NEAR:
            break
    return found


def held_out(examples: Sequence[Example], shrinkage: float) -> list[tuple[float, bool]]:
    """Return each example's confidence by weights fitted on the passages of other folds."""
    passages = sorted({passage for passage, _, _ in examples})
    folds = {passage: place % _FOLDS for place, passage in enumerate(passages)}
    outcomes = []
    for fold in range(_FOLDS):
        weights = fit([each for each in examples if folds[each[0]] != fold], shrinkage)
        outcomes += [
            (weights.confidence(told), is_right)
            for passage, told, is_right in examples
            if folds[passage] == fold
        ]
    return outcomes


def write(weights: Weights, path: Path, told: str) -> None:
    """Write weights as data of the extractor."""
    lines = [
        "# What each ground of a statement adds to the log odds that it is right.",
        "# Written by scripts/calibrate.py; docs/confidence.md explains it.",
        *(f"# {line}" for line in told.splitlines()),
        "",
        f"intercept = {weights.intercept:.4f}",
        "",
        "[weights]",
        *(f'"{name}" = {weight:.4f}' for name, weight in sorted(weights.weights.items())),
    ]
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Fit, print what cross-validation says, set the level, print the curve there, and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--extractor", default="rules")
    parser.add_argument("--passages", type=Path, default=Path("training/passages"))
    parser.add_argument("--quality", type=Path, default=Path("tests/quality"))
    parser.add_argument(
        "--trained",
        action="store_true",
        help="the extractor was trained on the passages: weigh on the development ones alone",
    )
    options = parser.parse_args()
    path = graph_path("confidence", f"{options.extractor}.toml")
    if not path.exists():  # a new extractor needs some weights before it can be measured
        write(Weights(0.0, {}), path, "Not measured yet.")
    extractor = Extractor(extractor=options.extractor)
    development = read_development(options.quality, extractor)
    examples = development
    if not options.trained:
        examples = read_examples(options.passages, extractor)
    best = _choose(examples)
    weights = levelled(fit(examples, best), development)
    curve = from_outcomes((weights.confidence(told), is_right) for _, told, is_right in development)
    print(f"on the development passages\n{format_calibration(curve)}")
    place = "the development passages" if options.trained else options.passages.as_posix()
    told = (
        f"Weights from {len(examples)} pairs found in {place}, shrinkage "
        f"{best:g};\nlevel from {len(development)} pairs found in the development passages of "
        f"{options.quality.as_posix()}."
    )
    write(weights, path, told)


def _choose(examples: Sequence[Example]) -> float:
    """Return the greatest shrinkage among those that predict best, and print their figures."""
    tried = {each: from_outcomes(held_out(examples, each)) for each in _SHRINKAGES}
    for shrinkage, curve in tried.items():
        print(f"shrinkage {shrinkage:>5}: Brier {curve.brier:.4f}, error {curve.error:.4f}")
    least = min(curve.brier for curve in tried.values())
    best = max(each for each, curve in tried.items() if curve.brier <= least + _ALIKE)
    print(f"held out, shrinkage {best:g}\n{format_calibration(tried[best])}")
    return best


if __name__ == "__main__":
    main()
