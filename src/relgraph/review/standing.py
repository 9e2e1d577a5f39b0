"""For which statements of a graph reviews stand, whatever was read anew since.

A review is about a statement as it was judged. Its identifier is a digest of what it says and
where, so it stands for the statement of that identifier while there is one. Where there is none,
because the article was read by a later extractor, its actors were merged, or a later text took
its place, it stands for the statements that say the same by the same words.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from relgraph.model import Act, Claim, Saying, in_force
from relgraph.review.anchors import anchored
from relgraph.review.select import (
    select_claims,
    select_known,
    select_merged,
    select_revisions,
    select_text,
)
from relgraph.vocabulary import statement_types

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from relgraph.model import Decision, Graphlike
    from relgraph.review.anchors import Splitter

__all__ = ["Place", "place_reviews"]


@dataclass(frozen=True, slots=True)
class Place:
    """A review that holds, and the statements of the graph for which it stands.

    Attributes:
        review: the decision.
        judged: what it is about, as it was judged.
        statements: the local identifiers of the statements that it is about now.
        confirmed: those that say what the review, a correction, says that they should.
    """

    review: Decision
    judged: Claim
    statements: tuple[str, ...] = ()
    confirmed: tuple[str, ...] = ()

    @property
    def is_carried(self) -> bool:
        """Whether the statement that was judged is gone, and another says the same."""
        return bool(self.statements) and self.judged.id not in self.statements

    @property
    def is_lost(self) -> bool:
        """Whether no statement of the graph is what was judged, or what it should be."""
        return not self.statements and not self.confirmed


def place_reviews(
    graph: Graphlike, reviews: Sequence[Decision], split: Splitter
) -> tuple[Place, ...]:
    """Return the reviews that hold, in order, each with the statements for which it stands.

    Args:
        graph: the graph whose statements are asked for.
        reviews: the whole log.
        split: gives the sentences of a text.
    """
    holding = [each for each in in_force(reviews) if each.tables]
    judged = {each.id: Claim.from_table(each.read_tables()[0]) for each in holding}
    known = select_known(graph, (claim.id for claim in judged.values()))
    search = _Search(graph, split)
    search.prepare(
        judged[each.id]
        for each in holding
        if each.act is Act.CORRECT or judged[each.id].id not in known
    )
    return tuple(_placed(each, judged[each.id], known, search) for each in holding)


def _placed(review: Decision, claim: Claim, known: set[str], search: _Search) -> Place:
    there = (claim.id,) if claim.id in known else search.find(claim, claim.saying)
    if review.act is not Act.CORRECT:
        return Place(review, claim, there)
    wanted = search.find(claim, Saying.from_table(review.read_tables()[1]))
    return Place(review, claim, there, tuple(each for each in wanted if each not in there))


@dataclass(slots=True)
class _Search:
    """The statements of those articles in which judged ones are to be found again."""

    graph: Graphlike
    split: Splitter
    claims: dict[str, list[Claim]] = field(default_factory=lambda: defaultdict(list))
    merged: Mapping[str, str] = field(default_factory=dict)
    revisions: Mapping[str, str] = field(default_factory=dict)

    def prepare(self, sought: Iterable[Claim]) -> None:
        """Read the articles of claims, and the later texts that took the place of some."""
        articles = {claim.article for claim in sought}
        if not articles:
            return
        self.merged, self.revisions = select_merged(self.graph), select_revisions(self.graph)
        later = {self.revisions[each] for each in articles if each in self.revisions}
        for claim in select_claims(self.graph, sorted(articles | later)):
            self.claims[claim.article].append(claim)
        for article in later:  # only there words may have moved
            text = select_text(self.graph, article)
            self.claims[article] = [
                anchored(each, text, self.split) for each in self.claims[article]
            ]

    def find(self, claim: Claim, saying: Saying) -> tuple[str, ...]:
        """Return the statements that say something by the words of a claim."""
        article = self.revisions.get(claim.article, claim.article)
        return tuple(
            other.id
            for other in self.claims.get(article, ())
            if _has_same_words(claim, other) and self._says_same(saying, other.saying)
        )

    def _says_same(self, one: Saying, other: Saying) -> bool:
        return (one.type, one.negated, one.modality) == (
            other.type,
            other.negated,
            other.modality,
        ) and self._sides(one) == self._sides(other)

    def _sides(self, saying: Saying) -> Sequence[frozenset[str]]:
        """Return the actors on either side; of a symmetric type there is one side only."""
        sides = [
            frozenset(self._final(actor) for actor in side)
            for side in (saying.sources, saying.targets)
        ]
        known = statement_types().get(saying.type)
        return [sides[0] | sides[1]] if known and known.is_symmetric else sides

    def _final(self, actor: str) -> str:
        return self.merged.get(actor, actor)


def _has_same_words(claim: Claim, other: Claim) -> bool:
    """Tell whether two claims rest on words of one sentence that overlap."""
    if claim.article == other.article:
        return claim.span.start < other.span.end and other.span.start < claim.span.end
    if not claim.sentence or not other.sentence:  # one of the texts is not kept
        return claim.quote == other.quote
    ends = [each.offset + len(" ".join(each.quote.split())) for each in (claim, other)]
    overlaps = claim.offset < ends[1] and other.offset < ends[0]
    return claim.sentence == other.sentence and overlaps
