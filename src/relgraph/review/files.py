"""Reviews as JSON lines: one decision a line, with all that it needs to stand elsewhere."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from relgraph.errors import ReviewError
from relgraph.model import Act, Claim, Decision, Saying, write_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["parse_reviews", "write_reviews"]

_ACTS = (Act.ACCEPT, Act.REJECT, Act.CORRECT, Act.NOTE, Act.UNDO)
_TABLES = ("statement", "corrected")


def write_reviews(reviews: Iterable[Decision]) -> str:
    """Return reviews as JSON lines, in their order."""
    return "".join(
        json.dumps(_told(review), ensure_ascii=False, sort_keys=True) + "\n" for review in reviews
    )


def parse_reviews(text: str, name: str = "the file") -> tuple[Decision, ...]:
    """Return the reviews of JSON lines.

    Args:
        text: the lines.
        name: what errors call the file.

    Raises:
        ReviewError: a line is no review, or not the one whose identifier it has.
    """
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            try:
                found.append(_review(json.loads(line)))
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                told = f"lacks {error}" if isinstance(error, KeyError) else str(error)
                raise ReviewError(
                    f"line {number} of {name} is no review ({told});"
                    " give what 'relgraph reviews export' wrote"
                ) from error
    return tuple(found)


def _told(review: Decision) -> dict[str, Any]:
    told = {
        "id": review.id,
        "act": str(review.act),
        "number": review.number,
        "by": review.by,
        "at": review.at,
    }
    told |= dict(zip(_TABLES, review.read_tables(), strict=False))
    if review.reason:
        told["reason"] = review.reason
    if review.undoes:
        told["undoes"] = review.undoes
    return told


def _review(told: Mapping[str, Any]) -> Decision:
    review = Decision(
        act=Act(told["act"]),
        number=int(told["number"]),
        by=str(told["by"]),
        at=str(told["at"]),
        reason=str(told.get("reason", "")),
        tables=tuple(write_table(told[name]) for name in _TABLES if name in told),
        undoes=str(told.get("undoes", "")),
    )
    _check(review)
    if told.get("id", review.id) != review.id:
        raise ValueError(f"it says something else than {told['id']} did")
    return review


def _check(review: Decision) -> None:
    """Return if a review has what its act needs.

    Raises:
        KeyError, TypeError, ValueError: it has not.
    """
    if review.act not in _ACTS:
        raise ValueError(f"{review.act} is decided about actors")
    if not review.by.strip():
        raise ValueError("nobody is named as its reviewer")
    if review.act is Act.UNDO:
        if not review.undoes:
            raise KeyError("undoes")
        return
    tables = review.read_tables()
    if len(tables) != 1 + (review.act is Act.CORRECT):
        raise KeyError("corrected" if review.act is Act.CORRECT else "statement")
    Claim.from_table(tables[0])
    if review.act is Act.CORRECT:
        Saying.from_table(tables[1])
