"""Kills relgraph at chosen moments in the midst of its work, and looks at what is left.

python -m benchmarks.crashes [--rounds N] [--seed N]

Each round starts a process that imports an article, decides about its actors or takes it out, and
says so of each when it is done; kills it after a while; opens the store and asks that nothing that
was said to be done is lost, that nothing is half there, and that all of it verifies.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random  # noqa: TID251 - seeded below: the same moments every time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["WORK", "main", "play"]

WORK = """
import sys
from itertools import count
from relgraph.model import (
    Act, Actor, ActorKind, Article, Decision, Evidence, Party, Run, Span, Statement, write_table)
from relgraph.pipeline import decide
from relgraph.rdf import to_quads
from relgraph.store import open_store

place, first, size = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
run = Run(version="0.1", model="small", model_version="3.8", lexicon_sha256="ab")
states = [Actor(f"state/{code}", ActorKind.STATE, code, code) for code in ("PAK", "USA")]
sides = [(Party(state, state),) for state in states]

def bundle(number):
    text = f"In {number} " + "he went and " * size
    article = Article(text=text, body=(Span(0, len(text)),), title=str(number))
    return article.id, to_quads(article, [
        Statement(evidence=Evidence.at(article, Span(start, start + 3)), sentence=0, type="Visit",
                  sources=sides[0], targets=sides[1], is_symmetric=False)
        for start in range(size)
    ], run)

def work(store, number):
    for one in (number, number + 1):
        store.replace_graph(*bundle(one))
        yield "imported", one
    if KIND == "decide":
        table = write_table({"id": f"org/N{number}", "code": f"N{number}", "name": f"No {number}"})
        decide(store, Decision(act=Act.ADD, number=1, by="me", at="2026-01-02T03:04:05Z",
                               tables=(table,)))
        yield "decided", number
    store.drop_graph(bundle(number)[0])
    yield "removed", number

with open_store(place) as store:
    print("opened", 0, flush=True)
    for number in count(first, 2):
        for told in work(store, number):
            print(*told, flush=True)
"""
"""What is killed; another kind of work (as reviews of statements) is a step more in `work`."""
_SIZES = (5, 25, 600)  # statements of an article; the last is written as the bulk loader writes
_LONGEST = {5: 0.05, 25: 0.1, 600: 1.0}  # seconds: about what a step takes


def main() -> None:
    """Play the rounds, and say what came of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    chance = Random(asked.seed)  # noqa: S311 - no secret hangs on it
    with tempfile.TemporaryDirectory() as folder:
        rounds = []
        for number in range(asked.rounds):
            size = chance.choice(_SIZES)
            kind = "decide" if chance.random() < 0.3 else "import"  # noqa: PLR2004 - the share
            place = Path(folder) / f"{kind}-{size}.db"
            reports, seconds = chance.randrange(7), chance.uniform(0, _LONGEST[size])
            rounds.append(play(place, kind, size, reports, seconds))
            print(f"{number + 1}: {kind}, {size} statements, {rounds[-1]} done", flush=True)
    print(f"{len(rounds)} kills, {sum(rounds)} changes reported done, none lost, none half")


def play(place: Path, kind: str, size: int, reports: int, seconds: float) -> int:
    """Let one process work on a store and kill it; return how much it said that it had done.

    Args:
        place: the store's folder.
        kind: "import" or "decide".
        size: statements of an article.
        reports: how many changes it is to report before it is killed.
        seconds: how long after that.

    Raises:
        AssertionError: something that was done is lost, or something is half there.
    """
    before = _numbers(place)
    start = max(before, default=-2) + 2
    script = WORK.replace("KIND", repr(kind))
    with subprocess.Popen(
        [sys.executable, "-c", script, str(place), str(start), str(size)],
        stdout=subprocess.PIPE,
        text=True,
    ) as worker:
        if worker.stdout is None:
            raise AssertionError("the pipe was asked for")
        lines = [worker.stdout.readline() for _ in range(reports + 1)]
        time.sleep(seconds)
        worker.kill()
        lines += worker.stdout
    told = [line.split() for line in lines if line.endswith("\n")]
    _check(place, size, before, [(verb, int(number)) for verb, number in told])
    return len(told) - 1


def _check(place: Path, size: int, before: set[int], told: Sequence[tuple[str, int]]) -> None:
    from relgraph.pipeline import read_decisions, verify
    from relgraph.store import open_store

    wanted, decided = set(before), 0
    for verb, number in told:
        if verb == "imported":
            wanted.add(number)
        elif verb == "removed":
            wanted.discard(number)
        decided += verb == "decided"
    with open_store(place, must_exist=True) as store:
        articles = store.articles()
        found = {int(article.title) for article in articles}
        if found not in (wanted, *_next(wanted, told)):
            raise AssertionError(f"{sorted(found)} are there, not {sorted(wanted)}")
        if {article.statements for article in articles} - {size}:
            raise AssertionError("an article is there by half")
        if len(read_decisions(store)) < decided:
            raise AssertionError("a decision that was reported is lost")
        report = verify(store)
        if report.faults:
            raise AssertionError(str(report))


def _next(wanted: set[int], told: Sequence[tuple[str, int]]) -> Iterator[set[int]]:
    """Yield what may stand where the step in hand was done, and not yet said to be."""
    last = max((number for _, number in told[1:]), default=max(wanted, default=-2) + 1)
    yield wanted | {last + 1}
    for number in (last - 1, last):
        yield wanted - {number}


def _numbers(place: Path) -> set[int]:
    from relgraph.store import has_store, open_for_reading

    if not has_store(str(place)):
        return set()
    with open_for_reading(place) as store:
        return {int(article.title) for article in store.articles()}


if __name__ == "__main__":
    main()
