"""What reviews are held against: the statements of a graph, its texts and their revisions."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from relgraph.model import Claim, Modality, Saying, Span
from relgraph.vocabulary import ID_NAMESPACE, NAMESPACE, REVIEWED_GRAPH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from relgraph.model import Graphlike

__all__ = [
    "select_articles",
    "select_claims",
    "select_known",
    "select_merged",
    "select_revisions",
    "select_text",
]

_CLAIMS = """
SELECT ?statement ?class ?sides ?negated ?modality ?confidence ?frame ?run
  ?article ?start ?end ?quote
WHERE {
  %s
  ?statement a rg:Statement , ?class ; rg:sides ?sides ; rg:negated ?negated ;
    rg:modality ?modality ; rg:confidence ?confidence ; rg:evidence ?evidence ;
    prov:wasDerivedFrom ?article .
  FILTER(?class != rg:Statement)
  ?evidence oa:hasSelector ?words , ?place .
  ?words oa:exact ?quote .
  ?place oa:start ?start ; oa:end ?end .
  OPTIONAL { ?statement rg:frame ?frame }
  OPTIONAL { ?statement prov:wasGeneratedBy ?run }
} ORDER BY ?article ?start ?end ?statement
"""
_ARTICLES = "SELECT ?article WHERE { ?article a rg:Article } ORDER BY ?article"
_KNOWN = "SELECT ?statement WHERE { VALUES ?statement { %s } ?statement a rg:Statement } "
_REVISIONS = f"""
SELECT ?article ?former WHERE {{
  ?article prov:wasRevisionOf ?former
  FILTER(STRSTARTS(STR(?article), "{ID_NAMESPACE}article/"))
}} ORDER BY ?article ?former
"""
_MERGED = f"""
SELECT ?actor ?heir WHERE {{
  GRAPH <{REVIEWED_GRAPH}> {{ ?actor owl:sameAs ?heir }}
}} ORDER BY ?actor ?heir
"""
_TEXT = "SELECT ?text WHERE { <%s> rg:text ?text } ORDER BY ?text"
_BATCH = 500  # nodes that one query asks for


def select_articles(graph: Graphlike) -> tuple[str, ...]:
    """Return the local identifiers of all articles, in the order of `select_claims`."""
    return tuple(_local(row["article"]) for row in graph.query(_ARTICLES))


def select_claims(
    graph: Graphlike, articles: Sequence[str] | None = None, *, statement: str = ""
) -> Iterator[Claim]:
    """Yield what statements claim, in the order of articles and their texts.

    Args:
        graph: what answers queries.
        articles: the local identifiers of the only articles to look at; all where None.
        statement: the local identifier of the only statement to look at; all where "".
    """
    if statement:
        yield from _claims(graph, f"VALUES ?statement {{ {_nodes([statement])} }}")
    elif articles is None:
        yield from _claims(graph, "")
    else:
        for batch in _batches(sorted(articles)):
            yield from _claims(graph, f"VALUES ?article {{ {_nodes(batch)} }}")


def select_known(graph: Graphlike, statements: Iterable[str]) -> set[str]:
    """Return those of the statements that the graph holds, by local identifier."""
    return {
        _local(row["statement"])
        for batch in _batches(sorted(set(statements)))
        for row in graph.query(_KNOWN % _nodes(batch) + "ORDER BY ?statement")
    }


def select_revisions(graph: Graphlike) -> dict[str, str]:
    """Return for each article whose place another took the one that stands there now."""
    later = {_local(row["former"]): _local(row["article"]) for row in graph.query(_REVISIONS)}
    return {former: _last(later, former) for former in later}


def select_merged(graph: Graphlike) -> dict[str, str]:
    """Return for each merged actor who it is, by local identifiers."""
    return {_local(row["actor"]): _local(row["heir"]) for row in graph.query(_MERGED)}


def select_text(graph: Graphlike, article: str) -> str:
    """Return the text of an article; "" where the graph keeps none."""
    rows = graph.query(_TEXT % (ID_NAMESPACE + quote(article)))
    return next((row["text"] or "" for row in rows), "")


def _last(later: Mapping[str, str], article: str) -> str:
    """Return the end of a chain of revisions; not by a property path, which Virtuoso refuses."""
    seen = {article}
    while later.get(article, article) not in seen:
        article = later[article]
        seen.add(article)
    return article


def _claims(graph: Graphlike, chosen: str) -> Iterator[Claim]:
    for row in graph.query(_CLAIMS % chosen):
        sources, targets = _sides(row["sides"] or "")
        yield Claim(
            id=_local(row["statement"]),
            article=_local(row["article"]),
            span=Span(int(row["start"]), int(row["end"])),
            quote=row["quote"],
            saying=Saying(
                type=row["class"].removeprefix(NAMESPACE),
                sources=sources,
                targets=targets,
                negated=row["negated"] == "true",
                modality=Modality(row["modality"].removeprefix(NAMESPACE)),
            ),
            confidence=float(row["confidence"]),
            frame=row["frame"] or "",
            run=_local(row["run"] or ""),
        )


def _sides(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the actors on either side, from "state/PAK=state/PAK > state/IND=state/IND"."""
    left, _, right = text.partition(">")
    one, other = (
        tuple(unquote(each.partition("=")[0]) for each in side.split()) for side in (left, right)
    )
    return one, other


def _nodes(identifiers: Iterable[str]) -> str:
    return " ".join(f"<{ID_NAMESPACE}{quote(each)}>" for each in identifiers)


def _local(iri: str) -> str:
    return unquote(iri.removeprefix(ID_NAMESPACE))


def _batches(found: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(found), _BATCH):
        yield found[start : start + _BATCH]
