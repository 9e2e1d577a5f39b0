"""Who stands between others: constraint, and the five roles of a broker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from relgraph.analyse.communities import group_by_communities
from relgraph.analyse.coverage import cover
from relgraph.analyse.flattening import columns_of
from relgraph.analyse.result import Estimate, Result, estimates
from relgraph.analyse.weights import Layer, weigh

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relgraph.analyse.columns import Bools, Floats, Ints, Statements
    from relgraph.analyse.weights import Ties

__all__ = ["Broker", "brokers"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Broker:
    """How often a principal passes on between two who do not deal with one another.

    The group of who gives, passes on and takes: coordinator A-A-A, consultant B-A-B,
    gatekeeper B-A-A, representative A-A-B, liaison B-A-C.
    """

    actor: str
    label: str
    group: str
    constraint: Estimate
    """Low for one whose partners do not deal with each other, so that it can play them off."""
    coordinator: int
    consultant: int
    gatekeeper: int
    representative: int
    liaison: int
    total: int


def brokers(
    statements: Statements,
    *,
    by: Layer = Layer.COOPERATION,
    groups: Mapping[str, str] | None = None,
    resamples: int = 200,
    seed: int = 0,
) -> Result[Broker]:
    """Return every principal's roles as a broker and its constraint, the busiest brokers first.

    Roles are those of Gould & Fernandez, Sociological Methodology 19 (1989) 89: a gives to b, b
    to c, and a not to c. Constraint is that of Burt, Structural Holes (1992), chapter 2, as
    networkx has it, on ties weighted by statements.

    Args:
        statements: columns, or a network that `to_network` made.
        by: which statements tie.
        groups: the group of each principal by its identifier, as of blocs or regions; one that
            has none stands alone. The communities of cooperation where left out.
        resamples: how often to draw the articles anew for the intervals of constraint.
        seed: of the draws.
    """
    columns = columns_of(statements)
    ties = weigh(columns, by)
    named = group_by_communities(columns, seed=seed) if groups is None else groups
    names = [named.get(node.id, node.id) for node in ties.nodes]
    roles = _roles(ties.directed() > 0, np.unique(names, return_inverse=True)[1].astype(np.int32))
    drawn = [_constraint(ties, draw) for draw in ties.draws(resamples, seed)]
    constraints = estimates(_constraint(ties), drawn)
    rows = [
        Broker(
            actor=node.id,
            label=node.label,
            group=names[place],
            constraint=constraints[place],
            **{role: int(counts[place]) for role, counts in roles.items()},
            total=int(sum(counts[place] for counts in roles.values())),
        )
        for place, node in enumerate(ties.nodes)
    ]
    rows.sort(key=lambda row: (-row.total, row.constraint.value, row.actor))
    facts = {"principals": len(rows), "groups": len(set(names))}
    return Result(rows=tuple(rows), facts=facts, coverage=cover(columns))


def _constraint(ties: Ties, draw: Floats | None = None) -> Floats:
    """Return Burt's constraint of each node; no number for one without ties."""
    import networkx as nx

    if not ties.nodes:
        return np.zeros(0)
    found = nx.constraint(nx.from_numpy_array(ties.undirected(draw)), weight="weight")
    return np.array([found[place] for place in range(len(ties.nodes))])


def _roles(gives: Bools, group: Ints) -> dict[str, Ints]:
    """Return for each node in how many open paths of two it is the middle, by role.

    For each middle, the open pairs of those who give to it and those whom it gives to.
    """
    size = len(gives)
    counts = {
        name: np.zeros(size, dtype=np.int32)
        for name in ("coordinator", "consultant", "gatekeeper", "representative", "liaison")
    }
    for middle in range(size):
        first, last = np.flatnonzero(gives[:, middle]), np.flatnonzero(gives[middle])
        is_open = ~gives[np.ix_(first, last)] & (first[:, np.newaxis] != last)
        own_first = (group[first] == group[middle])[:, np.newaxis]
        own_last = group[last] == group[middle]
        alike = group[first][:, np.newaxis] == group[last]
        counts["coordinator"][middle] = (is_open & own_first & own_last).sum()
        counts["consultant"][middle] = (is_open & ~own_first & alike).sum()
        counts["gatekeeper"][middle] = (is_open & ~own_first & own_last).sum()
        counts["representative"][middle] = (is_open & own_first & ~own_last).sum()
        counts["liaison"][middle] = (is_open & ~own_first & ~own_last & ~alike).sum()
    return counts
