"""An evaluation of mentions as a table to read and as JSON to keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relgraph.evaluate.scores import Counts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from relgraph.evaluate.labels import Meant
    from relgraph.evaluate.mentions import FoundMention, MentionEvaluation, Read
    from relgraph.model import Span

__all__ = ["format_mention_errors", "format_mention_report", "mentions_to_json"]

_CONTEXT = 50  # characters to each side, enough to see the clause


def format_mention_report(evaluation: MentionEvaluation) -> str:
    """Return the whole evaluation as text: mentions by kind, then pairs by article."""
    return "\n".join(_report_lines(evaluation))


def mentions_to_json(evaluation: MentionEvaluation) -> dict[str, object]:
    """Return the whole evaluation as values that JSON can carry."""
    kinds, manners = evaluation.by_kind(), evaluation.by_manner()
    return {
        "articles": len(evaluation.articles),
        "recall": _rounded(Counts.total(kinds.values()).recall),
        "precision": _rounded(Counts.total(manners.values()).precision),
        "kinds": {name: _rounded(counts.recall) for name, counts in kinds.items()},
        "manners": {name: _rounded(counts.precision) for name, counts in manners.items()},
        "traps": _rounded(evaluation.traps().recall),
        "pairs": {
            "precision": _rounded(evaluation.pairs().precision),
            "recall": _rounded(evaluation.pairs().recall),
        },
    }


def format_mention_errors(evaluation: MentionEvaluation) -> str:
    """Return every miss and false link with the words around it; of bare pairs, the pairs."""
    return "\n".join(line for read in evaluation.articles for line in _error_lines(read))


def _report_lines(evaluation: MentionEvaluation) -> Iterator[str]:
    yield f"{len(evaluation.articles)} articles"
    if evaluation.has_labels:
        yield from _mention_lines(evaluation)
    yield ""
    yield "pairs of actor and principal, each counted once an article"
    yield f"{'':<34}{'P':>7}{'R':>7}{'right':>7}{'wrong':>7}{'missed':>7}"
    yield from (_pair_row(each.article.name, each.pair_counts()) for each in evaluation.articles)
    yield _pair_row("all", evaluation.pairs())


def _mention_lines(evaluation: MentionEvaluation) -> Iterator[str]:
    yield ""
    yield f"{'how the words give the actor':<34}{'R':>7}{'right':>7}{'missed':>7}"
    for name, counts in _with_total(evaluation.by_kind()):
        yield f"{name:<34}{counts.recall:>7.3f}{counts.right:>7}{counts.missed:>7}"
    yield ""
    yield f"{'how it was found':<34}{'P':>7}{'right':>7}{'wrong':>7}"
    for name, counts in _with_total(evaluation.by_manner()):
        yield f"{name:<34}{counts.precision:>7.3f}{counts.right:>7}{counts.wrong:>7}"
    yield ""
    traps = evaluation.traps()
    yield f"words that mean nobody: {traps.right} passed over, {traps.missed} taken for somebody"


def _with_total(counts: Mapping[str, Counts]) -> Iterator[tuple[str, Counts]]:
    yield from counts.items()
    yield "all", Counts.total(counts.values())


def _pair_row(name: str, counts: Counts) -> str:
    ratios = f"{counts.precision:>7.3f}{counts.recall:>7.3f}"
    return f"{name:<34}{ratios}{counts.right:>7}{counts.wrong:>7}{counts.missed:>7}"


def _error_lines(read: Read) -> Iterator[str]:
    if not read.article.labels:
        yield from _pair_error_lines(read)
        return
    told = [(label.span, f"missed {label.kind:<11} {_who(label.meant)}") for label in read.missed()]
    told += [(one.span, _wrong(one)) for one in read.wrong()]
    for span, line in sorted(told):
        yield f"{read.article.name}: {line}  {_context(read.article.text, span)}"


def _pair_error_lines(read: Read) -> Iterator[str]:
    for meant in read.missed_pairs():
        yield f"{read.article.name}: missed {_who(meant)}"
    for actor, principal in read.wrong_pairs():
        yield f"{read.article.name}: wrong  {actor} [{principal}]"


def _who(meant: Meant | None) -> str:
    return f"{_either(meant.actors)} [{_either(meant.principals)}]" if meant else "-"


def _wrong(one: FoundMention) -> str:
    return f"wrong  {one.manner:<11} {one.actor} [{one.principal}]"


def _either(names: frozenset[str]) -> str:
    return "/".join(sorted(names))


def _context(text: str, span: Span) -> str:
    before, after = text[max(0, span.start - _CONTEXT) : span.start], text[span.end :][:_CONTEXT]
    return f"...{' '.join(f'{before}>>{span.of(text)}<<{after}'.split())}..."


def _rounded(figure: float) -> float:
    return round(figure, 4)
