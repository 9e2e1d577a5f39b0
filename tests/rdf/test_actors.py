from __future__ import annotations

from pyoxigraph import NamedNode

from relgraph.model import Actor, ActorKind, Party
from relgraph.rdf import actor_quads
from relgraph.vocabulary import ACTORS_GRAPH, ID_NAMESPACE

PAKISTAN = Actor("state/PAK", ActorKind.STATE, "PAK", "Pakistan")
ARMY = Actor("org/pakistan-army", ActorKind.ORGANISATION, "Pakistan Army", "Pakistan Army")


def test_known_actors_carry_names_principals_and_matches() -> None:
    """Queries by any usual name, and links to other data, rest on these."""
    quads = actor_quads(
        [Party(PAKISTAN, PAKISTAN), Party(ARMY, PAKISTAN)],
        aliases={"state/PAK": ["Pakistan", "Islamic Republic of Pakistan"]},
        wikidata={"state/PAK": "Q843"},
    )
    told = {(q.subject, q.predicate.value.rpartition("/")[2], q.object) for q in quads}
    army = NamedNode(ID_NAMESPACE + "org/pakistan-army")
    state = NamedNode(ID_NAMESPACE + "state/PAK")

    assert {q.graph_name for q in quads} == {NamedNode(ACTORS_GRAPH)}
    assert (army, "ns#principal", state) in told
    assert (state, "core#exactMatch", NamedNode("http://www.wikidata.org/entity/Q843")) in told
    aliases = [q for q in quads if q.predicate.value.endswith("altLabel")]
    assert [getattr(q.object, "value", "") for q in aliases] == ["Islamic Republic of Pakistan"]
