"""A statement taken apart into pairs of actors, in the form that is printed and evaluated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relgraph.model.statements import Modality, Stance

if TYPE_CHECKING:
    from relgraph.model.statements import Statement

__all__ = ["PairRecord", "pair_records"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRecord:
    """What is said of one source towards one target, with plain codes for the actors.

    States stand by their alpha-3 code, organisations by their short name, persons by their full
    name. `start` and `end` are code points of the article's text; a gold line written by hand may
    leave them out.
    """

    sent: int
    type: str
    source: str
    source_principal: str
    target: str | None
    target_principal: str | None
    topic: str | None
    negated: bool
    modality: Modality
    quote: str
    article: str = ""
    start: int | None = None
    end: int | None = None
    confidence: float = 1.0
    asserted_by: str | None = None
    event_time: str | None = None
    stance: Stance = Stance.NONE
    contexts: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """Return the fields in their fixed order, as JSON can carry them.

        >>> record = PairRecord(
        ...     sent=0, type="Visit", source="Asim Munir", source_principal="PAK", target="USA",
        ...     target_principal="USA", topic=None, negated=False, modality=Modality.ASSERTED,
        ...     quote="visit to the U.S.", contexts=("military",),
        ... )
        >>> record.to_dict()["contexts"], record.to_dict()["modality"]
        (['military'], 'asserted')
        """
        fields: dict[str, object] = {name: getattr(self, name) for name in self.__slots__}
        return fields | {
            "modality": str(self.modality),
            "stance": str(self.stance),
            "contexts": list(self.contexts),
        }


def pair_records(statement: Statement) -> tuple[PairRecord, ...]:
    """Return one record for each source with each target of a statement.

    An actor that the text ties to no principal stands as its own, as in hand-made statements.
    """
    place = statement.evidence
    speaker = statement.asserted_by
    return tuple(
        PairRecord(
            sent=statement.sentence,
            type=statement.type,
            source=source.actor.code,
            source_principal=source.acts_for.code,
            target=None if target is None else target.actor.code,
            target_principal=None if target is None else target.acts_for.code,
            topic=statement.topic,
            negated=statement.negated,
            modality=statement.modality,
            quote=place.quote,
            article=place.article,
            start=place.span.start,
            end=place.span.end,
            confidence=statement.confidence,
            asserted_by=None if speaker is None else speaker.actor.code,
            event_time=None if statement.event_time is None else str(statement.event_time),
            stance=statement.stance,
            contexts=statement.contexts,
        )
        for source, target in statement.pairs()
    )
