from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode, Store

from relgraph.model import Actor, ActorKind, Evidence, Party, Span
from relgraph.rdf import article_iri, ontology_quads, to_quads
from relgraph.vocabulary import DERIVED_GRAPH, ID_NAMESPACE, NAMESPACE, SHARED_GRAPH

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Quad

    from relgraph.model import Article, Run, Statement

INDIA = Actor("state/IND", ActorKind.STATE, "IND", "India")
CHINA = Actor("state/CHN", ActorKind.STATE, "CHN", "China")
TRUCE = Actor("group/tri-border truce", ActorKind.GROUP, "Tri-Border", "Tri-Border Truce")


def objects(quads: Iterable[Quad], subject: str, predicate: str) -> set[str]:
    return {
        str(getattr(quad.object, "value", "")).removeprefix(NAMESPACE).removeprefix(ID_NAMESPACE)
        for quad in quads
        if quad.subject == NamedNode(ID_NAMESPACE + subject)
        and quad.predicate == NamedNode(NAMESPACE + predicate)
    }


def in_graph(quads: Iterable[Quad], graph: str) -> list[Quad]:
    return [quad for quad in quads if quad.graph_name == NamedNode(graph)]


def test_all_of_an_article_stands_in_its_graph_and_what_is_shared_beside_it(
    article: Article, visit: Statement, run: Run
) -> None:
    """To retract an article is to drop its graph: nothing of it may stand elsewhere."""
    quads = to_quads(article, [visit], run)

    graphs = {getattr(quad.graph_name, "value", "") for quad in quads}
    assert graphs == {article_iri(article.id), DERIVED_GRAPH, SHARED_GRAPH}


def test_a_person_visits_as_herself_and_her_state_as_a_plain_triple(
    article: Article, visit: Statement, run: Run
) -> None:
    """Readers of states and readers of persons both find what they look for."""
    quads = to_quads(article, [visit], run)

    assert objects(quads, visit.id, "source") == {"person/asim-munir"}
    assert objects(quads, visit.id, "sourcePrincipal") == {"state/PAK"}
    assert objects(quads, visit.id, "party") == {"person/asim-munir", "state/PAK", "state/USA"}
    assert objects(quads, visit.id, "dyad") == {"dyad/PAK-USA"}
    assert [plain.predicate.value for plain in in_graph(quads, DERIVED_GRAPH)] == [
        NAMESPACE + "visited"
    ]
    assert objects(quads, "state/PAK", "visited") == {"state/USA"}


def test_what_is_planned_or_denied_becomes_no_plain_triple(
    article: Article, visit: Statement, partnership: Statement, run: Run
) -> None:
    """Never assert what the text denies, plans or supposes."""
    quads = to_quads(article, [replace(visit, negated=True), partnership], run)

    assert in_graph(quads, DERIVED_GRAPH) == []
    assert objects(quads, partnership.id, "affirms") == set()
    assert objects(quads, partnership.id, "dyad") == {"dyad/PAK-USA"}


def test_a_symmetric_statement_has_every_party_on_both_sides(
    article: Article, partnership: Statement, run: Run
) -> None:
    """A query for partners need not ask both ways."""
    quads = to_quads(article, [partnership], run)

    assert objects(quads, partnership.id, "source") == {"state/PAK", "state/USA"}
    assert objects(quads, partnership.id, "target") == {"state/PAK", "state/USA"}


def test_joint_actors_stay_one_statement_with_a_dyad_for_each_pair(
    article: Article, visit: Statement, run: Run
) -> None:
    """Two states that act together did one thing, not two."""
    joint = replace(visit, targets=(Party(INDIA, INDIA), Party(CHINA, CHINA)))
    quads = to_quads(article, [joint], run)

    assert objects(quads, joint.id, "isJoint") == {"true"}
    assert objects(quads, joint.id, "dyad") == {"dyad/IND-PAK", "dyad/CHN-PAK"}
    assert len(in_graph(quads, DERIVED_GRAPH)) == 2


def test_affirmed_partners_are_partners_both_ways(
    article: Article, partnership: Statement, run: Run
) -> None:
    """Without inference a plain triple must say both directions itself."""
    parties = (Party(INDIA, INDIA), Party(CHINA, CHINA))
    signed = replace(partnership, type="Agreement", sources=parties, targets=parties)
    actual = replace(signed, modality=type(signed.modality).ASSERTED)
    quads = to_quads(article, [actual], run)

    assert len(in_graph(quads, DERIVED_GRAPH)) == 2
    assert objects(quads, actual.id, "dyad") == {"dyad/CHN-IND"}


def test_two_of_one_state_make_no_dyad_with_themselves(
    article: Article, visit: Statement, run: Run
) -> None:
    """A general who visits his own state tells of no pair of states."""
    pakistan = visit.sources[0].principal
    assert pakistan is not None
    quads = to_quads(article, [replace(visit, targets=(Party(pakistan, pakistan),))], run)

    assert objects(quads, visit.id, "dyad") == set()
    assert in_graph(quads, DERIVED_GRAPH) == []


def test_a_hyphen_in_a_code_cannot_be_taken_for_the_one_between_codes(
    article: Article, visit: Statement, run: Run
) -> None:
    """Otherwise A-B with C and A with B-C would be one dyad."""
    freed = replace(visit, targets=(Party(TRUCE, None),))
    quads = to_quads(article, [freed], run)

    assert objects(quads, freed.id, "dyad") == {"dyad/PAK-Tri%2DBorder"}
    assert objects(quads, freed.id, "targetPrincipal") == {"group/tri-border%20truce"}


def test_equal_statements_are_kept_once_with_the_surest_reading(
    article: Article, visit: Statement, run: Run
) -> None:
    """Two frames may fire on the same words; the graph holds one statement."""
    weak, sure = replace(visit, confidence=0.4), replace(visit, confidence=0.9)

    assert objects(to_quads(article, [weak, sure, weak], run), visit.id, "confidence") == {"0.9"}


def test_a_quote_that_does_not_stand_where_it_says_is_refused(
    article: Article, visit: Statement, run: Run
) -> None:
    """No statement without its words."""
    moved = Evidence(article.id, Span(0, 7), visit.evidence.quote)

    with pytest.raises(ValueError, match="does not stand"):
        to_quads(article, [replace(visit, evidence=moved)], run)


def test_text_and_context_are_left_out_when_asked(
    article: Article, visit: Statement, run: Run
) -> None:
    """A graph without the text may be given away where the text may not."""
    quads = to_quads(article, [visit], run, keep_text=False, keep_context=False)

    literals = [quad.object.value for quad in quads if isinstance(quad.object, Literal)]
    assert not [value for value in literals if "Pakistan may" in value]
    assert visit.evidence.quote in literals


def test_the_store_gives_every_quad_back_unchanged(
    article: Article, visit: Statement, partnership: Statement, concern: Statement, run: Run
) -> None:
    """The store rewrites literals that are not canonical; ours must all be."""
    quads = to_quads(article, [visit, partnership, concern], run)
    store = Store()
    store.extend(quads)

    assert set(store) == set(quads)


def test_every_term_used_is_in_the_ontology_and_no_node_is_blank(
    article: Article, visit: Statement, concern: Statement, run: Run
) -> None:
    """A property without a definition is a riddle to whoever queries."""
    quads = to_quads(article, [visit, concern], run)
    defined = {quad.subject for quad in ontology_quads()}
    used = {
        node
        for quad in quads
        for node in (quad.predicate, quad.object)
        if isinstance(node, NamedNode) and node.value.startswith(NAMESPACE)
    }

    assert used <= defined
    assert all(isinstance(quad.subject, NamedNode) for quad in quads)
