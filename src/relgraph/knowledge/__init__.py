"""Who is who: the actors that relgraph knows, from the files in graph/actors/."""

from relgraph.knowledge.entries import Entry, Membership, Period, Tenure
from relgraph.knowledge.forms import Form, FormKind, fold
from relgraph.knowledge.loading import load_registry
from relgraph.knowledge.offices import Office
from relgraph.knowledge.registry import Registry
from relgraph.knowledge.reviewed import Merger
from relgraph.knowledge.tables import read_tables

__all__ = [
    "Entry",
    "Form",
    "FormKind",
    "Membership",
    "Merger",
    "Office",
    "Period",
    "Registry",
    "Tenure",
    "fold",
    "load_registry",
    "read_tables",
]
