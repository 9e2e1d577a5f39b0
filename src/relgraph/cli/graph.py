"""`relgraph export`, `load`, `verify` and `validate`: the graph as a whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from relgraph.cli.examples import ExampleCommand
from relgraph.cli.options import actors_option, output_option
from relgraph.cli.output import tell, write_text

if TYPE_CHECKING:
    from relgraph.cli.session import Session

__all__ = ["export", "load", "validate", "verify"]


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
@output_option
@click.pass_obj
def export(
    session: Session,
    form: str,
    output: Path | None,
    *,
    without_texts: bool,
    without_knowledge: bool,
) -> None:
    """Write the graph as RDF.

    The texts of others may not be yours to hand on; their statements and quotes may be.
    """
    from relgraph import rdf

    with session.reading() as store:
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


@click.command(cls=ExampleCommand, example="relgraph verify")
@click.pass_context
def verify(context: click.Context) -> None:
    """Check every quote against its article.

    Exit code 1 if a quote does not stand where its statement says.
    """
    from relgraph.store import verify as verify_store

    session: Session = context.obj
    with session.reading() as store:
        report = verify_store(store)
    click.echo(report)
    if report.faults:
        context.exit(1)


@click.command(cls=ExampleCommand, example="relgraph validate")
@click.pass_context
def validate(context: click.Context) -> None:
    """Check the graph against its shapes.

    Exit code 1 if a shape is broken.
    """
    from relgraph.store import validate as validate_store

    session: Session = context.obj
    with session.reading() as store:
        report = validate_store(store)
    click.echo(report)
    if report.faults:
        context.exit(1)
