"""Verify and validate over a generated graph, beside pySHACL alone; each by itself.

python -m benchmarks.checks [--statements N] [--reference N]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.graphs import write_graph

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str]) -> None:
    """Measure, and print a table; or measure one of them, where a store is named."""
    if arguments[:1] == ["--one"]:
        _, what, place = arguments
        print(json.dumps(_measured(what, place)))
        return
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=100_000, help="size of our graph")
    parser.add_argument("--reference", type=int, default=1_000, help="size of pySHACL's graph")
    asked = parser.parse_args(arguments)
    print(
        "| what | statements | processor, s | peak memory, MB | faults |\n|---|---:|---:|---:|---:|"
    )
    for what, size in (
        ("pySHACL", asked.reference),
        ("validate", asked.reference),
        ("validate", asked.statements),
        ("verify", asked.statements),
    ):
        told = _alone(what, size)
        print(
            f"| {what} | {size:,} | {told['seconds']:,.1f} | {told['megabytes']:,.0f} "
            f"| {told['faults']} |",
            flush=True,
        )


def _alone(what: str, statements: int) -> dict[str, float]:
    """Measure in a process of its own, over a graph of so many statements."""
    from relgraph.store import open_store

    with tempfile.TemporaryDirectory() as folder:
        graph, place = Path(folder) / "graph.nq", Path(folder) / "graph.db"
        write_graph(graph, statements)
        with open_store(place) as store:
            store.load(graph)
            store.optimize()
        command = [sys.executable, "-m", "benchmarks.checks", "--one", what, str(place)]
        told: dict[str, float] = json.loads(subprocess.check_output(command))
    return told


def _measured(what: str, place: str) -> dict[str, float]:
    import resource

    from benchmarks.shacl import faults_by_pyshacl

    from relgraph.pipeline import verify
    from relgraph.store import open_for_reading, validate

    with open_for_reading(place) as store:
        start = time.process_time()
        if what == "pySHACL":
            faults = len(faults_by_pyshacl(store.quads()))
        else:
            faults = len((verify if what == "verify" else validate)(store).faults)
        seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "megabytes": peak, "faults": faults}


if __name__ == "__main__":
    main(sys.argv[1:])
