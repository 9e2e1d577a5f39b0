from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from benchmarks.shacl import faults_by_pyshacl
from pyoxigraph import RdfFormat, parse

from relgraph import Rows
from relgraph.errors import KnowledgeError
from relgraph.model import (
    Act,
    Actor,
    ActorKind,
    Decision,
    EventRecord,
    EventSet,
    PartialDate,
    ReviewState,
    write_table,
)
from relgraph.pipeline import decide, find_case, judge, review_of, reviewed_part
from relgraph.rdf import event_quads, event_set_quads
from relgraph.resources import graph_path
from relgraph.review import Amendment, amend, select_claims
from relgraph.store import open_store, validate
from relgraph.store.shapes import read_shapes

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyoxigraph import Quad

    from relgraph.store import Store

    Make = Callable[..., tuple[str, tuple[Quad, ...]]]

AT = "2026-01-02T03:04:05Z"
BROKEN = Path(__file__).with_name("broken.trig")
SENTENCES = set(
    re.findall(r'sh:message "([^"]*)"', graph_path("shapes", "relgraph.ttl").read_text("utf-8"))
)


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    """What is wrong in a store that breaks every shape, by our checks."""
    with open_store(tmp_path_factory.mktemp("broken") / "graph.db") as store:
        store.engine.extend(parse(path=BROKEN, format=RdfFormat.TRIG))
        return {(fault.node, fault.message) for fault in validate(store).faults}


def test_each_shape_has_a_graph_that_fails(broken: set[tuple[str, str]]) -> None:
    """A sentence that nothing provokes may belong to a shape that never bites."""
    said = {message.partition(" [")[0] for _, message in broken}

    assert SENTENCES - said == set()


def test_our_checks_find_just_what_pyshacl_finds(broken: set[tuple[str, str]]) -> None:
    """They are ours for speed; what a shape means is not ours to decide."""
    expected = faults_by_pyshacl(parse(path=BROKEN, format=RdfFormat.TRIG))

    assert broken - expected == set()
    assert expected - broken == set()


def test_each_shape_has_a_graph_that_passes(store: Store, make: Make) -> None:
    """All that relgraph writes: articles, actors, runs, relations, decisions, reviews, events."""
    visit, ties = ("Visit", "PAK", "USA", False), ("Partnership", "IND", "PAK", False)
    store.replace_graph(*make("He went there.", visit, ties, person="Asim Munir"))
    store.replace_article(*make("He went.", visit), former=make("He went there.")[0])
    tables = [
        write_table({"id": f"org/{code}", "code": code, "name": f"The {code}s"})
        for code in ("Xx", "Yy")
    ]
    for number, act in enumerate((Act.ADD, Act.MERGE), start=1):
        decide(store, Decision(act=act, number=number, by="me", at=AT, tables=tuple(tables)))
    _review(store)
    _add_events(store)

    assert validate(store).faults == ()
    assert _classes(store) >= {"Decision", "EventRecord", "EventSet", "Review"}
    with reviewed_part(store, tuple(ReviewState)) as part:
        assert validate(part).faults == ()


def _review(store: Store) -> None:
    """Correct, accept and note each statement, and take the notes back."""
    for case in [find_case(store, claim.id) for claim in select_claims(store)]:
        denied = amend(case.statement, Amendment(negated=True))
        judge(store, review_of(case, Act.CORRECT, by="me", at=AT, amended=denied))
        judge(store, review_of(case, Act.ACCEPT, by="you", at=AT))
        note = judge(store, review_of(case, Act.NOTE, by="me", at=AT, reason="Plain."))
        judge(store, Decision(act=Act.UNDO, number=0, by="me", at=AT, undoes=note.id))


def _add_events(store: Store) -> None:
    """Add a data set of two rows, one of which is a record."""
    whole = EventSet(layout="icews", name="a.tab", sha256="ab" * 32, rows=2, records=1)
    ends = [Actor(f"state/{code}", ActorKind.STATE, code, code) for code in ("PAK", "USA")]
    record = EventRecord(
        key="1",
        type="Visit",
        code="042",
        source=ends[0],
        target=ends[1],
        source_name="Envoy (Pakistan)",
        target_name="United States",
        on=PartialDate("2024-02-03"),
    )
    store.put_graph(whole.id, event_set_quads(whole))
    store.put_graph(f"{whole.id}/1", event_quads(whole, record, f"{whole.id}/1"))


def _classes(store: Store) -> set[str]:
    rows = store.query("SELECT DISTINCT ?kind WHERE { ?node a ?kind } ORDER BY ?kind")
    assert isinstance(rows, Rows)
    return {str(row["kind"]).rpartition("#")[2] for row in rows}


@pytest.mark.parametrize(
    "constraint",
    [
        "sh:not [ sh:minCount 1 ]",
        "sh:not [ sh:path <x:q> ; sh:hasValue 1 ]",
        "sh:not [ sh:closed true ]",
        "sh:uniqueLang true",
    ],
)
def test_a_constraint_that_is_not_understood_is_refused(constraint: str) -> None:
    """A check that is silently left out passes everything."""
    text = (
        "@prefix sh: <http://www.w3.org/ns/shacl#> . <x:shape> sh:targetClass <x:class> ;"
        f" sh:property [ sh:path <x:p> ; {constraint} ] ."
    )

    with pytest.raises(KnowledgeError, match="is not understood"):
        read_shapes(text.encode())
