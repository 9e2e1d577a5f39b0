"""The `relgraph` command: its options, its commands by name, and the one place for errors."""

from __future__ import annotations

import click

from relgraph import __version__
from relgraph.cli.lazy import LazyGroup
from relgraph.cli.session import Session

__all__ = ["COMMANDS", "relgraph"]

COMMANDS = {
    "import": ("relgraph.cli.importing:import_", "Read articles into the store."),
    "extract": ("relgraph.cli.extracting:extract", "Print what articles say; store nothing."),
    "mentions": ("relgraph.cli.extracting:mentions", "Print whom articles mean, and where."),
    "type": ("relgraph.cli.pairs:type_", "Type what one actor does to another."),
    "stats": ("relgraph.cli.statistics:stats", "Count what the store holds."),
    "ask": ("relgraph.cli.questions:ask", "Answer a ready question as a table."),
    "query": ("relgraph.cli.queries:query", "Answer any SPARQL 1.1 query."),
    "update": ("relgraph.cli.queries:update", "Change the graph by SPARQL Update."),
    "questions": ("relgraph.cli.questions:questions", "List or show the ready questions."),
    "articles": (
        "relgraph.cli.articles:articles",
        "List, show, edit or remove articles; list copies.",
    ),
    "actors": ("relgraph.cli.actors:actors", "Look up actors, add your own, settle who is who."),
    "view": ("relgraph.cli.viewing:view", "Draw the graph as one HTML page."),
    "export": ("relgraph.cli.graph:export", "Write the graph as RDF."),
    "load": ("relgraph.cli.graph:load", "Put exported graphs into the store."),
    "verify": ("relgraph.cli.graph:verify", "Check every quote against its article."),
    "validate": ("relgraph.cli.graph:validate", "Check the graph against its shapes."),
    "eval": ("relgraph.cli.evaluation:evaluate", "Compare with hand-made statements."),
    "serve": ("relgraph.cli.serving:serve", "Serve SPARQL and pages over HTTP."),
    "doctor": ("relgraph.cli.doctor:doctor", "Check that everything needed is in place."),
}
"""Where each command is, and its summary, so that `--help` need not load it."""

_EXAMPLE = """\
relgraph import article.txt
relgraph ask partners --actor Pakistan
relgraph view -o article.html
"""


@click.group(
    cls=LazyGroup,
    commands_by_name=COMMANDS,
    example=_EXAMPLE,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--store",
    "location",
    metavar="PATH",
    default="relgraph.db",
    show_default=True,
    envvar="RELGRAPH_STORE",
    show_envvar=True,
    help="The folder of the graph, or the http address of a SPARQL server.",
)
@click.version_option(__version__, prog_name="relgraph")
@click.pass_context
def relgraph(context: click.Context, location: str) -> None:
    """Read articles on international relations into a graph that shows its words."""
    context.obj = Session(location)
