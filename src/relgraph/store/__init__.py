"""The graph on disk or on a server: written whole, read by SPARQL, checked against its words."""

from relgraph.store.backups import Backup, back_up, check_backup, restore
from relgraph.store.graph import StoredGraph
from relgraph.store.opening import has_store, open_for_reading, open_snapshot, open_store
from relgraph.store.readers import Readers
from relgraph.store.reading import Limits, StoreReading
from relgraph.store.reports import ValidationReport
from relgraph.store.store import Store
from relgraph.store.upkeep import check_shared
from relgraph.store.validation import validate

__all__ = [
    "Backup",
    "Limits",
    "Readers",
    "Store",
    "StoreReading",
    "StoredGraph",
    "ValidationReport",
    "back_up",
    "check_backup",
    "check_shared",
    "has_store",
    "open_for_reading",
    "open_snapshot",
    "open_store",
    "restore",
    "validate",
]
