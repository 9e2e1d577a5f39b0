"""`relgraph export` and `card`: the graph for other programs and other people."""

from __future__ import annotations

import json
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from relgraph.cli.examples import ExampleCommand
from relgraph.cli.lazy import Failure
from relgraph.cli.options import output_option, reviewed_option
from relgraph.cli.output import tell, write_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relgraph.cli.session import Session
    from relgraph.exchange import Report
    from relgraph.model import ReviewState
    from relgraph.pipeline import Sharing
    from relgraph.store import Store

__all__ = ["card", "export"]

_GRAPHS = ("trig", "nquads", "turtle", "jsonld", "rdf12")
_TABLES = ("graphml", "gexf", "csv", "sqlite", "plover", "cameo")


@click.command(cls=ExampleCommand, example="relgraph export --format gexf -o graph.gexf")
@click.option(
    "--format",
    "form",
    type=click.Choice([*_GRAPHS, *_TABLES]),
    default="trig",
    show_default=True,
    help="RDF, a network, tables, a database, or events.",
)
@click.option("--without-texts", is_flag=True, help="Leave out texts; keep metadata and quotes.")
@click.option("--without-knowledge", is_flag=True, help="Leave out ontology and known actors.")
@click.option("--without-events", is_flag=True, help="Leave out event data sets.")
@click.option(
    "--quote-words",
    type=click.IntRange(min=1),
    metavar="N",
    help="Keep the first N words of each quote, and no text around it.",
)
@reviewed_option
@output_option
@click.pass_obj
def export(  # noqa: PLR0913 - one for each option
    session: Session,
    form: str,
    quote_words: int | None,
    output: Path | None,
    *,
    reviewed: tuple[ReviewState, ...],
    without_texts: bool,
    without_knowledge: bool,
    without_events: bool,
) -> None:
    """Write the graph for other programs.

    trig, nquads, turtle, jsonld and rdf12 are RDF, the last with triple terms; all but Turtle can
    be loaded again. graphml and gexf are networks of principals, gexf in time for Gephi; csv is
    the same in a folder of tables, sqlite a database. plover and cameo are event rows. The texts
    of others may not be yours to hand on; their statements and short quotes may be.
    """
    from relgraph.pipeline import Sharing

    sharing = Sharing(
        texts=not without_texts,
        knowledge=not without_knowledge,
        events=not without_events,
        quote_words=quote_words,
    )
    with session.reading(reviewed) as store:
        report = _write(store, form, output, sharing)
    if report.written:
        tell(f"wrote {_counts(report.written)}")
    if report.left_out:
        tell(f"left out {_counts(report.left_out)}")


@click.command(cls=ExampleCommand, example="relgraph card -o card.md")
@click.option(
    "--format", "form", type=click.Choice(["md", "json"]), default="md", show_default=True
)
@click.option("--title", default="A graph of international relations", show_default=True)
@click.option(
    "--measured",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="What 'relgraph eval --json' printed for this corpus.",
)
@output_option
@click.pass_obj
def card(
    session: Session, form: str, title: str, measured: Path | None, output: Path | None
) -> None:
    """Describe the graph for those who are given it.

    Corpus, sources, dates, types, versions, licences, and what was measured.
    """
    from relgraph.exchange import write_card
    from relgraph.pipeline import describe_graph

    figures = None if measured is None else _figures(measured)
    with session.reading() as store:
        told = describe_graph(store, title=title, measured=figures)
    write_text(write_card(told, form), output)


def _write(store: Store, form: str, output: Path | None, sharing: Sharing) -> Report:
    from relgraph.pipeline import PLACED, export_to_place, export_to_stream

    if form in PLACED:
        if output is None or str(output) == "-":
            raise click.UsageError(f"{form} needs a place of its own; name it by -o")
        return export_to_place(store, form, output, sharing=sharing)
    with _opened(output) as file:
        return export_to_stream(store, form, file, sharing=sharing)


@contextmanager
def _opened(output: Path | None) -> Iterator[BinaryIO]:
    """Open where to write; a file appears under its name when all of it is there.

    Raises:
        Failure: the file cannot be written.
    """
    if output is None or str(output) == "-":
        with click.open_file("-", "wb") as stdout:
            yield stdout  # type: ignore[misc] # opened for bytes
            stdout.flush()
        return
    part = output.with_name(f"{output.name}.part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(output)
    except OSError as error:
        raise Failure(
            f"cannot write {output} ({error.strerror or error}); choose another place"
        ) from error
    finally:
        part.unlink(missing_ok=True)


def _figures(path: Path) -> dict[str, Any]:
    try:
        figures = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Failure(f"{path} is no JSON; give what 'relgraph eval --json' printed") from error
    if not isinstance(figures, dict):
        raise Failure(f"{path} holds no figures; give what 'relgraph eval --json' printed")
    return figures


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts.items())
