"""Several extractors over the same passages, as tables with one beside the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relgraph.evaluate.levels import Level, Scope
from relgraph.evaluate.scores import Counts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from relgraph.evaluate.evaluation import Evaluation

__all__ = ["format_comparison"]

_FIELDS = ("modality", "negated")
_NOTHING = Counts()


def format_comparison(evaluations: Mapping[str, Evaluation]) -> str:
    """Return the figures of several extractors, by name, in columns side by side."""
    return "\n".join(_lines(evaluations))


def _lines(evaluations: Mapping[str, Evaluation]) -> Iterator[str]:
    compared = tuple(evaluations.values())
    yield f"{len(compared[0].passages)} passages"
    for scope in Scope:
        yield ""
        yield f"matched in the same {scope}{' (main)' if scope is Scope.SENTENCE else ''}"
        yield from _head(evaluations)
        for level in Level:
            yield _row(str(level), [each.counts(level, scope) for each in compared])
    yield ""
    yield "dyad and type, same sentence, by type"
    yield from _head(evaluations)
    by_type = [each.counts_by_type() for each in compared]
    for name in sorted({name for counts in by_type for name in counts}):
        yield _row(name, [counts.get(name, _NOTHING) for counts in by_type])
    yield ""
    yield "agreement where dyad and type were found in the right sentence"
    for field in _FIELDS:
        shares = "".join(f"{each.accuracy(field):>24.3f}" for each in compared)
        yield f"{field:<18}{shares}"


def _head(names: Mapping[str, Evaluation]) -> Iterator[str]:
    yield f"{'':<18}{''.join(f'{name:>24}' for name in names)}"
    yield " " * 18 + f"{'P':>10}{'R':>7}{'F1':>7}" * len(names)


def _row(name: str, counts: Sequence[Counts]) -> str:
    shares = "".join(
        f"{each.precision:>10.3f}{each.recall:>7.3f}{each.f1:>7.3f}" for each in counts
    )
    return f"{name:<18}{shares}"
