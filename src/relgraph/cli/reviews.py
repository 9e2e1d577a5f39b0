"""`relgraph reviews`: the log of reviews, its ways in and out, and what it measures."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from relgraph.cli.examples import ExampleCommand, ExampleGroup
from relgraph.cli.lazy import Failure
from relgraph.cli.options import output_option
from relgraph.cli.output import echo_json, echo_table, tell, write_text
from relgraph.cli.reviewer import by_option, now
from relgraph.cli.samples import sample_option

if TYPE_CHECKING:
    from relgraph.cli.session import Session
    from relgraph.review import Estimate, Place

__all__ = ["reviews"]

_FORMAT = click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True
)


@click.group(
    cls=ExampleGroup,
    no_args_is_help=True,
    example="relgraph reviews sample --n 100 -o sample.txt\nrelgraph review --sample sample.txt",
)
def reviews() -> None:
    """List, hand on and measure what was reviewed."""


@reviews.command(cls=ExampleCommand, example="relgraph reviews status")
@click.pass_obj
def status(session: Session) -> None:
    """Count statements by review state, and lost reviews."""
    from relgraph.model import ReviewState
    from relgraph.pipeline import review_standing
    from relgraph.review import select_claims

    with session.reading() as store:
        standing = review_standing(store)
        states = [standing.state(claim.id) for claim in select_claims(store)]
    echo_table(("state", "statements"), [(each, states.count(each)) for each in ReviewState])
    carried = sum(place.is_carried for place in standing.places)
    if carried:
        click.echo(f"\n{carried} reviews were carried over to statements that say the same")
    if standing.lost:
        click.echo(
            f"\n{len(standing.lost)} reviews stand for no statement that is here;"
            " 'relgraph reviews log --lost' lists them"
        )


@reviews.command(cls=ExampleCommand, example="relgraph reviews log --lost")
@click.option("--lost", is_flag=True, help="Only those that stand for no statement here.")
@_FORMAT
@click.pass_obj
def log(session: Session, form: str, *, lost: bool) -> None:
    """List what was decided about statements, by whom and why."""
    from relgraph.pipeline import read_reviews, review_standing

    with session.reading() as store:
        decisions, standing = read_reviews(store), review_standing(store)
    places = {place.review.id: place for place in standing.places}
    undone = {each.id for each in decisions if each.tables} - set(places)
    rows = [
        {
            "number": each.number,
            "id": each.id,
            "act": str(each.act),
            "about": next((table["quote"] for table in each.read_tables()), each.undoes),
            "by": each.by,
            "at": each.at,
            "reason": each.reason,
            "stands": "undone" if each.id in undone else _stands(places.get(each.id)),
        }
        for each in decisions
        if not lost or (each.id in places and places[each.id].is_lost)
    ]
    if form == "json":
        echo_json(rows)
        return
    columns = ("number", "id", "act", "about", "by", "at", "reason", "stands")
    echo_table(columns, [list(row.values()) for row in rows])


def _stands(place: Place | None) -> str:
    """Return in a word how a review stands; an undoing stands for no statement."""
    if place is None:
        return ""
    return "lost" if place.is_lost else "carried" if place.is_carried else "yes"


@reviews.command(cls=ExampleCommand, example="relgraph reviews undo 3")
@click.argument("review", required=False, default="")
@click.option("--reason", default="", metavar="TEXT", help="Why, for whoever reads it.")
@by_option
@click.pass_obj
def undo(session: Session, review: str, by: str, reason: str) -> None:
    """Take a review back; the last one if none is named.

    REVIEW is a number or an identifier out of 'relgraph reviews log'. It stays in the log, and to
    undo the undoing lets it hold again.
    """
    from relgraph.model import Act, Decision
    from relgraph.pipeline import find_decision, judge, read_reviews

    with session.store() as store:
        undone = find_decision(read_reviews(store), review, log="relgraph reviews log")
        undoing = Decision(act=Act.UNDO, number=0, by=by, at=now(), reason=reason, undoes=undone.id)
        made = judge(store, undoing)
    click.echo(f"undid {undone.act} by {undone.by} ({made.id})")


@reviews.command(cls=ExampleCommand, example="relgraph reviews export -o reviews.jsonl")
@output_option
@click.pass_obj
def export(session: Session, output: Path | None) -> None:
    """Write the log as JSON lines."""
    from relgraph.pipeline import read_reviews
    from relgraph.review import write_reviews

    with session.reading() as store:
        found = read_reviews(store)
    write_text(write_reviews(found), output) if found else tell("nothing was reviewed yet")


@reviews.command(cls=ExampleCommand, example="relgraph reviews apply reviews.jsonl")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.pass_obj
def apply(session: Session, file: Path) -> None:
    """Add reviews that were made elsewhere to the store.

    FILE is what `reviews export` wrote, or - for standard input. What is there already changes
    nothing; what stands for no statement of this store is kept all the same.
    """
    from relgraph.pipeline import apply_reviews, review_standing
    from relgraph.review import parse_reviews

    found = parse_reviews(_read(file), str(file))
    with session.store() as store:
        added = {each.id for each in apply_reviews(store, found)}
        places = [each for each in review_standing(store).places if each.review.id in added]
    lost = sum(place.is_lost for place in places)
    click.echo(f"{len(added)} reviews added, {len(found) - len(added)} there already")
    if lost:
        tell(f"{lost} of them stand for no statement that is here; they are kept")


def _read(file: Path) -> str:
    try:
        return sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Failure(f"no reviews can be read from {file}; give a file in UTF-8") from error


@reviews.command(cls=ExampleCommand, example="relgraph reviews sample --n 100 -o sample.txt")
@click.option("--n", "count", type=click.IntRange(min=1), default=100, show_default=True)
@click.option("--seed", type=int, default=0, show_default=True, help="Another draws others.")
@output_option
@click.pass_obj
def sample(session: Session, count: int, seed: int, output: Path | None) -> None:
    """Draw statements to judge, by type and confidence.

    The file is for `relgraph review --sample`. The same seed draws the same ones.
    """
    from relgraph.review import draw_sample, select_claims, write_sample

    with session.reading() as store:
        claims = tuple(select_claims(store))
    if not claims:
        raise Failure("the store holds no statement to draw; 'relgraph import' reads articles")
    drawn = draw_sample(claims, count, seed)
    write_text(write_sample(drawn, total=len(claims), seed=seed), output)


@reviews.command(cls=ExampleCommand, example="relgraph reviews precision --sample sample.txt")
@sample_option
@click.option("--by", metavar="NAME", help="Listen to this reviewer alone.")
@click.option("--frames", is_flag=True, help="Give the frames as well.")
@_FORMAT
@click.pass_obj
def precision(
    session: Session, sample: tuple[str, ...], by: str | None, form: str, *, frames: bool
) -> None:
    """Tell how many statements are right, as far as judged.

    With intervals of 95 %. Corrected statements count as wrong, disputed ones not at all.
    """
    from relgraph.pipeline import review_precision

    with session.reading() as store:
        found = review_precision(store, statements=set(sample) or None, by=by)
    if not found:
        raise Failure("no statement is judged yet; 'relgraph review' does it")
    shown = [each for each in found if frames or form == "json" or each.group != "frame"]
    if form == "json":
        echo_json([asdict(each) for each in shown])
        return
    columns = ("by", "", "statements", "judged", "right", "precision", "95 % from", "to")
    echo_table(columns, [_row(each) for each in shown])


def _row(each: Estimate) -> tuple[object, ...]:
    shares = (f"{share:.2f}" for share in (each.precision, each.low, each.high))
    return each.group, each.name, each.statements, each.judged, each.right, *shares
