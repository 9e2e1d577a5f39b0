"""From files to articles: text, title, authors, date, and which paragraphs are the body."""

from relgraph.read.articles import parse_article, read_article
from relgraph.read.details import Details
from relgraph.read.files import iter_paths

__all__ = ["Details", "iter_paths", "parse_article", "read_article"]
