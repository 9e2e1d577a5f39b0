"""`relgraph view`: the graph, or a part of it, as one page."""

from __future__ import annotations

import webbrowser
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from relgraph.cli.examples import ExampleCommand
from relgraph.cli.options import reviewed_option
from relgraph.cli.output import tell, write_text

if TYPE_CHECKING:
    from relgraph.cli.session import Session
    from relgraph.model import ReviewState

__all__ = ["view"]


def _words(_context: click.Context, _parameter: click.Parameter, told: str) -> tuple[str, ...]:
    return tuple(filter(None, (word.strip() for word in told.split(","))))


@click.command(cls=ExampleCommand, example="relgraph view -o article.html")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("relgraph.html"),
    show_default=True,
    help="The page to write.",
)
@click.option("--title", default="International relations", show_default=True)
@click.option("--actor", "actors", multiple=True, metavar="NAME", help="Only what is near it.")
@click.option("--hops", type=click.IntRange(1, 9), default=1, help="How near; 1 where left out.")
@click.option("--since", metavar="DATE", help="From this year, month or day on.")
@click.option("--until", metavar="DATE", help="Up to this year, month or day.")
@click.option("--types", default="", callback=_words, help="Only these, as in Visit,Aid.")
@click.option("--min-confidence", type=click.FloatRange(0, 1), default=0.0, metavar="SHARE")
@click.option("--articles", multiple=True, metavar="TITLE", help="Only those named so.")
@click.option("--diff", nargs=2, metavar="A B", help="Compare two periods or stores.")
@click.option("--without-quotes", is_flag=True, help="Leave the articles' words out.")
@reviewed_option
@click.option("--open", "is_opened", is_flag=True, help="Show it in the browser.")
@click.pass_obj
def view(
    session: Session,
    /,
    output: Path,
    *,
    is_opened: bool,
    reviewed: tuple[ReviewState, ...],
    **asked: Any,  # noqa: ANN401 - options
) -> None:
    """Draw the graph, or a part of it, as one HTML page.

    The page opens in any browser, offline; a click on a line shows the sentences behind it.
    --actor and --articles can be given several times. --diff takes two periods, as in 2022 and
    2023-01..2023-06, or two stores, and marks what was added, is gone or was reversed.
    """
    from relgraph.cli.pages import Wish, draw_page

    with_quotes = not asked.pop("without_quotes")
    today = date.today().isoformat()  # noqa: DTZ011, TID251 - the reader's own date
    asked["diff"] = asked["diff"] or ()
    wish = Wish(**asked, with_quotes=with_quotes, made_on=today)
    with session.reading(reviewed) as store:
        page = draw_page(store, session.location, wish)
    write_text(page, output)
    if str(output) != "-":
        tell(f"wrote {output}")
        if is_opened:
            webbrowser.open(output.resolve().as_uri())
