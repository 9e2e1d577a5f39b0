"""What a statement says and where, told so that it is known again in another reading."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from relgraph.model.actors import Actor, ActorKind, Party
from relgraph.model.statements import Modality, Statement
from relgraph.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["Claim", "Saying", "correct_statement", "saying_table"]


@dataclass(frozen=True, slots=True)
class Saying:
    """Who towards whom, what, and how: all of a statement that a reviewer may correct.

    `sources` and `targets` are the local identifiers of actors.
    """

    type: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    negated: bool = False
    modality: Modality = Modality.ASSERTED

    @classmethod
    def of(cls, statement: Statement) -> Saying:
        """Return what a statement says."""
        return cls(
            type=statement.type,
            sources=tuple(party.actor.id for party in statement.sources),
            targets=tuple(party.actor.id for party in statement.targets),
            negated=statement.negated,
            modality=statement.modality,
        )

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> Saying:
        """Return what a decision's table says of a statement, judged or corrected.

        Raises:
            KeyError, TypeError, ValueError: the table lacks something, or has it in another form.
        """
        sources, targets = (
            tuple(str(party["id"]) for party in table[side]) for side in ("sources", "targets")
        )
        modality = Modality(table["modality"])
        return cls(str(table["type"]), sources, targets, table["negated"] is True, modality)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a statement says, by which words of which article, and what found it.

    `sentence` is the digest of the sentence around the words, and `offset` where they begin in
    it; "" and 0 where the text is not at hand.
    """

    id: str
    article: str
    span: Span
    quote: str
    saying: Saying
    sentence: str = ""
    offset: int = 0
    confidence: float = 1.0
    frame: str = ""
    run: str = ""

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> Claim:
        """Return the claim that a decision's table tells of.

        Raises:
            KeyError, TypeError, ValueError: the table lacks something, or has it in another form.
        """
        return cls(
            id=str(table["id"]),
            article=str(table["article"]),
            span=Span(int(table["start"]), int(table["end"])),
            quote=str(table["quote"]),
            saying=Saying.from_table(table),
            sentence=str(table.get("sentence", "")),
            offset=int(table.get("offset", 0)),
            confidence=float(table.get("confidence", 1.0)),
            frame=str(table.get("frame", "")),
            run=str(table.get("run", "")),
        )

    def to_table(self, statement: Statement) -> dict[str, Any]:
        """Return the table of the statement that makes this claim, for a decision."""
        told = {
            "id": self.id,
            "article": self.article,
            "start": self.span.start,
            "end": self.span.end,
            "quote": self.quote,
            "confidence": self.confidence,
        }
        more = {"sentence": self.sentence, "frame": self.frame, "run": self.run}
        told |= {name: value for name, value in more.items() if value}
        if self.offset:
            told["offset"] = self.offset
        if statement.topic:
            told["topic"] = statement.topic
        return told | saying_table(statement)


def saying_table(statement: Statement) -> dict[str, Any]:
    """Return what a statement says, with the names of its parties: what may be corrected."""
    return {
        "type": statement.type,
        "sources": _party_tables(statement.sources),
        "targets": _party_tables(statement.targets),
        "negated": statement.negated,
        "modality": str(statement.modality),
    }


def correct_statement(
    statement: Statement, table: Mapping[str, Any], *, is_symmetric: bool
) -> Statement:
    """Return a statement that says what a correction's table says, by the same words.

    Args:
        statement: the statement as it was read.
        table: what it should say, as `saying_table` writes it.
        is_symmetric: whether its type then is.

    Raises:
        KeyError, TypeError, ValueError: the table is malformed, or what it says is no statement.
    """
    sources, targets = (
        tuple(_party(party) for party in table[side]) for side in ("sources", "targets")
    )
    saying = Saying.from_table(table)
    return replace(
        statement,
        type=saying.type,
        sources=sources,
        targets=targets,
        is_symmetric=is_symmetric,
        negated=saying.negated,
        modality=saying.modality,
    )


def _party_tables(parties: Iterable[Party]) -> list[dict[str, Any]]:
    return [
        _actor_table(party.actor)
        | ({} if party.principal is None else {"principal": _actor_table(party.principal)})
        for party in parties
    ]


def _actor_table(actor: Actor) -> dict[str, Any]:
    return {"id": actor.id, "code": actor.code, "name": actor.name}


def _party(table: Mapping[str, Any]) -> Party:
    principal = table.get("principal")
    return Party(_actor(table), None if principal is None else _actor(principal))


def _actor(table: Mapping[str, Any]) -> Actor:
    kind = ActorKind(str(table["id"]).partition("/")[0])
    return Actor(str(table["id"]), kind, str(table["code"]), str(table["name"]))
