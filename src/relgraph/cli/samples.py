"""The option that takes a sample of statements out of a file."""

from __future__ import annotations

from pathlib import Path

import click

from relgraph.cli.lazy import Failure

__all__ = ["sample_option"]


def _read(_context: click.Context, _option: click.Parameter, given: Path | None) -> tuple[str, ...]:
    """Return the statements that a sample's file lists; () where none is given."""
    from relgraph.review import parse_sample

    if given is None:
        return ()
    try:
        text = given.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Failure(
            f"no sample can be read from {given}; 'relgraph reviews sample' makes one"
        ) from error
    return parse_sample(text)


sample_option = click.option(
    "--sample",
    type=click.Path(path_type=Path),
    callback=_read,
    metavar="FILE",
    help="Only those of a file that `relgraph reviews sample` drew.",
)
