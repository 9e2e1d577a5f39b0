"""Quotes held against the text that they are from; the names of their nodes tell their places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from relgraph.model import Article, Evidence, Fault, Finding, Remedy, Span
from relgraph.rdf.evidence import evidence_quads
from relgraph.rdf.terms import TYPE, local_id, rg, term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import NamedNode, Quad

    from relgraph.rdf.reading import Described, Told

__all__ = ["check_quotes", "evidence_nodes", "place_of"]

_PLACE = re.compile(r"#char=(\d{1,18}),(\d{1,18})$")
_START, _END = term("oa", "start"), term("oa", "end")
_EXACT, _PREFIX, _SUFFIX = (term("oa", name) for name in ("exact", "prefix", "suffix"))


class _Words(NamedTuple):
    """What the graph tells of a piece of evidence."""

    quote: str
    start: int | None
    end: int | None
    prefix: str
    suffix: str
    is_short: bool
    """Whether it is the beginning of the words at its place, as it is handed on."""


def evidence_nodes(graph: Told) -> list[str]:
    """Return the IRIs of the pieces of evidence that a graph tells of or points at."""
    found: dict[str, None] = {}
    for iri, said in graph.items():
        if "#char=" in iri or rg("Evidence").value in said.values(TYPE):
            found[iri.partition(";")[0]] = None
        found.update(dict.fromkeys(said.values(rg("evidence"))))
    return sorted(found)


def place_of(evidence: str) -> Span | None:
    """Return the place that is in the name of a piece of evidence."""
    place = _PLACE.search(evidence)
    try:
        return Span(int(place[1]), int(place[2])) if place else None
    except ValueError:  # an end before its start
        return None


def check_quotes(
    node: NamedNode, graph: Told, by_subject: dict[str, set[Quad]], text: str | None
) -> Iterator[Finding[Quad]]:
    """Yield what is wrong with the quotes of an article.

    Args:
        node: the article.
        graph: what its graph says.
        by_subject: the same as quads.
        text: its text, where that is stored and is the one that was read.
    """
    article = None if text is None else Article(text=text, body=(), title="")
    for iri in evidence_nodes(graph):
        if _is_cut_rightly(graph, iri, text):
            continue
        parts = (iri, f"{iri};position", f"{iri};quote")
        held = {quad for part in parts for quad in by_subject.get(part, ())}
        words = _words(graph, iri)
        right = _right(local_id(node), place_of(iri), words, article)
        if right is None:
            message = _message(words, text) or "the name of evidence tells another place"
            yield Finding(Fault(local_id(node), iri, message, Remedy.IMPORT))
            continue
        wanted = set(evidence_quads(node, right, keep_context=bool(words.prefix or words.suffix)))
        told: set[tuple[object, object]] = {(quad.subject, quad.predicate) for quad in wanted}
        wrong = {quad for quad in held - wanted if _is_judged(quad, told)}
        if wrong or wanted - held:
            message = _message(words, text) or "evidence is not told as its name and text want it"
            fault = Fault(local_id(node), iri, message, Remedy.REPAIR)
            yield Finding(fault, frozenset(wrong), frozenset(wanted - held))


def _is_cut_rightly(graph: Told, iri: str, text: str | None) -> bool:
    """Tell whether a quote was shortened for handing on, and is the beginning of the whole one."""
    words, span = _words(graph, iri), place_of(iri)
    if (
        not words.is_short
        or span is None
        or not words.quote
        or len(words.quote) >= span.end - span.start
    ):
        return False
    is_placed = (words.start, words.end) == (span.start, span.end)
    return is_placed and (text is None or text[span.start :].startswith(words.quote))


def _is_judged(quad: Quad, told: set[tuple[object, object]]) -> bool:
    """Tell whether a quad says what evidence says; anything else may be somebody's note."""
    return (quad.subject, quad.predicate) in told or quad.predicate in (_PREFIX, _SUFFIX)


def _words(graph: Told, iri: str) -> _Words:
    place, quote = graph.get(f"{iri};position"), graph.get(f"{iri};quote")
    return _Words(
        _text(quote, _EXACT),
        _number(place, _START),
        _number(place, _END),
        _text(quote, _PREFIX),
        _text(quote, _SUFFIX),
        _text(quote, rg("isShortened")) == "true",
    )


def _text(said: Described | None, predicate: NamedNode) -> str:
    return (said.value_or_none(predicate) or "") if said else ""


def _number(said: Described | None, predicate: NamedNode) -> int | None:
    told = _text(said, predicate)
    return int(told) if told.isdecimal() else None


def _right(
    identifier: str, span: Span | None, words: _Words, article: Article | None
) -> Evidence | None:
    """Return the evidence as it must have been; None where nothing tells."""
    if span is None:
        return None
    if article is None:
        if len(words.quote) != span.end - span.start:
            return None
        return Evidence(identifier, span, words.quote, words.prefix, words.suffix)
    if span.end > len(article.text):
        return None
    made = Evidence.at(article, span)
    before, after = article.text[: span.start], article.text[span.end :]
    return Evidence(
        identifier,
        span,
        made.quote,
        words.prefix if words.prefix and before.endswith(words.prefix) else made.prefix,
        words.suffix if words.suffix and after.startswith(words.suffix) else made.suffix,
    )


def _message(words: _Words, text: str | None) -> str:
    """Return what is wrong between a quote and the place that is told for it, or nothing."""
    start, end = words.start, words.end
    if not words.quote or start is None or end is None:
        return "evidence without a quote or a place"
    if text is None:
        is_there = len(words.quote) == end - start
    else:
        end = start + len(words.quote) if words.is_short else end
        is_there = text[start:end] == words.quote
    return "" if is_there else f"{words.quote!r} does not stand at {start} to {end}"
