"""The store as an rdflib Dataset, for those who work with rdflib; needs the package oxrdflib."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from relgraph.errors import StoreError
from relgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import Store as Engine
    from rdflib import Dataset

__all__ = ["to_rdflib"]


def to_rdflib(engine: Engine) -> Dataset:
    """Return a Dataset over the very quads of an engine: nothing is copied.

    Raises:
        StoreError: oxrdflib is not installed.
    """
    if find_spec("oxrdflib") is None:
        raise StoreError("an rdflib Dataset needs oxrdflib; run pip install 'relgraph[rdflib]'")
    from oxrdflib import OxigraphStore
    from rdflib import Dataset

    dataset = Dataset(store=OxigraphStore(store=engine), default_union=True)
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace)
    return dataset
