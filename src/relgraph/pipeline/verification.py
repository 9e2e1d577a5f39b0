"""Nothing in the graph without what it rests on: checked, and rebuilt where it can be."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from relgraph.model import Fault, Finding, Remedy
from relgraph.pipeline.reviews import read_decisions
from relgraph.rdf import check_article, check_run, read_actor, relation_of
from relgraph.store import check_shared
from relgraph.vocabulary import ACTORS_GRAPH, DERIVED_GRAPH, ID_NAMESPACE, SHARED_GRAPH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relgraph.model import Actor, Graphlike
    from relgraph.rdf import Checked
    from relgraph.store import Store, StoredGraph

__all__ = ["Repaired", "VerificationReport", "iter_faults", "repair", "verify"]

_ARTICLES = f"{ID_NAMESPACE}article/"
_ACTORS = 20_000  # actors whose descriptions are kept at hand: some 10 MB
_DECISIONS = "SELECT ?decision WHERE { ?decision a rg:Decision } ORDER BY ?decision"


@dataclass(slots=True, kw_only=True)
class VerificationReport:
    """How much was checked, and what is wrong."""

    articles: int = 0
    checked: int = 0
    """Quotes that were compared with the text of their article."""
    without_text: int = 0
    """Quotes whose article is stored without its text; only their length was checked."""
    faults: tuple[Fault, ...] = ()

    def __str__(self) -> str:
        return "\n".join([*map(str, self.faults), self.summary(len(self.faults))])

    def summary(self, faults: int) -> str:
        """Return the numbers; how many faults there are, whoever printed them counted."""
        lines = [f"{self.checked} quotes compared with their text, {faults} faults"]
        if self.without_text:
            lines.append(f"{self.without_text} quotes of articles stored without their text")
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Repaired:
    """What was wrong, and what is still."""

    before: VerificationReport
    after: VerificationReport

    @property
    def mended(self) -> tuple[Fault, ...]:
        """The faults that are gone."""
        left = set(self.after.faults)
        return tuple(fault for fault in self.before.faults if fault not in left)


def verify(store: StoredGraph) -> VerificationReport:
    """Return whether all that a store holds rests on what it should.

    Every quote stands in its article where its statement says; every statement and article is
    named by the digest of what it says; every actor is described; every plain triple is backed by
    an affirmed, asserted statement; every graph is an article's or one that relgraph keeps.
    """
    report = VerificationReport()
    report.faults = tuple(iter_faults(store, report))
    return report


def iter_faults(store: StoredGraph, report: VerificationReport) -> Iterator[Fault]:
    """Yield the faults of a store as they are found; a report counts what was checked.

    Articles are looked at one by one, so that memory does not grow with their number.
    """
    checks = _Checks(store, report)
    for _, checked in checks.articles():
        yield from sorted(finding.fault for finding in checked)
    for finding in checks.shared():
        yield finding.fault


def repair(store: Store) -> Repaired:
    """Rebuild what can be rebuilt from what the store holds, and verify again.

    Each article is mended in one step, and then in another what articles share: of a process that
    is killed in between, the next repair does the rest.

    Raises:
        StoreError: the store cannot be written.
    """
    before = VerificationReport()
    checks = _Checks(store, before)
    found: list[Fault] = []
    for bundle, findings in checks.articles():
        found += sorted(finding.fault for finding in findings)
        if any(finding.fault.is_mendable for finding in findings):
            store.revise({bundle[0]: bundle[1]}, {})
    shared = [*checks.shared()]
    found += [finding.fault for finding in shared]
    store.mend(shared)
    before.faults = tuple(found)
    return Repaired(before, verify(store))


class _Checks:
    """The checks of one store."""

    def __init__(self, store: StoredGraph, report: VerificationReport) -> None:
        self._store = store
        self._report = report
        self._runs: set[str] = set()
        self._known = lru_cache(_ACTORS)(self._find_actor)

    def articles(self) -> Iterator[tuple[tuple[str, Any], list[Finding[Any]]]]:
        """Yield each article's graph, as it should be, and what is wrong with it."""
        for graph in self._store.graph_names():
            if graph.startswith(_ARTICLES):
                article = unquote(graph.removeprefix(ID_NAMESPACE))
                checked = check_article(article, self._store.quads(graph), self._known)
                self._report.articles += 1
                self._report.checked += checked.quotes
                self._report.without_text += checked.without_text
                self._runs |= checked.runs
                findings = [*checked.findings, *self._lacking(article, checked)]
                yield (graph, checked.bundle), findings

    def shared(self) -> Iterator[Finding[Any]]:
        """Yield what is wrong in the graphs that no article owns; call it after `articles`."""
        for run in sorted(self._runs):
            message = check_run(run, self._store.about(run))
            if message:
                yield _hopeless("graph/shared", run, message, Remedy.IMPORT)
        told = {decision.id for decision in read_decisions(self._store)}
        graph: Graphlike = self._store
        for row in graph.query(_DECISIONS):
            decision = unquote((row["decision"] or "").removeprefix(ID_NAMESPACE))
            if decision not in told:
                message = "the identifier is not the digest of what the decision says"
                yield _hopeless("graph/actors-reviewed", decision, message, Remedy.RESTORE)
        yield from check_shared(self._store, relation_of)

    def _lacking(self, article: str, checked: Checked) -> Iterator[Finding[Any]]:
        """Yield what an article needs in the shared graphs and does not find there."""
        lacking = self._store.lacking(checked.bundle)
        for node in sorted({quad.subject for quad in lacking}, key=str):
            quads = [quad for quad in lacking if quad.subject == node]
            is_plain = any(str(quad.graph_name) == f"<{DERIVED_GRAPH}>" for quad in quads)
            message = (
                "a plain triple that its statements affirm does not stand"
                if is_plain
                else "an actor, relation or dyad of its statements is not described"
            )
            fault = Fault(article, str(node).strip("<>"), message, Remedy.REPAIR)
            yield Finding(fault, wanted=frozenset(quads))

    def _find_actor(self, identifier: str) -> Actor | None:
        homes = (f"<{ACTORS_GRAPH}>", f"<{SHARED_GRAPH}>")
        told = [quad for quad in self._store.about(identifier) if str(quad.graph_name) in homes]
        return read_actor(identifier, told)


def _hopeless(graph: str, node: str, message: str, remedy: Remedy) -> Finding[Any]:
    return Finding(Fault(graph, f"{ID_NAMESPACE}{quote(node)}", message, remedy))
