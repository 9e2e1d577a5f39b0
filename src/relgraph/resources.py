"""Where the data that ships with relgraph lies: in the wheel, or in the checkout beside src/."""

from functools import cache
from pathlib import Path

__all__ = ["graph_path", "queries_path"]


@cache
def _root() -> Path:
    """Return the folder that holds graph/ and queries/."""
    package = Path(__file__).resolve().parent
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parents[1]


def graph_path(*parts: str) -> Path:
    """Return the path of a file or folder under graph/.

    >>> graph_path("lexicon").name
    'lexicon'
    """
    return _root().joinpath("graph", *parts)


def queries_path() -> Path:
    """Return the folder of the ready questions."""
    return _root() / "queries"
