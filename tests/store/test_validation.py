from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from relgraph.store import validate
from relgraph.store.names import term
from relgraph.vocabulary import ID_NAMESPACE, NAMESPACE, SHARED_GRAPH

if TYPE_CHECKING:
    from collections.abc import Callable

    from relgraph.store import Store

    Make = Callable[..., tuple[str, tuple[Quad, ...]]]
    Edit = Callable[[Quad], Quad | None]

VISIT = ("Visit", "PAK", "USA", False)
NO_VISIT = ("Visit", "PAK", "USA", True)
XSD = "http://www.w3.org/2001/XMLSchema#"


def rg(name: str) -> NamedNode:
    return NamedNode(NAMESPACE + name)


def literal(value: str, datatype: str = "string") -> Literal:
    return Literal(value, datatype=NamedNode(XSD + datatype))


def without(predicate: NamedNode, value: NamedNode | None = None) -> Edit:
    """Return an edit that takes a property away, or one value of it."""

    def edit(quad: Quad) -> Quad | None:
        is_meant = quad.predicate == predicate and value in (None, quad.object)
        return None if is_meant else quad

    return edit


def instead(predicate: NamedNode, value: NamedNode | Literal) -> Edit:
    """Return an edit that gives a property another value."""

    def edit(quad: Quad) -> Quad:
        if quad.predicate != predicate:
            return quad
        return Quad(quad.subject, predicate, value, quad.graph_name)

    return edit


TYPE = term("rdf", "type")
STATEMENT_FAULTS = [
    (without(TYPE, rg("Visit")), "exactly one type of the ontology"),
    (without(rg("source")), "has a source"),
    (instead(rg("source"), NamedNode("http://x/nobody")), "every source is a described actor"),
    (instead(rg("target"), NamedNode("http://x/nobody")), "every target is a described actor"),
    (without(rg("sourcePrincipal")), "principal of its source"),
    (instead(rg("targetPrincipal"), NamedNode("http://x/nobody")), "every principal of a target"),
    (without(rg("party")), "has parties"),
    (instead(rg("dyad"), literal("PAK-USA")), "a dyad is named by an IRI"),
    (instead(rg("affirms"), literal("visited")), "a relation is named by an IRI"),
    (without(rg("sides")), "gives its sides once"),
    (without(rg("polarity")), "exactly one polarity"),
    (instead(rg("polarity"), rg("conflictual")), "the polarity of its type"),
    (without(rg("negated")), "negated or not"),
    (instead(rg("negated"), literal("perhaps", "boolean")), "negated or not"),
    (instead(rg("modality"), rg("military")), "exactly one modality"),
    (instead(rg("sentence"), literal("-1", "integer")), "counted from 0"),
    (instead(rg("confidence"), literal("0", "decimal")), "above 0 and at most 1"),
    (instead(rg("confidence"), literal("1.01", "decimal")), "above 0 and at most 1"),
    (instead(rg("confidence"), literal("0.5", "double")), "above 0 and at most 1"),
    (without(rg("evidence")), "no statement without its words"),
    (without(term("prov", "wasDerivedFrom")), "derived from exactly one article"),
    (without(term("prov", "wasGeneratedBy")), "exactly one run"),
    (without(rg("target")), "a target, or a topic where its type allows no target"),
    (instead(rg("modality"), rg("prospective")), "only what a text affirms"),
]
OTHER_FAULTS = [
    (without(term("oa", "hasSource")), "from exactly one article"),
    (without(TYPE, term("oa", "TextPositionSelector")), "exactly one place"),
    (without(TYPE, term("oa", "TextQuoteSelector")), "exactly one quote"),
    (instead(term("oa", "start"), literal("8", "integer")), "before its end"),
    (without(term("oa", "end")), "ends at one code point"),
    (instead(term("oa", "exact"), literal("")), "not empty"),
    (without(rg("title")), "exactly one title"),
    (without(rg("language")), "exactly one language"),
    (instead(rg("sha256"), literal("ABC")), "exactly one SHA-256 digest"),
    (without(rg("asName")), "exactly one name"),
    (without(rg("asCode")), "exactly one code"),
    (instead(rg("asKind"), rg("Actor")), "exactly one kind"),
    (instead(rg("asPrincipal"), NamedNode("http://x/nobody")), "every principal of an appearance"),
]
ADDED_FAULTS = [
    ("statement", rg("isJoint"), literal("yes"), "joint is true or false"),
    ("statement", rg("stance"), rg("military"), "at most one stance"),
    ("statement", rg("topic"), literal(""), "a topic is one string"),
    ("statement", rg("context"), rg("for"), "every context is one of the ontology's"),
    ("statement", rg("assertedBy"), rg("for"), "at most one speaker"),
    ("statement", rg("assertedByPrincipal"), rg("for"), "at most one principal"),
    ("statement", rg("eventTime"), literal("yesterday"), "one year, month or day"),
    ("statement", rg("cue"), literal("1", "integer"), "at most one cue"),
    ("statement", rg("frame"), literal("1", "integer"), "at most one frame"),
    ("article", rg("author"), rg("for"), "every author is described"),
    ("article", rg("publishedOn"), literal("2023", "gYear"), "on one day at most"),
    ("article", rg("publisher"), literal("1", "integer"), "at most one publisher"),
    ("article", rg("url"), literal("http://x/"), "at most one URL"),
    ("article", rg("fileName"), literal("other.txt"), "at most one file name"),
    ("article", rg("text"), literal("Other words."), "at most one text"),
    ("author", rg("authorPosition"), literal("0", "integer"), "counted from 1"),
    ("author", term("rdfs", "label"), literal("1", "integer"), "exactly one name"),
    ("author", rg("affiliation"), literal("1", "integer"), "at most one affiliation"),
    ("quote", term("oa", "prefix"), literal("1", "integer"), "at most one prefix"),
    ("quote", term("oa", "suffix"), literal("1", "integer"), "at most one suffix"),
]


def messages(store: Store) -> str:
    return str(validate(store))


def test_what_relgraph_writes_conforms(store: Store, make: Make) -> None:
    """A shape that our own graphs break is wrong itself."""
    store.replace_graph(*make("He went.", VISIT, NO_VISIT, person="Asim Munir"))
    store.replace_graph(*make("She went.", ("Partnership", "IND", "USA", False), keep_text=False))
    report = validate(store)

    assert str(report) == "2 articles held against the shapes, 0 faults"
    assert report.conforms


def test_one_article_can_be_validated_alone(store: Store, make: Make) -> None:
    """After an import only what is new need be looked at."""
    good, bad = make("He went.", VISIT), make("She went.", VISIT)
    store.replace_graph(*good)
    store.replace_graph(bad[0], _edited(bad[1], without(rg("title"))))

    assert validate(store, article=good[0]).conforms
    assert validate(store, article=bad[0]).articles == 1
    assert [fault.article for fault in validate(store).faults] == [bad[0]]


@pytest.mark.parametrize(("edit", "message"), [*STATEMENT_FAULTS, *OTHER_FAULTS])
def test_a_planted_fault_breaks_its_shape(
    store: Store, make: Make, edit: Edit, message: str
) -> None:
    """Each shape must bite."""
    graph, quads = make("He went.", VISIT, person="Asim Munir")
    graph_only = [quad for quad in quads if quad.graph_name != NamedNode(SHARED_GRAPH)]
    store.put_graph(graph, [])
    store.engine.extend(quad for quad in quads if quad not in graph_only)
    store.engine.extend(_edited(graph_only, edit))

    assert message in messages(store)


@pytest.mark.parametrize(("place", "predicate", "value", "message"), ADDED_FAULTS)
def test_a_wrong_value_breaks_its_shape(
    store: Store, make: Make, place: str, predicate: NamedNode, value: Literal, message: str
) -> None:
    """What an article need not have must be right where it has it."""
    graph, quads = make("He went.", VISIT)
    node = NamedNode(ID_NAMESPACE + graph)
    statement = next(quad.subject for quad in quads if quad.object == rg("Statement"))
    author = NamedNode(f"{node.value}#author=1")
    quote = NamedNode(f"{node.value}#char=0,8;quote")
    subjects = {"statement": statement, "article": node, "author": author, "quote": quote}
    planted = [
        Quad(subjects[place], predicate, value, node),
        Quad(author, TYPE, rg("Author"), node),
    ]
    store.replace_graph(graph, [*quads, *planted])

    assert message in messages(store)


@pytest.mark.parametrize(
    ("predicate", "value", "message"),
    [
        (TYPE, rg("Place"), "exactly one kind"),
        (term("rdfs", "label"), literal("Land of the Pure"), "exactly one name"),
        (rg("code"), literal("PK"), "exactly one code"),
        (rg("principal"), literal("PAK"), "every principal is named by an IRI"),
    ],
)
def test_an_actor_described_twice_breaks_its_shape(
    store: Store, make: Make, predicate: NamedNode, value: Literal, message: str
) -> None:
    """Two names for one actor double the rows of every question that shows names."""
    store.replace_graph(*make("He went.", VISIT))
    pakistan = NamedNode(ID_NAMESPACE + "state/PAK")
    store.engine.add(Quad(pakistan, predicate, value, NamedNode(SHARED_GRAPH)))

    assert message in messages(store)


def _edited(quads: tuple[Quad, ...] | list[Quad], edit: Edit) -> list[Quad]:
    edited = [edit(quad) for quad in quads]
    return [quad for quad in edited if quad is not None]
