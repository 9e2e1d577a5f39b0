"""Makes one SPARQL Update, in a process that can be killed; half of an update is never kept.

python -m relgraph.store.changing LOCATION BASE [reach] < update.ru
"""

from __future__ import annotations

import json
import sys

from relgraph.errors import QueryError, RelgraphError
from relgraph.store.opening import open_store
from relgraph.store.updates import update

__all__ = ["main"]


def main(arguments: list[str]) -> int:
    """Make the change and return 0, or say as JSON on stderr what failed and return 1."""
    location, base, *reach = arguments
    text = sys.stdin.buffer.read().decode("utf-8")
    try:
        with open_store(location, must_exist=True) as store:
            update(store.engine, text, base=base or None, may_reach_out=bool(reach))
    except RelgraphError as error:
        is_query = isinstance(error, QueryError)
        excerpt = error.excerpt if isinstance(error, QueryError) else ""
        sys.stderr.write(json.dumps([is_query, str(error), excerpt]) + "\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
