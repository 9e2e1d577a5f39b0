"""Answers one query over a snapshot, in a process of its own that can be killed.

python -m relgraph.store.worker SNAPSHOT SECONDS < query.rq
"""

from __future__ import annotations

import json
import math
import sys

from pyoxigraph import Store as Engine

from relgraph.errors import QueryError
from relgraph.store.queries import evaluate

__all__ = ["main"]


def main(arguments: list[str]) -> int:
    """Write the answer to stdout and return 0, or say on stderr what failed and return 1."""
    snapshot, seconds = arguments
    _limit_time(float(seconds))
    try:
        written = evaluate(Engine.read_only(snapshot), sys.stdin.buffer.read().decode("utf-8"))
    except QueryError as error:
        sys.stderr.write(json.dumps([str(error), error.excerpt]) + "\n")
        return 1
    sys.stdout.buffer.write(written)
    return 0


def _limit_time(seconds: float) -> None:
    """Let the system end this process too, in case whoever started it was killed."""
    if sys.platform != "win32":
        import resource

        allowed = math.ceil(seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (allowed, allowed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
