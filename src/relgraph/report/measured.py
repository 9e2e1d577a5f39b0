"""How often the extractor was right, as `relgraph eval --json` measured it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relgraph.errors import ReportError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Measured", "read_measured"]


@dataclass(frozen=True, slots=True)
class Measured:
    """Precision and recall of pair and type in the same sentence, from 0 to 1."""

    precision: float
    recall: float
    gold: int
    """Hand-made statements."""
    passages: int


def read_measured(path: Path) -> Measured:
    """Return the figures of an evaluation.

    Args:
        path: a file that `relgraph eval DIR --json` wrote.

    Raises:
        ReportError: it is no such file.
    """
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        figures = told["levels"]["sentence"]["dyad and type"]
        return Measured(
            float(figures["precision"]),
            float(figures["recall"]),
            int(told["gold"]),
            int(told["passages"]),
        )
    except OSError as error:
        raise ReportError(
            f"cannot read {path} ({error.strerror or error}); name another file"
        ) from error
    except (ValueError, LookupError, TypeError) as error:
        raise ReportError(
            f"{path} holds no evaluation; 'relgraph eval DIR --json' writes one"
        ) from error
