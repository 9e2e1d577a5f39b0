"""relgraph reads articles on international relations and makes a knowledge graph of them.

    import relgraph

    with relgraph.open_store("relgraph.db") as store:
        relgraph.import_articles(store, ["article.txt"])
        for row in relgraph.ask(store, "partners", {"actor": "state/PAK"}):
            print(row)
        network = relgraph.to_network(store)

Every name is loaded on first use, so that `import relgraph` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relgraph.analyse import to_network
    from relgraph.errors import RelgraphError
    from relgraph.evaluate import evaluate_folder
    from relgraph.knowledge import load_registry
    from relgraph.model import Article, PairRecord, Rows, Statement
    from relgraph.pipeline import Extraction, Extractor, ImportReport, import_articles, load_graphs
    from relgraph.pipeline.dossiers import compile_dossier
    from relgraph.query import actor_card, ask, dyad_card, questions
    from relgraph.read import iter_articles, parse_article, read_article
    from relgraph.report import render_dossier
    from relgraph.store import Store, open_store
    from relgraph.view import render_page

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Extraction",
    "Extractor",
    "ImportReport",
    "PairRecord",
    "RelgraphError",
    "Rows",
    "Statement",
    "Store",
    "__version__",
    "actor_card",
    "ask",
    "compile_dossier",
    "dyad_card",
    "evaluate_folder",
    "import_articles",
    "iter_articles",
    "load_graphs",
    "load_registry",
    "open_store",
    "parse_article",
    "questions",
    "read_article",
    "render_dossier",
    "render_page",
    "to_network",
]

_HOMES = {
    "Article": "relgraph.model",
    "Extraction": "relgraph.pipeline",
    "Extractor": "relgraph.pipeline",
    "ImportReport": "relgraph.pipeline",
    "PairRecord": "relgraph.model",
    "RelgraphError": "relgraph.errors",
    "Rows": "relgraph.model",
    "Statement": "relgraph.model",
    "Store": "relgraph.store",
    "actor_card": "relgraph.query",
    "ask": "relgraph.query",
    "compile_dossier": "relgraph.pipeline.dossiers",
    "dyad_card": "relgraph.query",
    "evaluate_folder": "relgraph.evaluate",
    "import_articles": "relgraph.pipeline",
    "iter_articles": "relgraph.read",
    "load_graphs": "relgraph.pipeline",
    "load_registry": "relgraph.knowledge",
    "open_store": "relgraph.store",
    "parse_article": "relgraph.read",
    "questions": "relgraph.query",
    "read_article": "relgraph.read",
    "render_dossier": "relgraph.report",
    "render_page": "relgraph.view",
    "to_network": "relgraph.analyse",
}


def __getattr__(name: str) -> object:
    """Return a public name from the room that it lives in (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module 'relgraph' has no attribute {name!r}")
    found: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
