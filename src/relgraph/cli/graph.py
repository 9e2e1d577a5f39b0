"""`relgraph view` and `load`: the graph as a whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from relgraph.cli.examples import ExampleCommand
from relgraph.cli.options import actors_option, reviewed_option
from relgraph.cli.output import tell, write_text

if TYPE_CHECKING:
    from relgraph.cli.session import Session
    from relgraph.model import ReviewState

__all__ = ["load", "view"]


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
@reviewed_option
@click.pass_obj
def view(session: Session, output: Path, title: str, reviewed: tuple[ReviewState, ...]) -> None:
    """Draw the graph as one HTML page.

    The page opens in any browser, offline; a click on a line shows the sentences behind it.
    """
    from relgraph.cli.pages import draw_page

    with session.reading(reviewed) as store:
        page = draw_page(store, session.location, title)
    write_text(page, output)
    if str(output) != "-":
        tell(f"wrote {output}")


@click.command(cls=ExampleCommand, example="relgraph load graph.nq")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@actors_option
@click.pass_obj
def load(session: Session, files: tuple[Path, ...], actors: tuple[Path, ...]) -> None:
    """Put exported graphs into the store.

    The files are N-Quads, TriG, JSON-LD or RDF 1.2, as `export` writes them; their ending (.nq,
    .trig, .jsonld) says which. An article that is there already is replaced by the one in the
    file; decisions about actors join those of the store.
    """
    from relgraph.pipeline import load_graphs

    with session.store(must_exist=False) as store:
        load_graphs(store, files, actors=actors)
        tell(f"the store holds {len(store.articles())} articles now")
