"""What changed is told by claim, for statements of two periods are never the same ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest

from relgraph.analyse import Claim, Status, compare_statements, to_network

if TYPE_CHECKING:
    from relgraph.model import Graphlike

Edge = tuple[str, str, str, dict[str, Any]]


def network(*edges: Edge) -> nx.MultiDiGraph[str]:
    """Return a network of edges given as source, target, key and what is unlike the usual."""
    usual = {
        "type": "Support",
        "modality": "asserted",
        "negated": False,
        "symmetric": False,
    }
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for source, target, key, told in edges:
        made.add_edge(source, target, key=key, **(usual | told))
    return made


def statuses(before: nx.MultiDiGraph[str], after: nx.MultiDiGraph[str]) -> dict[str, str]:
    """Return what became of each claim, by its source, target and type."""
    return {
        f"{each.claim.source}>{each.claim.target} {each.claim.type}": str(each.status)
        for each in compare_statements(before, after).claims
    }


def test_claims_come_and_go_and_stay() -> None:
    """The plainest reading of a comparison; the kept one is made by another statement."""
    before = network(("a", "b", "1", {}), ("b", "c", "2", {}))
    after = network(("a", "b", "3", {}), ("c", "b", "4", {}))

    assert statuses(before, after) == {
        "a>b Support": "kept",
        "b>c Support": "gone",
        "c>b Support": "added",
    }


@pytest.mark.parametrize("denied_first", [True, False])
def test_what_is_only_affirmed_and_then_only_denied_is_reversed(*, denied_first: bool) -> None:
    """A reversal is what an analyst looks for first, in either direction."""
    before = network(("a", "b", "1", {"negated": denied_first}))
    after = network(("a", "b", "2", {"negated": not denied_first}))

    assert statuses(before, after) == {"a>b Support": "reversed"}


def test_what_both_affirm_and_deny_is_kept() -> None:
    """A disputed claim that stays disputed has not turned."""
    both = network(("a", "b", "1", {}), ("a", "b", "2", {"negated": True}))

    assert statuses(both, network(("a", "b", "3", {"negated": True}))) == {"a>b Support": "kept"}


def test_a_plan_is_another_claim_than_the_deed() -> None:
    """What was planned and is done is news."""
    before = network(("a", "b", "1", {"modality": "prospective"}))
    changed = compare_statements(before, network(("a", "b", "2", {}))).claims

    assert [(each.claim.modality, each.status) for each in changed] == [
        ("asserted", Status.ADDED),
        ("prospective", Status.GONE),
    ]


def test_a_symmetric_claim_counts_once() -> None:
    """The network holds it as an edge each way."""
    told = {"type": "Alliance", "symmetric": True}
    after = network(("b", "a", "1", told), ("a", "b", "1", told))
    (changed,) = compare_statements(network(), after).claims

    assert changed.claim == Claim("a", "b", "Alliance", "asserted")
    assert (changed.before, changed.after) == ((), ("1",))


def test_dyads_sum_up_with_the_most_changed_first() -> None:
    """The table that `relgraph diff` opens with."""
    before = network(("a", "b", "1", {}), ("a", "c", "2", {}))
    after = network(
        ("a", "c", "2", {}),
        ("b", "a", "3", {"type": "Assault"}),
        ("a", "b", "4", {"type": "Threat", "negated": True}),
    )
    first, second = compare_statements(before, after).dyads

    assert (first.first, first.second) == ("a", "b")
    assert (first.added, first.gone, first.reversed, first.kept) == (2, 1, 0, 0)
    assert (first.statements_added, first.statements_gone) == (2, 1)
    assert (first.score_before, first.score_after) == (3.5, -9.7)
    assert first.is_turned
    assert (second.changes, second.kept, second.is_turned) == (0, 1, False)


def test_a_dyad_without_anything_affirmed_has_no_score() -> None:
    """Nought would read as a balance of good and ill."""
    (dyad,) = compare_statements(network(), network(("a", "b", "1", {"negated": True}))).dyads

    assert (dyad.score_before, dyad.score_after) == (None, None)
    assert not dyad.is_turned


def test_positions_are_compared_by_topic(graph: Graphlike) -> None:
    """A concern about drought that was not there before is a change though it joins nobody."""
    comparison = compare_statements(network(), to_network(graph))
    concerns = [each for each in comparison.claims if not each.claim.target]

    assert [each.claim.topic for each in concerns] == ["drought"]
    assert concerns[0].dyad == ("state/PAK", "")
    assert all(dyad.second for dyad in comparison.dyads)


def test_a_graph_does_not_differ_from_itself(graph: Graphlike) -> None:
    """Every claim is kept, with the same statements."""
    comparison = compare_statements(to_network(graph), to_network(graph))

    assert comparison.of(Status.KEPT) == comparison.claims
    assert all(each.before == each.after for each in comparison.claims)
