"""Statements as a reviewer sees them, and what the reviewer says of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from relgraph.annotate import split_sentences
from relgraph.errors import ReviewError
from relgraph.knowledge import load_registry
from relgraph.model import Act, Actor, ActorKind, Cell, CellKind, Decision, Party, saying_table
from relgraph.model import write_table as write
from relgraph.pipeline.discovered import find_actor
from relgraph.pipeline.reviews import read_decisions
from relgraph.rdf import from_quads, parse_nquads, read_article_text
from relgraph.review import anchored, says_the_same, select_claims, sentence_at
from relgraph.vocabulary import ID_NAMESPACE

if TYPE_CHECKING:
    from datetime import date

    from relgraph.knowledge import Registry
    from relgraph.model import Claim, Graphlike, Statement, StoredArticle

__all__ = ["Case", "find_case", "find_party", "read_case", "review_of"]

_ARTICLE = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH <%s> { ?s ?p ?o } }"
_PRINCIPAL = """
SELECT ?principal ?code ?name WHERE {
  ?actor rg:principal ?principal . ?principal rg:code ?code ; rdfs:label ?name
} ORDER BY ?principal ?code ?name
"""


@dataclass(frozen=True, slots=True)
class Case:
    """A statement with the sentence in which its words stand.

    `before` and `after` are the rest of the sentence; where the graph keeps no text, the words
    that it keeps around the quote.
    """

    claim: Claim
    statement: Statement
    article: StoredArticle
    before: str
    after: str


def find_case(graph: Graphlike, identifier: str) -> Case:
    """Return the case of a statement by its local identifier.

    Raises:
        ReviewError: the graph does not hold it.
    """
    for claim in select_claims(graph, statement=identifier):
        return read_case(graph, claim)
    raise ReviewError(f"there is no {identifier!r} any more; go on with the next statement")


def read_case(graph: Graphlike, claim: Claim) -> Case:
    """Return the case of a claim that the graph makes."""
    told = graph.query(_ARTICLE % (ID_NAMESPACE + quote(claim.article)))
    quads = tuple(parse_nquads(told.encode("utf-8")))
    article, statements = from_quads(quads)
    statement = next(each for each in statements if each.id == claim.id)
    text = read_article_text(quads)
    if text is None:
        words = statement.evidence
        return Case(claim, statement, article, words.prefix, words.suffix)
    around = sentence_at(text, claim.span, split_sentences)
    before, after = text[around.start : claim.span.start], text[claim.span.end : around.end]
    return Case(anchored(claim, text, split_sentences), statement, article, before, after)


def review_of(
    case: Case, act: Act, *, by: str, at: str, reason: str = "", amended: Statement | None = None
) -> Decision:
    """Return the decision that somebody makes of a case; `judge` gives it its number.

    Args:
        case: the statement.
        act: accept, reject, correct or note.
        by: who decides.
        at: when, as an instant in ISO 8601.
        reason: why, or what is noted.
        amended: what the statement should say, where it is corrected.

    Raises:
        ReviewError: a correction corrects nothing, or a note is empty.
    """
    tables = [case.claim.to_table(case.statement)]
    if act is Act.NOTE and not reason:
        raise ReviewError("a note needs words; write what is to be noted")
    if act is Act.CORRECT:
        if amended is None or says_the_same(case.statement, amended):
            raise ReviewError("nothing is corrected; change something, or accept the statement")
        tables.append(saying_table(amended))
    return Decision(
        act=act, number=0, by=by, at=at, reason=reason, tables=tuple(write(each) for each in tables)
    )


def find_party(graph: Graphlike, case: Case, name: str, registry: Registry | None = None) -> Party:
    """Return the actor that a reviewer names, with whom it acts for.

    One that the statement names already keeps whom it acts for there.

    Raises:
        KnowledgeError: nobody goes by the name, or more than one; the message gives the nearest.
    """
    known = registry or load_registry(decisions=read_decisions(graph))
    actor = find_actor(known, graph, name)
    for party in (*case.statement.sources, *case.statement.targets):
        if party.actor.id == actor.id:
            return party
    on: date | None = case.article.published_on
    if actor.id in known.entries:
        return known.party(actor.id, on)
    return Party(actor, _principal(graph, actor))


def _principal(graph: Graphlike, actor: Actor) -> Actor | None:
    node = Cell(CellKind.IRI, ID_NAMESPACE + quote(actor.id))
    for row in graph.query(_PRINCIPAL, {"actor": node}):
        identifier = unquote(row["principal"].removeprefix(ID_NAMESPACE))
        kind = ActorKind(identifier.partition("/")[0])
        return Actor(identifier, kind, row["code"], row["name"])
    return None if actor.kind is ActorKind.PERSON else actor
