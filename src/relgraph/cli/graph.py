"""`relgraph view`, `export` and `load`: the graph as a whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from relgraph.cli.examples import ExampleCommand
from relgraph.cli.options import actors_option, output_option, reviewed_option
from relgraph.cli.output import tell, write_text

if TYPE_CHECKING:
    from relgraph.cli.session import Session
    from relgraph.model import ReviewState

__all__ = ["export", "load", "view"]


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


@click.command(cls=ExampleCommand, example="relgraph export --format turtle -o graph.ttl")
@click.option(
    "--format",
    "form",
    type=click.Choice(["trig", "nquads", "turtle", "jsonld"]),
    default="trig",
    show_default=True,
    help="The RDF syntax; Turtle carries no named graphs.",
)
@click.option("--without-texts", is_flag=True, help="Leave out texts; keep metadata and quotes.")
@click.option("--without-knowledge", is_flag=True, help="Leave out ontology and known actors.")
@reviewed_option
@output_option
@click.pass_obj
def export(
    session: Session,
    /,
    form: str,
    output: Path | None,
    *,
    reviewed: tuple[ReviewState, ...],
    without_texts: bool,
    without_knowledge: bool,
) -> None:
    """Write the graph as RDF.

    The texts of others may not be yours to hand on; their statements and quotes may be.
    """
    from relgraph import rdf

    with session.reading(reviewed) as store:
        quads = iter(store.quads())
        if without_texts:
            quads = rdf.without_texts(quads)
        if without_knowledge:
            quads = rdf.without_knowledge(quads)
        write_text(rdf.serialise(quads, form), output)


@click.command(cls=ExampleCommand, example="relgraph load graph.nq")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@actors_option
@click.pass_obj
def load(session: Session, files: tuple[Path, ...], actors: tuple[Path, ...]) -> None:
    """Put exported graphs into the store.

    The files are N-Quads, as `export --format nquads` writes them. An article that is there
    already is replaced by the one in the file; decisions about actors join those of the store.
    """
    from relgraph.pipeline import load_graphs

    with session.store(must_exist=False) as store:
        load_graphs(store, files, actors=actors)
        tell(f"the store holds {len(store.articles())} articles now")
