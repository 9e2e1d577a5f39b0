from __future__ import annotations

from dataclasses import replace

import pytest

from relgraph.model import Act, Decision, in_force, write_table

FIRST = Decision(
    act=Act.ADD,
    number=1,
    by="Ann",
    at="2026-11-24T18:00:00Z",
    tables=(write_table({"id": "org/A", "code": "A", "name": "A One"}),),
)
UNDO = Decision(act=Act.UNDO, number=2, by="Ann", at="2026-11-24T18:00:00Z", undoes=FIRST.id)
REDO = Decision(act=Act.UNDO, number=3, by="Ann", at="2026-11-24T18:00:00Z", undoes=UNDO.id)


def test_an_undone_decision_does_not_hold() -> None:
    """It stays in the log, but nothing follows from it."""
    assert in_force([FIRST, UNDO]) == (UNDO,)


def test_undoing_an_undoing_restores_what_it_took_back() -> None:
    """Nothing is ever taken away, so everything can be had again."""
    assert in_force([FIRST, UNDO, REDO]) == (FIRST, REDO)


def test_the_order_in_which_a_log_is_given_is_no_matter() -> None:
    """A graph keeps no order."""
    assert in_force([REDO, FIRST, UNDO]) == in_force([FIRST, UNDO, REDO])


def test_the_identifier_is_of_all_that_a_decision_says() -> None:
    """The same log loaded twice is one log; two people who decide alike decide twice."""
    assert replace(FIRST).id == FIRST.id
    assert replace(FIRST, by="Bob").id != FIRST.id


def test_an_instant_has_one_form() -> None:
    """A store that wrote it anew would change the identifier."""
    with pytest.raises(ValueError, match="no instant"):
        replace(FIRST, at="2026-11-24T18:00:00+00:00")


def test_actors_are_those_described() -> None:
    """A table that only adds a name to a known actor describes nobody."""
    bare = replace(FIRST, tables=(write_table({"id": "org/A", "names": ["AA"]}),))

    assert [actor.code for actor in FIRST.actors()] == ["A"]
    assert bare.actors() == ()
