"""`relgraph serve`: the graph over HTTP."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

import click

from relgraph.cli.examples import ExampleCommand
from relgraph.cli.options import timeout_option
from relgraph.cli.output import tell
from relgraph.cli.pages import draw_page
from relgraph.errors import ServeError

if TYPE_CHECKING:
    from relgraph.cli.session import Session

__all__ = ["serve"]


@click.command(cls=ExampleCommand, example="relgraph serve --port 8080")
@click.option("--host", default="127.0.0.1", show_default=True, help="Who may reach it.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@timeout_option
@click.pass_obj
def serve(session: Session, host: str, port: int, timeout: float) -> None:
    """Serve SPARQL and pages over HTTP.

    The endpoint is at /sparql, the network's page at /. Nothing can be written through it.
    """
    _check_extra()
    from relgraph.query import format_answer
    from relgraph.serve import create_app
    from relgraph.serve import serve as listen

    with session.reading() as store:
        app = create_app(
            lambda: store,
            format_answer,
            time_limit=timeout,
            # What is served does not change under a reader: the page is drawn once.
            page=cache(lambda: draw_page(store, session.location, "International relations")),
        )
        tell(f"serving {session.location} at http://{host}:{port}/ (Ctrl-C ends)")
        with suppress(KeyboardInterrupt):  # the way to end it
            listen(app, host, port)


def _check_extra() -> None:
    """Return if what the extra `serve` brings is there.

    Raises:
        ServeError: it is not installed.
    """
    missing = [name for name in ("starlette", "uvicorn") if find_spec(name) is None]
    if missing:
        raise ServeError(f"serving needs {missing[0]}; run pip install 'relgraph[serve]'")
