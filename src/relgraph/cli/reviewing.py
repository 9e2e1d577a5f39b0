"""`relgraph actors add`, `merge`, `split`, `undo` and `log`: reviewed facts about actors."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from relgraph.cli.examples import ExampleCommand
from relgraph.cli.lazy import Failure
from relgraph.cli.options import actors_option
from relgraph.cli.output import echo_json, echo_table, tell
from relgraph.cli.reviewer import by_option, now

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from relgraph.cli.session import Session
    from relgraph.model import Act, Actor, Decision
    from relgraph.pipeline import Review
    from relgraph.store import Store

__all__ = ["add", "log", "merge", "split", "undo"]


def _decision_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add to a command who decides, why, and which actors are known beside the decisions."""
    options = (
        by_option,
        click.option("--reason", default="", metavar="TEXT", help="Why, for whoever reads it."),
        actors_option,
        click.pass_obj,
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command(
    cls=ExampleCommand,
    example="""\
relgraph actors add mine.toml
relgraph actors add --id org/Example-Institute --name "Example Institute" --principal USA""",
)
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--id", "actor_id", metavar="ID", help="An identifier, as org/Example-Institute.")
@click.option("--name", metavar="NAME", help="The full name.")
@click.option("--code", metavar="CODE", help="The short name; the name where left out.")
@click.option("--alias", "names", multiple=True, metavar="NAME", help="A further name.")
@click.option("--adjective", "adjectives", multiple=True, metavar="WORD", help="As Pakistani.")
@click.option("--principal", metavar="ACTOR", help="For whom it acts.")
@click.option("--source", metavar="TEXT", help="Where this can be checked.")
@_decision_options
def add(session: Session, file: Path | None, **options: Any) -> None:  # noqa: ANN401 - click's own
    """Add actors to the store, or names to known ones.

    FILE is an actor file, as for --actors; or name one actor by options. Articles are read with
    them from then on.
    """
    from relgraph.model import Act

    told = {"id": options.pop("actor_id")}
    told |= {name: options.pop(name) for name in ("name", "code", "principal", "source")}
    told |= {name: list(options.pop(name)) for name in ("names", "adjectives")}
    given = {field: value for field, value in told.items() if value}
    if (file is None) == (not given) or (given and "id" not in given):
        raise click.UsageError("name a FILE, or one actor by --id")
    with session.new_or_kept_store() as store:
        tables = _tables_of(store, file) if file else [_table_of(store, given)]
        review = _decide(store, Act.ADD, tables, options)
    click.echo(f"added {', '.join(table['id'] for table in tables)} ({review.decision.id})")
    _advise(review)


@click.command(
    cls=ExampleCommand,
    example='relgraph actors merge "Syed Asim Munir" "Asim Munir" --reason "one general"',
)
@click.argument("actor", metavar="FROM")
@click.argument("into", metavar="INTO")
@_decision_options
def merge(session: Session, actor: str, into: str, **options: Any) -> None:  # noqa: ANN401
    """Settle that two actors are one.

    Every statement that names FROM names INTO from then on, in the store and in what is read
    later. 'undo' brings back what was read.
    """
    from relgraph.model import Act

    with session.store() as store:
        pair = [_find(store, name, options["actors"]) for name in (actor, into)]
        review = _decide(store, Act.MERGE, [_table(each) for each in pair], options)
    click.echo(
        f"{pair[0].id} is {pair[1].id} now; {review.articles} articles name one of them"
        f" ({review.decision.id})"
    )


@click.command(
    cls=ExampleCommand,
    example='relgraph actors split org/Example --name "Example Wing" --id group/Example-Wing',
)
@click.argument("actor")
@click.option("--name", "names", multiple=True, required=True, help="A name to take from it.")
@click.option("--id", "new_id", required=True, metavar="ID", help="The new actor's identifier.")
@click.option("--code", metavar="CODE", help="Its short name; the first name where left out.")
@click.option("--principal", metavar="ACTOR", help="For whom it acts.")
@_decision_options
def split(session: Session, actor: str, names: tuple[str, ...], **options: Any) -> None:  # noqa: ANN401
    """Make some of an actor's names a new actor.

    For a wrong identification: texts that use these names mean the new actor from then on.
    """
    from relgraph.model import Act

    new = {"id": options.pop("new_id"), "name": names[0], "code": options.pop("code") or names[0]}
    principal = options.pop("principal")
    if len(names) > 1:
        new["names"] = list(names[1:])
    with session.store() as store:
        if principal:
            new["principal"] = _find(store, principal, ()).id
        source = _find(store, actor, options["actors"])
        review = _decide(store, Act.SPLIT, [_table(source), new], options)
    click.echo(f"{', '.join(names)} is {new['id']} now, not {source.id} ({review.decision.id})")
    _advise(review)


@click.command(cls=ExampleCommand, example="relgraph actors undo")
@click.argument("decision", required=False, default="")
@_decision_options
def undo(session: Session, decision: str, **options: Any) -> None:  # noqa: ANN401 - click's own
    """Take a decision back; the last one if none is named.

    DECISION is a number or an identifier out of 'relgraph actors log'. The decision stays in the
    log, and to undo the undoing lets it hold again.
    """
    from relgraph.model import Act
    from relgraph.pipeline import find_decision, read_decisions

    with session.store() as store:
        undone = find_decision(read_decisions(store), decision)
        review = _decide(store, Act.UNDO, [], options, undoes=undone.id)
    click.echo(f"undid {undone.act} of {_about(undone)} ({review.decision.id})")
    if undone.act is not Act.MERGE:
        _advise(review)


@click.command(cls=ExampleCommand, example="relgraph actors log")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True
)
@click.pass_obj
def log(session: Session, form: str) -> None:
    """List what was decided about actors, by whom and why."""
    from relgraph.model import in_force

    decisions = session.decisions()
    holding = in_force(decisions)
    rows = [
        {
            "number": each.number,
            "id": each.id,
            "act": str(each.act),
            "actors": _about(each),
            "by": each.by,
            "at": each.at,
            "reason": each.reason,
            "holds": each in holding,
        }
        for each in decisions
    ]
    if form == "json":
        echo_json(rows)
        return
    columns = ("number", "id", "act", "actors", "by", "at", "reason", "holds")
    shown = [[*list(row.values())[:-1], "yes" if row["holds"] else "undone"] for row in rows]
    echo_table(columns, shown)


def _about(decision: Decision) -> str:
    """Return whom a decision is about; of an undoing, what it takes back."""
    return " ".join(table["id"] for table in decision.read_tables()) or decision.undoes


def _decide(
    store: Store,
    act: Act,
    tables: Iterable[Mapping[str, Any]],
    options: Mapping[str, Any],
    undoes: str = "",
) -> Review:
    from relgraph.model import Decision, write_table
    from relgraph.pipeline import decide

    decision = Decision(
        act=act,
        number=0,
        by=options["by"],
        at=now(),
        reason=options["reason"],
        tables=tuple(write_table(table) for table in tables),
        undoes=undoes,
    )
    return decide(store, decision, actors=options["actors"])


def _tables_of(store: Store, file: Path) -> list[Mapping[str, Any]]:
    """Return the tables of a file that fits what is known; a fault is told with its line."""
    from relgraph.knowledge import load_registry, read_tables
    from relgraph.pipeline import read_decisions

    load_registry(file, decisions=read_decisions(store))
    return [table for _, table in read_tables(file)]


def _table_of(store: Store, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the table of one actor, with what the registry or the store knows it by."""
    from relgraph.errors import KnowledgeError

    table = dict(given)
    if "principal" in table:
        table["principal"] = _find(store, table["principal"], ()).id
    try:
        known = _find(store, table["id"], ())
    except KnowledgeError:
        known = None
    if known is not None and known.id == table["id"]:
        return {**_table(known), **table}
    if "name" not in table:
        raise Failure(f"nobody has the id {table['id']!r} yet; give a new actor a --name")
    if "code" not in table:
        is_state = table["id"].startswith("state/")
        table["code"] = table["id"].partition("/")[2] if is_state else table["name"]
    return table


def _find(store: Store, name: str, actors: tuple[Path, ...]) -> Actor:
    from relgraph.pipeline import find_deciding, known_actors

    return find_deciding(known_actors(store, actors=actors), store, name)


def _table(actor: Actor) -> Mapping[str, Any]:
    return {"id": actor.id, "code": actor.code, "name": actor.name}


def _advise(review: Review) -> None:
    """Say which work is left: what texts mean is found only by reading them."""
    tell("articles that are in the store are read anew by importing them again")
    if review.articles:
        tell(f"{review.articles} of them name an actor that this is about")
