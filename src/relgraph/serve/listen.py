"""Listening: the application on a port of this machine."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

from relgraph.errors import ServeError

if TYPE_CHECKING:
    from starlette.applications import Starlette

__all__ = ["open_socket", "serve"]


def open_socket(host: str, port: int) -> socket.socket:
    """Return a listening socket; port 0 takes any free one.

    Raises:
        ServeError: the address is taken or is not this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family)
    except OSError as error:
        raise ServeError(
            f"cannot listen on port {port} of {host} ({error}); choose another port or host"
        ) from error
    # Head and body leave as two packets: without this the second waits 40 ms for the first.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def serve(app: Starlette, host: str = "127.0.0.1", port: int = 8080) -> None:
    """Serve the application until it is interrupted.

    Raises:
        ServeError: the address is taken or is not this machine's.
    """
    import uvicorn

    config = uvicorn.Config(app, log_level="warning", server_header=False, access_log=False)
    with open_socket(host, port) as listening:
        uvicorn.Server(config).run(sockets=[listening])
