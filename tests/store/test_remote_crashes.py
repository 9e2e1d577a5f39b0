"""What a kill in the middle of an import leaves on a server: whole articles, and none lost."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from relgraph.errors import StoreError
from relgraph.pipeline import verify
from relgraph.store import open_for_reading, open_store

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyoxigraph import Quad
    from tests.conftest import SparqlServer

    Make = Callable[..., tuple[str, tuple[Quad, ...]]]

WRITER = """
import os, signal, sys
from itertools import count
from relgraph.model import Actor, ActorKind, Article, Evidence, Party, Run, Span, Statement
from relgraph.rdf import to_quads
from relgraph.store import open_store
from relgraph.store.remote_client import Client

run = Run(version="0.1", model="small", model_version="3.8", lexicon_sha256="ab")
states = [Actor(f"state/{code}", ActorKind.STATE, code, code) for code in ("PAK", "USA")]
sides = [(Party(state, state),) for state in states]

def bundle(number, turn):
    text = f"In {number} he went and he went and he went again."
    article = Article(text=text, body=(Span(0, len(text)),), title=f"{number}/{turn}")
    return article.id, to_quads(article, [
        Statement(evidence=Evidence.at(article, Span(start, start + 3)), sentence=0, type="Visit",
                  sources=sides[0], targets=sides[1], is_symmetric=False)
        for start in range(25)
    ], run)

class Dying(Client):
    left = int(sys.argv[2])
    def send(self, request, **options):
        if request.form is not None and "update" in request.form:
            Dying.left -= 1
            if Dying.left < 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return super().send(request, **options)

with open_store(sys.argv[1]) as store:
    store._remote.client.__class__ = Dying
    for turn in count():
        for number in range(3):
            store.replace_graph(*bundle(number, turn))
            print(turn, number, flush=True)
"""


@pytest.mark.parametrize("updates", [3, 4, 5, 6, 7, 11, 12, 13])
def test_a_writer_killed_before_any_update_leaves_every_article_whole(
    server: SparqlServer, updates: int
) -> None:
    """Virtuoso takes a change in several requests: whoever writes next makes the rest of it."""
    done = subprocess.run(
        [sys.executable, "-c", WRITER, server.address, str(updates)],
        capture_output=True,
        text=True,
        check=False,
    )
    acknowledged = [line.split() for line in done.stdout.splitlines()]

    assert done.returncode == -9, done.stderr
    with open_store(server.address, must_exist=True) as store:
        titles = {article.title for article in store.articles()}
        latest = {number: f"{number}/{turn}" for turn, number in acknowledged}
        assert len(titles) >= len(latest)
        assert all(_is_there(title, titles) for title in latest.values())
        assert {article.statements for article in store.articles()} <= {25}
        assert not verify(store).faults
        assert not store.has_graph("graph/pending")
        assert store.query("SELECT (COUNT(*) AS ?n) { ?a rg:visited ?b }") == store.query(
            "SELECT (COUNT(DISTINCT ?b) AS ?n) { ?a rg:visited ?b }"
        )


def _is_there(title: str, titles: set[str]) -> bool:
    """Tell whether an acknowledged article is there, or the next turn's in its place."""
    number, _, turn = title.partition("/")
    return bool({title, f"{number}/{int(turn) + 1}"} & titles)


def test_a_server_killed_after_it_acknowledged_has_the_article(
    own_server: SparqlServer, make: Make
) -> None:
    """What relgraph reports as added is on the server's disk, power cut or not."""
    with open_store(own_server.address) as store:
        for text in ("one", "two", "three"):
            store.replace_graph(*make(text, ("Visit", "PAK", "IND", False)))
        written = sorted(map(str, store.quads()))
        own_server.kill()
        with pytest.raises(StoreError, match=r"no server answers|broke off"):
            store.articles()
    own_server.start()

    with open_store(own_server.address, must_exist=True) as store:
        assert sorted(map(str, store.quads())) == written


def test_an_interrupted_change_is_finished_by_the_next_writer(
    virtuoso: SparqlServer, make: Make
) -> None:
    """Readers see what stands; the first to write makes the rest before anything else."""
    virtuoso.clear()
    graph, quads = make("one", ("Visit", "PAK", "IND", False))
    with open_store(virtuoso.address) as store:
        store.replace_graph(graph, quads)
        whole = sorted(map(str, store.quads()))
    pending = "https://w3id.org/relgraph/id/graph/pending"
    value = "http://www.w3.org/1999/02/22-rdf-syntax-ns#value"
    place = f"https://w3id.org/relgraph/id/{graph}"
    virtuoso.change(
        f"INSERT DATA {{ GRAPH <{pending}> {{ <{pending}> <{value}> 2 ."
        f' <{pending}#1> <{value}> "DROP SILENT GRAPH <urn:none>" .'
        f' <{pending}#2> <{value}> "DROP SILENT GRAPH <{place}>" }} }}'
    )
    with open_for_reading(virtuoso.address) as store:
        assert sorted(map(str, store.quads())) == whole
    with open_store(virtuoso.address) as store:
        assert not store.articles()
        assert not store.has_graph("graph/pending")


def test_a_change_that_was_not_written_down_whole_is_forgotten(virtuoso: SparqlServer) -> None:
    """None of it was made, so none of it is to be."""
    virtuoso.clear()
    with open_store(virtuoso.address):
        pass
    pending = "https://w3id.org/relgraph/id/graph/pending"
    value = "http://www.w3.org/1999/02/22-rdf-syntax-ns#value"
    virtuoso.change(
        f"INSERT DATA {{ GRAPH <{pending}> {{ <{pending}> <{value}> 2 ."
        f' <{pending}#1> <{value}> "DROP GRAPH <https://w3id.org/relgraph/id/graph/format>" }} }}'
    )

    with open_store(virtuoso.address) as store:
        assert not store.has_graph("graph/pending")
        assert store.has_graph("graph/format")
