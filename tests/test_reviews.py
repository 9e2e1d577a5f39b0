"""Decisions about actors, in a store whose articles are made by hand."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from relgraph import ask, load_graphs, open_store
from relgraph.errors import KnowledgeError
from relgraph.model import (
    Act,
    Actor,
    ActorKind,
    Article,
    Decision,
    Evidence,
    Party,
    Run,
    Span,
    Statement,
    write_table,
)
from relgraph.pipeline import (
    Review,
    decide,
    find_actor,
    find_deciding,
    find_decision,
    known_actors,
    read_decisions,
    verify,
)
from relgraph.rdf import serialise, to_quads, without_knowledge
from relgraph.store import validate
from relgraph.vocabulary import ACTORS_GRAPH, REVIEWED_GRAPH

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from relgraph.store import Store

RUN = Run(version="0.1", model="small", model_version="3.8", lexicon_sha256="ab" * 32)
TEXT = "Perez accused Chile. Peres accused Chile. Perez praised Peres."
PERU, CHILE = (
    Actor(f"state/{code}", ActorKind.STATE, code, name)
    for code, name in {"PER": "Peru", "CHL": "Chile"}.items()
)
PEREZ, PERES = (
    Actor(f"person/{name.lower()}", ActorKind.PERSON, f"Juan {name}", f"Juan {name}")
    for name in ("Perez", "Peres")
)


def _said(kind: str, start: int, end: int, source: Party, target: Party) -> Statement:
    return Statement(
        evidence=Evidence.at(ARTICLE, Span(start, end)),
        sentence=0,
        type=kind,
        sources=(source,),
        targets=(target,),
        is_symmetric=False,
    )


ARTICLE = Article(text=TEXT, body=(Span(0, len(TEXT)),), title="Three words")
STATEMENTS = (
    _said("Criticism", 0, 19, Party(PEREZ, PERU), Party(CHILE, CHILE)),
    _said("Criticism", 21, 40, Party(PERES, None), Party(CHILE, CHILE)),
    _said("Support", 42, 61, Party(PEREZ, PERU), Party(PERES, None)),
)
MERGER = (PERES, PEREZ)
AT = "2026-11-24T18:00:00Z"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one article that names a general in two ways, to be copied."""
    location = tmp_path_factory.mktemp("reviews") / "graph.db"
    with open_store(location) as opened:
        opened.replace_graph(ARTICLE.id, to_quads(ARTICLE, STATEMENTS, RUN))
        load_graphs(opened, [])
    return location


@pytest.fixture
def store(written: Path, tmp_path: Path) -> Iterator[Store]:
    """A store of the test's own, with that article in it."""
    with open_store(shutil.copytree(written, tmp_path / "graph.db")) as opened:
        yield opened


def _merge(store: Store, *pair: Actor, files: tuple[Path, ...] = ()) -> Review:
    tables = tuple(
        write_table({"id": each.id, "code": each.code, "name": each.name}) for each in pair
    )
    return decide(store, _decision(Act.MERGE, *tables), actors=files)


def _undo(store: Store, text: str = "") -> Review:
    undone = find_decision(read_decisions(store), text)
    return decide(store, _decision(Act.UNDO, undoes=undone.id))


def _add(store: Store, files: tuple[Path, ...] = (), **table: str) -> Review:
    return decide(store, _decision(Act.ADD, write_table(table)), actors=files)


def _decision(act: Act, *tables: str, undoes: str = "") -> Decision:
    reason = "one man" if act is Act.MERGE else ""
    return Decision(act=act, number=0, by="Ann", at=AT, reason=reason, tables=tables, undoes=undoes)


def _written(store: Store, *, with_log: bool = True) -> str:
    quads = without_knowledge(iter(store.quads()))
    kept = [
        quad
        for quad in quads
        if with_log or getattr(quad.graph_name, "value", "") != REVIEWED_GRAPH
    ]
    return serialise(kept, "nquads")


def _sources(store: Store) -> list[str]:
    text = "SELECT ?a WHERE { ?s a rg:Statement ; rg:source ?a } ORDER BY ?a"
    return [str(row["a"]).rpartition("/")[2] for row in store.query(text)]  # type: ignore[union-attr, index] # a SELECT


def test_after_a_merger_all_questions_see_one_actor(store: Store) -> None:
    """Both sentences tell of one general; that he praised himself is no statement."""
    review = _merge(store, *MERGER)

    assert review.articles == 1
    assert _sources(store) == ["perez", "perez"]
    assert len(ask(store, "criticisms", {"actor": "person/perez"})) == 2
    assert not verify(store).faults
    assert not validate(store).faults


def test_undoing_brings_back_every_triple(store: Store) -> None:
    """Only the log has grown: nothing is ever deleted from it."""
    before = _written(store, with_log=False)
    _merge(store, *MERGER)
    between = _written(store, with_log=False)
    _undo(store)

    assert between != before
    assert _written(store, with_log=False) == before
    assert [each.act for each in read_decisions(store)] == [Act.MERGE, Act.UNDO]


def test_undoing_the_undoing_merges_again(store: Store) -> None:
    """A reviewer may be wrong twice."""
    _merge(store, *MERGER)
    merged = _written(store, with_log=False)
    _undo(store)
    _undo(store, "2")

    assert _written(store, with_log=False) == merged


def test_a_log_says_who_when_and_why(store: Store) -> None:
    """What is read back is what was written."""
    review = _merge(store, *MERGER)
    (read,) = read_decisions(store)

    assert read == review.decision
    assert (read.number, read.by, read.at, read.reason) == (1, "Ann", AT, "one man")


@pytest.mark.parametrize(
    ("pairs", "fault"),
    [
        ([(PEREZ, PEREZ)], "into itself"),
        ([(PERES, PEREZ), (PEREZ, PERES)], "circle"),
        ([(PERU, CHILE)], "are states"),
        ([(PERES, CHILE)], "different kinds"),
    ],
)
def test_what_cannot_be_decided_changes_nothing(
    store: Store, pairs: list[tuple[Actor, Actor]], fault: str
) -> None:
    """The message is of the fault, and names no decision that nobody can find."""
    for pair in pairs[:-1]:
        _merge(store, *pair)
    before = serialise(store.quads(), "nquads")
    with pytest.raises(KnowledgeError, match=fault) as told:
        _merge(store, *pairs[-1])

    assert "decision/" not in str(told.value)
    assert serialise(store.quads(), "nquads") == before


def test_an_addition_describes_whom_articles_named(store: Store) -> None:
    """The name and the principal that a reviewer gives are the graph's from then on."""
    _add(store, id=PERES.id, code="Juan Peres", name="Juan Peres Soto", principal=PERU.id)
    told = serialise(store.quads(ACTORS_GRAPH), "nquads")

    assert '"Juan Peres Soto"' in told
    assert known_actors(store).party(PERES.id).principal == PERU


def test_what_rests_on_a_decision_keeps_it_from_being_undone(store: Store) -> None:
    """An actor whose principal nobody knows would break every later import."""
    _add(store, id="org/A", code="A1", name="A One")
    _add(store, id="org/B", code="B1", name="B One", principal="org/A")
    with pytest.raises(KnowledgeError, match=r"decision/\w+ .*names 'org/A'"):
        _undo(store, "1")

    assert len(read_decisions(store)) == 2


def test_decisions_travel_with_an_export(store: Store, tmp_path: Path) -> None:
    """Colleagues load the graph and have the same facts, the way back included."""
    before = _written(store, with_log=False)
    _merge(store, *MERGER)
    (tmp_path / "export.nq").write_text(_written(store), encoding="utf-8")
    with open_store(tmp_path / "other.db") as other:
        load_graphs(other, [tmp_path / "export.nq"])
        assert read_decisions(other) == read_decisions(store)
        assert _written(other) == _written(store)
        _undo(other)

        assert _written(other, with_log=False) == before


def test_a_loaded_article_obeys_the_decisions_that_are_there(store: Store, tmp_path: Path) -> None:
    """What was exported before the merger is merged on arrival."""
    (tmp_path / "export.nq").write_text(_written(store), encoding="utf-8")
    _merge(store, *MERGER)
    merged = _written(store)
    load_graphs(store, [tmp_path / "export.nq"])

    assert _written(store) == merged


def test_loaded_decisions_that_contradict_are_left_aside(store: Store, tmp_path: Path) -> None:
    """The log that was there stays in force; the error says what is wrong."""
    with open_store(tmp_path / "other.db") as other:
        _merge(other, PEREZ, PERES)
        (tmp_path / "export.nq").write_text(_written(other), encoding="utf-8")
    _merge(store, *MERGER)
    before = _written(store)
    with pytest.raises(KnowledgeError, match="circle"):
        load_graphs(store, [tmp_path / "export.nq"])

    assert _written(store) == before


def test_the_users_files_are_described_but_decided_on_only_in_the_log(
    store: Store, tmp_path: Path
) -> None:
    """A decision holds also for those who lack the file."""
    path = tmp_path / "mine.toml"
    path.write_text('[[actor]]\nid = "org/A"\ncode = "A1"\nname = "A One"\n', encoding="utf-8")
    _merge(store, *MERGER, files=(path,))
    with pytest.raises(KnowledgeError, match="names 'org/A'"):
        _add(store, files=(path,), id="org/B", code="B1", name="B One", principal="org/A")

    assert '"A One"' in serialise(store.quads(ACTORS_GRAPH), "nquads")


def test_actors_are_found_by_what_the_store_calls_them(store: Store) -> None:
    """Those whom only articles name, and after a merger by either name."""
    assert find_actor(known_actors(store), store, "juan peres") == PERES
    _merge(store, *MERGER)
    registry = known_actors(store)

    assert find_actor(registry, store, "Juan Peres").id == PEREZ.id
    assert find_deciding(registry, store, "Juan Peres").id == PERES.id
    assert find_deciding(registry, store, "Juan Perez").id == PEREZ.id
    with pytest.raises(KnowledgeError, match="nearest"):
        find_actor(registry, store, "Nobody at all")


def test_an_actor_of_a_file_that_is_not_at_hand_is_found(store: Store, tmp_path: Path) -> None:
    """Who asks need not name again the files that the importer had."""
    path = tmp_path / "mine.toml"
    path.write_text('[[actor]]\nid = "org/A"\ncode = "A1"\nname = "A One"\n', encoding="utf-8")
    load_graphs(store, [], actors=(path,))

    assert find_actor(known_actors(store), store, "a one").id == "org/A"


def test_a_decision_is_found_by_number_identifier_or_as_the_last(store: Store) -> None:
    """A log is read by people."""
    with pytest.raises(KnowledgeError, match="no decision is left"):
        find_decision(read_decisions(store))
    made = _merge(store, *MERGER).decision
    log = read_decisions(store)

    assert find_decision(log) == find_decision(log, "1") == find_decision(log, made.id) == made
    assert find_decision(log, made.id.removeprefix("decision/")[:6]) == made
    with pytest.raises(KnowledgeError, match="no decision goes by '7'"):
        find_decision(log, "7")
    _undo(store)
    with pytest.raises(KnowledgeError, match="undone already"):
        find_decision(read_decisions(store), "1")


def test_the_log_is_held_against_its_shape(store: Store) -> None:
    """A graph that others wrote may lack who decided, or what an undoing takes back."""
    _merge(store, *MERGER)
    _undo(store)
    assert not validate(store).faults
    log = store.quads(REVIEWED_GRAPH)
    for name in ("undoes", "wasAssociatedWith", "number"):
        kept = [quad for quad in log if not quad.predicate.value.endswith(name)]
        store.put_graph(REVIEWED_GRAPH, kept)

        assert validate(store).faults, name


def test_a_known_actor_takes_over_the_names_of_who_is_merged_into_it(store: Store) -> None:
    """Whoever searches the graph by either name finds the one."""
    known = known_actors().actors["person/angela-merkel"]
    _merge(store, PERES, known)
    told = serialise(store.quads(ACTORS_GRAPH), "nquads")

    assert f'{known.id}> <http://www.w3.org/2004/02/skos/core#altLabel> "Juan Peres"' in told
