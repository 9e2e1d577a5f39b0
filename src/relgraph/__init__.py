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
    from relgraph.exchange import EventFile, compare_events
    from relgraph.knowledge import load_registry
    from relgraph.model import Article, PairRecord, Rows, Statement
    from relgraph.pipeline import (
        Extraction,
        Extractor,
        ImportReport,
        Sharing,
        export_graph,
        import_articles,
        import_events,
        load_graphs,
        review_precision,
        review_states,
        reviewed_part,
    )
    from relgraph.pipeline.dossiers import compile_dossier
    from relgraph.query import actor_card, ask, dyad_card, questions
    from relgraph.read import iter_articles, parse_article, read_article
    from relgraph.report import render_dossier
    from relgraph.store import Store, open_store
    from relgraph.view import render_page

__version__ = "0.1.0"

__all__ = [
    "Article",
    "EventFile",
    "Extraction",
    "Extractor",
    "ImportReport",
    "PairRecord",
    "RelgraphError",
    "Rows",
    "Sharing",
    "Statement",
    "Store",
    "__version__",
    "actor_card",
    "ask",
    "compare_events",
    "compile_dossier",
    "dyad_card",
    "evaluate_folder",
    "export_graph",
    "import_articles",
    "import_events",
    "iter_articles",
    "load_graphs",
    "load_registry",
    "open_store",
    "parse_article",
    "questions",
    "read_article",
    "render_dossier",
    "render_page",
    "review_precision",
    "review_states",
    "reviewed_part",
    "to_network",
]

_HOMES = {
    "Article": "relgraph.model",
    "EventFile": "relgraph.exchange",
    "Extraction": "relgraph.pipeline",
    "Extractor": "relgraph.pipeline",
    "ImportReport": "relgraph.pipeline",
    "PairRecord": "relgraph.model",
    "RelgraphError": "relgraph.errors",
    "Rows": "relgraph.model",
    "Sharing": "relgraph.pipeline",
    "Statement": "relgraph.model",
    "Store": "relgraph.store",
    "actor_card": "relgraph.query",
    "ask": "relgraph.query",
    "compare_events": "relgraph.exchange",
    "compile_dossier": "relgraph.pipeline.dossiers",
    "dyad_card": "relgraph.query",
    "evaluate_folder": "relgraph.evaluate",
    "export_graph": "relgraph.pipeline",
    "import_articles": "relgraph.pipeline",
    "import_events": "relgraph.pipeline",
    "iter_articles": "relgraph.read",
    "load_graphs": "relgraph.pipeline",
    "load_registry": "relgraph.knowledge",
    "open_store": "relgraph.store",
    "parse_article": "relgraph.read",
    "questions": "relgraph.query",
    "read_article": "relgraph.read",
    "render_dossier": "relgraph.report",
    "render_page": "relgraph.view",
    "review_precision": "relgraph.pipeline",
    "review_states": "relgraph.pipeline",
    "reviewed_part": "relgraph.pipeline",
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
