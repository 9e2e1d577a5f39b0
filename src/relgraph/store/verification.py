"""No statement without its words: every quote is compared with the text that it is from."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode

from relgraph.store.articles import iter_articles
from relgraph.store.names import TYPE, rg, term
from relgraph.store.reports import Fault, VerificationReport
from relgraph.vocabulary import ID_NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pyoxigraph import Store as Engine

    from relgraph.store.store import Store

__all__ = ["verify"]


def verify(store: Store) -> VerificationReport:
    """Return whether every quote in a store stands in its article where its statement says."""
    checked = without_text = 0
    faults: list[Fault] = []
    for node in iter_articles(store.engine):
        article = _Article(store.engine, node)
        count = len(article.evidence)
        checked += count if article.text is not None else 0
        without_text += count if article.text is None else 0
        faults.extend(article.faults())
    return VerificationReport(
        checked=checked, without_text=without_text, faults=tuple(sorted(faults))
    )


class _Article:
    """What an article's graph says of its text, and of the places that statements rest on."""

    def __init__(self, engine: Engine, node: NamedNode) -> None:
        self._id = unquote(node.value.removeprefix(ID_NAMESPACE))
        self._node = node.value
        self._said: Mapping[str, Mapping[str, list[str]]] = _described(engine, node)
        self._statements = self._typed("Statement")
        self.evidence = self._typed("Evidence")
        self.text = self._value(self._node, rg("text"))

    def faults(self) -> Iterator[Fault]:
        if self.text is not None:
            digest = hashlib.sha256(self.text.encode("utf-8")).hexdigest()
            if digest != self._value(self._node, rg("sha256")):
                yield Fault(self._id, self._node, "the text is not the one that was digested")
        for statement in self._statements:
            pointed = self._said[statement].get(rg("evidence").value, [])
            if not set(pointed) & set(self.evidence):
                yield Fault(self._id, statement, "a statement without its words")
        for evidence in self.evidence:
            message = self._compare(evidence)
            if message:
                yield Fault(self._id, evidence, message)

    def _compare(self, evidence: str) -> str:
        """Return what is wrong with a piece of evidence, or nothing."""
        quote = self._value(f"{evidence};quote", term("oa", "exact"))
        start = self._value(f"{evidence};position", term("oa", "start"))
        end = self._value(f"{evidence};position", term("oa", "end"))
        if not quote or start is None or end is None:
            return "evidence without a quote or a place"
        length = int(end) - int(start)
        if self._value(f"{evidence};quote", rg("isShortened")) == "true" and len(quote) < length:
            end, length = str(int(start) + len(quote)), len(quote)
        if self.text is None:
            is_there = len(quote) == length
        else:
            is_there = self.text[int(start) : int(end)] == quote
        return "" if is_there else f"{quote!r} does not stand at {start} to {end}"

    def _typed(self, name: str) -> list[str]:
        wanted = rg(name).value
        return [node for node, said in self._said.items() if wanted in said.get(TYPE.value, [])]

    def _value(self, node: str, predicate: NamedNode) -> str | None:
        return next(iter(self._said.get(node, {}).get(predicate.value, [])), None)


def _described(engine: Engine, graph: NamedNode) -> Mapping[str, Mapping[str, list[str]]]:
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in engine.quads_for_pattern(None, None, None, graph):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            said[quad.subject.value][quad.predicate.value].append(quad.object.value)
    return said
