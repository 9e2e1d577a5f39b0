"""The graph over HTTP: a SPARQL 1.1 Protocol endpoint that only reads, and the network's page.

    request -> protocol (what is asked) -> Graphlike.query in a thread -> negotiation -> response

Problems are told as RFC 9457 problem details. starlette and uvicorn come with `relgraph[serve]`
and are loaded when `create_app` and `serve` are called.
"""

from relgraph.serve.app import create_app
from relgraph.serve.listen import serve

__all__ = ["create_app", "serve"]
