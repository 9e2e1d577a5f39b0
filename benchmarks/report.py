"""The figures as one table of ratios, on the screen and in docs/benchmarks.md."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from benchmarks.graphs import Measured
    from benchmarks.imports import Grown

__all__ = [
    "Ratio",
    "extraction_ratios",
    "graph_ratios",
    "growth_ratios",
    "page",
    "questions_table",
    "ratios_table",
    "startup_ratio",
]

_GOALS = {"rules": 0.7, "hybrid": 0.25}  # set with the project

_HEAD = """# Benchmarks

`make bench` measures these and writes this page anew. Every ratio is of two figures taken in one
run on one machine: read the ratios, not the seconds.

"""


@dataclass(frozen=True, slots=True)
class Ratio:
    """Two figures of one run, how they compare, and what was set as the goal."""

    what: str
    ours: str
    theirs: str
    ratio: float
    goal: str
    is_met: bool


def extraction_ratios(speeds: dict[str, float]) -> list[Ratio]:
    """Return how fast each extractor is beside the bare language model."""
    told = []
    for name, goal in _GOALS.items():
        ratio = speeds[name] / speeds["bare"]
        told.append(
            Ratio(
                f"words a second: {name}, bare spaCy",
                f"{speeds[name]:,.0f}",
                f"{speeds['bare']:,.0f}",
                ratio,
                f"at least {goal}",
                ratio >= goal,
            )
        )
    return told


def startup_ratio(seconds: dict[str, float]) -> Ratio:
    """Return how long `relgraph --help` takes beside importing click."""
    ratio = seconds["help"] / seconds["click"]
    return Ratio(
        "seconds: relgraph --help, import click",
        f"{seconds['help']:.3f}",
        f"{seconds['click']:.3f}",
        ratio,
        "at most 2",
        ratio <= 2,  # noqa: PLR2004 - the goal, set with the project
    )


def growth_ratios(grown: Grown) -> tuple[Ratio, ...]:
    """Return what a second process brings to an import, and what ten times the articles cost."""
    speed, memory = grown.alone / grown.together, grown.many / grown.few
    return (
        Ratio(
            "seconds: import with --jobs 2, --jobs 1",
            f"{grown.together:.1f}",
            f"{grown.alone:.1f}",
            speed,
            "at least 1.6",
            speed >= 1.6,  # noqa: PLR2004 - the goal, set with the project
        ),
        Ratio(
            "peak memory of an import, MB: ten times the articles, once",
            f"{grown.many:.0f}",
            f"{grown.few:.0f}",
            memory,
            "at most 1.2",
            memory <= 1.2,  # noqa: PLR2004 - the goal, set with the project
        ),
    )


def graph_ratios(measured: dict[str, Measured]) -> tuple[Ratio, ...]:
    """Return load time, question time and memory of our store beside rdflib's and the engine's."""
    ours, theirs = measured["relgraph"], measured["rdflib"]
    asked = f"seconds: {len(ours.seconds)} questions"
    return (
        _times("seconds: load", ours.load, theirs.load, 10),
        _times(asked, ours.total, theirs.total, 20),
        _over_engine(asked, ours.total, measured["pyoxigraph"].total),
        Ratio(
            "peak memory, MB",
            f"{ours.megabytes:,.0f}",
            f"{theirs.megabytes:,.0f}",
            ours.megabytes / theirs.megabytes,
            "at most 0.5",
            ours.megabytes <= theirs.megabytes / 2,
        ),
    )


def _over_engine(what: str, ours: float, raw: float) -> Ratio:
    """Return our time over that of the bare engine on the same text."""
    ratio = ours / raw
    goal = 1.1  # set with the project
    figures = f"{ours:.2f}", f"{raw:.2f}"
    return Ratio(f"{what}: relgraph, pyoxigraph", *figures, ratio, f"at most {goal}", ratio <= goal)


def _times(what: str, ours: float, theirs: float, goal: int) -> Ratio:
    ratio = theirs / ours
    return Ratio(
        f"{what}: relgraph, rdflib",
        f"{ours:.2f}",
        f"{theirs:.2f}",
        ratio,
        f"at least {goal}",
        ratio >= goal,
    )


def questions_table(measured: dict[str, Measured]) -> str:
    """Return the seconds of each question in both engines, and whether they answer alike."""
    lines = [
        "| question | rows | relgraph, s | pyoxigraph, s | rdflib, s | rdflib / relgraph |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    lines += [_question_row(name, measured) for name in measured["relgraph"].seconds]
    return "\n".join(lines) + "\n"


def _question_row(name: str, measured: dict[str, Measured]) -> str:
    ours, theirs = measured["relgraph"], measured["rdflib"]
    raw = measured["pyoxigraph"].seconds[name]
    rows, other = ours.rows[name], theirs.rows[name]
    counted = f"{rows}" if other in (rows, None) else f"{rows} (rdflib {other})"
    more = "> " if other is None else ""
    ratio = theirs.seconds[name] / ours.seconds[name]
    return (
        f"| {name} | {counted} | {ours.seconds[name]:.3f} | {raw:.3f} "
        f"| {more}{theirs.seconds[name]:.3f} | {more}{ratio:.1f} |"
    )


def ratios_table(ratios: Iterable[Ratio]) -> str:
    """Return the ratios as a Markdown table."""
    lines = ["| what | ours | theirs | ratio | goal | met |", "|---|---:|---:|---:|---|---|"]
    lines += [
        f"| {each.what} | {each.ours} | {each.theirs} | {each.ratio:.2f} | {each.goal} "
        f"| {'yes' if each.is_met else 'no'} |"
        for each in ratios
    ]
    return "\n".join(lines) + "\n"


def page(ratios: str, questions: str, day: date, statements: int) -> str:
    """Return docs/benchmarks.md."""
    return (
        f"{_HEAD}Measured on {day.isoformat()}; {_describe_machine()}.\n\n{ratios}\n"
        f"## The questions, over {statements:,} generated statements\n\n"
        "Each ready question, asked once of each engine in a process of its own, on Pakistan\n"
        "where it takes an actor (and the United States where it needs two), in seconds of the\n"
        "processor. pyoxigraph is the\n"
        "engine beneath relgraph, given the text that relgraph gives it. rdflib is its own\n"
        "Dataset in memory, with actors given as initBindings. A question that was stopped is\n"
        f"marked >, and counts in the total only as long as it ran.\n\n{questions}"
    )


def _describe_machine() -> str:
    return (
        f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()}, "
        f"Python {platform.python_version()}"
    )
