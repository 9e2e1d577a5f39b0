from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from relgraph.model import Act, Decision, write_table
from relgraph.pipeline import decide, repair, verify

if TYPE_CHECKING:
    from collections.abc import Callable

    from relgraph.store import Store

    Make = Callable[..., tuple[str, tuple[Quad, ...]]]

VISIT = ("Visit", "PAK", "USA", False)
NO_VISIT = ("Visit", "PAK", "USA", True)
DAMAGES = tomllib.loads(Path(__file__).with_name("damages.toml").read_text(encoding="utf-8"))
TIES = ("Partnership", "IND", "PAK", False)


@pytest.fixture
def filled(store: Store, make: Make) -> Store:
    """A store of three articles: with a text, without one, and of a person; two are copies."""
    article = "He went there, and the ties of both of them were good as ever before."
    prints = [f"{part:02}-{'0' * 24}" for part in range(40)]
    for text, told, person in (
        (article, (VISIT, NO_VISIT, TIES), ""),
        (f"{article} Again.", (VISIT,), "Asim Munir"),
    ):
        graph, quads = make(text, *told, person=person)
        node = next(quad.graph_name for quad in quads if graph in str(quad.graph_name))
        assert isinstance(node, NamedNode)
        copied = [Quad(node, rg("fingerprint"), Literal(part), node) for part in prints]
        store.replace_graph(graph, [*quads, *copied])
    store.replace_graph(*make("She went.", VISIT, keep_text=False))
    return store


def rg(name: str) -> NamedNode:
    return NamedNode(f"https://w3id.org/relgraph/ns#{name}")


def test_quotes_that_stand_where_they_say_pass(store: Store, make: Make) -> None:
    """The report says how much it could check, so that silence is no proof."""
    store.replace_graph(*make("He went.", VISIT, VISIT))
    store.replace_graph(*make("She went.", VISIT, keep_text=False))
    report = verify(store)

    assert (report.articles, report.checked, report.without_text, report.faults) == (2, 2, 1, ())
    assert "2 quotes compared with their text, 0 faults" in str(report)
    assert "1 quotes of articles stored without their text" in str(report)


@pytest.mark.parametrize("keep_text", [True, False])
@pytest.mark.parametrize(
    ("planted", "value", "message"),
    [
        ("exact", "He came.", "does not stand at 0 to 8"),
        ("exact", "", "without a quote"),
        ("end", "7", "does not stand at 0 to 7"),
        ("evidence", None, "the words are not those in the identifier"),
        ("start", None, "without a quote or a place"),
        ("text", "He went..", "not the one that was digested"),
    ],
)
def test_a_planted_fault_is_found(
    store: Store, make: Make, planted: str, value: str | None, message: str, *, keep_text: bool
) -> None:
    """Each guard must bite: a quote, a place, a pointer or a text that was tampered with."""
    graph, quads = make("He went.", VISIT, keep_text=keep_text)
    tampered = [_tampered(quad, planted, value) for quad in quads]
    store.replace_graph(graph, [quad for quad in tampered if quad is not None])
    report = verify(store)

    # Without the text, another text of the same length cannot be told from the right one.
    if not keep_text and (planted == "text" or value == "He came."):
        assert report.faults == ()
    else:
        assert [fault for fault in report.faults if message in fault.message]
        assert message in str(report)


def _tampered(quad: Quad, name: str, value: str | None) -> Quad | None:
    if quad.predicate.value.rpartition("#")[2] != name:
        return quad
    if value is None:
        return None
    assert isinstance(quad.object, Literal)
    datatype = NamedNode(quad.object.datatype.value)
    return Quad(quad.subject, quad.predicate, Literal(value, datatype=datatype), quad.graph_name)


@pytest.mark.parametrize("damage", DAMAGES["mendable"].values(), ids=DAMAGES["mendable"])
def test_damage_is_found_and_mended(filled: Store, damage: dict[str, str]) -> None:
    """What follows from the rest comes back, quad for quad, and nothing else changes."""
    whole = set(map(str, filled.quads()))
    filled.update(damage["change"])
    assert set(map(str, filled.quads())) != whole
    repaired = repair(filled)

    assert any(damage["message"] in fault.message for fault in repaired.before.faults)
    assert set(map(str, filled.quads())) == whole
    assert not repaired.after.faults
    assert set(repaired.mended) == set(repaired.before.faults)


@pytest.mark.parametrize("damage", DAMAGES["hopeless"].values(), ids=DAMAGES["hopeless"])
def test_what_nothing_can_bring_back_is_said_and_left(
    filled: Store, damage: dict[str, str]
) -> None:
    """A repair that guesses would be worse than the damage."""
    filled.update(damage["change"])
    told = [fault for fault in repair(filled).after.faults if damage["message"] in fault.message]

    assert told
    assert all(damage["advice"] in str(fault) and not fault.is_mendable for fault in told)


def test_a_decision_that_was_tampered_with_is_found(filled: Store) -> None:
    """Decisions are the one thing that no article can give back."""
    table = write_table({"id": "org/X", "code": "X", "name": "The Xs", "names": ["The Xs"]})
    decide(
        filled, Decision(act=Act.ADD, number=1, by="me", at="2026-01-02T03:04:05Z", tables=(table,))
    )
    assert not verify(filled).faults
    filled.update(
        "DELETE { GRAPH ?g { ?s rdfs:label ?n } } INSERT { GRAPH ?g { ?s rdfs:label 'you' } }"
        " WHERE { GRAPH ?g { ?s a prov:Agent ; rdfs:label ?n } }"
    )
    (fault,) = verify(filled).faults

    assert "not the digest of what the decision says" in str(fault)
    assert "restore a backup" in str(fault)


def test_an_interrupted_repair_is_ended_by_the_next(filled: Store) -> None:
    """Articles are mended one by one; half of them is no harm."""
    whole = set(map(str, filled.quads()))
    filled.update("DELETE WHERE { GRAPH ?g { ?s rg:dyad ?n } }")
    filled.update(DAMAGES["mendable"]["plain triple"]["change"])
    filled.update("DELETE WHERE { GRAPH ?g { ?s rg:sides ?n } }")
    repair(filled)

    assert set(map(str, filled.quads())) == whole
    assert repair(filled).mended == ()
