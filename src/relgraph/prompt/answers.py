"""What a language model answered, checked against the sentences that it was given."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from relgraph.model import Evidence, Modality, Refusal, Span, Stance, Statement
from relgraph.prompt.actors import find_party
from relgraph.vocabulary import contexts, statement_types

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relgraph.model import PartialDate, Party, StatementType
    from relgraph.prompt.windows import Window

__all__ = ["BROKEN", "parse_answer", "to_statement"]

BROKEN = "the answer is not of the form asked for"
_FENCE = re.compile(r"```(?:json)?\s*(.*?)\s*```", re.DOTALL)
_KINDS: Mapping[str, tuple[type, ...]] = {
    "sent": (int,),
    "type": (str,),
    "source": (str,),
    "target": (str, type(None)),
    "topic": (str, type(None)),
    "negated": (bool,),
    "modality": (str,),
    "quote": (str,),
}
"""The fields without which there is no statement; the others may be missing."""


def parse_answer(answer: str) -> list[object] | None:
    """Return the statements of an answer as they stand in it, or None where it is none.

    Models that know no JSON schema like to fence what they say.
    """
    fenced = _FENCE.search(answer)
    try:
        told = json.loads(fenced[1] if fenced else answer)
    except (ValueError, RecursionError):
        return None
    statements = told.get("statements") if isinstance(told, dict) else None
    return statements if isinstance(statements, list) else None


def to_statement(told: object, window: Window, confidence: float) -> Statement | Refusal:
    """Return the statement that a model made, or why it is none."""
    if not isinstance(told, dict) or not all(
        isinstance(told.get(name), kinds) for name, kinds in _KINDS.items()
    ):
        return Refusal(BROKEN)
    try:
        return _Claim(told, window).statement(confidence)
    except _RefusedError as refused:
        return Refusal(str(refused))


class _RefusedError(Exception):
    """A claim is no statement; the message is the reason to count it by."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """What a model says that a sentence says."""

    told: Mapping[str, Any]
    window: Window

    def statement(self, confidence: float) -> Statement:
        """Return the claim as a statement.

        Raises:
            _RefusedError: the words or the actors are not there, or it says nothing.
        """
        kind, (place, span) = self._type(), self._quote()
        source, target = self._party("source", place), self._target(kind, place)
        if source is None:
            raise _RefusedError("the source is not among the actors of the sentence")
        if target and source.acts_for.id == target.acts_for.id:
            raise _RefusedError("source and target act for the same")
        topic = self._topic(place)
        if target is None and topic is None:
            raise _RefusedError("there is neither a target nor a topic of the sentence")
        return Statement(
            evidence=Evidence.at(self.window.annotated.article, span),
            sentence=self.window.annotated.sentences[place].index,
            type=kind.name,
            sources=(source,),
            targets=(target,) if target else (),
            is_symmetric=kind.is_symmetric,
            topic=topic,
            negated=self.told["negated"],
            modality=self._modality(),
            stance=self._stance(),
            contexts=self._contexts(),
            asserted_by=self._party("speaker", place),
            event_time=self._date(place, span),
            confidence=confidence,
            frame="llm",
        )

    def _type(self) -> StatementType:
        kind = statement_types().get(self.told["type"])
        if kind is None:
            raise _RefusedError("the type is none of the ontology's")
        return kind

    def _quote(self) -> tuple[int, Span]:
        """Return where the quote stands: in the sentence that was named, or else in another.

        Whole words are asked for. Line breaks count as spaces, and nothing else is forgiven.
        """
        words = self.told["quote"].split()
        if not words:
            raise _RefusedError("there is no quote")
        pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)")
        named, text = self.told["sent"], self.window.annotated.article.text
        places = sorted(
            range(self.window.first, self.window.end), key=lambda each: (abs(each - named), each)
        )
        for place in places:
            sentence = self.window.annotated.sentences[place].span
            found = pattern.search(text, sentence.start, sentence.end)
            if found:
                return place, Span(*found.span())
        raise _RefusedError("the quote does not stand in the text")

    def _party(self, field: str, place: int) -> Party | None:
        code = self.told.get(field)
        if not isinstance(code, str):
            return None
        return find_party(code, self.window.annotated, place)

    def _target(self, kind: StatementType, place: int) -> Party | None:
        if self.told["target"] is not None:
            target = self._party("target", place)
            if target is None:
                raise _RefusedError("the target is not among the actors of the sentence")
            return target
        if not kind.allows_no_target:
            raise _RefusedError("the type needs a target")
        return None

    def _topic(self, place: int) -> str | None:
        """Return the topic if its words stand in the sentence."""
        annotated = self.window.annotated
        sentence = annotated.sentences[place].span.of(annotated.article.text)
        words = " ".join((self.told["topic"] or "").split()).lower()
        return words if words and words in " ".join(sentence.split()).lower() else None

    def _modality(self) -> Modality:
        try:
            return Modality(self.told["modality"])
        except ValueError as error:
            raise _RefusedError("the modality is none of the three") from error

    def _stance(self) -> Stance:
        told = self.told.get("stance")
        return Stance(told) if told in {"for", "against"} else Stance.NONE

    def _contexts(self) -> tuple[str, ...]:
        told = self.told.get("contexts")
        named = told if isinstance(told, list) else []
        return tuple(sorted(name for name in contexts() if name in named))

    def _date(self, place: int, quote: Span) -> PartialDate | None:
        """Return the date that stands nearest to the quote in its sentence."""
        nearest = min(
            self.window.annotated.dates[place],
            key=lambda each: abs(each.span.start - quote.start),
            default=None,
        )
        return nearest.date if nearest else None
