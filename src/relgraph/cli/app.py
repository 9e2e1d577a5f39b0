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
    "review": ("relgraph.cli.judging:review", "Judge statements one at a time, by their words."),
    "reviews": ("relgraph.cli.reviews:reviews", "List, hand on and measure what was reviewed."),
    "support": (
        "relgraph.cli.supporting:support",
        "Show who carries a claim about two, and its opposite.",
    ),
    "analyse": ("relgraph.cli.analysing:analyse", "Measure the network: centre, camps, change."),
    "diff": ("relgraph.cli.diffing:diff", "Tell what was added, gone or reversed, by dyad."),
    "view": ("relgraph.cli.viewing:view", "Draw the graph, or a part of it, as one HTML page."),
    "dossier": ("relgraph.cli.dossier:dossier", "Write a report of one dyad."),
    "export": ("relgraph.cli.exporting:export", "Write the graph for other programs."),
    "card": ("relgraph.cli.exporting:card", "Describe the graph for those who are given it."),
    "events": ("relgraph.cli.events:events", "Import, list or remove event data sets."),
    "compare-events": (
        "relgraph.cli.events:compare_events",
        "Compare what articles and event data tell.",
    ),
    "load": ("relgraph.cli.graph:load", "Put exported graphs into the store."),
    "verify": (
        "relgraph.cli.checks:verify",
        "Check that all of the graph rests on what it should.",
    ),
    "validate": ("relgraph.cli.checks:validate", "Check the graph against its shapes."),
    "backup": ("relgraph.cli.care:backup", "Copy the store, with the digest of each file."),
    "restore": ("relgraph.cli.care:restore", "Put a backup in the store's place."),
    "compact": ("relgraph.cli.care:compact", "Pack the store after many changes."),
    "migrate": ("relgraph.cli.care:migrate", "Bring a store of an older relgraph up to date."),
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
