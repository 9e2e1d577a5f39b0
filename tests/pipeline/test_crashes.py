from __future__ import annotations

import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from relgraph.pipeline import verify
from relgraph.store import open_store

if TYPE_CHECKING:
    from pathlib import Path

WRITER = """
import sys
from itertools import count
from relgraph.model import Actor, ActorKind, Article, Evidence, Party, Run, Span, Statement
from relgraph.rdf import to_quads
from relgraph.store import open_store

run = Run(version="0.1", model="small", model_version="3.8", lexicon_sha256="ab")
states = [Actor(f"state/{code}", ActorKind.STATE, code, code) for code in ("PAK", "USA")]
sides = [(Party(state, state),) for state in states]

def bundle(number, turn):
    text = f"In {number} he went and he went and he went again."
    article = Article(text=text, body=(Span(0, len(text)),), title=f"{number}/{turn}")
    return article.id, to_quads(article, [
        Statement(evidence=Evidence.at(article, Span(start, start + 3)), sentence=0, type="Visit",
                  sources=sides[0], targets=sides[1], is_symmetric=False)
        for start in range(STATEMENTS)
    ], run)

with open_store(sys.argv[1]) as store:
    for turn in count():
        for number in range(5):
            store.replace_graph(*bundle(number, turn))
            print(turn, number, flush=True)
""".replace("STATEMENTS", "25")


def test_a_process_killed_in_mid_write_leaves_every_article_whole(tmp_path: Path) -> None:
    """A power cut in an import may cost the article in hand, never a part of one."""
    path = tmp_path / "graph.db"
    for kill in range(6):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True
        ) as writer:
            assert writer.stdout is not None
            acknowledged = [writer.stdout.readline().split() for _ in range(7)]
            time.sleep(0.007 * kill)
            writer.send_signal(signal.SIGKILL)

        with open_store(path, must_exist=True) as store:
            articles = store.articles()
            report = verify(store)
            assert acknowledged[-1] == ["1", "1"]
            assert [article.statements for article in articles] == [25] * 5
            assert (report.checked, report.faults) == (125, ())
            assert store.query("SELECT (COUNT(*) AS ?n) { ?a rg:visited ?b }") == store.query(
                "SELECT (1 AS ?n) {}"
            )
