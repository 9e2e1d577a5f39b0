from __future__ import annotations

import pytest

from relgraph.errors import KnowledgeError
from relgraph.model import Family, Polarity, Stance
from relgraph.vocabulary import contexts, statement_type, statement_types


def test_there_are_twenty_six_types_in_three_families() -> None:
    """The product's data is these types; one more or less is a change of the product."""
    families = [kind.family for kind in statement_types().values()]

    assert [families.count(family) for family in Family] == [6, 18, 2]
    assert next(iter(statement_types())) == "Partnership"
    assert list(statement_types())[-1] == "Advocacy"


def test_polarity_and_score_do_not_contradict_each_other() -> None:
    """A picture coloured by one and sized by the other must tell one story."""
    for kind in statement_types().values():
        assert -10 <= kind.score <= 10
        if kind.polarity is Polarity.COOPERATIVE:
            assert kind.score > 0
        if kind.polarity is Polarity.CONFLICTUAL:
            assert kind.score < 0


def test_conflictual_and_neutral_types_are_those_of_the_guide() -> None:
    """Polarity decides the colour of every line in every picture."""
    by_polarity = {
        polarity: {kind.name for kind in statement_types().values() if kind.polarity is polarity}
        for polarity in Polarity
    }

    assert by_polarity[Polarity.NEUTRAL] == {"Membership", "Request", "Concern", "Advocacy"}
    assert by_polarity[Polarity.CONFLICTUAL] == {
        "Rivalry", "Dispute", "Containment", "Criticism", "Investigation", "Protest", "Rejection",
        "Threat", "ForcePosture", "Sanction", "Coercion", "Assault",
    }  # fmt: skip


def test_symmetric_types_are_those_of_the_guide() -> None:
    """In these alone the order of the parties means nothing."""
    symmetric = {kind.name for kind in statement_types().values() if kind.is_symmetric}

    assert symmetric == {
        "Partnership", "Alliance", "Rivalry", "Dispute", "Consultation", "Agreement", "Cooperation",
    }  # fmt: skip


def test_only_positions_and_requests_may_lack_a_target() -> None:
    """A visit to nobody is a fault of the extractor."""
    without = {kind.name for kind in statement_types().values() if kind.allows_no_target}

    assert without == {"Concern", "Advocacy", "Request"}


def test_every_interaction_has_a_plover_category_and_every_category_a_type() -> None:
    """Counts must compare with event data coded by PLOVER."""
    kinds = statement_types().values()
    mapped = {kind.plover for kind in kinds if kind.family is Family.INTERACTION}

    assert None not in mapped
    assert len(mapped) == 16
    assert {kind.plover for kind in kinds if kind.family is not Family.INTERACTION} == {None}


def test_plain_relations_are_each_of_one_type() -> None:
    """From a plain triple one must be able to tell the type."""
    relations = [kind.relation for kind in statement_types().values()]

    assert len(set(relations)) == 26


def test_contexts_come_once_and_are_no_other_term() -> None:
    """Contexts, stances and polarities share a namespace."""
    names = contexts()

    assert len(set(names)) == len(names) == 21
    assert not set(names) & {*Polarity, *Stance, *Family, *statement_types()}


@pytest.mark.parametrize(
    ("name", "nearest"), [("Visitt", "Visit"), ("visit", "Visit"), ("", "Partnership")]
)
def test_an_unknown_type_is_answered_with_the_nearest(name: str, nearest: str) -> None:
    """A frame or a query with a slip gets the right name back."""
    with pytest.raises(KnowledgeError, match="did you mean"):
        statement_type(name)
    if name:
        with pytest.raises(KnowledgeError, match=f"'{nearest}'"):
            statement_type(name)
