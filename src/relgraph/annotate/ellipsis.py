"""Names that a text shortens: "North and South Korea", "the North", "the two Koreas"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relgraph.model import ActorKind, Mention, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from relgraph.annotate.homonyms import Meanings
    from relgraph.model import Sentence, Token

__all__ = ["find_shortened"]

_OPPOSITE = {"North": "South", "South": "North", "East": "West", "West": "East"}
_CERTAINTY = 0.9  # set by hand until measured precision replaces it


def find_shortened(
    sentence: Sentence,
    named: Mapping[int, Mention],
    meanings: Meanings,
    joint: Mapping[str, tuple[str, ...]],
) -> Iterator[Mention]:
    """Yield the mentions by a part of a name, beside those by whole names.

    Args:
        sentence: the sentence.
        named: its mentions by name, by head.
        meanings: which actor a form means in the article.
        joint: plurals of a name that two actors share, with the two ("Koreas").
    """
    for token in sentence.tokens:
        if token.index in named or token.pos not in {"PROPN", "ADJ", "NOUN"}:
            continue
        if token.text in joint:
            yield _mention(token, joint[token.text], meanings)
        elif shared := _sharing(sentence, token, named, meanings):
            yield _mention(token, (shared,), meanings)
        elif half := _half(sentence, token, meanings):
            yield _mention(token, (half,), meanings)


def _mention(token: Token, actors: tuple[str, ...], meanings: Meanings) -> Mention:
    parties = tuple(meanings.registry.party(actor, meanings.on) for actor in actors)
    return Mention(Span(token.start, token.end), token.index, parties, "name", _CERTAINTY)


def _sharing(
    sentence: Sentence, token: Token, named: Mapping[int, Mention], meanings: Meanings
) -> str | None:
    """Return the actor of "North" in "North and South Korea", which shares the last word."""
    following = sentence.tokens[token.index + 1 : token.index + 4]
    if [each.text for each in following[:1]] not in (["and"], ["or"]) or not following[2:]:
        return None
    _, first, last = following
    whole = any(
        mention.span.start == first.start and mention.span.end == last.end
        for mention in named.values()
    )
    forms = meanings.registry.forms().get(f"{token.text} {last.text}", ()) if whole else ()
    actors = {form.actor_id for form in forms}
    return actors.pop() if len(actors) == 1 else None


def _half(sentence: Sentence, token: Token, meanings: Meanings) -> str | None:
    """Return the one actor spoken of that "the North" can mean: North Korea beside South Korea."""
    before = sentence.tokens[token.index - 1 : token.index] if token.index else ()
    if token.text not in _OPPOSITE or not any(each.lemma == "the" for each in before):
        return None
    if sentence.tokens[token.head].index > token.index and token.dep in {"compound", "amod"}:
        return None
    halves = _halves(meanings, token.text)
    others = _halves(meanings, _OPPOSITE[token.text])
    return halves[0] if len(halves) == 1 and others else None


def _halves(meanings: Meanings, side: str) -> list[str]:
    """Return the states spoken of whose name begins with a point of the compass."""
    return sorted(
        actor
        for actor in meanings.spoken_of
        if (entry := meanings.registry.entries[actor]).actor.kind is ActorKind.STATE
        and any(name.startswith(f"{side} ") for name in (entry.actor.name, *entry.names))
    )
