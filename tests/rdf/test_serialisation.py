from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pyoxigraph import DefaultGraph, Quad, RdfFormat, parse

from relgraph.rdf import FORMATS, serialise, to_quads

if TYPE_CHECKING:
    from relgraph.model import Article, Run, Statement

PARSERS = {
    "trig": RdfFormat.TRIG,
    "nquads": RdfFormat.N_QUADS,
    "jsonld": RdfFormat.JSON_LD,
    "turtle": RdfFormat.TURTLE,
}


@pytest.mark.parametrize("format_name", FORMATS)
def test_the_order_of_quads_does_not_show_in_the_bytes(
    article: Article, visit: Statement, run: Run, format_name: str
) -> None:
    """Exports are compared and kept under version control."""
    quads = to_quads(article, [visit], run)
    written = serialise(quads, format_name)

    assert written == serialise([*reversed(quads), quads[0]], format_name)
    assert written.endswith("\n")


@pytest.mark.parametrize("format_name", FORMATS)
def test_what_is_written_reads_back_the_same(
    article: Article, visit: Statement, run: Run, format_name: str
) -> None:
    """An export that loses a quad is no export; only Turtle may lose the graphs."""
    quads = set(to_quads(article, [visit], run))
    if format_name == "turtle":
        quads = {Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in quads}
    read = parse(serialise(quads, format_name), format=PARSERS[format_name])

    assert set(read) == quads


def test_an_unknown_format_names_the_known_ones() -> None:
    """The message is what a user of the Python API sees."""
    with pytest.raises(ValueError, match="trig, nquads, turtle, jsonld"):
        serialise([], "rdfxml")
