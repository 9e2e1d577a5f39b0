"""What an analysis rests on, and what it therefore cannot tell."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from relgraph.analyse.columns import Columns

__all__ = ["Coverage", "cover"]

_MANY = 0.5
"""From which share of one publisher on a result is said to be that publisher's view."""

_FEW = 30
"""Below so many articles a result is called a small sample, by the usual rule of thumb."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The statements and articles behind a result, and what of them was left out."""

    statements: int
    """Those that were selected."""
    counted: int
    """Those that affirm something as actual, in an article that is no reprint."""
    denied: int
    not_actual: int
    """Planned, possible or demanded."""
    articles: int
    reprints: int
    publishers: int
    without_publisher: int
    """Articles that name none."""
    largest_publisher: str
    largest_share: float
    """Of the statements, from 0 to 1."""
    first: str
    last: str
    undated: int

    def sentences(self) -> tuple[str, ...]:
        """Return what to keep in mind, a sentence each, the plainest first."""
        time = f", {self.first} to {self.last}" if self.first else ""
        basis = (
            f"Rests on {self.counted} of {self.statements} statements in {self.articles} articles "
            f"of {self.publishers} named publishers{time}; left out are {self.denied} denied, "
            f"{self.not_actual} planned or demanded, and those of {self.reprints} reprints."
        )
        told = [basis]
        if self.largest_share >= _MANY:
            told.append(
                f"{self.largest_share:.0%} of the statements are of {self.largest_publisher}: "
                "this may be its view rather than the world's."
            )
        if self.articles < _FEW:
            told.append("So few articles are a small sample.")
        if self.undated:
            told.append(f"{self.undated} statements have no date.")
        told.append("What these articles do not report is not in it: no mention is no proof.")
        return tuple(told)


def cover(columns: Columns) -> Coverage:
    """Return what columns of statements rest on."""
    used = np.unique(columns.carrier)
    carriers = [columns.carriers[place] for place in used]
    per_carrier = np.bincount(columns.carrier, minlength=len(columns.carriers))
    shares: Counter[str] = Counter()
    for place, carrier in zip(used, carriers, strict=True):
        shares[carrier.publisher] += int(per_carrier[place])
    named = sorted(name for name in shares if name)
    largest = max(named, key=lambda name: shares[name], default="")
    days = [str(day) for day in np.unique(columns.when) if day]
    return Coverage(
        statements=len(columns),
        counted=int((columns.is_plain & ~columns.is_reprint).sum()),
        denied=int(columns.negated.sum()),
        not_actual=int((~columns.negated & ~columns.is_plain).sum()),
        articles=len(carriers),
        reprints=sum(bool(carrier.original) for carrier in carriers),
        publishers=len(named),
        without_publisher=sum(not carrier.publisher for carrier in carriers),
        largest_publisher=largest,
        largest_share=shares[largest] / len(columns) if largest else 0.0,
        first=days[0] if days else "",
        last=days[-1] if days else "",
        undated=int((columns.when == "").sum()),
    )
