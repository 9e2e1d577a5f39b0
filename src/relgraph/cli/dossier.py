"""`relgraph dossier`: all that is said between two, as a report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from relgraph.cli.examples import ExampleCommand
from relgraph.cli.output import tell, write_bytes

if TYPE_CHECKING:
    from relgraph.cli.session import Session

__all__ = ["dossier"]


@click.command(cls=ExampleCommand, example="relgraph dossier USA PAK -o dossier.html")
@click.argument("one")
@click.argument("other")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("dossier.html"),
    show_default=True,
    help="The file to write: .html, .md or .pdf; - prints Markdown.",
)
@click.option("--since", metavar="DATE", help="From this year, month or day on.")
@click.option("--until", metavar="DATE", help="Up to this year, month or day.")
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    show_default=True,
    help="Leave out statements below it.",
)
@click.option("--without-quotes", is_flag=True, help="Leave the articles' words out.")
@click.option(
    "--measured",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="What 'relgraph eval DIR --json' printed, to state the precision.",
)
@click.pass_obj
def dossier(  # noqa: PLR0913 - one for each option
    session: Session,
    /,
    *,
    one: str,
    other: str,
    output: Path,
    since: str | None,
    until: str | None,
    min_confidence: float,
    without_quotes: bool,
    measured: Path | None,
) -> None:
    """Write a report of one dyad.

    Of two states or organisations it has the numbers, a time line, every statement with its
    words, third parties, disagreements, sources, and a paragraph on methods that can be pasted.
    """
    from relgraph.analyse.selection import Selection
    from relgraph.pipeline import find_actor, known_actors
    from relgraph.pipeline.dossiers import compile_dossier
    from relgraph.report import Form, form_of, read_measured, render_dossier

    form = Form.MARKDOWN if str(output) == "-" else form_of(output.name)
    selection = Selection(since=since, until=until, min_confidence=min_confidence)
    figures = read_measured(measured) if measured else None
    with session.reading() as store:
        registry = known_actors(store)
        found = compile_dossier(
            store,
            (find_actor(registry, store, one).id, find_actor(registry, store, other).id),
            selection,
            with_quotes=not without_quotes,
            measured=figures,
        )
    write_bytes(render_dossier(found, form), output)
    if str(output) != "-":
        tell(f"wrote {output}")
