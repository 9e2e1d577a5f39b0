"""Makes of an annotated sentence what a learned reader is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relgraph.model import Said, SentenceView, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relgraph.model import Actor, AnnotatedArticle, Mention, Party, Statement

__all__ = ["Seen", "Viewer", "claims_of"]

_BEFORE = 2  # sentences that are shown with the one to be read
_RECALLED = 4  # principals of earlier sentences that may be meant without being named


class Seen:
    """A view, and for whom each of its sides stands."""

    def __init__(self, view: SentenceView, principals: tuple[Actor, ...], start: int) -> None:
        self.view, self.principals, self.start = view, principals, start

    def place(self, span: Span) -> Span:
        """Return where a span of the view stands in the article."""
        return Span(span.start + self.start, span.end + self.start)


class Viewer:
    """Views the sentences of one article in their order, and recalls whom the last ones named."""

    def __init__(self, annotated: AnnotatedArticle) -> None:
        self._annotated = annotated
        self._recent: dict[Actor, Party] = {}

    def recalled(self, principal: Actor) -> Party:
        """Return by whom a principal of an earlier sentence was last spoken of."""
        return self._recent[principal]

    def view(self, index: int, triggers: Iterable[str], statements: Iterable[Statement]) -> Seen:
        """Return the view of a sentence; what the frames read in it is shown beside its words."""
        sentences = self._annotated.sentences
        first = max(0, index - _BEFORE)
        start, sentence = sentences[first].span.start, sentences[index].span
        near = self._spans(index, start)
        far = [each for each in reversed(self._recent) if each not in near][:_RECALLED]
        before: dict[Actor, list[Span]] = {each: [] for each in far}
        for earlier in range(first, index):
            for principal, spans in self._spans(earlier, start).items():
                if principal in before:
                    before[principal] += spans
        sides = [Side(tuple(spans), is_near=True) for spans in near.values()]
        sides += [Side(tuple(spans), is_near=False) for spans in before.values()]
        principals = (*near, *before)
        view = SentenceView(
            text=self._annotated.article.text[start : sentence.end],
            begin=sentence.start - start,
            sides=tuple(sides),
            triggers=tuple(sorted(set(triggers))),
            said=tuple(sorted(set(_said(statements, principals)), key=str)),
        )
        return Seen(view, principals, start)

    def remember(self, index: int) -> None:
        """Note whom a sentence speaks of, for those that follow."""
        for mention in _speaking(self._annotated.mentions[index]):
            for party in mention.parties:
                principal = party.acts_for
                self._recent.pop(principal, None)
                self._recent[principal] = party

    def _spans(self, index: int, start: int) -> dict[Actor, list[Span]]:
        found: dict[Actor, list[Span]] = {}
        for mention in _speaking(self._annotated.mentions[index]):
            place = Span(mention.span.start - start, mention.span.end - start)
            for party in mention.parties:
                found.setdefault(party.acts_for, []).append(place)
        return found


def _speaking(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Leave out cities, which are mostly where something happens."""
    return (each for each in mentions if each.resolved_by != "city")


def claims_of(statement: Statement) -> Iterator[tuple[str, Actor, Actor | None]]:
    """Yield what a statement says of principals, in both directions where its type has none."""
    for source, target in statement.pairs():
        one, other = source.acts_for, None if target is None else target.acts_for
        yield statement.type, one, other
        if statement.is_symmetric and other is not None:
            yield statement.type, other, one


def _said(statements: Iterable[Statement], principals: tuple[Actor, ...]) -> Iterator[Said]:
    places = {principal: place for place, principal in enumerate(principals)}
    for kind, one, other in (claim for each in statements for claim in claims_of(each)):
        if one in places and (other is None or other in places):
            yield Said(kind, places[one], None if other is None else places[other])
