"""Who stands on either side of a frame that may fire."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from relgraph.extract.parties import Found
from relgraph.model import ActorKind, Family

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relgraph.extract.lexicon import Frame
    from relgraph.extract.parties import PartyFinder
    from relgraph.extract.syntax import Syntax
    from relgraph.extract.thread import Thread
    from relgraph.extract.triggers import Trigger
    from relgraph.model import Party

__all__ = ["SideFinder", "Sides"]

# How sure it is that a side which goes without saying is the one last spoken of.
# Set by hand, as those of parties.py.
_SUPPLIED = 0.6
_FROM_BEFORE = frozenset({"thread"})
_COMPLETED = frozenset(
    "Assault ForcePosture Threat Criticism Rejection Concession Retreat Coercion Sanction "
    "Visit".split()
)
# Where a place may stand for whoever is there.
_LOCATIVE = frozenset({"Visit", "Assault", "Coercion", "ForcePosture", "Aid", "Retreat"})
# What a place may do, or have done in its name.
_PLACED = frozenset("Threat Assault Coercion Dispute Rivalry Protest".split())
# One belongs to an organisation or a grouping, and to nothing else.
_JOINABLE = frozenset({ActorKind.ORGANISATION, ActorKind.GROUP})
# Slots that, once filled, say at whom: "fired in the air" leaves it open.
_DECIDING = frozenset("object indirect to against on with toward towards at into".split())
# A longer list of joint parties is more often a list that the parser has misread.
_MOST_JOINT = 5


@dataclass(frozen=True, slots=True)
class Sides:
    """Who does, who undergoes, and the token of the topic."""

    sources: Found
    targets: Found
    topic: int | None

    @property
    def rank(self) -> tuple[bool, float]:
        """How good a reading it is: one with two sides before one with a topic alone."""
        return bool(self.targets), self.sources.confidence * self.targets.confidence


@dataclass(frozen=True)
class SideFinder:
    """Finds the sides of the frames of one sentence."""

    syntax: Syntax
    finder: PartyFinder

    def read(self, trigger: Trigger) -> Sides | None:
        """Return the sides that the sentence gives a frame, or None where it does not fire."""
        frame = trigger.frame
        sources = self._sources(trigger)
        if not sources:
            return None
        targets = self._targets(trigger, sources)
        topic = self._topic(trigger, sources, targets)
        may_be_joint = frame.joint and (frame.type.is_symmetric or frame.two_way)
        missing = bool(frame.target) and not targets and not may_be_joint
        if frame.weak and (missing or not (sources.is_direct and targets.is_direct)):
            return None
        if frame.two_way and any(map(_is_place, (*sources.parties, *targets.parties))):
            return None
        if targets or (_may_stand_alone(frame) and topic is not None):
            return Sides(sources, targets, topic)
        if may_be_joint:
            return _joint(sources, topic, is_symmetric=frame.type.is_symmetric)
        return None

    def complete(self, trigger: Trigger, thread: Thread) -> Sides | None:
        """Return both sides where the other one goes without saying.

        Only a frame that says nothing of its target is completed: "shelled a village" has one,
        even if it is no actor.
        """
        frame, is_name = trigger.frame, self.syntax.tree[trigger.head].pos == "PROPN"
        says_less = frame.weak or frame.two_way or is_name or not frame.target
        if says_less or frame.type.name not in _COMPLETED:
            return None
        sources = self._sources(trigger)
        if len({party.acts_for for party in sources.parties}) != 1:
            return None
        if self._says_target(trigger):
            targets = self._behind(trigger, sources, thread)
        else:
            targets = self._nearby(trigger, sources) or self._under_way(trigger, sources, thread)
        topic = self._topic(trigger, sources, targets)
        return Sides(sources, targets, topic) if targets else None

    def _says_target(self, trigger: Trigger) -> bool:
        slots = _DECIDING.intersection(trigger.frame.target)
        told = [each for slot in slots for each in self.syntax.arguments(trigger.head, slot)]
        return bool(set(told) - set(trigger.carried))

    def _behind(self, trigger: Trigger, sources: Found, thread: Thread) -> Found:
        """Return who did what is criticised in one bare word: "denounced the operation"."""
        objects = self.syntax.objects(trigger.head) if trigger.frame.is_verbal else []
        if trigger.frame.type.name != "Criticism" or not objects:
            return Found()
        if not self.syntax.is_bare(objects[0]):
            return Found()
        doer = thread.doer(sources.parties[0], self.syntax.tree.sentence.index)
        return Found((doer,), _SUPPLIED, manners=_FROM_BEFORE) if doer else Found()

    def _nearby(self, trigger: Trigger, sources: Found) -> Found:
        """Return the actor that the clause names besides the source, in whatever place."""
        principals = {party.acts_for for party in sources.parties}
        tree = self.syntax.tree
        after = [each for each in tree.subtree(trigger.head) if each > trigger.head]
        for token in after:
            passing = tree[token].dep in {"amod", "compound", "nmod"}
            if passing or self.syntax.is_apart(trigger.head, token):
                continue
            if set(trigger.carried).intersection(tree.ancestors(token)):
                continue  # "condemned the invasion of Kuwait" is no word against Kuwait
            found = self.finder.named(token).keeping(lambda party: party.acts_for not in principals)
            if found:
                sure = round(found.confidence * _SUPPLIED, 4)
                return replace(found, confidence=sure, manners=found.manners | {"nearby"})
        return Found()

    def _under_way(self, trigger: Trigger, sources: Found, thread: Thread) -> Found:
        sentence, kind = self.syntax.tree.sentence.index, trigger.frame.type.name
        other = thread.counterpart(sources.parties[0], sentence, kind)
        return Found((other,), _SUPPLIED, manners=_FROM_BEFORE) if other else Found()

    def _sources(self, trigger: Trigger) -> Found:
        """Return who does it; of a noun its owner before all, and last whom it describes."""
        frame, head = trigger.frame, trigger.head
        slots = frame.source
        if "NOUN" in frame.pos and "possessor" in slots and "possessor" not in frame.target:
            slots = ("possessor", *slots)
        found = self._slot(trigger, slots, ())
        if not found and "NOUN" in frame.pos and "subject" in slots:
            found = self.finder.named(head)
        if frame.type.family is Family.POSITION and not found.is_direct:
            return Found()
        if frame.type.name not in _PLACED:
            return found.keeping(lambda party: not _is_place(party))
        return found

    def _targets(self, trigger: Trigger, sources: Found) -> Found:
        frame, head = trigger.frame, trigger.head
        found = self._slot(trigger, frame.target, sources.parties)
        if frame.target and not found:
            others = self.syntax.undergoers(head) or self.syntax.regarders(head)
            principals = {party.acts_for for party in sources.parties}
            found = self.finder.find(others, with_places=False).keeping(
                lambda party: party.acts_for not in principals
            )
        if frame.type.name == "Membership":
            return found.keeping(lambda party: party.actor.kind in _JOINABLE)
        return found

    def _slot(self, trigger: Trigger, slots: Iterable[str], barred: tuple[Party, ...]) -> Found:
        """Return the first slot that holds actors of principals other than the barred ones."""
        principals = {party.acts_for for party in barred}
        frame = trigger.frame
        with_places = bool(barred) and frame.type.name in _LOCATIVE and not frame.two_way
        for slot in slots:
            found = self.finder.find(self._tokens(trigger, slot), with_places=with_places)
            if len(barred) > 1 and set(found.parties) == set(barred):
                return found  # "each other"
            kept = found.keeping(lambda party: party.acts_for not in principals)
            if kept:
                return kept
        return Found()

    def _tokens(self, trigger: Trigger, slot: str) -> list[int]:
        """Return the tokens of a slot, sought at each word of the trigger, the highest first."""
        others = [token for token in trigger.tokens if token != trigger.head]
        for place in (trigger.head, *others):
            found = [
                token for token in self.syntax.arguments(place, slot) if token not in trigger.tokens
            ]
            if slot == "clause":
                found = [each for verb in found for each in self.syntax.undergone(verb)]
            if found:
                return found
        return []

    def _topic(self, trigger: Trigger, sources: Found, targets: Found) -> int | None:
        taken = {*sources.tokens, *targets.tokens}
        for slot in trigger.frame.topic:
            for token in self.syntax.arguments(trigger.head, slot):
                if token not in taken and self._names_a_topic(token):
                    return token
        return None

    def _names_a_topic(self, token: int) -> bool:
        told = self.syntax.tree[token]
        return told.pos not in {"PRON", "NUM", "DET"} and told.entity not in {"DATE", "TIME"}


def _joint(sources: Found, topic: int | None, *, is_symmetric: bool) -> Sides | None:
    """Return joint parties as set against each other: "Iran and Iraq signed a treaty"."""
    principals = {party.acts_for for party in sources.parties}
    if len(principals) not in range(2, _MOST_JOINT + 1):
        return None
    if is_symmetric:
        return Sides(sources, sources, topic)
    first = sources.parties[0]
    return Sides(
        sources.keeping(lambda party: party == first),
        sources.keeping(lambda party: party != first),
        topic,
    )


def _may_stand_alone(frame: Frame) -> bool:
    """Tell whether a frame says something with a topic alone.

    A position does. A request of nobody in particular is mostly one whose addressee was not
    understood: 3 of 58 such were right in passages labelled for that question.
    """
    return frame.type.allows_no_target and frame.type.family is Family.POSITION


def _is_place(party: Party) -> bool:
    return party.actor.kind is ActorKind.PLACE
