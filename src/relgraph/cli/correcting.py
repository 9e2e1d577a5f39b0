"""The dialogue in which a reviewer says what a statement should say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from relgraph.cli.output import tell

if TYPE_CHECKING:
    from collections.abc import Callable

    from relgraph.model import Party, Statement
    from relgraph.review import Amendment

__all__ = ["correct", "says"]

_KEYS = (
    "type [t], source [s], target [g], direction [d], negation [n], modality [m], "
    "save [.], leave [x]"
)


def says(statement: Statement) -> str:
    """Return what a statement says in one line, as people read it."""
    from relgraph.vocabulary import statement_type

    sources, targets = (
        ", ".join(_name(party) for party in side) for side in (statement.sources, statement.targets)
    )
    arrow = "<->" if statement_type(statement.type).is_symmetric else "->"
    if statement.is_symmetric and statement.sources == statement.targets:
        told = f"{statement.type}: {' <-> '.join(_name(party) for party in statement.sources)}"
    else:
        told = f"{statement.type}: {sources}" + (f" {arrow} {targets}" if targets else "")
    marks = [f"about {statement.topic}"] if statement.topic else []
    marks += [str(statement.modality), *(["denied"] if statement.negated else [])]
    return f"{told}  ({', '.join(marks)})"


def correct(
    statement: Statement, read_key: Callable[[], str], find: Callable[[str], Party]
) -> Statement | None:
    """Return a statement as the reviewer corrects it, one thing after another; None to leave it.

    Args:
        statement: the statement as it was read.
        read_key: waits for a key.
        find: gives the actor that a name means.
    """
    from relgraph.errors import KnowledgeError, ReviewError
    from relgraph.review import amend

    amended = statement
    while True:
        click.echo(f"  {says(amended)}\n  {_KEYS} ", nl=False)
        key = read_key()
        click.echo(key.strip())
        if key in {".", "\r", "\n"}:
            return amended
        if key in {"x", "q", "\x1b", ""}:
            return None
        try:
            change = _amendment(key, amended, find)
            amended = amended if change is None else amend(amended, change)
        except (KnowledgeError, ReviewError) as error:
            tell(f"  {error}")


def _amendment(key: str, statement: Statement, find: Callable[[str], Party]) -> Amendment | None:
    """Return the change that a key asks for, with what it needs; None for no key of ours."""
    from relgraph.model import Modality
    from relgraph.review import Amendment

    kinds = list(Modality)
    next_kind = kinds[(kinds.index(statement.modality) + 1) % len(kinds)]
    changes: dict[str, Callable[[], Amendment]] = {
        "t": lambda: Amendment(type=click.prompt("  type", default=statement.type)),
        "s": lambda: Amendment(sources=_ask("source", statement.sources, find)),
        "g": lambda: Amendment(targets=_ask("target", statement.targets, find)),
        "d": lambda: Amendment(is_turned=True),
        "n": lambda: Amendment(negated=not statement.negated),
        "m": lambda: Amendment(modality=next_kind),
    }
    return changes[key]() if key in changes else None


def _ask(
    side: str, parties: tuple[Party, ...], find: Callable[[str], Party]
) -> tuple[Party, ...] | None:
    """Return the actors that the reviewer names; None to leave them, () for nobody."""
    known = "; ".join(party.actor.name for party in parties)
    told = click.prompt(
        f"  {side}: names with ; between, - for nobody", default=known, show_default=True
    )
    if told == known:
        return None
    names = [name.strip() for name in told.split(";")]
    return tuple(find(name) for name in names if name not in {"", "-"})


def _name(party: Party) -> str:
    actor, principal = party.actor, party.principal
    if principal is None or principal.id == actor.id:
        return actor.name
    return f"{actor.name} ({principal.code})"
