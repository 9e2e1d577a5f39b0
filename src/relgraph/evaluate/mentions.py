"""Compare whom an annotator finds in labelled articles with whom they mean."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relgraph.evaluate.labels import TRAP, read_labelled
from relgraph.evaluate.levels import normalise_name
from relgraph.evaluate.scores import Counts
from relgraph.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from relgraph.evaluate.labels import Label, LabelledArticle, Meant
    from relgraph.model import AnnotatedArticle

__all__ = ["FoundMention", "MentionEvaluation", "Read", "evaluate_mentions"]

_LEADING_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundMention:
    """Words that were found to mean an actor, and how."""

    span: Span
    actor: str
    principal: str
    manner: str

    def matches(self, label: Label) -> bool:
        """Tell whether the words touch the label's and mean its actor; borders need not agree."""
        return label.meant is not None and (
            _overlap(self.span, label.span) and label.meant.admits(self.actor, self.principal)
        )


@dataclass(frozen=True, slots=True)
class Read:
    """A labelled article with what was found in it."""

    article: LabelledArticle
    found: tuple[FoundMention, ...]

    @classmethod
    def of(cls, article: LabelledArticle, annotated: AnnotatedArticle) -> Read:
        """Return the article with each actor of each mention."""
        found = {
            FoundMention(
                mention.span,
                party.actor.code,
                party.acts_for.code,
                mention.resolved_by,
            )
            for mentions in annotated.mentions
            for mention in mentions
            for party in mention.parties
        }
        return cls(article, tuple(sorted(found, key=lambda one: (one.span, one.actor))))

    def required(self) -> tuple[Label, ...]:
        """Return the labels whose actor is to be found."""
        return tuple(label for label in self.article.labels if label.is_required)

    def missed(self) -> tuple[Label, ...]:
        """Return the labels whose actor was not found in their words."""
        return tuple(label for label in self.required() if not self._is_hit(label))

    def right(self) -> tuple[FoundMention, ...]:
        """Return what was found and is so."""
        labels = self.required()
        return tuple(one for one in self.found if any(one.matches(each) for each in labels))

    def wrong(self) -> tuple[FoundMention, ...]:
        """Return what was found and is not so, leaving out what may be read either way."""
        right = set(self.right())
        return tuple(one for one in self.found if one not in right and not self._may_be(one))

    def sprung(self) -> tuple[Label, ...]:
        """Return the words that mean nobody and were taken for somebody."""
        wrong = self.wrong()
        return tuple(
            label
            for label in self.article.labels
            if label.kind == TRAP and any(_overlap(one.span, label.span) for one in wrong)
        )

    def missed_pairs(self) -> tuple[Meant, ...]:
        """Return the pairs of actor and principal that were found nowhere in the article."""
        found = self._pairs()
        missed = (
            meant for meant in self.article.pairs if not any(meant.admits(*pair) for pair in found)
        )
        return tuple(sorted(missed, key=str))

    def wrong_pairs(self) -> tuple[tuple[str, str], ...]:
        """Return the pairs of actor and principal that were found and that nobody gave."""
        return tuple(
            pair
            for pair in sorted(self._pairs())
            if not any(meant.admits(*pair) for meant in self.article.pairs)
        )

    def pair_counts(self) -> Counts:
        """Return how many pairs of actor and principal were found, each counted once."""
        missed = len(self.missed_pairs())
        return Counts(len(self.article.pairs) - missed, len(self.wrong_pairs()), missed)

    def _pairs(self) -> set[tuple[str, str]]:
        """Return each pair that was found; of what may be read either way, none."""
        judged = (*self.right(), *self.wrong()) if self.article.labels else self.found
        return {(normalise_name(one.actor), normalise_name(one.principal)) for one in judged}

    def _is_hit(self, label: Label) -> bool:
        return any(one.matches(label) for one in self.found)

    def _may_be(self, one: FoundMention) -> bool:
        """Tell whether a label allows this reading without asking for it."""
        return any(
            _overlap(one.span, label.span)
            and (self._is_allowed(one, label) or self._is_owner(one, label))
            for label in self.article.labels
        )

    def _is_allowed(self, one: FoundMention, label: Label) -> bool:
        if label.is_required:
            return False
        if label.meant is None:
            return label.kind != TRAP
        return label.meant.admits(one.actor, one.principal)

    def _is_owner(self, one: FoundMention, label: Label) -> bool:
        """Tell whether this is the state named inside the words for its organ or official."""
        outer, inner = (self._trimmed(span) for span in (label.span, one.span))
        if label.meant is None or outer == inner or not outer.covers(inner):
            return False
        return label.kind != TRAP and normalise_name(one.actor) in label.meant.principals

    def _trimmed(self, span: Span) -> Span:
        match = _LEADING_ARTICLE.match(self.article.text, span.start, span.end)
        return Span(match.end(), span.end) if match and match.end() < span.end else span


@dataclass(frozen=True, slots=True)
class MentionEvaluation:
    """How what was found compares with the labels, over all articles of a folder."""

    articles: tuple[Read, ...]

    @property
    def has_labels(self) -> bool:
        """Whether mentions are labelled, not only actors of statements."""
        return any(each.article.labels for each in self.articles)

    def by_kind(self) -> dict[str, Counts]:
        """Return right and missed by how the words give their actor."""
        totals: dict[str, Counts] = defaultdict(Counts)
        for each in self.articles:
            missed = each.missed()
            for label in each.required():
                is_missed = label in missed
                totals[label.kind] += Counts(right=not is_missed, missed=is_missed)
        return dict(sorted(totals.items()))

    def by_manner(self) -> dict[str, Counts]:
        """Return right and wrong by how they were found."""
        totals: dict[str, Counts] = defaultdict(Counts)
        for each in self.articles:
            for one in each.right():
                totals[one.manner] += Counts(right=1)
            for one in each.wrong():
                totals[one.manner] += Counts(wrong=1)
        return dict(sorted(totals.items()))

    def traps(self) -> Counts:
        """Return how many words that mean nobody were passed over (right), and how many not."""
        traps = sum(label.kind == TRAP for each in self.articles for label in each.article.labels)
        sprung = sum(len(each.sprung()) for each in self.articles)
        return Counts(right=traps - sprung, missed=sprung)

    def pairs(self) -> Counts:
        """Return right, wrong and missed pairs of actor and principal, counted by article."""
        return Counts.total(each.pair_counts() for each in self.articles)


def evaluate_mentions(
    folder: Path,
    annotate: Callable[[LabelledArticle], AnnotatedArticle],
    types: Collection[str] = (),
    canonical: Callable[[str], str] = str,
) -> MentionEvaluation:
    """Return how an annotator does on a folder of labelled articles (NAME.toml).

    Args:
        folder: where the articles lie; passages with NAME.gold.jsonl will do instead.
        annotate: finds the mentions in an article.
        types: the names of the statement types, for such passages.
        canonical: gives the code of the actor that goes by a name, for such passages, which
            may call a known person by another name.

    Raises:
        EvaluationError: the folder or one of its files cannot be read as such.
    """
    articles = read_labelled(folder, types, canonical)
    return MentionEvaluation(tuple(Read.of(each, annotate(each)) for each in articles))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
