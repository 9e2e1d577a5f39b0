"""`relgraph doctor`: whether everything needed is in place."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

import click

from relgraph import __version__
from relgraph.cli.examples import ExampleCommand
from relgraph.cli.options import model_option
from relgraph.errors import RelgraphError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from relgraph.cli.session import Session

__all__ = ["doctor"]

_PACKAGES = (
    *("click", "networkx", "onnxruntime", "pyoxigraph", "pyvis", "rdflib", "rich"),
    *("spacy", "tokenizers"),
)
_EXTRAS = ("pandas", "reportlab", "starlette", "uvicorn")


@click.command(cls=ExampleCommand, example="relgraph doctor")
@model_option
@click.pass_context
def doctor(context: click.Context, model: str | None) -> None:
    """Check that everything needed is in place.

    Exit code 1 if something is wrong; each line says what was found.
    """
    session: Session = context.obj
    click.echo(f"relgraph   {__version__}, Python {platform.python_version()}")
    faults = [name for name, is_well in _findings(session, model) if not is_well]
    if faults:
        click.echo(f"wrong: {', '.join(faults)}")
        context.exit(1)
    click.echo("all is well")


def _findings(session: Session, model: str | None) -> Iterator[tuple[str, bool]]:
    """Print what is found, and yield the name of each check with whether it passed."""
    checks: dict[str, Callable[[], str]] = {
        "packages": _describe_packages,
        "resources": _describe_resources,
        "actors": _describe_actors,
        "lexicon": _describe_lexicon,
        "model": lambda: _describe_model(model),
        "store": lambda: _describe_store(session),
    }
    for name, check in checks.items():
        try:
            told, is_well = check(), True
        except RelgraphError as error:
            told, is_well = f"wrong: {error}", False
        click.echo(f"{name:<10} {told}")
        yield name, is_well


def _describe_packages() -> str:
    missing = [name for name in _PACKAGES if _version_or_none(name) is None]
    if missing:
        raise RelgraphError(f"{', '.join(missing)} not installed; run pip install relgraph")
    named = (f"{name} {_version_or_none(name) or 'not installed'}" for name in _PACKAGES + _EXTRAS)
    return ", ".join(named)


def _version_or_none(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _describe_resources() -> str:
    from relgraph.query import questions
    from relgraph.resources import graph_path
    from relgraph.vocabulary import statement_types

    return (
        f"{len(statement_types())} statement types, {len(questions())} questions, "
        f"from {graph_path()}"
    )


def _describe_actors() -> str:
    from relgraph.knowledge import load_registry

    return f"{len(load_registry().actors)} known"


def _describe_lexicon() -> str:
    from relgraph.extract import load_lexicon

    return f"sha256 {load_lexicon().sha256[:16]}"


def _describe_model(model: str | None) -> str:
    from relgraph.annotate import load_annotator
    from relgraph.knowledge import load_registry

    annotator = load_annotator(load_registry(), model)
    return f"{annotator.model_name} {annotator.model_version}"


def _describe_store(session: Session) -> str:
    if not session.has_store:
        return f"none at {session.location} yet; 'relgraph import' makes one"
    with session.reading() as store:
        return f"{session.location}: {len(store.articles())} articles"
