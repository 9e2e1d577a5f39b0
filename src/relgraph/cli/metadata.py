"""What a user knows better than the files: options that say it, for every command that reads."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from relgraph.cli.options import encoding_option

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from relgraph.model import Author
    from relgraph.read import Details, Limits, ReadOptions

__all__ = ["details_options", "reading_options"]

_DETAILS = (
    click.option("--title", metavar="TEXT", help="The title, whatever the file says."),
    click.option(
        "--author",
        "authors",
        multiple=True,
        metavar="NAME",
        help="An author, as in 'Jane Doe' or 'Jane Doe, Oslo Institute'; again for each.",
    ),
    click.option(
        "--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day of publication."
    ),
    click.option("--publisher", metavar="NAME", help="The paper, journal, centre or site."),
    click.option("--url", metavar="ADDRESS", help="Where the article can be read."),
    click.option("--section", metavar="NAME", help="The part of the paper or site."),
)
_READING = (
    encoding_option,
    click.option(
        "--column",
        "columns",
        multiple=True,
        metavar="FIELD=NAME",
        help="Which column of tables and JSON holds text, title, authors, date, publisher, url "
        "or section; again for each.",
    ),
    click.option(
        "--limit",
        "limits",
        multiple=True,
        metavar="NAME=NUMBER",
        help="Raise or lower a limit that an error names, as in size=100000000.",
    ),
    click.option(
        "--allow-network",
        "networks",
        multiple=True,
        metavar="NETWORK",
        help="A private network that addresses may lead to, as in 10.1.0.0/16.",
    ),
)


def details_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of an article's details, and call it with `details`."""

    @wraps(command)
    def with_details(*args: Any, **options: Any) -> None:  # noqa: ANN401 - click's own
        names = ("title", "authors", "day", "publisher", "url", "section")
        details = _details(*(options.pop(name) for name in names))
        command(*args, details=details, **options)

    return _optioned(with_details, _DETAILS)


def reading_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of reading, details included, and call it with `reading`."""

    @wraps(command)
    def with_reading(*args: Any, details: Details, **options: Any) -> None:  # noqa: ANN401 - click's own
        names = ("encoding", "columns", "limits", "networks")
        told = _options(details, *(options.pop(name) for name in names))
        command(*args, reading=told, **options)

    return _optioned(details_options(with_reading), _READING)


def _optioned(
    command: Callable[..., None], options: Sequence[Callable[[Callable[..., None]], Any]]
) -> Callable[..., None]:
    for option in reversed(options):
        command = option(command)
    return command


def _details(
    title: str | None,
    authors: Sequence[str],
    day: datetime | None,
    publisher: str | None,
    url: str | None,
    section: str | None,
) -> Details:
    from relgraph.read import Details

    return Details(
        title=title,
        authors=tuple(map(_author, authors)),
        published_on=None if day is None else day.date(),
        publisher=publisher,
        url=url,
        section=section,
    )


def _author(told: str) -> Author:
    from relgraph.model import Author

    name, _, affiliation = told.partition(", ")
    return Author(name.strip(), affiliation.strip() or None)


def _options(
    details: Details,
    encoding: str | None,
    columns: Sequence[str],
    limits: Sequence[str],
    networks: Sequence[str],
) -> ReadOptions:
    from relgraph.read import ReadOptions

    for network in networks:
        _refuse_network(network)
    return ReadOptions(
        encoding=encoding,
        details=details,
        columns=tuple(map(_column, columns)),
        limits=_limits(limits),
        networks=tuple(networks),
    )


def _column(told: str) -> tuple[str, str]:
    from relgraph.read import FIELDS

    field, equals, name = told.partition("=")
    if not equals or not name or field not in FIELDS:
        raise click.BadParameter(
            f"{told!r} is not FIELD=NAME with a field of {', '.join(FIELDS)}",
            param_hint="--column",
        )
    return field, name


def _limits(told: Sequence[str]) -> Limits:
    from dataclasses import fields

    from relgraph.read import Limits

    known = [field.name for field in fields(Limits)]
    values: dict[str, Any] = {}
    for one in told:
        name, _, number = one.partition("=")
        if name not in known:
            raise click.BadParameter(
                f"there is no limit {name!r}; there are {', '.join(known)}", param_hint="--limit"
            )
        try:
            values[name] = float(number) if name == "seconds" else int(number)
        except ValueError as error:
            raise click.BadParameter(f"{one!r} gives no number", param_hint="--limit") from error
    try:
        return Limits(**values)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--limit") from error


def _refuse_network(network: str) -> None:
    from ipaddress import ip_network

    try:
        ip_network(network, strict=False)
    except ValueError as error:
        raise click.BadParameter(
            f"{network!r} is no network; give one as in 127.0.0.1 or 10.1.0.0/16",
            param_hint="--allow-network",
        ) from error
