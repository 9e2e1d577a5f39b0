"""An article's text held against its name, which is a digest of it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from relgraph.model import Fault, Finding, Remedy, article_id
from relgraph.rdf.reading import Described
from relgraph.rdf.terms import TYPE, local_id, rg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relgraph.rdf.reading import Told

__all__ = ["check_text"]


def check_text(node: NamedNode, graph: Told) -> tuple[str | None, Iterator[Finding[Quad]]]:
    """Return the text that the article's name is the digest of, and what is wrong around it."""
    said = graph.get(node.value, Described())
    texts = {text: hashlib.sha256(text.encode()).hexdigest() for text in said.values(rg("text"))}
    right = [text for text, digest in texts.items() if article_id(digest) == local_id(node)]
    return next(iter(right), None), _text_findings(node, said, texts, right)


def _text_findings(
    node: NamedNode, said: Described, texts: dict[str, str], right: list[str]
) -> Iterator[Finding[Quad]]:
    def fault(message: str, remedy: Remedy) -> Fault:
        return Fault(local_id(node), node.value, message, remedy)

    digests = said.values(rg("sha256"))
    fitting = [texts[text] for text in right]
    fitting += [each for each in digests if article_id(each) == local_id(node)]
    if not fitting:
        message = "its text or digest is not the one that it is named by"
        if texts:
            message = "the text is not the one that was digested"
        yield Finding(
            fault(message if said.objects else "no article owns the graph", Remedy.IMPORT)
        )
        return
    if texts and not right:
        yield Finding(fault("the text is not the one that was digested", Remedy.IMPORT))
    elif len(texts) > 1:
        held = {Quad(node, rg("text"), Literal(text), node) for text in texts if text not in right}
        yield Finding(fault("a text that was not digested", Remedy.REPAIR), frozenset(held))
    if digests != fitting[:1]:
        held = {Quad(node, rg("sha256"), Literal(each), node) for each in digests}
        wanted = Quad(node, rg("sha256"), Literal(fitting[0]), node)
        yield Finding(
            fault("the digest is not the text's", Remedy.REPAIR),
            frozenset(held - {wanted}),
            frozenset({wanted} - held),
        )
    if rg("Article").value not in said.values(TYPE):
        wanted = Quad(node, TYPE, rg("Article"), node)
        yield Finding(fault("no article owns the graph", Remedy.REPAIR), wanted=frozenset({wanted}))
