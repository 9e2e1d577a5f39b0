"""`relgraph load`: exported graphs into a store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from relgraph.cli.examples import ExampleCommand
from relgraph.cli.options import actors_option
from relgraph.cli.output import tell

if TYPE_CHECKING:
    from relgraph.cli.session import Session

__all__ = ["load"]


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
