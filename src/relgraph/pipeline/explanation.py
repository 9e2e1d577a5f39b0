"""Why a statement was read: the frame that fired, its words, and how each party was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relgraph.model import Mention, Party, Statement
    from relgraph.pipeline.extraction import Extraction

__all__ = ["Explanation", "FoundParty", "explain"]


@dataclass(frozen=True, slots=True)
class FoundParty:
    """A party of a statement and the mention that gave it.

    None says that the sentence does not mention it: the discourse before it does.
    """

    role: str
    """"source" or "target"."""
    party: Party
    mention: Mention | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """A statement with the grounds it stands on."""

    statement: Statement
    found: tuple[FoundParty, ...]


def explain(extraction: Extraction) -> Iterator[Explanation]:
    """Yield an explanation of each statement, in the order of the text."""
    for statement in extraction.statements:
        mentions = extraction.annotated.mentions[statement.sentence]
        sides = {"source": statement.sources, "target": statement.targets}
        yield Explanation(
            statement,
            tuple(
                FoundParty(role, party, _mention_of(party, mentions, statement))
                for role, parties in sides.items()
                for party in parties
            ),
        )


def _mention_of(party: Party, mentions: Sequence[Mention], statement: Statement) -> Mention | None:
    """Return the mention of a party that stands nearest to the quote."""
    place = statement.evidence.span
    naming = [each for each in mentions if party in each.parties]
    return min(
        naming,
        key=lambda each: max(place.start - each.span.end, each.span.start - place.end, 0),
        default=None,
    )
