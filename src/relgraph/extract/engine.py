"""The door of the room: an annotated article in, its statements out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from relgraph.extract.attribution import speaker_of
from relgraph.extract.factuality import Factuality, judge
from relgraph.extract.parties import Found, PartyFinder
from relgraph.extract.syntax import Syntax
from relgraph.extract.thread import Thread
from relgraph.extract.triggers import find_triggers
from relgraph.extract.wording import contexts_of, date_of, quote_span, topic_of
from relgraph.model import Evidence, Statement
from relgraph.model.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from relgraph.extract.lexicon import Frame, Lexicon
    from relgraph.extract.triggers import Trigger
    from relgraph.model import (
        Actor,
        AnnotatedArticle,
        Article,
        DateMention,
        Mention,
        Party,
        Sentence,
    )

__all__ = ["extract_statements"]

# How sure a frame is that its words mean its type; set by hand until measured.
_STRONG, _WEAK = 0.9, 0.7
# How sure it is that a side which goes without saying is the one last spoken of; likewise.
_SUPPLIED = 0.6
# A longer list of joint parties is more often a list that the parser has misread.
_MOST_JOINT = 5
_COMPLETED = frozenset(
    "Assault ForcePosture Threat Criticism Rejection Concession Retreat Coercion Sanction "
    "Consultation Agreement Visit".split()
)
_LOCATIVE = frozenset({"Visit", "Assault", "Coercion", "ForcePosture", "Aid", "Retreat"})


def extract_statements(annotated: AnnotatedArticle, lexicon: Lexicon) -> tuple[Statement, ...]:
    """Return the statements that an article makes, in the order of its text."""
    thread = Thread()
    found: list[Statement] = []
    for sentence, mentions, dates in zip(
        annotated.sentences, annotated.mentions, annotated.dates, strict=True
    ):
        if not mentions:
            continue
        reader = _SentenceReader(annotated.article, sentence, mentions, dates, lexicon)
        found.extend(reader.statements(thread))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Sides:
    """Who does and who undergoes, as a frame finds them."""

    sources: Found
    targets: Found
    topic: int | None


class _SentenceReader:
    """Reads the statements of one sentence."""

    def __init__(
        self,
        article: Article,
        sentence: Sentence,
        mentions: Sequence[Mention],
        dates: Sequence[DateMention],
        lexicon: Lexicon,
    ) -> None:
        self._article = article
        self._dates = dates
        self._lexicon = lexicon
        self._tree = Tree(sentence)
        self._syntax = Syntax(self._tree, lexicon.operators)
        self._finder = PartyFinder(self._tree, mentions, lexicon.acts)

    def statements(self, thread: Thread) -> tuple[Statement, ...]:
        """Return what the sentence says, each relation of two parties once."""
        found: list[Statement] = []
        spent: set[int] = set()
        for triggers in find_triggers(self._syntax, self._lexicon):
            fresh = [each for each in triggers if not spent.intersection(each.tokens)]
            for trigger, sides in self._readings(fresh, thread):
                spent.update(trigger.spent)
                for statement in self._said(trigger, sides):
                    thread.remember(statement)
                    found.append(statement)
        return tuple(sorted(_once(found), key=lambda each: each.evidence.span))

    def _readings(
        self, triggers: Sequence[Trigger], thread: Thread
    ) -> Iterator[tuple[Trigger, _Sides]]:
        """Yield the first reading with both sides, else the first that the thread completes."""
        for read in (self._sides, partial(self._completed, thread=thread)):
            for trigger in triggers:
                sides = read(trigger)
                if sides is not None:
                    yield trigger, sides
                    return

    def _completed(self, trigger: Trigger, *, thread: Thread) -> _Sides | None:
        """Return both sides where the other one goes without saying.

        Only a frame that says nothing of its target is completed: "shelled a village" has one,
        even if it is no actor.
        """
        frame = trigger.frame
        if frame.weak or frame.type.name not in _COMPLETED or not frame.target:
            return None
        sources = self._slot(trigger, frame.source, (), with_places=False)
        principals = {_principal(party) for party in sources.parties}
        if len(principals) != 1 or any(
            self._syntax.arguments(trigger.head, slot) for slot in frame.target
        ):
            return None
        other = thread.counterpart(sources.parties[0], self._tree.sentence.index)
        if other is None:
            return None
        targets = Found((other,), _SUPPLIED)
        return _Sides(sources, targets, self._topic(trigger.head, frame, sources, targets))

    def _said(self, trigger: Trigger, sides: _Sides) -> Iterator[Statement]:
        frame = trigger.frame
        pairs = [(sides.sources, sides.targets)]
        if frame.two_way and sides.targets:
            pairs.append((sides.targets, sides.sources))
        for sources, targets in pairs:
            yield self._statement(trigger, _Sides(sources, targets, sides.topic))

    def _sides(self, trigger: Trigger) -> _Sides | None:
        frame, head = trigger.frame, trigger.head
        with_places = frame.type.name in _LOCATIVE
        sources = self._slot(trigger, frame.source, (), with_places=False)
        targets = self._slot(trigger, frame.target, sources.parties, with_places=with_places)
        if frame.target and not targets:
            targets = self._finder.find(self._syntax.regarders(head), with_places=False)
        topic = self._topic(head, frame, sources, targets)
        if not sources or (frame.weak and not (sources.is_direct and targets.is_direct)):
            return None
        if targets or self._stands_alone(frame, topic):
            return _Sides(sources, targets, topic)
        if frame.type.is_symmetric or frame.two_way:
            return self._joint(sources, topic, is_symmetric=frame.type.is_symmetric)
        return None

    def _stands_alone(self, frame: Frame, topic: int | None) -> bool:
        """Tell whether the frame says something about a topic alone."""
        return frame.type.allows_no_target and topic is not None

    def _joint(self, sources: Found, topic: int | None, *, is_symmetric: bool) -> _Sides | None:
        """Return joint parties as set against each other: "Iran and Iraq signed a treaty"."""
        principals = {_principal(party) for party in sources.parties}
        if len(principals) not in range(2, _MOST_JOINT + 1):
            return None
        if is_symmetric:
            return _Sides(sources, sources, topic)
        first, rest = sources.parties[:1], sources.parties[1:]
        one = Found(first, sources.confidence, sources.tokens, sources.is_direct)
        others = Found(rest, sources.confidence, sources.tokens, sources.is_direct)
        return _Sides(one, others, topic)

    def _slot(
        self,
        trigger: Trigger,
        slots: Iterable[str],
        barred: tuple[Party, ...],
        *,
        with_places: bool,
    ) -> Found:
        """Return the first slot that holds actors of principals other than the barred ones."""
        principals = {_principal(party) for party in barred}
        for slot in slots:
            tokens = [
                token
                for token in self._syntax.arguments(trigger.head, slot)
                if token not in trigger.tokens[:1]
            ]
            found = self._finder.find(tokens, with_places=with_places)
            mutual = len(barred) > 1 and set(found.parties) == set(barred)  # "each other"
            kept = tuple(
                party for party in found.parties if mutual or _principal(party) not in principals
            )
            if kept:
                return Found(kept, found.confidence, found.tokens, found.is_direct)
        return Found()

    def _topic(self, head: int, frame: Frame, sources: Found, targets: Found) -> int | None:
        taken = {*sources.tokens, *targets.tokens}
        for slot in frame.topic:
            for token in self._syntax.arguments(head, slot):
                if token not in taken:
                    return token
        return None

    def _statement(self, trigger: Trigger, sides: _Sides) -> Statement:
        frame, tree, text = trigger.frame, self._tree, self._article.text
        verdict = judge(tree, trigger.head, self._lexicon.operators) + Factuality(
            frame.modality, frame.negated
        )
        shown = (*sides.targets.tokens, *sides.sources.tokens)
        span = quote_span(text, tree, (*trigger.tokens, *trigger.carried), shown)
        around = [token.index for token in tree.tokens if span.start <= token.start < span.end]
        topic = [] if sides.topic is None else [sides.topic]
        return Statement(
            evidence=Evidence.at(self._article, span),
            sentence=tree.sentence.index,
            type=frame.type.name,
            sources=sides.sources.parties,
            targets=sides.targets.parties,
            is_symmetric=frame.type.is_symmetric,
            topic=topic_of(text, tree, topic[0]) if topic else None,
            negated=verdict.negated,
            modality=verdict.modality,
            stance=frame.stance,
            contexts=contexts_of(tree, self._lexicon.contexts, [*around, *topic]),
            asserted_by=speaker_of(
                self._syntax, self._finder, trigger.head, self._lexicon.operators
            ),
            event_time=date_of(tree, self._dates, trigger.head),
            confidence=_confidence(frame, sides),
            cue=" ".join(trigger.words),
            frame=frame.id,
        )


def _principal(party: Party) -> Actor:
    """Return for whom a party acts: two actors of one state are no pair, but its own affair."""
    return party.principal or party.actor


def _confidence(frame: Frame, sides: _Sides) -> float:
    told = _WEAK if frame.weak else _STRONG
    return round(told * sides.sources.confidence * sides.targets.confidence, 3)


def _once(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Yield the surest statement of each type and pair of sides."""
    best: dict[tuple[str, frozenset[str] | tuple[str, str]], Statement] = {}
    for statement in statements:
        sides = tuple(
            " ".join(sorted(party.actor.id for party in side))
            for side in (statement.sources, statement.targets)
        )
        told = frozenset(sides) if statement.is_symmetric else (sides[0], sides[1])
        key = (statement.type, told)
        if key not in best or statement.confidence > best[key].confidence:
            best[key] = statement
    yield from best.values()
