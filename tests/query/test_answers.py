"""What the ready questions answer when they are bound."""

import pytest

from relgraph.query import ask
from relgraph.store import Store


def asked(graph: Store, name: str, columns: str, **parameters: str) -> list[tuple[str | None, ...]]:
    """Return some columns of an answer."""
    rows = ask(graph, name, parameters)
    return [tuple(row[column] for column in columns.split()) for row in rows]


def test_partners_of_an_actor_stand_as_its_targets(graph: Store) -> None:
    """Whoever asks for Pakistan's partners reads them off one column, each statement once."""
    found = asked(graph, "partners", "source target date", actor="state/PAK")

    assert found == [("Pakistan", "China", "2023-12-29"), ("Pakistan", "China", "2025-01-10")]


def test_planned_and_denied_partnerships_are_no_partnerships(graph: Store) -> None:
    """The text says 'no equal partner' of PAK and USA and 'may make a partner' of USA and IND."""
    found = asked(graph, "partners", "target", actor="state/USA")

    assert found == [("France",), ("Germany",)]


def test_joint_parties_pair_off_with_each_other_but_not_with_themselves(graph: Store) -> None:
    """Three allies in one sentence are three alliances, not nine."""
    found = asked(graph, "partners", "source target type")

    assert [row for row in found if row[2] == "Alliance"] == [
        ("France", "United States", "Alliance"),
        ("Germany", "France", "Alliance"),
        ("Germany", "United States", "Alliance"),
    ]


def test_parties_on_one_side_of_a_symmetric_statement_do_not_pair_off(graph: Store) -> None:
    """Oman hosts France and Russia: the text says of neither that it talks with the other."""
    assert asked(graph, "between", "type", actor="state/FRA", other="state/RUS") == [("Criticism",)]
    assert asked(graph, "between", "type", actor="state/OMN", other="state/RUS") == [
        ("Consultation",)
    ]


def test_who_is_contained_has_a_rival(graph: Store) -> None:
    """Containment goes one way, but makes rivals of both."""
    found = asked(graph, "rivals", "source target type", actor="state/CHN")

    assert found == [
        ("China", "India", "Dispute"),
        ("United States", "China", "Containment"),
    ]


@pytest.mark.parametrize(
    ("actor", "visitor"),
    [
        ("state/PAK", "Asim Munir"),
        ("person/asim-munir", "Asim Munir"),
        ("state/USA", "Antony Blinken"),
    ],
)
def test_a_visit_of_a_person_is_one_of_its_principal(
    actor: str, visitor: str, graph: Store
) -> None:
    """States travel in persons; a visit to a state is not one of it."""
    assert asked(graph, "visits", "source", actor=actor) == [(visitor,)]


def test_a_planned_visit_says_that_it_is_planned(graph: Store) -> None:
    """Without its modality, a plan would read as a visit."""
    found = asked(graph, "visits", "source modality", other="state/PAK")

    assert found == [("Wang Yi", "prospective")]


def test_persons_meet_for_their_own_states(graph: Store) -> None:
    """Both stand on both sides of a meeting: only their principals tell who is whose."""
    found = asked(
        graph,
        "between",
        "source target",
        actor="state/USA",
        other="state/PAK",
        of_type="consultation",
    )

    assert found == [("Antony Blinken", "Asim Munir")]


def test_between_tells_one_way_statements_as_they_go(graph: Store) -> None:
    """Sanctions of A on B and of B on A are two things."""
    found = asked(
        graph, "between", "source target", actor="state/USA", other="state/RUS", of_type="Sanction"
    )

    assert sorted(found) == [("Russia", "United States"), ("United States", "Russia")]


def test_an_actor_and_itself_have_nothing_between_them(graph: Store) -> None:
    """A person and its state are two actors, but one principal."""
    assert asked(graph, "between", "type", actor="state/PAK", other="state/PAK") == []


@pytest.mark.parametrize(
    ("since", "until", "dates"),
    [
        ("2023-12-14", "2024-02-09", ["2023-12"]),
        ("2024", "2024", ["2024-02-10", "2024-04"]),
        ("2024-02-10", "2024-02-10", ["2024-02-10"]),
        ("2024-02-11", "2024-04-01", ["2024-04"]),
        ("2024-05", "2030", []),
    ],
)
def test_a_month_counts_where_the_span_overlaps_it(
    since: str, until: str, dates: list[str], graph: Store
) -> None:
    """An event known by its month may have been on any of its days."""
    assert asked(graph, "visits", "date", since=since, until=until) == [(each,) for each in dates]


def test_what_has_no_date_is_left_out_of_every_span(graph: Store) -> None:
    """The undated rivalry of Russia and NATO cannot be said to lie in it."""
    assert len(asked(graph, "rivals", "source")) == 7
    assert len(asked(graph, "rivals", "source", since="1900")) == 6
    assert len(asked(graph, "rivals", "source", until="2100")) == 6


def test_a_mediator_is_told_from_a_host(graph: Store) -> None:
    """China hosted Russia alone, which mediates between nobody; Iran is a side, no mediator."""
    assert asked(graph, "mediators", "source", actor="state/CHN") == []
    assert asked(graph, "mediators", "source", actor="state/IRN") == []
    assert asked(graph, "mediators", "target other", actor="state/OMN", until="2024") == [
        ("Iran", "United States")
    ]


def test_denials_can_be_narrowed_to_a_type(graph: Store) -> None:
    """The denied attack is an Assault with its speaker."""
    found = asked(graph, "negated-claims", "source target speaker", of_type="Assault")

    assert found == [("Iran", "United States", "Iran")]


def test_rare_dyads_are_left_out_on_demand(graph: Store) -> None:
    """The default of 1 is bound too, so both ways of reading it are walked."""
    found = asked(graph, "busiest-dyads", "dyad statements", actor="state/USA", least="2")

    assert found == [("CHN-USA", "3"), ("PAK-USA", "2"), ("RUS-USA", "2")]
