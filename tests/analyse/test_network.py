from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx

from relgraph.analyse import to_network

if TYPE_CHECKING:
    from relgraph.model import Graphlike


def edge(network: nx.MultiDiGraph[str], source: str, target: str) -> dict[str, Any]:
    """Return the attributes of the only edge between two nodes."""
    (attributes,) = network[source][target].values()
    found: dict[str, Any] = attributes
    return found


def test_nodes_are_principals_and_actors_that_act_for_nobody(graph: Graphlike) -> None:
    """A dyad is a pair of principals: persons must not split a state into many nodes."""
    network = to_network(graph)

    assert list(network) == ["group/ttp", "state/CHN", "state/IND", "state/PAK", "state/USA"]
    assert network.nodes["state/PAK"]["label"] == "Pakistan"
    assert network.nodes["group/ttp"]["kind"] == "group"
    assert network.nodes["group/ttp"]["code"] == "TTP"


def test_an_edge_carries_everything_that_its_card_shows(graph: Graphlike) -> None:
    """The page reads nothing but the network."""
    visit = edge(to_network(graph), "state/PAK", "state/USA")

    assert visit["type"] == "Visit"
    assert (visit["family"], visit["polarity"]) == ("interaction", "cooperative")
    assert visit["quote"] == "visited Washington"
    assert visit["prefix"].endswith("Kakar ")
    assert visit["suffix"].startswith(". Pakistan")
    assert visit["asserted_by"] == "China"
    assert visit["event_time"] == "2023-12"
    assert visit["confidence"] == 0.875
    assert visit["contexts"] == ("diplomatic", "military")
    assert visit["topic"] == "security"
    assert visit["article_title"] == "A visit"
    assert visit["article_date"] == "2023-12-29"
    assert visit["article_url"] == "https://example.org/visit"
    assert visit["publisher"] == "Example Review"


def test_joint_actors_of_one_principal_share_one_edge(graph: Graphlike) -> None:
    """Two persons of one state on one visit are one statement of that state, with both names."""
    visit = edge(to_network(graph), "state/PAK", "state/USA")

    assert visit["source_label"] == "Asim Munir, Anwar Kakar"
    assert visit["source_actors"] == ("person/asim-munir", "person/anwar-kakar")


def test_a_symmetric_statement_is_an_edge_each_way_with_one_key(graph: Graphlike) -> None:
    """Directed measures must see it from both sides, and counts must see that it is one."""
    network = to_network(graph)

    assert list(network["state/PAK"]["state/CHN"]) == list(network["state/CHN"]["state/PAK"])
    assert edge(network, "state/CHN", "state/PAK")["source_label"] == "China"
    assert edge(network, "state/PAK", "state/CHN")["source_label"] == "Pakistan"


def test_a_directed_statement_has_no_way_back(graph: Graphlike) -> None:
    """Who attacks whom is the point."""
    network = to_network(graph)

    assert network.has_edge("group/ttp", "state/PAK")
    assert not network.has_edge("state/PAK", "group/ttp")


def test_what_is_denied_or_planned_keeps_its_mark(graph: Graphlike) -> None:
    """A denied attack without its mark would be an attack."""
    attack = edge(to_network(graph), "state/IND", "state/PAK")

    assert attack["negated"] is True
    assert attack["modality"] == "prospective"


def test_a_position_without_target_is_no_edge(graph: Graphlike) -> None:
    """A concern about drought joins Pakistan to nobody."""
    (concern,) = to_network(graph).nodes["state/PAK"]["positions"]

    assert (concern["type"], concern["topic"]) == ("Concern", "drought")
    assert concern["stance"] == "against"
    assert concern["target_label"] is None
    assert concern["statement"].startswith("statement/")


def test_two_persons_of_one_state_make_a_loop(graph: Graphlike) -> None:
    """It stays in the network, once, and can be told apart from dyads."""
    meeting = edge(to_network(graph), "state/PAK", "state/PAK")

    assert (meeting["source_label"], meeting["target_label"]) == ("Asim Munir", "Anwar Kakar")


def test_plain_leaves_out_what_no_text_affirms(graph: Graphlike) -> None:
    """Measures of conflict must not count what is denied."""
    network = to_network(graph, only_plain=True)

    assert "state/IND" not in network
    assert network.has_edge("state/PAK", "state/USA")


def test_confidence_has_a_floor(graph: Graphlike) -> None:
    """The floor is inclusive, as its option says "at least"."""
    assert "state/IND" not in to_network(graph, min_confidence=0.3)
    assert "state/IND" in to_network(graph, min_confidence=0.25)
    assert to_network(graph, min_confidence=0.875).has_edge("state/PAK", "state/USA")


def test_the_same_graph_gives_the_same_network(graph: Graphlike) -> None:
    """Pages and measures are compared byte by byte."""
    first, second = to_network(graph), to_network(graph)

    assert list(first.nodes(data=True)) == list(second.nodes(data=True))
    assert list(first.edges(keys=True, data=True)) == list(second.edges(keys=True, data=True))
    assert list(first.edges(keys=True)) == sorted(first.edges(keys=True))


def test_an_empty_graph_gives_an_empty_network() -> None:
    """A store without articles is no error."""

    class Nothing:
        def query(self, *_: object, **__: object) -> tuple[()]:
            return ()

    network = to_network(Nothing())

    assert isinstance(network, nx.MultiDiGraph)
    assert len(network) == 0
