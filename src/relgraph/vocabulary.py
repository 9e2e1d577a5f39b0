"""The words of the graph: namespaces, the names of its graphs, the statement types and contexts."""

from __future__ import annotations

import difflib
from collections import defaultdict
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from relgraph.errors import KnowledgeError
from relgraph.model import Family, Polarity, StatementType
from relgraph.resources import graph_path

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "ACTORS_GRAPH",
    "DERIVED_GRAPH",
    "EVENTS_GRAPHS",
    "FORMAT_GRAPH",
    "ID_NAMESPACE",
    "NAMED_GRAPHS",
    "NAMESPACE",
    "ONTOLOGY_FILES",
    "ONTOLOGY_GRAPH",
    "PREFIXES",
    "REPRINTS_GRAPH",
    "REVIEWED_GRAPH",
    "REVIEWS_GRAPH",
    "SHARED_GRAPH",
    "contexts",
    "statement_type",
    "statement_types",
]

NAMESPACE = "https://w3id.org/relgraph/ns#"
"""Where the terms of the ontology live; prefix rg."""

ID_NAMESPACE = "https://w3id.org/relgraph/id/"
"""Where the individuals live; prefix id."""

DERIVED_GRAPH = ID_NAMESPACE + "graph/derived"
"""The plain triples, each once."""

SHARED_GRAPH = ID_NAMESPACE + "graph/shared"
"""What several articles share, each once: found actors, dyads, relations and runs."""

REPRINTS_GRAPH = ID_NAMESPACE + "graph/reprints"
"""Which articles are near copies of which."""

ACTORS_GRAPH = ID_NAMESPACE + "graph/actors"
"""The known actors."""

REVIEWED_GRAPH = ID_NAMESPACE + "graph/actors-reviewed"
"""What reviewers decided about actors, and what follows from it."""

REVIEWS_GRAPH = ID_NAMESPACE + "graph/reviews"
"""What reviewers decided about statements."""

ONTOLOGY_GRAPH = ID_NAMESPACE + "graph/ontology"
"""The ontology with its schemes."""

EVENTS_GRAPHS = ID_NAMESPACE + "events/"
"""What the names of the graphs of event data sets begin with."""

FORMAT_GRAPH = ID_NAMESPACE + "graph/format"
"""The format version of a store."""

NAMED_GRAPHS = frozenset(
    {
        DERIVED_GRAPH,
        SHARED_GRAPH,
        REPRINTS_GRAPH,
        ACTORS_GRAPH,
        REVIEWED_GRAPH,
        REVIEWS_GRAPH,
        ONTOLOGY_GRAPH,
        FORMAT_GRAPH,
    }
)
"""The graphs that no article owns and relgraph keeps; `relgraph verify` asks of every other."""

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "rg": NAMESPACE,
        "id": ID_NAMESPACE,
        "state": ID_NAMESPACE + "state/",
        "org": ID_NAMESPACE + "org/",
        "person": ID_NAMESPACE + "person/",
        "group": ID_NAMESPACE + "group/",
        "place": ID_NAMESPACE + "place/",
        "dcterms": "http://purl.org/dc/terms/",
        "oa": "http://www.w3.org/ns/oa#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)
"""The prefixes that exports write and that queries may use without declaring them."""

ONTOLOGY_FILES = ("relgraph.ttl", "plover.ttl", "cameo.ttl", "regions.ttl")
"""The files of graph/ontology, in the order in which they are read."""

_PLOVER = ID_NAMESPACE + "plover/"
_CAMEO = ID_NAMESPACE + "cameo/"


@cache
def statement_types() -> Mapping[str, StatementType]:
    """Return the statement types by name, in the order of the ontology.

    >>> statement_types()["Visit"].relation
    'visited'
    """
    terms = _terms()
    return MappingProxyType(
        {
            name: _statement_type(name, said)
            for name, said in terms.items()
            if "StatementType" in said["type"]
        }
    )


def statement_type(name: str) -> StatementType:
    """Return the statement type of this name.

    Raises:
        KnowledgeError: there is none; the message names the nearest.
    """
    types = statement_types()
    if name in types:
        return types[name]
    near = difflib.get_close_matches(name, types, n=1, cutoff=0)
    raise KnowledgeError(f"no statement type is called {name!r}; did you mean {near[0]!r}?")


@cache
def contexts() -> tuple[str, ...]:
    """Return the names of the contexts, in the order of the ontology.

    >>> contexts()[:2]
    ('military', 'economic')
    """
    return tuple(name for name, said in _terms().items() if "Context" in said["type"])


def _statement_type(name: str, said: Mapping[str, list[str]]) -> StatementType:
    """Return the type that the ontology's triples about a term tell of."""
    matches = [*said["closeMatch"], *said["broadMatch"]]
    plover = [value.removeprefix(_PLOVER) for value in matches if value.startswith(_PLOVER)]
    cameo = [value.removeprefix(_CAMEO) for value in matches if value.startswith(_CAMEO)]
    return StatementType(
        name=name,
        label=said["label"][0],
        definition=said["definition"][0],
        family=Family(said["family"][0]),
        polarity=Polarity(said["polarity"][0]),
        is_symmetric=said["isSymmetric"] == ["true"],
        score=float(said["score"][0]),
        plover=plover[0] if plover else None,
        relation=said["plainProperty"][0],
        allows_no_target=said["allowsNoTarget"] == ["true"],
        cameo=tuple(sorted(cameo)),
    )


@cache
def _terms() -> Mapping[str, Mapping[str, list[str]]]:
    """Return what the ontology says of each of its own terms, by local names, in file order."""
    from pyoxigraph import NamedNode, RdfFormat, parse

    terms: dict[str, dict[str, list[str]]] = {}
    for file in ONTOLOGY_FILES:
        for quad in parse(path=graph_path("ontology", file), format=RdfFormat.TURTLE):
            if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(NAMESPACE):
                said = terms.setdefault(
                    quad.subject.value.removeprefix(NAMESPACE), defaultdict(list)
                )
                value = str(getattr(quad.object, "value", quad.object))
                said[_local(quad.predicate.value)].append(value.removeprefix(NAMESPACE))
    return MappingProxyType(terms)


def _local(iri: str) -> str:
    """Return what follows the last # or / of an IRI."""
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
