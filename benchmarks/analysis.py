"""The analyses on a generated graph: seconds of the processor, peak memory, and how both grow.

    python -m benchmarks.analysis [--statements N]... [--resamples N]

Each size runs in a process of its own, whose peak memory the operating system tells. The graph is
made of what `benchmarks.generated` yields, by the store's own quick way.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["main", "measure", "table"]

T = TypeVar("T")
_ENDS = ("state/USA", "state/PAK")


def main() -> None:
    """Measure every size, and print the table."""
    asked = _parse()
    if asked.child is not None:
        _run(asked.child, asked.resamples)
        return
    sizes = asked.statements or [10_000, 100_000]
    print(table({size: measure(size, asked.resamples) for size in sizes}))


def measure(statements: int, resamples: int) -> dict[str, float]:
    """Return the seconds of each analysis on so many statements, and the peak memory in MB."""
    from benchmarks.graphs import write_graph

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_graph(folder / "graph.nq", statements)
        command = [sys.executable, "-m", "benchmarks.analysis", "--child", str(folder)]
        command += ["--resamples", str(resamples)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
            if child.stdout is None:
                raise AssertionError("the pipe was asked for")
            told = [json.loads(line) for line in child.stdout]
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
    found: dict[str, float] = {line["name"]: line["seconds"] for line in told}
    return found | {"peak memory, MB": usage.ru_maxrss / 1024}


def table(measured: dict[int, dict[str, float]]) -> str:
    """Return the figures as a Markdown table, with the growth from the first size to the last."""
    sizes = list(measured)
    head = ["analysis, s", *(f"{size:,}" for size in sizes), "growth"]
    lines = [f"| {' | '.join(head)} |", f"|---|{'---:|' * (len(sizes) + 1)}"]
    for name, first in measured[sizes[0]].items():
        figures = [measured[size][name] for size in sizes]
        growth = figures[-1] / first if first else float("nan")
        told = " | ".join(f"{figure:,.2f}" for figure in figures)
        lines.append(f"| {name} | {told} | {growth:.1f} |")
    return "\n".join(lines) + "\n"


def _run(folder: Path, resamples: int) -> None:
    """Load the graph, read it as columns, and tell how long each analysis takes."""
    from relgraph import analyse
    from relgraph.store import open_store

    with open_store(folder / "store") as store:
        _timed("load", lambda: store.load(folder / "graph.nq"))
        store.optimize()
        columns = _timed("read as columns", lambda: analyse.read_columns(store))
    measures: dict[str, Callable[[], object]] = {
        "centrality": lambda: analyse.centrality(columns, resamples=resamples),
        "communities": lambda: analyse.communities(columns, resamples=resamples),
        "balance": lambda: analyse.balance(columns, resamples=resamples),
        "brokers": lambda: analyse.brokers(columns, resamples=resamples),
        "reciprocity": lambda: analyse.reciprocity(columns, resamples=resamples),
        "similarity": lambda: analyse.similarity(columns, resamples=resamples),
        "series": lambda: analyse.series(columns, *_ENDS),
        "turns": lambda: analyse.find_turns(columns, *_ENDS),
        "support": lambda: analyse.support(columns, *_ENDS, type="Support"),
        "diff": lambda: analyse.compare_statements(columns, columns),
    }
    for name, work in measures.items():
        _timed(name, work)


def _timed(name: str, work: Callable[[], T]) -> T:
    start = time.process_time()  # of the processor: others may use the machine meanwhile
    done = work()
    sys.stdout.write(json.dumps({"name": name, "seconds": time.process_time() - start}) + "\n")
    sys.stdout.flush()
    return done


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, action="append", help="a size; may be repeated")
    parser.add_argument("--resamples", type=int, default=200, help="draws for intervals")
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
