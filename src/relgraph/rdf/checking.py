"""An article's graph held against itself: most of what it tells follows from the rest.

The text gives the digest and the quotes; the sides, type, negation and modality of a statement
give its identifier, parties, dyads and plain triples. What follows can be found wrong, and rebuilt.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain, groupby
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad

from relgraph.model import Actor, Fault, Finding, Remedy
from relgraph.rdf.actors import KIND_CLASSES, appearance_quads, parties_of
from relgraph.rdf.proving import prove
from relgraph.rdf.quotes import check_quotes, evidence_nodes
from relgraph.rdf.reading import describe, read_statement
from relgraph.rdf.relations import shared_quads
from relgraph.rdf.statements import told_quads
from relgraph.rdf.terms import TYPE, individual, local_id, rg, term
from relgraph.rdf.texts import check_text
from relgraph.vocabulary import ID_NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from relgraph.model import Statement
    from relgraph.rdf.reading import Told

__all__ = ["Checked", "check_article"]

_RUN = term("prov", "wasGeneratedBy")
_FOLLOWING = frozenset(
    {TYPE, _RUN, term("prov", "wasDerivedFrom")}
    | {rg(f"{side}{end}") for side in ("source", "target") for end in ("", "Principal")}
    | {rg(name) for name in "polarity party sides isJoint dyad affirms".split()}
    | {rg(name) for name in "negated modality evidence".split()}
)
"""What a statement says that follows from its sides, type, negation, modality and place."""
_KINDS = {name: kind for kind, name in KIND_CLASSES.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What is wrong in an article's graph, and all that the article is to give the graph."""

    findings: tuple[Finding[Quad], ...]
    bundle: tuple[Quad, ...]
    """What it gives once what can be mended is mended."""
    runs: frozenset[str]
    """The local identifiers of the runs that it points at."""
    quotes: int
    """Quotes that were compared with the text."""
    without_text: int
    """Quotes whose article is stored without its text, or with a damaged one."""


class _Actors(dict[str, Actor]):
    """The actors of an article; one that it does not describe is looked up elsewhere."""

    def __init__(self, graph: Told, known: Callable[[str], Actor | None]) -> None:
        super().__init__(_appearing(graph))
        self._known = known
        self.unknown: set[str] = set()

    def __missing__(self, identifier: str) -> Actor:
        found = self._known(identifier)
        if found is None:
            self.unknown.add(identifier)
            raise KeyError(identifier)
        self[identifier] = found
        return found


def check_article(
    article: str, quads: Iterable[Quad], known: Callable[[str], Actor | None]
) -> Checked:
    """Return what is wrong in an article's graph.

    Args:
        article: the local identifier by which the graph is named.
        quads: what stands in the graph.
        known: finds the description that articles share of an actor.
    """
    node = individual(article)
    view = _View(quads)
    text, found = check_text(node, view.graph)
    findings = view.mended(found)
    findings += view.mended(check_quotes(node, view.graph, view.by_subject, text))
    places = len(evidence_nodes(view.graph))
    judged = _Statements(node, view, known)
    findings += view.mended([*judged.findings(), *judged.appearances()])
    own = view.own
    return Checked(
        findings=tuple(findings),
        bundle=tuple(dict.fromkeys(chain(own, judged.shared()))),
        runs=frozenset(
            local_id(quad.object)
            for quad in own
            if quad.predicate == _RUN and isinstance(quad.object, NamedNode)
        ),
        quotes=places if text is not None else 0,
        without_text=0 if text is not None else places,
    )


class _View:
    """An article's own quads, and what they say; mended as findings want it."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self.own = dict.fromkeys(quads)
        self._look()

    def _look(self) -> None:
        self.graph = describe(self.own)
        self.by_subject: dict[str, set[Quad]] = defaultdict(set)
        for quad in self.own:
            if isinstance(quad.subject, NamedNode):
                self.by_subject[quad.subject.value].add(quad)

    def mended(self, findings: Iterable[Finding[Quad]]) -> list[Finding[Quad]]:
        """Return findings, once what they want stands."""
        found = list(findings)
        for finding in found:
            for quad in finding.held:
                self.own.pop(quad, None)
            self.own.update(dict.fromkeys(sorted(finding.wanted, key=str)))
        if found:
            self._look()
        return found


def _appearing(graph: Told) -> Iterator[tuple[str, Actor]]:
    """Yield the actors that the article describes whole, by identifier."""
    for said in graph.values():
        kinds = [_KINDS[name] for name in said.names(rg("asKind")) if name in _KINDS]
        code, name = said.value_or_none(rg("asCode")), said.value_or_none(rg("asName"))
        for identifier in said.ids(rg("appearanceOf")):
            if kinds and code is not None and name is not None:
                yield identifier, Actor(id=identifier, kind=kinds[0], code=code, name=name)


class _Statements:
    """The statements of an article as they are told, and as their identifiers prove them."""

    def __init__(self, node: NamedNode, view: _View, known: Callable[[str], Actor | None]) -> None:
        self._node = node
        self._graph = view.graph
        self._by_subject = view.by_subject
        self._actors = _Actors(self._graph, known)
        self._right: list[Statement] = []
        self._is_whole = True

    def findings(self) -> Iterator[Finding[Quad]]:
        """Yield what is wrong with the statements."""
        for iri in self._statement_nodes():
            statement = self._read(iri)
            if statement is None or individual(statement.id).value != iri:
                statement = prove(iri, self._graph, self._actors) or statement
            if statement is None or individual(statement.id).value != iri:
                self._is_whole = False
                fault = Fault(self._article, iri, self._hopeless(iri, statement), Remedy.IMPORT)
                yield Finding(fault)
                continue
            self._right.append(statement)
            yield from self._differences(iri, statement)

    def appearances(self) -> Iterator[Finding[Quad]]:
        """Yield what is wrong in how the article names its actors."""
        node = self._node
        wanted = {
            quad
            for quad in appearance_quads(node, parties_of(self._right))
            if quad.graph_name == node
        }
        start = f"{node.value}#actor="
        held = {
            quad
            for iri, quads in self._by_subject.items()
            if iri.startswith(start)
            for quad in quads
        }
        surplus = held - wanted if self._is_whole else set()
        yield from self._findings(
            lambda quad: (
                str(quad.subject)[1:-1],
                "an appearance that its statements do not bear out",
            ),
            surplus,
            wanted - held,
        )

    def shared(self) -> Iterator[Quad]:
        """Yield what the statements need in the graphs that articles share."""
        yield from chain.from_iterable(map(shared_quads, self._right))
        for quad in appearance_quads(self._node, parties_of(self._right)):
            if quad.graph_name != self._node:
                yield quad

    @property
    def _article(self) -> str:
        return local_id(self._node)

    def _statement_nodes(self) -> list[str]:
        start, kind = f"{ID_NAMESPACE}statement/", rg("Statement").value
        return sorted(
            iri
            for iri, said in self._graph.items()
            if iri.startswith(start) or kind in said.values(TYPE)
        )

    def _read(self, iri: str) -> Statement | None:
        try:
            return read_statement(self._graph, self._graph[iri], self._actors)
        except (LookupError, ValueError):
            return None

    def _hopeless(self, iri: str, statement: Statement | None) -> str:
        """Return why a statement cannot be mended."""
        if not self._graph[iri].values(rg("evidence")):
            return "a statement without its words"
        if self._actors.unknown:
            return (
                f"a statement of {', '.join(sorted(self._actors.unknown))}, whom nothing describes"
            )
        if statement is None:
            return "a statement that cannot be read"
        return "the identifier is not the digest of what the statement says"

    def _differences(self, iri: str, statement: Statement) -> Iterator[Finding[Quad]]:
        told = self._graph[iri].values(_RUN) or self._graph[self._node.value].values(_RUN)
        if not told:
            yield Finding(Fault(self._article, iri, "no run read the statement", Remedy.IMPORT))
            return
        wanted = set(told_quads(self._node, statement, NamedNode(told[0])))
        held = self._by_subject[iri]
        surplus = {quad for quad in held - wanted if quad.predicate in _FOLLOWING}
        yield from self._findings(
            lambda quad: (iri, _MESSAGES.get(_local(quad.predicate), _MESSAGES[""])),
            surplus,
            wanted - held,
        )

    def _findings(
        self, place: Callable[[Quad], tuple[str, str]], surplus: set[Quad], missing: set[Quad]
    ) -> Iterator[Finding[Quad]]:
        """Yield a finding for each place, a node and what is wrong with it."""
        ordered = sorted(surplus | missing, key=lambda quad: (place(quad), str(quad)))
        for (iri, message), group in groupby(ordered, key=place):
            quads = set(group)
            fault = Fault(self._article, iri, message, Remedy.REPAIR)
            yield Finding(fault, frozenset(quads & surplus), frozenset(quads & missing))


_MESSAGES = {
    "type": "the types are not those of the statement",
    "polarity": "the polarity is not that of its type",
    "negated": "the negation is not the one in the identifier",
    "modality": "the modality is not the one in the identifier",
    "evidence": "the words are not those in the identifier",
    "dyad": "the dyads are not those of its sides",
    "affirms": "a plain triple is affirmed or left out against what the statement says",
    "wasDerivedFrom": "the statement is not derived from its article",
    "wasGeneratedBy": "the run that read the statement is not told",
    "": "the parties are not those of its sides",
}
"""What is wrong with a statement, by the predicate whose values do not follow from the rest."""


def _local(predicate: NamedNode) -> str:
    return predicate.value.rpartition("#")[2]
