from __future__ import annotations

import pytest

from relgraph.model import (
    Actor,
    ActorKind,
    Article,
    Evidence,
    Party,
    Span,
    Statement,
    identify,
    merge_parties,
)


def _state(code: str) -> Actor:
    return Actor(f"state/{code}", ActorKind.STATE, code, code)


def _person(name: str) -> Actor:
    return Actor(f"person/{name.lower()}", ActorKind.PERSON, name, name)


def _org(name: str) -> Actor:
    return Actor(f"org/{name}", ActorKind.ORGANISATION, name, name)


PERU, CHILE, BRAZIL = map(_state, ("PER", "CHL", "BRA"))
PEREZ, PERES = map(_person, ("Perez", "Peres"))
FRONT, LEAGUE = map(_org, ("Front", "League"))
SAME = {PERES.id: Party(PEREZ, PERU), LEAGUE.id: Party(FRONT, FRONT)}
ARTICLE = Article(text="They met.", body=(Span(0, 9),), title="A meeting")


def _statement(
    sources: tuple[Party, ...], targets: tuple[Party, ...], *, is_symmetric: bool = False
) -> Statement:
    return Statement(
        evidence=Evidence.at(ARTICLE, Span(0, 9)),
        sentence=0,
        type="Consultation" if is_symmetric else "Criticism",
        sources=sources,
        targets=targets,
        is_symmetric=is_symmetric,
        topic=None if targets else "trade",
    )


@pytest.mark.parametrize(
    ("read", "merged"),
    [
        (Party(PERES, None), Party(PEREZ, PERU)),
        (Party(PERES, BRAZIL), Party(PEREZ, BRAZIL)),
        (Party(LEAGUE, LEAGUE), Party(FRONT, FRONT)),
        (Party(LEAGUE, BRAZIL), Party(FRONT, FRONT)),
        (Party(PEREZ, LEAGUE), Party(PEREZ, FRONT)),
        (Party(PERU, PERU), Party(PERU, PERU)),
    ],
)
def test_a_party_becomes_who_it_is(read: Party, merged: Party) -> None:
    """A person may have changed sides, as the text or the date told; others act as they act."""
    assert identify(read, SAME) == merged


def test_a_statement_that_names_nobody_merged_is_the_same() -> None:
    """A merger touches nothing else."""
    statement = _statement((Party(PERU, PERU),), (Party(CHILE, CHILE),))

    assert merge_parties(statement, SAME) is statement


def test_joint_parties_that_are_one_are_told_once() -> None:
    """Two spellings in one sentence are no two visitors."""
    statement = _statement((Party(PEREZ, PERU), Party(PERES, None)), (Party(CHILE, CHILE),))
    merged = merge_parties(statement, SAME)

    assert merged is not None
    assert merged.sources == (Party(PEREZ, PERU),)
    assert merged.id != statement.id


@pytest.mark.parametrize(
    ("sources", "targets"),
    [
        ((Party(PERES, None),), (Party(PEREZ, PERU),)),
        ((Party(PERES, None),), (Party(PERU, PERU),)),
    ],
)
def test_what_tells_of_one_alone_is_no_statement(
    sources: tuple[Party, ...], targets: tuple[Party, ...]
) -> None:
    """Nobody meets himself, or his own state."""
    assert merge_parties(_statement(sources, targets), SAME) is None


def test_a_joint_meeting_keeps_those_who_are_still_two() -> None:
    """In a symmetric statement all stand on both sides."""
    all_three = (Party(PEREZ, PERU), Party(PERES, None), Party(CHILE, CHILE))
    merged = merge_parties(_statement(all_three, all_three, is_symmetric=True), SAME)

    assert merged is not None
    assert merged.sources == merged.targets == (Party(PEREZ, PERU), Party(CHILE, CHILE))


def test_a_position_without_target_is_kept() -> None:
    """It never told of two."""
    merged = merge_parties(_statement((Party(PERES, None),), ()), SAME)

    assert merged is not None
    assert merged.sources == (Party(PEREZ, PERU),)
