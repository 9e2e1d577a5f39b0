"""`relgraph serve`: the graph over HTTP."""

from __future__ import annotations

import os
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from relgraph.cli.desk import make_desk
from relgraph.cli.examples import ExampleCommand
from relgraph.cli.options import timeout_option
from relgraph.cli.output import tell
from relgraph.cli.review_desk import make_review_desk
from relgraph.errors import ServeError

if TYPE_CHECKING:
    from relgraph.cli.session import Session

__all__ = ["serve"]

_SHORTEST = 16  # characters: at 64 to choose from, more than anybody tries over a network
_LOCAL = ("127.0.0.1", "localhost", "[::1]")


@click.command(cls=ExampleCommand, example="relgraph serve --port 8080")
@click.option("--host", default="127.0.0.1", show_default=True, help="Who may reach it.")
@click.option("--port", type=click.IntRange(0, 65535), default=8080, show_default=True)
@click.option("--cors", multiple=True, metavar="ORIGIN", help="A site that may ask; * for all.")
@click.option("--update", "may_update", is_flag=True, help="Take SPARQL Update from anyone.")
@click.option("--reach", is_flag=True, help="Let SERVICE and LOAD ask other machines.")
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=min(4, os.cpu_count() or 1),
    metavar="N",
    help="Queries that run at a time; by default the cores, 4 at most.",
)
@click.option(
    "--max-answer",
    type=click.IntRange(min=1),
    default=256,
    show_default=True,
    metavar="MB",
    help="How large an answer may be.",
)
@click.option(
    "--review-token-file",
    "token_file",
    type=click.Path(path_type=Path),
    envvar="RELGRAPH_REVIEW_TOKEN_FILE",
    show_envvar=True,
    metavar="FILE",
    help="Let who knows the token in it review statements.",
)
@timeout_option
@click.pass_obj
def serve(  # noqa: PLR0913 - one for each option
    session: Session,
    /,
    *,
    host: str,
    port: int,
    cors: tuple[str, ...],
    workers: int,
    max_answer: int,
    timeout: float,
    may_update: bool,
    token_file: Path | None,
    reach: bool,
) -> None:
    """Serve SPARQL and pages over HTTP.

    The endpoint is at /sparql, the pages begin at /. The store stays free for imports, whose
    articles are seen when they are done.
    """
    _check_extra()
    token = _read_token(token_file)
    from relgraph.serve import Settings, create_app
    from relgraph.serve import serve as listen
    from relgraph.store import Limits, Readers

    limits = Limits(seconds=timeout, processes=workers, answer=max_answer << 20)
    settings = Settings(
        may_update=may_update,
        may_reach_out=reach,
        origins=cors,
        hosts=_LOCAL if host in _LOCAL else (),
    )
    with Readers(session.location, limits, may_reach_out=reach) as readers:
        reviewing = make_review_desk(token) if token else None
        app = create_app(readers, settings, make_desk(readers), reviewing)
        tell(f"serving {session.location} at http://{host}:{port}/ (Ctrl-C ends)")
        with suppress(KeyboardInterrupt):  # the way to end it
            listen(app, host, port)


def _read_token(file: Path | None) -> str:
    """Return the token that reviewers must know; "" where nobody may review.

    Raises:
        ServeError: the file cannot be read, or its token is too short.
    """
    told = os.environ.get("RELGRAPH_REVIEW_TOKEN", "").strip()
    if file is not None:
        try:
            told = file.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise ServeError(f"no token can be read from {file}; write one into it") from error
    if len(told) < _SHORTEST and (told or file is not None):
        raise ServeError(
            f"the review token is shorter than {_SHORTEST} characters, so it can be guessed;"
            " make one with: python3 -c 'import secrets; print(secrets.token_urlsafe())'"
        )
    return told


def _check_extra() -> None:
    """Return if what the extra `serve` brings is there.

    Raises:
        ServeError: it is not installed.
    """
    missing = [name for name in ("starlette", "uvicorn") if find_spec(name) is None]
    if missing:
        raise ServeError(f"serving needs {missing[0]}; run pip install 'relgraph[serve]'")
