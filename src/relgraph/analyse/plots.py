"""Results as pictures: the same bytes for the same result, for print and for screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relgraph.analyse.result import Estimate
from relgraph.errors import AnalysisError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from relgraph.analyse.result import Result
    from relgraph.analyse.series import Month

    Value = Estimate | float | None

__all__ = ["FORMATS", "plot_bars", "plot_dots", "plot_series"]

FORMATS = ("svg", "png")

_BLUE, _RED, _GREY = "#0072b2", "#d55e00", "#777777"
_FIVE = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9")
"""Okabe & Ito's colours, told apart by the colour-blind (Wong, Nature Methods 8 (2011) 441)."""

_ROW = 0.26  # inches: a line of text of nine points and some air
_MOST_TICKS = 13


def plot_dots(result: Result[Any], path: Path, *, label: str, values: Sequence[str]) -> None:
    """Write a picture with a row of dots for each row, and lines for their intervals.

    Args:
        result: what to draw; its rows from the top.
        path: an .svg or .png file.
        label: the fields of a row's name, with " – " between where several, as in "first second".
        values: the fields to draw, each in a panel of its own.

    Raises:
        AnalysisError: matplotlib is not installed, or the file cannot be written.
    """
    figure, panels = _figure(len(result.rows), len(values))
    names = [" – ".join(str(getattr(row, part)) for part in label.split()) for row in result.rows]
    for axes, name in zip(panels, values, strict=True):
        for place, row in enumerate(result.rows):
            _dot(axes, place, getattr(row, name))
        axes.set_xlabel(name.replace("_", " "))
        axes.grid(axis="x", linewidth=0.4, color="#dddddd")
    _name_rows(panels, names)
    _write(figure, path, result)


def plot_bars(result: Result[Any], path: Path, *, label: str, values: Sequence[str]) -> None:
    """Write a picture with a bar for each row, of as many parts as there are values.

    Args:
        result: what to draw; its rows from the top.
        path: an .svg or .png file.
        label: the fields of a row's name.
        values: the fields that add up to its bar.

    Raises:
        AnalysisError: matplotlib is not installed, or the file cannot be written.
    """
    figure, panels = _figure(len(result.rows), 1)
    names = [" – ".join(str(getattr(row, part)) for part in label.split()) for row in result.rows]
    lefts = [0.0] * len(names)
    for name, colour in zip(values, _FIVE, strict=False):
        widths = [float(getattr(row, name)) for row in result.rows]
        panels[0].barh(range(len(names)), widths, left=lefts, color=colour, label=name)
        lefts = [left + width for left, width in zip(lefts, widths, strict=True)]
    _name_rows(panels, names)
    panels[0].legend(frameon=False, fontsize=8, loc="lower right")
    _write(figure, path, result)


def plot_series(result: Result[Month], path: Path, *, title: str) -> None:
    """Write a picture of a dyad: statements by month above, their score and its levels below.

    Raises:
        AnalysisError: matplotlib is not installed, or the file cannot be written.
    """
    figure, (above, below) = _figure(12, 1, rows=2)
    places = range(len(result.rows))
    conflictual = [-row.conflictual for row in result.rows]
    cooperative = [row.cooperative for row in result.rows]
    above.bar(places, cooperative, color=_BLUE, width=0.9, label="cooperative")
    above.bar(places, conflictual, color=_RED, width=0.9, hatch="///", label="conflictual")
    above.axhline(0, color="black", linewidth=0.6)
    above.set_ylabel("statements")
    above.legend(frameon=False, fontsize=8, ncols=2, loc="upper left", bbox_to_anchor=(0, 1.2))
    scores = [float("nan") if row.score is None else row.score for row in result.rows]
    levels = [float("nan") if row.level is None else row.level for row in result.rows]
    below.plot(places, scores, "o", color=_GREY, markersize=3, label="month")
    below.step(places, levels, where="mid", color="black", linewidth=1.4, label="level")
    below.axhline(0, color="black", linewidth=0.6)
    below.set_ylim(-10.5, 10.5)
    below.set_ylabel("score")
    below.legend(frameon=False, fontsize=8, ncols=2, loc="upper left", bbox_to_anchor=(0, 1.2))
    step = -(-len(result.rows) // _MOST_TICKS) or 1
    ticks = list(places)[::step]
    for axes in (above, below):
        axes.set_xticks(ticks, [result.rows[at].month for at in ticks], rotation=45, ha="right")
    above.tick_params(labelbottom=False)
    figure.suptitle(title, fontsize=11, x=0.02, ha="left")
    _write(figure, path, result)


def _figure(lines: int, columns: int, *, rows: int = 1) -> tuple[Figure, list[Axes]]:
    """Return a figure high enough for so many lines, and its panels."""
    try:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
    except ImportError as error:
        raise AnalysisError(
            "a plot needs matplotlib; 'pip install relgraph[plot]' brings it"
        ) from error
    height = max(2.4, 1.5 + _ROW * lines) if rows == 1 else 5.2
    figure = Figure(figsize=(max(7.5, 2.6 + 2.4 * columns), height), layout="constrained")
    FigureCanvasAgg(figure)
    panels = figure.subplots(rows, columns, sharey=rows == 1, squeeze=False)
    for axes in panels.flat:
        axes.spines[["top", "right"]].set_visible(False)
        axes.tick_params(labelsize=8)
    return figure, list(panels.flat)


def _dot(axes: Axes, place: int, told: Value) -> None:
    if told is None:
        return
    value = told if isinstance(told, Estimate) else Estimate(told)
    if value.low is not None and value.high is not None:
        axes.plot([value.low, value.high], [place, place], color=_GREY, linewidth=1.2)
    axes.plot([value.value], [place], "o", color=_BLUE, markersize=4)


def _name_rows(panels: Sequence[Axes], names: Sequence[str]) -> None:
    panels[0].set_yticks(range(len(names)), names)
    panels[0].set_ylim(len(names) - 0.4, -0.6)


def _write(figure: Figure, path: Path, result: Result[Any]) -> None:
    """Write a figure with what it rests on, and without dates or random names."""
    from matplotlib import rc_context

    form = path.suffix.lower().removeprefix(".")
    if form not in FORMATS:
        raise AnalysisError(f"{path} is no .svg or .png file; name one that is")
    cover = result.coverage
    basis = f"{cover.counted} statements of {cover.articles} articles"
    time = f", {cover.first} to {cover.last}" if cover.first else ""
    figure.supxlabel(f"{basis}{time}; relgraph", fontsize=7, color=_GREY, x=0.99, ha="right")
    metadata = {"Date": None} if form == "svg" else {"Software": None}
    try:
        with rc_context({"svg.hashsalt": "relgraph", "svg.fonttype": "none"}):
            figure.savefig(path, format=form, dpi=150, metadata=metadata)
    except OSError as error:
        raise AnalysisError(
            f"cannot write {path} ({error.strerror or error}); choose another place"
        ) from error
