"""With whom an actor was last said to have to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from relgraph.extract.thread import Thread
from relgraph.model import Actor, ActorKind, Article, Evidence, Party, Span, Statement

if TYPE_CHECKING:
    from collections.abc import Callable

KENYA, PERU, CHILE = (
    Actor(f"state/{code}", ActorKind.STATE, code, code) for code in ("KEN", "PER", "CHL")
)
ARMY = Actor("org/kenya-army", ActorKind.ORGANISATION, "Kenya army", "Kenya army")
LONER = Actor("person/kari", ActorKind.PERSON, "Kari", "Kari")


def said(
    kind: str, source: Party, target: Party | None, sentence: int = 0, topic: str | None = None
) -> Statement:
    article = Article(text="words", body=(Span(0, 5),), title="")
    return Statement(
        evidence=Evidence.at(article, Span(0, 5)),
        sentence=sentence,
        type=kind,
        sources=(source,),
        targets=() if target is None else (target,),
        is_symmetric=False,
        topic=topic,
    )


def itself(actor: Actor) -> Party:
    return Party(actor, actor)


def test_each_side_has_the_other_for_counterpart_by_principal() -> None:
    """After "the army shelled Peru" Kenya has to do with Peru, and Peru with Kenya."""
    thread = Thread()
    thread.remember(said("Assault", Party(ARMY, KENYA), itself(PERU)))

    assert thread.counterpart(itself(KENYA), 1, "Visit") == itself(PERU)
    assert thread.counterpart(Party(ARMY, KENYA), 1, "Visit") == itself(PERU)
    assert thread.counterpart(itself(PERU), 1, "Visit") == itself(KENYA)
    assert thread.counterpart(itself(CHILE), 1, "Visit") is None


def test_the_latest_counterpart_counts() -> None:
    """A reader thinks of the dyad that was spoken of last."""
    thread = Thread()
    thread.remember(said("Visit", itself(KENYA), itself(PERU), 0))
    thread.remember(said("Visit", itself(KENYA), itself(CHILE), 1))

    assert thread.counterpart(itself(KENYA), 2, "Visit") == itself(CHILE)


@pytest.mark.parametrize(("sentence", "is_known"), [(0, True), (2, True), (3, False), (9, False)])
def test_the_thread_breaks_after_two_sentences(sentence: int, *, is_known: bool) -> None:
    """What was said a page ago supplies nothing."""
    thread = Thread()
    thread.remember(said("Assault", itself(KENYA), itself(PERU)))

    assert (thread.counterpart(itself(KENYA), sentence, "Visit") is not None) is is_known
    assert (thread.doer(itself(CHILE), sentence) is not None) is is_known


def test_only_deeds_have_a_doer_and_nobody_is_its_own() -> None:
    """A visit is no "operation", and Kenya does not denounce its own."""
    thread = Thread()
    thread.remember(said("Visit", itself(KENYA), itself(PERU)))
    before = thread.doer(itself(CHILE), 0)
    thread.remember(said("Assault", Party(ARMY, KENYA), itself(PERU)))

    assert before is None
    assert thread.doer(itself(CHILE), 0) == itself(KENYA)
    assert thread.doer(itself(KENYA), 0) is None
    assert thread.doer(Party(ARMY, KENYA), 0) is None


def test_a_statement_without_a_target_ties_nobody_to_anybody() -> None:
    """A concern over prices has no other side."""
    thread = Thread()
    thread.remember(said("Concern", itself(KENYA), None, topic="prices"))

    assert thread.counterpart(itself(KENYA), 0, "Visit") is None


def test_a_person_without_a_principal_stands_for_itself() -> None:
    """Not everybody acts for a state."""
    thread = Thread()
    thread.remember(said("Assault", Party(LONER, None), itself(PERU)))

    assert thread.counterpart(Party(LONER, None), 0, "Visit") == itself(PERU)
    assert thread.doer(itself(PERU), 0) == itself(LONER)
    assert thread.doer(Party(LONER, None), 0) is None


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Kenya attacked Somalia. Peru denounced the operation.", "Criticism PER > KEN"),
        ("Kenya attacked Somalia. Peru condemned the attack.", "Criticism PER > KEN"),
        ("Kenya attacked Somalia. It fired ten rockets.", "Assault KEN > SOM"),
    ],
)
def test_a_side_that_goes_without_saying_is_supplied(
    told: Callable[..., set[str]], text: str, line: str
) -> None:
    """Every reader supplies it, at a lower confidence."""
    assert line in told(text)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Kenya attacked Somalia. Kenya denounced the operation.", "Criticism KEN"),
        ("Kenya attacked Somalia. Peru denounced a costly operation.", "Criticism PER"),
        ("Kenya attacked Somalia. Peru denounced rain.", "Criticism PER"),
        ("Peru denounced the operation.", "Criticism PER"),
        ("Kenya attacked Somalia. Peru and Chile fired rockets.", "Assault PER"),
        ("Kenya attacked Somalia. Peru shelled a village.", "Assault PER"),
    ],
)
def test_nothing_is_supplied_where_a_reader_would_not(
    told: Callable[..., set[str]], text: str, line: str
) -> None:
    """Any other operation may be meant, and two states need not share an enemy."""
    assert not [each for each in told(text) if each.startswith(line)]


@pytest.mark.model
def test_a_deed_is_not_done_to_whom_only_words_were_said(told: Callable[..., set[str]]) -> None:
    """A reader of "Kenya criticised Somalia. It fired ten rockets" asks: at whom?"""
    assert told("Kenya criticised Somalia. It fired ten rockets.") == {"Criticism KEN > SOM"}
