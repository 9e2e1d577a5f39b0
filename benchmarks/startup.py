"""How long `relgraph --help` takes, beside importing click alone."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

__all__ = ["measure_startup"]

_ROUNDS = 15
_COMMANDS = {
    "help": [sys.executable, "-c", "from relgraph.cli import main; main(['--help'])"],
    "click": [sys.executable, "-c", "import click"],
}


def measure_startup() -> dict[str, float]:
    """Return the median seconds of each command; the rounds alternate, so that load is shared."""
    taken: dict[str, list[float]] = {name: [] for name in _COMMANDS}
    for _ in range(_ROUNDS + 1):
        for name, command in _COMMANDS.items():
            start = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
            taken[name].append(time.perf_counter() - start)
    return {name: statistics.median(seconds[1:]) for name, seconds in taken.items()}
