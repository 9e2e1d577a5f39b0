from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad

from relgraph.model import (
    Actor,
    ActorKind,
    Article,
    Evidence,
    Party,
    Run,
    Span,
    Statement,
)
from relgraph.rdf import article_iri, from_quads, revise, to_quads
from relgraph.vocabulary import NAMESPACE, PREFIXES

TEXT = "Perez and Peres met Soto of Chile."
ARTICLE = Article(text=TEXT, body=(Span(0, len(TEXT)),), title="A meeting")
RUN = Run(version="0.1", model="small", model_version="3.8", lexicon_sha256="ab" * 32)
PERU, CHILE = (Actor(f"state/{code}", ActorKind.STATE, code, code) for code in ("PER", "CHL"))
PEREZ, PERES, SOTO, MIRA = (
    Actor(f"person/{name.lower()}", ActorKind.PERSON, name, name)
    for name in ("Perez", "Peres", "Soto", "Mira")
)
SAME = {PERES.id: Party(PEREZ, PERU)}
PARTIES = st.builds(Party, st.sampled_from([PEREZ, PERES, SOTO]), st.sampled_from([PERU, None]))
STATEMENTS = st.builds(
    Statement,
    evidence=st.builds(
        lambda start: Evidence.at(ARTICLE, Span(start, start + 5)), st.integers(0, 2)
    ),
    sentence=st.just(0),
    type=st.sampled_from(["Criticism", "Visit"]),
    sources=st.lists(PARTIES, min_size=1, max_size=2, unique_by=lambda one: one.actor.id).map(
        tuple
    ),
    targets=st.sampled_from([(Party(CHILE, CHILE),), (Party(PEREZ, PERU),)]),
    is_symmetric=st.just(value=False),
    asserted_by=st.none() | PARTIES,
    confidence=st.sampled_from([0.5, 0.9]),
)


def _own(quads: tuple[Quad, ...]) -> set[Quad]:
    node = NamedNode(article_iri(ARTICLE.id))
    return {quad for quad in quads if quad.graph_name == node}


def _criticism(source: Party, confidence: float = 0.9) -> Statement:
    return Statement(
        evidence=Evidence.at(ARTICLE, Span(0, 5)),
        sentence=0,
        type="Criticism",
        sources=(source,),
        targets=(Party(CHILE, CHILE),),
        is_symmetric=False,
        confidence=confidence,
    )


def _objects(quads: tuple[Quad, ...], predicate: str) -> set[str]:
    return {
        getattr(quad.object, "value", "") for quad in quads if quad.predicate.value == predicate
    }


@given(st.lists(STATEMENTS, max_size=5))
def test_undoing_a_merger_brings_back_what_was_read(statements: list[Statement]) -> None:
    """To the last triple, whatever became one or fell away in between."""
    read = to_quads(ARTICLE, statements, RUN)
    revised = revise(read, SAME)

    assert _own(revise(_own(revised), {})) == _own(read)


@given(st.lists(STATEMENTS, max_size=5))
def test_it_does_not_matter_in_which_order_mergers_come(statements: list[Statement]) -> None:
    """What a store holds follows from articles and decisions alone."""
    read = to_quads(ARTICLE, statements, RUN)
    other = {SOTO.id: Party(MIRA, CHILE)}
    both = {**SAME, **other}

    assert set(revise(_own(revise(read, other)), both)) >= _own(revise(read, both))
    assert _own(revise(_own(revise(read, both)), both)) == _own(revise(read, both))


@given(st.lists(STATEMENTS, max_size=5))
def test_nobody_is_left_under_the_merged_identifier(statements: list[Statement]) -> None:
    """All questions must see one actor."""
    _, revised = from_quads(_own(revise(to_quads(ARTICLE, statements, RUN), SAME)))

    assert all(
        PERES.id not in (party.actor.id, party.principal and party.principal.id)
        for each in revised
        for party in (*each.sources, *each.targets, *filter(None, [each.asserted_by]))
    )
    assert not any(
        PERES.id in (getattr(quad.object, "value", "")).split("#")[0]
        for quad in revise(to_quads(ARTICLE, statements, RUN), SAME)
        if quad.predicate.value == f"{NAMESPACE}appearanceOf"
    )


def test_a_revised_statement_points_at_what_it_was() -> None:
    """A review that is tied to the old identifier can be followed to the new one."""
    original = _criticism(Party(PERES, None))
    revised = revise(to_quads(ARTICLE, [original], RUN), SAME)
    _, (statement,) = from_quads(_own(revised))

    assert statement.sources == (Party(PEREZ, PERU),)
    assert _objects(revised, f"{PREFIXES['prov']}wasRevisionOf") == {PREFIXES["id"] + original.id}
    assert PREFIXES["id"] + RUN.id in _objects(revised, f"{PREFIXES['prov']}wasGeneratedBy")


def test_of_statements_that_become_equal_the_surest_is_kept() -> None:
    """One fact must not be counted twice because a name was spelt in two ways."""
    originals = [_criticism(Party(PERES, PERU), 0.9), _criticism(Party(PEREZ, PERU), 0.5)]
    third = replace(SAME[PERES.id], actor=PEREZ)
    _, statements = from_quads(_own(revise(to_quads(ARTICLE, originals, RUN), {PERES.id: third})))

    assert len(statements) == 1


def test_an_article_that_names_nobody_merged_stays_as_it_is() -> None:
    """The text and the statements of all others are not to be written anew."""
    read = to_quads(ARTICLE, [_criticism(Party(SOTO, PERU))], RUN)

    assert set(revise(read, SAME)) == set(read)


def test_the_article_knows_the_heir_under_its_own_name() -> None:
    """An article that names both keeps one name for the one."""
    here = replace(PEREZ, name="General Perez")
    originals = [
        _criticism(Party(here, PERU)),
        replace(_criticism(Party(PERES, None)), type="Visit"),
    ]
    revised = revise(to_quads(ARTICLE, originals, RUN), SAME)

    assert "General Perez" in _objects(revised, f"{NAMESPACE}asName")
    assert "Perez" not in _objects(revised, f"{NAMESPACE}asName")


def test_quads_of_no_article_are_refused() -> None:
    """There would be nothing to revise."""
    with pytest.raises(ValueError, match="no article"):
        revise((), SAME)
