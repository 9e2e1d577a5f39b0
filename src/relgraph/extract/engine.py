"""The door of the room: an annotated article in, its statements out."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from relgraph.extract.attribution import speaker_of
from relgraph.extract.confidence import grounds_of, load_weights
from relgraph.extract.factuality import Factuality, judge
from relgraph.extract.guesses import GuessReader
from relgraph.extract.parties import PartyFinder
from relgraph.extract.sides import SideFinder, Sides
from relgraph.extract.syntax import Syntax
from relgraph.extract.thread import Thread
from relgraph.extract.triggers import find_triggers
from relgraph.extract.views import Viewer
from relgraph.extract.wording import contexts_of, date_of, quote_span, topic_of
from relgraph.model import Evidence, Statement
from relgraph.model.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from relgraph.extract.guesses import Learned
    from relgraph.extract.lexicon import Lexicon
    from relgraph.extract.triggers import Trigger
    from relgraph.extract.views import Seen
    from relgraph.model import (
        AnnotatedArticle,
        Article,
        DateMention,
        Mention,
        Sentence,
    )

__all__ = ["extract_statements", "view_sentences"]


def extract_statements(
    annotated: AnnotatedArticle, lexicon: Lexicon, learned: Learned | None = None
) -> tuple[Statement, ...]:
    """Return the statements that an article makes, in the order of its text.

    Args:
        annotated: the article.
        lexicon: the frames, which read each sentence first.
        learned: what reads it after them, if anything does.
    """
    viewer = Viewer(annotated)
    return tuple(
        statement
        for reader, said in _sentences(annotated, lexicon)
        for statement in (said if learned is None else reader.read_again(said, viewer, learned))
    )


def view_sentences(annotated: AnnotatedArticle, lexicon: Lexicon) -> Iterator[tuple[int, Seen]]:
    """Yield the view of each sentence that speaks of actors, as `extract_statements` shows it."""
    viewer = Viewer(annotated)
    for reader, said in _sentences(annotated, lexicon):
        yield reader.index, reader.seen(said, viewer)
        viewer.remember(reader.index)


def _sentences(
    annotated: AnnotatedArticle, lexicon: Lexicon
) -> Iterator[tuple[_FrameReader, tuple[Statement, ...]]]:
    """Yield each sentence that speaks of actors with what the frames read in it."""
    thread = Thread()
    for sentence, mentions, dates in zip(
        annotated.sentences, annotated.mentions, annotated.dates, strict=True
    ):
        if mentions:
            reader = _FrameReader(annotated.article, sentence, mentions, dates, lexicon)
            yield reader, reader.statements(thread)


class _FrameReader:
    """Reads the statements of one sentence."""

    def __init__(
        self,
        article: Article,
        sentence: Sentence,
        mentions: Sequence[Mention],
        dates: Sequence[DateMention],
        lexicon: Lexicon,
    ) -> None:
        self.index = sentence.index
        self._article = article
        self._mentions = mentions
        self._dates = dates
        self._lexicon = lexicon
        self._weights = load_weights()
        self._tree = Tree(sentence)
        self._syntax = Syntax(self._tree, lexicon.operators)
        self._triggers = tuple(find_triggers(self._syntax, lexicon))
        self._finder = PartyFinder(self._tree, mentions, lexicon.acts)
        self._sides = SideFinder(self._syntax, self._finder)

    def statements(self, thread: Thread) -> tuple[Statement, ...]:
        """Return what the sentence says, each relation of two parties once."""
        found: list[Statement] = []
        spent: set[int] = set()
        for read in (self._sides.read, partial(self._sides.complete, thread=thread)):
            for triggers in self._triggers:
                fresh = [each for each in triggers if not spent.intersection(each.tokens)]
                for trigger, sides in _best_reading(fresh, read):
                    spent.update(trigger.spent)
                    for statement in self._said(trigger, sides):
                        thread.remember(statement)
                        found.append(statement)
        kept = _without_refused(_once(found))
        return tuple(sorted(kept, key=lambda each: each.evidence.span))

    def seen(self, said: Sequence[Statement], viewer: Viewer) -> Seen:
        """Return the sentence as a learned reader is shown it."""
        types = (each.frame.type.name for group in self._triggers for each in group)
        return viewer.view(self.index, types, said)

    def read_again(
        self, said: Sequence[Statement], viewer: Viewer, learned: Learned
    ) -> tuple[Statement, ...]:
        """Return what the frames and a learned reader together make of the sentence."""
        seen = self.seen(said, viewer)
        guesses = GuessReader(
            self._article, self._syntax, self._finder, self._mentions, self._dates, self._lexicon
        )
        found = guesses.statements(learned, seen, viewer, said)
        viewer.remember(self.index)
        return tuple(sorted(found, key=lambda each: each.evidence.span))

    def _said(self, trigger: Trigger, sides: Sides) -> Iterator[Statement]:
        yield self._statement(trigger, sides)
        if trigger.frame.two_way and sides.targets:
            yield self._statement(trigger, Sides(sides.targets, sides.sources, sides.topic))

    def _deniers(self, head: int) -> list[int]:
        """Return the words at or above the trigger that deny it, to be shown with it."""
        return [
            child
            for place in (head, *self._tree.ancestors(head))
            for child in self._tree.children(place, "neg")
        ]

    def _statement(self, trigger: Trigger, sides: Sides) -> Statement:
        frame, tree, text = trigger.frame, self._tree, self._article.text
        verdict = judge(tree, trigger.head, self._lexicon.operators) + Factuality(
            frame.modality, frame.negated
        )
        topic = [] if sides.topic is None else [sides.topic]
        shown = (
            *(sides.targets.tokens or topic),
            *(self._deniers(trigger.head) if verdict.negated else ()),
            *sides.sources.tokens,
        )
        span = quote_span(text, tree, (*trigger.tokens, *trigger.carried), shown)
        grounds = grounds_of(trigger, sides, verdict, tree)
        around = [token.index for token in tree.tokens if span.start <= token.start < span.end]
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
            confidence=self._weights.confidence(grounds),
            cue=" ".join(trigger.words),
            frame=frame.id,
            grounds=grounds,
        )


def _without_refused(statements: Iterable[Statement]) -> list[Statement]:
    """Leave out what is denied only because it is refused: the refusal says it."""
    kept = list(statements)
    refused = {_sides_of(each) for each in kept if each.type == "Rejection" and not each.negated}
    return [each for each in kept if not (each.negated and _sides_of(each) in refused)]


def _sides_of(statement: Statement) -> frozenset[str]:
    return frozenset(
        party.actor.id for side in (statement.sources, statement.targets) for party in side
    )


def _best_reading(
    triggers: Sequence[Trigger], read: Callable[[Trigger], Sides | None]
) -> Iterator[tuple[Trigger, Sides]]:
    """Yield the best reading of the first kind of trigger that gives one, if any does."""
    for _, alike in groupby(triggers, key=lambda each: each.precedence):
        readings = [(each, sides) for each in alike if (sides := read(each)) is not None]
        if readings:
            yield max(readings, key=lambda reading: reading[1].rank)
            return


def _once(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Yield the surest statement of each type and pair of sides.

    The affirmed and the denied, the done and the planned stand apart.
    """
    best: dict[tuple[object, ...], Statement] = {}
    for statement in statements:
        sides = tuple(
            " ".join(sorted(party.actor.id for party in side))
            for side in (statement.sources, statement.targets)
        )
        told = frozenset(sides) if statement.is_symmetric else (sides[0], sides[1])
        key = (statement.type, statement.negated, statement.modality, told)
        if key not in best or statement.confidence > best[key].confidence:
            best[key] = statement
    yield from best.values()
