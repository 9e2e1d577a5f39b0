"""From files, folders, archives and addresses of every format to articles.

    source -> Document (bytes) -> format -> Draft (text and marks) -> layout -> Article

`sources` is the door; `formats` holds one module a format; `layout` tells body from furniture.
"""

from relgraph.read.articles import parse_article
from relgraph.read.details import Details
from relgraph.read.files import iter_paths
from relgraph.read.limits import Limits
from relgraph.read.options import FIELDS, ReadOptions
from relgraph.read.sources import Reading, is_address, iter_articles, read_article

__all__ = [
    "FIELDS",
    "Details",
    "Limits",
    "ReadOptions",
    "Reading",
    "is_address",
    "iter_articles",
    "iter_paths",
    "parse_article",
    "read_article",
]
