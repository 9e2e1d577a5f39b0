"""How far reviewers have come with a statement."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["ReviewState"]


class ReviewState(StrEnum):
    """What reviewers say of a statement, each by the last word of theirs that holds."""

    UNREVIEWED = "unreviewed"
    """Nobody has judged it."""
    ACCEPTED = "accepted"
    """It says what its words say."""
    REJECTED = "rejected"
    """It says what its words do not."""
    CORRECTED = "corrected"
    """It should say something else, and reviewers say what."""
    DISPUTED = "disputed"
    """Reviewers do not agree."""
