import math
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from relgraph.evaluate import Evaluation, Level

LEVELS = {"dyad": Level.DYAD, "dyad_and_type": Level.DYAD_TYPE}
HEAD = """\
# F1 that each part may not undercut, and the digest of the files that it was measured on.
# Written by 'pytest tests/quality --update-golden'; lowering one needs a reason in the commit.
"""


def rounded_down(share: float) -> float:
    """Return a share with two decimals, never more than it is."""
    return math.floor(share * 100 + 1e-9) / 100  # 0.29 * 100 lies a hair under 29


def shortfalls(found: Mapping[str, float], floors: Mapping[str, float]) -> Iterator[str]:
    """Yield each level whose F1 lies under its floor."""
    for level, floor in floors.items():
        if found[level] < floor:
            yield f"F1 of {level} is {found[level]:.4f}, under its floor of {floor}"


@pytest.fixture(scope="module")
def measured(evaluations: Mapping[str, Evaluation]) -> Mapping[str, Mapping[str, float]]:
    """F1 of each part at each level."""
    return {
        part: {name: evaluation.counts(level).f1 for name, level in LEVELS.items()}
        for part, evaluation in evaluations.items()
    }


@pytest.fixture(scope="module")
def pinned(
    floors_path: Path,
    request: pytest.FixtureRequest,
    digest_of: Callable[[str], str],
) -> Mapping[str, Mapping[str, float | str]]:
    """What floors.toml says, written anew where that was asked for."""
    if request.config.getoption("--update-golden"):
        measured = request.getfixturevalue("measured")
        floors_path.write_text(
            HEAD + "".join(_table(part, measured[part], digest_of(part)) for part in measured),
            encoding="utf-8",
        )
    return tomllib.loads(floors_path.read_text(encoding="utf-8"))


def _table(part: str, found: Mapping[str, float], digest: str) -> str:
    lines = [f"{name} = {rounded_down(share):.2f}" for name, share in found.items()]
    return "\n".join(["", f"[{part}]", *lines, f'corpus_sha256 = "{digest}"', ""])


def test_the_floors_were_measured_on_these_passages(
    pinned: Mapping[str, Mapping[str, float | str]],
    split: Mapping[str, Sequence[str]],
    digest_of: Callable[[str], str],
) -> None:
    """A floor is worth nothing once text or gold under it has changed."""
    assert {part: pinned[part]["corpus_sha256"] for part in split} == {
        part: digest_of(part) for part in split
    }


@pytest.mark.model
@pytest.mark.parametrize("part", ["development", "kept"])
def test_the_extractor_is_no_worse_than_its_floor(
    part: str,
    pinned: Mapping[str, Mapping[str, float]],
    measured: Mapping[str, Mapping[str, float]],
) -> None:
    """A change that mends one sentence must not quietly break others."""
    floors = {name: pinned[part][name] for name in LEVELS}

    assert not list(shortfalls(measured[part], floors))


def test_a_drop_under_the_floor_is_told() -> None:
    """The gate must be able to close."""
    floors = {"dyad": 0.71, "dyad_and_type": 0.55}

    assert not list(shortfalls({"dyad": 0.71, "dyad_and_type": 0.5501}, floors))
    assert list(shortfalls({"dyad": 0.7099, "dyad_and_type": 0.6}, floors)) == [
        "F1 of dyad is 0.7099, under its floor of 0.71"
    ]


def test_a_floor_is_never_rounded_up() -> None:
    """A floor above what was measured would fail on the commit that sets it."""
    assert rounded_down(0.7199) == 0.71
