import subprocess
import sys

import pytest

import relgraph

HEAVY = [
    "click",
    "networkx",
    "onnxruntime",
    "pandas",
    "pyoxigraph",
    "pyshacl",
    "pyvis",
    "rdflib",
    "rich",
    "spacy",
    "tokenizers",
]


FORMATS = ["docx", "feedparser", "lxml", "markdown_it", "pypdf", "trafilatura", "urllib3", "yaml"]


def test_every_public_name_is_there() -> None:
    """The names in the documentation are a promise."""
    missing = [name for name in relgraph.__all__ if getattr(relgraph, name, None) is None]

    assert missing == []


def test_dir_lists_the_public_names() -> None:
    """Completion in a shell shows what there is, loaded or not."""
    assert dir(relgraph) == sorted(relgraph.__all__)


def test_another_name_is_an_attribute_error() -> None:
    """A misspelt name must not import anything."""
    with pytest.raises(AttributeError, match="has no attribute 'opne_store'"):
        relgraph.opne_store  # noqa: B018 - the misspelling is the test


def test_importing_relgraph_loads_no_heavy_library() -> None:
    """`import relgraph` in a notebook or a worker must cost nothing."""
    code = f"import relgraph, sys; print([name for name in {HEAVY} if name in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "[]"


def test_the_reader_loads_the_library_of_a_format_with_its_first_document() -> None:
    """Who imports plain text must not wait for libraries of PDF and Word."""
    code = (
        "import sys, relgraph.read; relgraph.read.parse_article('They met.');"
        f"print([name for name in {FORMATS} if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "[]"
