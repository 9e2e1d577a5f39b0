"""The graph over HTTP: the SPARQL 1.1 protocols for programs, pages for people.

    request -> protocol (what is asked) -> Source.read -> streaming -> response

A Source gives an answer in pieces and can be stopped at any time; `relgraph.store.Readers` is one.
Problems are told as RFC 9457 problem details. starlette and uvicorn come with `relgraph[serve]`
and are loaded when `create_app` and `serve` are called.
"""

from relgraph.serve.app import create_app
from relgraph.serve.desk import Desk, ReviewDesk, ReviewSheet
from relgraph.serve.listen import serve
from relgraph.serve.source import Settings, Source

__all__ = ["Desk", "ReviewDesk", "ReviewSheet", "Settings", "Source", "create_app", "serve"]
