"""Text to the right stream: tables for people, plain lines for pipes."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from relgraph.cli.lazy import Failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

__all__ = ["echo_json", "echo_table", "tell", "write_bytes", "write_text"]


def tell(message: str) -> None:
    """Say something about the work; data goes to standard output, talk to standard error."""
    click.echo(message, err=True)


def echo_json(value: object) -> None:
    """Print a value as JSON, laid out for people and programs."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def echo_table(columns: Sequence[str], rows: Iterable[Sequence[object]], title: str = "") -> None:
    """Print a table: wrapped to the width of a terminal, or in plain aligned lines in a pipe."""
    cells = [["" if value is None else str(value) for value in row] for row in rows]
    if sys.stdout.isatty():
        _echo_rich(columns, cells, title)
        return
    if title:
        click.echo(title)
    widths = [max(map(len, column)) for column in zip(columns, *cells, strict=True)]
    for line in (columns, ["-" * width for width in widths], *cells):
        padded = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        click.echo("  ".join(padded).rstrip())


def write_text(text: str, output: Path | None) -> None:
    """Write a text to a file, or to standard output where none is named.

    Raises:
        Failure: the file cannot be written.
    """
    if output is None or str(output) == "-":
        click.echo(text, nl=not text.endswith("\n"))
        return
    try:
        output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise Failure(
            f"cannot write {output} ({error.strerror or error}); choose another place"
        ) from error


def write_bytes(content: bytes, output: Path | None) -> None:
    """Write bytes to a file, or to standard output where none is named and it is no terminal.

    Raises:
        Failure: the file cannot be written, or the bytes would go to a terminal.
    """
    if output is None or str(output) == "-":
        if sys.stdout.isatty():
            raise Failure("this format is not for a terminal; name a file by -o")
        sys.stdout.buffer.write(content)
        return
    try:
        output.write_bytes(content)
    except OSError as error:
        raise Failure(
            f"cannot write {output} ({error.strerror or error}); choose another place"
        ) from error


def _echo_rich(columns: Sequence[str], rows: Iterable[Sequence[str]], title: str) -> None:
    from rich import box
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table(*columns, title=title or None, title_justify="left", box=box.SIMPLE_HEAD)
    for row in rows:
        table.add_row(*map(escape, row))
    Console().print(table)
