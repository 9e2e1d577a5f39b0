"""An evaluation as a table to read and as JSON to keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relgraph.evaluate.calibration import calibrate
from relgraph.evaluate.levels import Level, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relgraph.evaluate.evaluation import Evaluation, Mistake
    from relgraph.evaluate.scores import Counts

__all__ = ["format_errors", "format_report", "to_json"]

_FIELDS = ("modality", "negated")
_HEAD = f"{'':<18}{'P':>7}{'R':>7}{'F1':>7}{'right':>7}{'wrong':>7}{'missed':>7}"


def format_report(evaluation: Evaluation) -> str:
    """Return the whole evaluation as text, the main measure first."""
    return "\n".join(_report_lines(evaluation))


def to_json(evaluation: Evaluation) -> dict[str, object]:
    """Return the whole evaluation as values that JSON can carry."""
    return {
        "passages": len(evaluation.passages),
        "gold": sum(len(each.gold) for each in evaluation.passages),
        "found": sum(len(each.found) for each in evaluation.passages),
        "levels": {
            str(scope): {
                str(level): _counts_json(evaluation.counts(level, scope))
                | {"f1_interval": _interval_json(evaluation, level, scope)}
                for level in Level
            }
            for scope in Scope
        },
        "types": {name: _counts_json(each) for name, each in evaluation.counts_by_type().items()},
        "accuracy": {field: _rounded(evaluation.accuracy(field)) for field in _FIELDS},
        "calibration": calibrate(evaluation).to_json(),
    }


def format_errors(evaluation: Evaluation) -> str:
    """Return every miss and false alarm at dyad and type, each under its sentence."""
    return "\n".join(_error_lines(evaluation))


def _report_lines(evaluation: Evaluation) -> Iterator[str]:
    yield f"{len(evaluation.passages)} passages"
    for scope in Scope:
        yield ""
        yield f"matched in the same {scope}{' (main)' if scope is Scope.SENTENCE else ''}"
        yield f"{_HEAD}   95 % of F1"
        for level in Level:
            interval = evaluation.interval(level, scope)
            row = _row(str(level), evaluation.counts(level, scope))
            yield f"{row}   {interval.low:.3f} to {interval.high:.3f}"
    yield ""
    yield "dyad and type, same sentence, by type"
    yield _HEAD
    yield from (_row(name, counts) for name, counts in evaluation.counts_by_type().items())
    yield ""
    yield "agreement where dyad and type were found in the right sentence"
    yield from (f"{field:<18}{evaluation.accuracy(field):>7.3f}" for field in _FIELDS)


def _row(name: str, counts: Counts) -> str:
    ratios = f"{counts.precision:>7.3f}{counts.recall:>7.3f}{counts.f1:>7.3f}"
    return f"{name:<18}{ratios}{counts.right:>7}{counts.wrong:>7}{counts.missed:>7}"


def _error_lines(evaluation: Evaluation) -> Iterator[str]:
    place = None
    for mistake in evaluation.errors():
        if place != (mistake.passage, mistake.sent):
            place = (mistake.passage, mistake.sent)
            yield f"{mistake.passage} {mistake.sent}: {' '.join(mistake.sentence.split())}"
        yield f"    {'missed' if mistake.is_miss else 'wrong '} {_told(mistake)}"


def _told(mistake: Mistake) -> str:
    record = mistake.record
    marks = ", ".join(
        [str(record.modality), *(["negated"] if record.negated else [])]
        + ([f"topic {record.topic!r}"] if record.topic else [])
    )
    source = _actor(record.source, record.source_principal)
    target = _actor(record.target, record.target_principal)
    return f"{record.type}: {source} -> {target} ({marks}) {record.quote!r}"


def _actor(name: str | None, principal: str | None) -> str:
    if name is None:
        return "-"
    return name if name == principal else f"{name} [{principal}]"


def _counts_json(counts: Counts) -> dict[str, object]:
    return {
        "precision": _rounded(counts.precision),
        "recall": _rounded(counts.recall),
        "f1": _rounded(counts.f1),
        "right": counts.right,
        "wrong": counts.wrong,
        "missed": counts.missed,
    }


def _interval_json(evaluation: Evaluation, level: Level, scope: Scope) -> list[float]:
    interval = evaluation.interval(level, scope)
    return [_rounded(interval.low), _rounded(interval.high)]


def _rounded(figure: float) -> float:
    return round(figure, 4)
