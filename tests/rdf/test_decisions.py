from __future__ import annotations

from relgraph.model import Act, Actor, ActorKind, Decision, Party, write_table
from relgraph.rdf import decision_quads, serialise
from relgraph.vocabulary import ID_NAMESPACE, REVIEWED_GRAPH

MERGER = Decision(
    act=Act.MERGE,
    number=1,
    by="Ann Lee",
    at="2026-11-24T18:00:00Z",
    reason="one man",
    tables=(
        write_table({"id": "person/peres", "code": "Peres", "name": "Peres"}),
        write_table({"id": "person/perez", "code": "Perez", "name": "Perez"}),
    ),
)
UNDO = Decision(act=Act.UNDO, number=2, by="Ann Lee", at=MERGER.at, undoes=MERGER.id)
PEREZ = Actor("person/perez", ActorKind.PERSON, "Perez", "Perez")


def test_a_decision_says_who_when_why_and_about_whom() -> None:
    """A reviewed fact is worth as much as can be checked of it."""
    told = serialise(decision_quads([MERGER], {"person/peres": Party(PEREZ, None)}), "nquads")

    assert '"one man"' in told
    assert 'reviewer/Ann%20Lee> <http://www.w3.org/2000/01/rdf-schema#label> "Ann Lee"' in told
    assert '"2026-11-24T18:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime>' in told
    assert f"decidesOn> <{ID_NAMESPACE}person/perez>" in told
    assert f"<http://www.w3.org/2002/07/owl#sameAs> <{ID_NAMESPACE}person/perez>" in told
    assert told.count(f"<{REVIEWED_GRAPH}> .\n") == told.count("\n")


def test_an_undoing_points_at_what_it_takes_back() -> None:
    """Both stay; neither reason nor actors are made up for it."""
    told = serialise(decision_quads([MERGER, UNDO], {}), "nquads")

    assert f"undoes> <{ID_NAMESPACE}{MERGER.id}>" in told
    assert told.count("ns#reason>") == told.count("ns#actorTable>") == 1
    assert "sameAs" not in told
