"""How an import grows: two processes beside one, and memory with ten times the articles."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random  # noqa: TID251 - seeded below: the same articles every time
from typing import NamedTuple

__all__ = ["Grown", "measure_growth", "write_articles"]

_STATES = "Norway Brazil Peru Chile Kenya Ghana India Japan France Iran Sweden Egypt".split()
_VERBS = (
    "condemned visited criticised supported threatened sanctioned warned praised accused attacked"
).split()
_NOUNS = "border treaty tariff pipeline embassy summit harbour fishery loan convoy election".split()
_FILLERS = (
    "It rained on the {noun} all week, and the price of the {other} rose by {number} per cent.",
    "Officials said on {day} that the {noun} was discussed with the head of the {other}.",
    "The report of {number} pages says little about the {noun} or about the {other}.",
)
_DAYS = "Monday Tuesday Wednesday Thursday Friday".split()


class Grown(NamedTuple):
    """Seconds with one process and with two, and peak MB with few articles and with ten times."""

    alone: float
    together: float
    few: float
    many: float


def measure_growth(articles: int, words: int, short: int) -> Grown:
    """Return what imports of generated articles took.

    Args:
        articles: how many; ten times as many where memory is measured.
        words: how long they are where time is measured.
        short: how long they are where memory is measured.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_articles(folder / "long", articles, words)
        write_articles(folder / "few", articles, short)
        write_articles(folder / "many", 10 * articles, short)
        return Grown(
            alone=_import(folder / "long", jobs=1)[0],
            together=_import(folder / "long", jobs=2)[0],
            few=_import(folder / "few", jobs=2)[1],
            many=_import(folder / "many", jobs=2)[1],
        )


def write_articles(folder: Path, count: int, words: int) -> None:
    """Write so many articles of at least so many words each, no two of them alike."""
    chance = Random(count)  # noqa: S311 - no secret hangs on it
    folder.mkdir(parents=True)
    for number in range(count):
        text = f"Report {number}\n\n{_body(chance, words)}\n"
        (folder / f"report-{number:06}.txt").write_text(text, encoding="utf-8")


def _body(chance: Random, words: int) -> str:
    paragraphs, length = [], 0
    while length < words:
        told = " ".join(_sentence(chance) for _ in range(5))
        paragraphs.append(told)
        length += len(told.split())
    return "\n\n".join(paragraphs)


def _sentence(chance: Random) -> str:
    noun, other = chance.sample(_NOUNS, 2)
    if chance.random() < 0.5:  # noqa: PLR2004 - about as many sentences say something in the news
        source, target = chance.sample(_STATES, 2)
        return (
            f"{source} {chance.choice(_VERBS)} {target} over the {noun} "
            f"and the {other} of case {chance.randrange(10**6)}."
        )
    filler = chance.choice(_FILLERS)
    day, number = chance.choice(_DAYS), chance.randrange(10**6)
    return filler.format(noun=noun, other=other, day=day, number=number)


def _import(folder: Path, *, jobs: int) -> tuple[float, float]:
    """Return the seconds that an import takes, and the peak memory of its largest process in MB."""
    with tempfile.TemporaryDirectory() as name:
        store = str(Path(name) / "graph.db")
        command = [sys.executable, "-m", "relgraph", "--store", store, "import", str(folder)]
        start = time.perf_counter()
        with subprocess.Popen([*command, "--jobs", str(jobs)], stdout=subprocess.DEVNULL) as child:
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise RuntimeError(f"the import of {folder} failed")
        return time.perf_counter() - start, usage.ru_maxrss / 1024
