from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef

from relgraph.resources import graph_path
from relgraph.vocabulary import ID_NAMESPACE, NAMESPACE, ONTOLOGY_FILES, PREFIXES, statement_types

if TYPE_CHECKING:
    from rdflib.term import Node

RG = Namespace(NAMESPACE)


@pytest.fixture(scope="module")
def ontology() -> Graph:
    graph = Graph()
    for file in ONTOLOGY_FILES:
        graph.parse(graph_path("ontology", file), format="turtle")
    return graph


def terms(graph: Graph) -> list[Node]:
    typed = {node for node in graph.subjects(RDF.type) if str(node).startswith(NAMESPACE)}
    return sorted(typed, key=str)


def test_every_term_has_a_label_a_definition_and_an_example(ontology: Graph) -> None:
    """The ontology is its own documentation."""
    assert len(terms(ontology)) > 130
    for node in terms(ontology):
        for predicate in (RDFS.label, SKOS.definition, SKOS.example):
            told = list(ontology.objects(node, predicate))
            assert len(told) == 1, (node, predicate)
            assert isinstance(told[0], Literal)
            assert told[0].language == "en"


def test_classes_are_capitalised_and_properties_are_not(ontology: Graph) -> None:
    """One sees from the name what a term is."""
    for node in ontology.subjects(RDF.type, OWL.Class):
        assert str(node).removeprefix(NAMESPACE)[0].isupper()
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty):
        for node in ontology.subjects(RDF.type, kind):
            assert str(node).removeprefix(NAMESPACE)[0].islower()


def test_whatever_is_mentioned_is_defined(ontology: Graph) -> None:
    """A slip in a name makes a term that nobody defined."""
    used = {part for triple in ontology for part in triple if str(part).startswith(NAMESPACE)}
    individuals = {
        part
        for triple in ontology
        for part in triple
        if isinstance(part, URIRef)
        and part.startswith(ID_NAMESPACE)
        and not part.startswith(ID_NAMESPACE + "state/")  # the registry describes states
    }

    assert used <= set(terms(ontology))
    assert individuals <= set(ontology.subjects(RDF.type))


def test_the_scores_are_the_means_that_their_sources_name(ontology: Graph) -> None:
    """A number that decides says where it is from, and that must be true."""
    weights = {
        str(ontology.value(root, SKOS.notation)): float(str(ontology.value(root, RG.score)))
        for root in ontology.subjects(SKOS.inScheme, URIRef(ID_NAMESPACE + "cameo"))
    }
    assert len(weights) == 20
    for name, kind in statement_types().items():
        source = str(ontology.value(RG[name], RG.scoreSource))
        words = source.replace(",", " ").split()
        roots = [weights[word] for word in words if word in weights]
        if roots:
            assert kind.score == pytest.approx(sum(roots) / len(roots), abs=0.05), name
        else:
            assert name in {"Membership", "Concern"}


def test_symmetric_types_have_symmetric_plain_properties(ontology: Graph) -> None:
    """Reasoners and readers of the plain triples must agree."""
    for kind in statement_types().values():
        relation = RG[kind.relation]
        is_symmetric = (relation, RDF.type, OWL.SymmetricProperty) in ontology
        assert is_symmetric == kind.is_symmetric


def test_schemes_carry_their_notations_and_are_all_mapped(ontology: Graph) -> None:
    """PLOVER has sixteen event types and CAMEO twenty roots; none may be lost."""
    mapped = set(ontology.objects(None, SKOS.closeMatch | SKOS.broadMatch))
    for name, count in (("plover", 16), ("cameo", 20)):
        concepts = list(ontology.subjects(SKOS.inScheme, URIRef(ID_NAMESPACE + name)))
        assert len(concepts) == count
        assert set(concepts) <= mapped
        for concept in concepts:
            assert str(concept).endswith("/" + str(ontology.value(concept, SKOS.notation)))


def test_every_ontology_file_is_read() -> None:
    """A file that is added must be listed, or nobody sees it."""
    assert sorted(path.name for path in graph_path("ontology").glob("*.ttl")) == sorted(
        ONTOLOGY_FILES
    )


def test_every_property_of_the_ontology_has_a_shape(ontology: Graph) -> None:
    """A property that no shape knows is checked by nobody."""
    shapes = graph_path("shapes", "relgraph.ttl").read_text(encoding="utf-8")
    described = (
        RG.Statement,
        RG.Evidence,
        RG.Article,
        RG.Author,
        RG.Actor,
        RG.Appearance,
        RG.Decision,
        RG.Review,
    )
    for domain in described:
        for node in ontology.subjects(RDFS.domain, domain):
            name = str(node).removeprefix(NAMESPACE)
            is_plain = name in {kind.relation for kind in statement_types().values()}
            assert is_plain or f"rg:{name} " in shapes, name


def test_no_prefix_names_another_prefix_s_namespace() -> None:
    """An export that abbreviates two ways would not be stable."""
    namespaces = sorted(PREFIXES.values())

    assert all(first != second for first, second in pairwise(namespaces))
