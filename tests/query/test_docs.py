import doctest
from pathlib import Path

import pytest

from relgraph.store import Store

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize(("page", "least"), [("python.md", 15), ("analysis.md", 15)])
def test_every_example_of_a_page_does_what_it_says(graph: Store, page: str, least: int) -> None:
    """An example that fails is the first thing that a newcomer sees of the library."""
    path = DOCS / page
    text = path.read_text(encoding="utf-8")
    flags = doctest.IGNORE_EXCEPTION_DETAIL | doctest.NORMALIZE_WHITESPACE
    test = doctest.DocTestParser().get_doctest(text, {"store": graph}, page, str(path), 0)
    said: list[str] = []
    results = doctest.DocTestRunner(optionflags=flags).run(test, out=said.append)

    assert results.attempted >= least
    assert "".join(said) == ""
