"""`relgraph articles`: what was read, copies among it, correcting and taking out."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

import click

from relgraph.cli.examples import ExampleCommand
from relgraph.cli.metadata import details_options
from relgraph.cli.output import echo_table, tell
from relgraph.model import pair_records

if TYPE_CHECKING:
    from relgraph.cli.session import Session
    from relgraph.model import PairRecord, Reprint, StoredArticle
    from relgraph.read import Details

__all__ = ["articles"]


@click.group(no_args_is_help=True)
def articles() -> None:
    """List, show, edit or remove articles; list copies."""


@articles.command("list", cls=ExampleCommand, example="relgraph articles list")
@click.pass_obj
def list_(session: Session) -> None:
    """List the articles in the store, by date."""
    with session.reading() as store:
        found = store.articles()
    rows = [
        (each.id, each.published_on, each.title, each.publisher, each.statements) for each in found
    ]
    echo_table(("id", "published", "title", "publisher", "statements"), rows)


@articles.command(cls=ExampleCommand, example="relgraph articles show article/1a2b")
@click.argument("article")
@click.pass_obj
def show(session: Session, article: str) -> None:
    """Show an article's metadata and statements.

    ARTICLE is an id or its beginning, a file name or a title.
    """
    from relgraph.rdf import from_quads

    with session.reading() as store:
        stored, statements = from_quads(store.quads(store.find_article(article).id))
    for name, value in _facts(stored):
        click.echo(f"{name:<12}{value}")
    click.echo()
    records = [record for each in statements for record in pair_records(each)]
    echo_table(("sent", "type", "source", "target", "quote"), [_row(record) for record in records])


@articles.command(cls=ExampleCommand, example="relgraph articles remove article/1a2b")
@click.argument("article")
@click.pass_obj
def remove(session: Session, article: str) -> None:
    """Take an article and all its statements out.

    ARTICLE is an id or its beginning, a file name or a title.
    """
    with session.store() as store:
        stored = store.find_article(article)
        store.drop_graph(stored.id)
    tell(f"removed {stored.id} ({stored.title}) with {stored.statements} statements")


@articles.command(
    cls=ExampleCommand, example="relgraph articles edit article/1a2b --date 2023-12-29"
)
@click.argument("article")
@details_options
@click.pass_obj
def edit(session: Session, article: str, details: Details) -> None:
    """Correct what is known of an article.

    ARTICLE is an id or its beginning, a file name or a title. What no option names stays.
    """
    from relgraph.rdf import from_quads, with_details

    if details == type(details)():
        raise click.UsageError("say what to correct, as in --title or --date")
    with session.store() as store:
        quads = store.quads(store.find_article(article).id)
        stored, _ = from_quads(quads)
        names = [field.name for field in fields(details)]
        told = {name: value for name in names if (value := getattr(details, name))}
        store.replace_graph(stored.id, with_details(quads, replace(stored, **told)))
    tell(f"corrected {', '.join(told)} of {stored.id} ({stored.title})")


@articles.command(cls=ExampleCommand, example="relgraph articles duplicates")
@click.pass_obj
def duplicates(session: Session) -> None:
    """List articles that are near copies of earlier ones.

    Each line is a later article, the earliest whose words are nearly its own, and which share of
    their runs of five words they have in common, estimated. Both count as one source.
    """
    with session.reading() as store:
        found = store.reprints()
    columns = ("id", "title", "publisher", "reprint of", "its title", "its publisher", "similarity")
    echo_table(columns, [_reprint_row(each) for each in found])


def _reprint_row(reprint: Reprint) -> tuple[object, ...]:
    told = [
        value
        for each in (reprint.article, reprint.original)
        for value in (each.id, each.title, each.publisher)
    ]
    return (*told, f"{reprint.similarity:.2f}")


def _facts(stored: StoredArticle) -> list[tuple[str, object]]:
    authors = "; ".join(
        f"{each.name}, {each.affiliation}" if each.affiliation else each.name
        for each in stored.authors
    )
    facts = [
        ("id", stored.id),
        ("title", stored.title),
        ("authors", authors),
        ("published", stored.published_on),
        ("publisher", stored.publisher),
        ("section", stored.section),
        ("url", stored.url),
        ("file", stored.name),
        ("sha256", stored.sha256),
        ("revises", stored.revision_of),
        ("statements", stored.statements),
    ]
    return [(name, value) for name, value in facts if value not in (None, "")]


def _row(record: PairRecord) -> tuple[object, ...]:
    return (record.sent, record.type, record.source, record.target, record.quote)
