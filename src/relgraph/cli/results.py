"""The result of an analysis as a table, CSV or JSON, always with what it rests on."""

from __future__ import annotations

import csv
import io
from dataclasses import asdict, fields, is_dataclass
from typing import TYPE_CHECKING, Any

import click

from relgraph.cli.output import echo_json, echo_table, tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relgraph.analyse import Result

__all__ = ["echo_csv", "echo_result", "shown"]


def echo_result(
    result: Result[Any], form: str, *, top: int | None = None, more: dict[str, Any] | None = None
) -> None:
    """Print a result: rows, figures and caveats.

    In a table, the figures stand above and the caveats below; CSV has the rows alone, and the
    caveats go to standard error; JSON has everything.

    Args:
        result: what an analysis gave.
        form: "table", "csv" or "json".
        top: how many rows of a table; all where left out.
        more: what else JSON is to hold.
    """
    if form == "json":
        told = {"rows": [asdict(row) for row in result.rows], "facts": _plain(result.facts)}
        echo_json(
            told | (more or {}) | {"coverage": asdict(result.coverage), "caveats": _caveats(result)}
        )
    elif form == "csv":
        echo_csv(result.rows)
        tell("\n".join(_caveats(result)))
    else:
        _echo_table(result, top)


def echo_csv(rows: Sequence[Any]) -> None:
    """Print rows, dataclasses or dictionaries, as CSV.

    An estimate takes three columns; what is several stands with "; " between.
    """
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    for number, row in enumerate(rows):
        cells = _cells(row)
        if not number:
            writer.writerow(cells)
        writer.writerow(cells.values())
    click.echo(written.getvalue(), nl=False)


def shown(value: object) -> str:
    """Return a value as people read it: numbers short, an estimate with its interval.

    >>> shown(0.123456), shown(("Norway", "Peru")), shown(None)
    ('0.123', 'Norway, Peru', '')
    """
    if is_dataclass(value) and not isinstance(value, type):
        told = asdict(value)
        interval = (
            "" if told["low"] is None else f" ({shown(told['low'])} to {shown(told['high'])})"
        )
        return f"{shown(told['value'])}{interval}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.0f}" if value == int(value) and abs(value) >= 1 else f"{value:.3g}"
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _echo_table(result: Result[Any], top: int | None) -> None:
    for name, fact in result.facts.items():
        click.echo(f"{name}: {shown(fact) if fact is not None else 'unknown'}")
    rows = result.rows[:top]
    if rows:
        names = [field.name for field in fields(rows[0]) if field.name != "statement_ids"]
        click.echo()
        table = ([shown(getattr(row, name)) for name in names] for row in rows)
        echo_table([name.replace("_", " ") for name in names], table)
    if len(result.rows) > len(rows):
        click.echo(f"and {len(result.rows) - len(rows)} rows more; --top shows more of them")
    click.echo()
    for sentence in _caveats(result):
        click.echo(sentence)


def _caveats(result: Result[Any]) -> list[str]:
    return [*result.notes, *result.coverage.sentences()]


def _plain(facts: Any) -> dict[str, Any]:  # noqa: ANN401 - a mapping of facts
    return {
        name: asdict(fact) if is_dataclass(fact) and not isinstance(fact, type) else fact
        for name, fact in facts.items()
    }


def _cells(row: Any) -> dict[str, object]:  # noqa: ANN401 - any dataclass, or a dictionary
    cells: dict[str, object] = {}
    for name, value in (row if isinstance(row, dict) else asdict(row)).items():
        if isinstance(value, dict):
            cells |= {
                name: value["value"],
                f"{name}_low": value["low"],
                f"{name}_high": value["high"],
            }
        else:
            cells[name] = "; ".join(map(str, value)) if isinstance(value, list | tuple) else value
    return cells
