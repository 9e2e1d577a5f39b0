"""Turns what a learned reader guesses into statements beside those of the frames."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import log
from typing import TYPE_CHECKING

from relgraph.extract.attribution import speaker_of
from relgraph.extract.factuality import Factuality, judge
from relgraph.extract.views import claims_of
from relgraph.extract.wording import contexts_of, date_of, topic_of
from relgraph.model import Evidence, Span, Statement
from relgraph.vocabulary import statement_types

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from relgraph.extract.confidence import Weights
    from relgraph.extract.lexicon import Lexicon
    from relgraph.extract.parties import PartyFinder
    from relgraph.extract.syntax import Syntax
    from relgraph.extract.views import Seen, Viewer
    from relgraph.model import (
        Actor,
        Article,
        DateMention,
        Guess,
        Mention,
        Party,
        SentenceReader,
    )

__all__ = ["GuessReader", "Learned"]


@dataclass(frozen=True, slots=True)
class Learned:
    """A learned reader, and from which probability on its guesses count as said."""

    reader: SentenceReader
    threshold: float
    weights: Weights

    def weighed(self, statement: Statement, chance: float) -> Statement:
        """Return a statement with the confidence that its grounds and the reader's guess give."""
        sure = min(max(chance, _LEAST), 1 - _LEAST)
        grounds = {**statement.grounds, "model": round(log(sure / (1 - sure)), 3)}
        return replace(statement, grounds=grounds, confidence=self.weights.confidence(grounds))


_LEAST = 0.01  # a guess that was not made is taken to be as likely as this
LEARNED = "learned"  # stands for the frame of a statement that no frame made


@dataclass(frozen=True)
class GuessReader:
    """Makes statements of the guesses of one sentence."""

    article: Article
    syntax: Syntax
    finder: PartyFinder
    mentions: Sequence[Mention]
    dates: Sequence[DateMention]
    lexicon: Lexicon

    def statements(
        self, learned: Learned, seen: Seen, viewer: Viewer, said: Sequence[Statement]
    ) -> Iterator[Statement]:
        """Yield what the frames say, weighed anew, and each likely guess that they do not make."""
        guesses = learned.reader.read(seen.view)
        likely = _by_principals(guesses, seen)
        known = {key for statement in said for key in claims_of(statement)}
        for statement in said:
            chance = max((likely.get(key, 0.0) for key in claims_of(statement)), default=0.0)
            yield learned.weighed(statement, chance)
        for guess in guesses:
            source = seen.principals[guess.source]
            target = None if guess.target is None else seen.principals[guess.target]
            if guess.probability < learned.threshold or (guess.type, source, target) in known:
                continue
            span = self._words(seen.place(guess.span))
            if any(each.type == guess.type and _overlap(each.evidence.span, span) for each in said):
                continue  # the frame has read these words, and of whom they are said
            statement = self._statement(
                guess,
                span,
                self._party(source, span, viewer),
                () if target is None else (self._party(target, span, viewer),),
            )
            yield learned.weighed(statement, guess.probability)

    def _statement(
        self, guess: Guess, span: Span, source: Party, targets: tuple[Party, ...]
    ) -> Statement:
        tree, text = self.syntax.tree, self.article.text
        inside = [token.index for token in tree.tokens if span.start <= token.start < span.end]
        head = min(inside, key=lambda each: len(list(tree.ancestors(each))))
        verdict = judge(tree, head, self.lexicon.operators)
        evidence = Evidence.at(self.article, span)
        topic = None
        if not targets:
            topic = topic_of(text, tree, head) or evidence.quote.lower()
        return Statement(
            evidence=evidence,
            sentence=tree.sentence.index,
            type=guess.type,
            sources=(source,),
            targets=targets,
            is_symmetric=statement_types()[guess.type].is_symmetric,
            topic=topic,
            negated=guess.negated or verdict.negated,
            modality=(Factuality(guess.modality) + verdict).modality,
            contexts=contexts_of(tree, self.lexicon.contexts, inside),
            asserted_by=speaker_of(self.syntax, self.finder, head, self.lexicon.operators),
            event_time=date_of(tree, self.dates, head),
            grounds={LEARNED: 1.0},
            cue=tree[head].lemma,
            frame=LEARNED,
        )

    def _words(self, span: Span) -> Span:
        """Return the whole words of the sentence that a span touches."""
        inside = [
            token
            for token in self.syntax.tree.tokens
            if token.start < span.end and token.end > span.start
        ]
        return Span(inside[0].start, inside[-1].end)

    def _party(self, principal: Actor, span: Span, viewer: Viewer) -> Party:
        """Return who stands for a principal: the one named nearest to the words."""
        near = [
            (max(span.start - mention.span.end, mention.span.start - span.end, 0), party)
            for mention in self.mentions
            for party in mention.parties
            if party.acts_for == principal
        ]
        if not near:
            return viewer.recalled(principal)
        return min(near, key=lambda each: each[0])[1]


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _by_principals(
    guesses: Iterable[Guess], seen: Seen
) -> dict[tuple[str, Actor, Actor | None], float]:
    """Return how likely each guess is, in both directions where its type has none."""
    likely: dict[tuple[str, Actor, Actor | None], float] = {}
    for guess in guesses:
        one = seen.principals[guess.source]
        other = None if guess.target is None else seen.principals[guess.target]
        likely[guess.type, one, other] = guess.probability
        if statement_types()[guess.type].is_symmetric and other is not None:
            likely[guess.type, other, one] = guess.probability
    return likely
