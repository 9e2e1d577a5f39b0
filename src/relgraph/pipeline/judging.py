"""Reviews of statements: made, read, and held against a graph."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote

from relgraph.annotate import split_sentences
from relgraph.errors import ReviewError
from relgraph.model import Graphlike
from relgraph.pipeline.reviews import read_reviews
from relgraph.rdf import review_quads, writing_reviews
from relgraph.review import measure_precision, place_reviews, read_standing, select_claims
from relgraph.vocabulary import ID_NAMESPACE, REVIEWS_GRAPH

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from relgraph.model import Decision, ReviewState
    from relgraph.review import Estimate, Standing
    from relgraph.store import Store

__all__ = [
    "Reviewable",
    "apply_reviews",
    "judge",
    "review_precision",
    "review_standing",
    "review_states",
]

_LAST = f"""
SELECT (MAX(?number) AS ?last) WHERE {{
  GRAPH <{REVIEWS_GRAPH}> {{ ?review a rg:Review ; rg:number ?number }}
}} ORDER BY ?last
"""


class Reviewable(Graphlike, Protocol):
    """A graph that answers SPARQL and takes updates: a store, or the server's readers of one."""

    def update(self, text: str) -> None:
        """Change the graph by SPARQL Update, whole or not at all."""


def judge(graph: Reviewable, review: Decision) -> Decision:
    """Write what somebody decided about a statement, and return it with its number.

    The statement itself is not touched.

    Raises:
        StoreError: the graph cannot be written.
    """
    numbered = replace(review, number=_last(graph) + 1)
    graph.update(writing_reviews([numbered]))
    return numbered


def review_standing(graph: Graphlike, *, by: str | None = None) -> Standing:
    """Return what the reviews of a graph come to, for the statements that it holds now.

    Args:
        graph: a store, or anything that answers SPARQL as one does.
        by: the only reviewer to listen to; all where None.
    """
    return read_standing(place_reviews(graph, read_reviews(graph), split_sentences), by=by)


def review_states(graph: Graphlike) -> dict[str, ReviewState]:
    """Return the state of every statement that reviewers have judged, by its IRI.

    A statement that is not in it is unreviewed.
    """
    states = review_standing(graph).states
    return {f"{ID_NAMESPACE}{quote(statement)}": state for statement, state in states.items()}


def apply_reviews(store: Store, reviews: Sequence[Decision]) -> tuple[Decision, ...]:
    """Add reviews that were made elsewhere, and return those that were not there.

    They keep their numbers and moments, so that a log comes out the same in whatever order the
    parts of it come.

    Raises:
        ReviewError: one takes back what is neither here nor among them; nothing is added.
        StoreError: the store cannot be written.
    """
    there = {each.id for each in read_reviews(store)}
    new = tuple({each.id: each for each in reviews if each.id not in there}.values())
    known = there | {each.id for each in new}
    for each in new:
        if each.undoes and each.undoes not in known:
            raise ReviewError(f"{each.id} takes back {each.undoes}, which is missing; add it too")
    if new:
        store.put_graph(REVIEWS_GRAPH, (*store.quads(REVIEWS_GRAPH), *review_quads(new)))
    return new


def review_precision(
    graph: Graphlike, *, statements: Collection[str] | None = None, by: str | None = None
) -> tuple[Estimate, ...]:
    """Return how many of a graph's statements are right: of all, by type, confidence and frame.

    Args:
        graph: the graph that was reviewed.
        statements: the local identifiers of those that count, as of a sample; all where None.
        by: the only reviewer to listen to; all where None.
    """
    claims = select_claims(graph)
    kept = (each for each in claims if statements is None or each.id in statements)
    return measure_precision(kept, review_standing(graph, by=by))


def _last(graph: Graphlike) -> int:
    """Return the greatest number of a review; 0 where there is none."""
    return max((int(row["last"] or 0) for row in graph.query(_LAST)), default=0)
