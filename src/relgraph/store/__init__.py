"""The graph on disk or on a server: written whole, read by SPARQL, checked against its words."""

from relgraph.store.opening import has_store, open_for_reading, open_snapshot, open_store
from relgraph.store.readers import Readers
from relgraph.store.reading import Limits, StoreReading
from relgraph.store.reports import Fault, ValidationReport, VerificationReport
from relgraph.store.store import Store
from relgraph.store.validation import validate
from relgraph.store.verification import verify

__all__ = [
    "Fault",
    "Limits",
    "Readers",
    "Store",
    "StoreReading",
    "ValidationReport",
    "VerificationReport",
    "has_store",
    "open_for_reading",
    "open_snapshot",
    "open_store",
    "validate",
    "verify",
]
