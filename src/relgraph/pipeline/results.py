"""What became of the files of an import, one by one and counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePath

__all__ = ["ImportReport", "ImportResult", "Outcome"]


class Outcome(StrEnum):
    """What became of a file."""

    ADDED = "added"
    UPDATED = "updated"
    """The article was there, made by another version, model or lexicon, or with other actors;
    it was made anew."""
    REVISED = "revised"
    """It took the place of the article that was there under the same address."""
    UNCHANGED = "unchanged"
    SUPERSEDED = "superseded"
    """A later text of the same address is there; this one was left out."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    """A file, what became of it, and what was found in it."""

    path: str
    outcome: Outcome
    article: str = ""
    """The article's local identifier; "" where the file failed."""
    former: str = ""
    """The local identifier of the article whose place it took; "" unless revised."""
    reason: str = ""
    """Why it failed, in one sentence."""
    statements: int = 0
    sentences: int = 0
    silent: int = 0
    """Sentences of the body in which nothing was found."""
    left_out: int = 0
    """Lines that are no source of statements: headings, author lines, disclaimers."""
    refused: dict[str, int] = field(default_factory=dict)
    """How many statements the extractor was offered and did not take, by reason."""
    attempts: int = 1
    """How often it was tried; more than once where a worker process ended over it."""


@dataclass(slots=True)
class ImportReport:
    """How many files came to what; it stays small however many there are."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    """How many files failed for which reason, told without their names."""
    statements: int = 0
    """How many statements were written."""
    refused: Counter[str] = field(default_factory=Counter)
    """How many statements were offered and not taken, by reason."""

    @property
    def files(self) -> int:
        """How many files there were."""
        return self.outcomes.total()

    def count(self, outcome: Outcome) -> int:
        """Return how many files came to this."""
        return self.outcomes[outcome]

    def add(self, result: ImportResult) -> None:
        """Count one more file."""
        self.outcomes[result.outcome] += 1
        self.statements += result.statements
        self.refused.update(result.refused)
        if result.reason:
            self.reasons[_without_names(result)] += 1


def _without_names(result: ImportResult) -> str:
    """Return the fault in a reason without the file's name and the advice, to count it by."""
    fault = result.reason
    for name in (result.path, PurePath(result.path).name):
        fault = fault.replace(name, "…") if name else fault
    return fault.partition("; ")[0]
