import doctest
from pathlib import Path

from relgraph.store import Store

PAGE = Path(__file__).parents[2] / "docs" / "python.md"


def test_every_example_of_the_page_on_python_does_what_it_says(graph: Store) -> None:
    """An example that fails is the first thing that a newcomer sees of the library."""
    text = PAGE.read_text(encoding="utf-8")
    flags = doctest.IGNORE_EXCEPTION_DETAIL | doctest.NORMALIZE_WHITESPACE
    test = doctest.DocTestParser().get_doctest(text, {"store": graph}, PAGE.name, str(PAGE), 0)
    said: list[str] = []
    results = doctest.DocTestRunner(optionflags=flags).run(test, out=said.append)

    assert results.attempted >= 15
    assert "".join(said) == ""
