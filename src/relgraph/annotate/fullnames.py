"""Persons as an article knows them: by the fullest name that it gives, acting for whom it says.

An article may say only at its end for whom a person acts, and every mention of the person means
the same one.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import dropwhile
from typing import TYPE_CHECKING

from relgraph.model import ActorKind, Mention, Party

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from relgraph.model import Actor

__all__ = ["name_as_told"]


def name_as_told(
    text: str, mentions: Sequence[tuple[Mention, ...]], titles: frozenset[str]
) -> tuple[tuple[Mention, ...], ...]:
    """Return the mentions of an article, its persons named as the article names them.

    The identifier stays, so that "Joseph R. Biden" in one article is "Joe Biden" in another; a
    surname alone leaves the name that is known.
    """
    names = dict(_fullest_names(text, mentions, titles))
    principals = _principals(mentions)
    return tuple(
        tuple(
            replace(
                mention, parties=tuple(_told(each, names, principals) for each in mention.parties)
            )
            for mention in sentence
        )
        for sentence in mentions
    )


def _told(party: Party, names: Mapping[str, str], principals: Mapping[str, Actor]) -> Party:
    actor = party.actor
    if actor.kind is not ActorKind.PERSON:
        return party
    name = names.get(actor.id, actor.code)
    return Party(replace(actor, code=name, name=name), party.principal or principals.get(actor.id))


def _fullest_names(
    text: str, mentions: Iterable[Iterable[Mention]], titles: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """Yield each person's identifier with the longest run of words that names the person."""
    found: dict[str, str] = {}
    for mention in (each for sentence in mentions for each in sentence):
        if mention.resolved_by != "person" or len(mention.parties) != 1:
            continue
        actor = mention.parties[0].actor
        told = dropwhile(lambda word: word.lower() in titles, mention.span.of(text).split())
        words = " ".join(told)
        if " " in words and words[-1:].isalpha() and len(words) > len(found.get(actor.id, "")):
            found[actor.id] = words
    yield from found.items()


def _principals(mentions: Iterable[Iterable[Mention]]) -> dict[str, Actor]:
    """Return for whom each person acts where any mention says so."""
    return {
        party.actor.id: party.principal
        for sentence in mentions
        for mention in sentence
        for party in mention.parties
        if party.actor.kind is ActorKind.PERSON and party.principal is not None
    }
