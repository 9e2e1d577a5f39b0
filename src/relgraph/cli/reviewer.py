"""Who reviews, and when: what every decision has."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime

import click

__all__ = ["by_option", "now"]


def _reviewer(_context: click.Context, _option: click.Parameter, given: str | None) -> str:
    """Return who decides: whoever is named, or whose session it is."""
    try:
        told = (given or getpass.getuser()).strip()
    except (OSError, KeyError, ImportError):  # what getpass raises differs by version and system
        told = ""
    if not told:
        raise click.BadParameter("say who decides, with --by or RELGRAPH_REVIEWER")
    return told


by_option = click.option(
    "--by",
    metavar="NAME",
    envvar="RELGRAPH_REVIEWER",
    show_envvar=True,
    callback=_reviewer,
    help="Who decides; your user name where left out.",
)


def now() -> str:
    """Return this instant as decisions have it."""
    instant = datetime.now(UTC)  # noqa: TID251 - the command line is where the clock is
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ")
