"""Who is who: the actors that relgraph knows, from the files in graph/actors/."""

from relgraph.knowledge.entries import Entry, Membership, Period, Tenure
from relgraph.knowledge.forms import Form, FormKind, fold
from relgraph.knowledge.loading import load_registry
from relgraph.knowledge.offices import Office
from relgraph.knowledge.registry import Registry

__all__ = [
    "Entry",
    "Form",
    "FormKind",
    "Membership",
    "Office",
    "Period",
    "Registry",
    "Tenure",
    "fold",
    "load_registry",
]
