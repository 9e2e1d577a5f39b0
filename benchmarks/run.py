"""Measure relgraph beside what it stands on, and write docs/benchmarks.md.

python -m benchmarks.run [--statements N] [--words N] [--limit SECONDS] [--articles N]
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from benchmarks.extraction import measure_extraction
from benchmarks.graphs import measure_graphs
from benchmarks.imports import measure_growth
from benchmarks.report import (
    extraction_ratios,
    graph_ratios,
    growth_ratios,
    page,
    questions_table,
    ratios_table,
    startup_ratio,
)
from benchmarks.startup import measure_startup

__all__ = ["main"]

_PAGE = Path(__file__).resolve().parents[1] / "docs" / "benchmarks.md"
_LONG, _SHORT = 800, 100  # words of an article where time and where memory is measured


def main() -> None:
    """Measure, print the ratios, and write the page."""
    asked = _parse()
    startup = startup_ratio(measure_startup())
    extraction = extraction_ratios(measure_extraction(asked.words))
    grown = growth_ratios(measure_growth(asked.articles, _LONG, _SHORT))
    measured = measure_graphs(asked.statements, asked.limit)
    ratios = ratios_table([*extraction, startup, *grown, *graph_ratios(measured)])
    questions = questions_table(measured)
    print(ratios)
    print(questions)
    today = date.today()  # noqa: DTZ011, TID251 - the page says when it was measured, in local time
    _PAGE.write_text(page(ratios, questions, today, asked.statements), encoding="utf-8")
    print(f"wrote {_PAGE}")


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=100_000, help="size of the graph")
    parser.add_argument("--words", type=int, default=20_000, help="length of the text to read")
    parser.add_argument("--limit", type=float, default=300.0, help="seconds for each question")
    parser.add_argument("--articles", type=int, default=1000, help="how many to import")
    return parser.parse_args()


if __name__ == "__main__":
    main()
