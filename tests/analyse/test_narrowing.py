from __future__ import annotations

from itertools import pairwise
from typing import Any

import networkx as nx
import pytest

from relgraph.analyse import Selection, add_sentences, mark_changes, narrow
from relgraph.model import Cell, CellKind, Rows, Span

TOLD = {
    "type": "Visit",
    "family": "interaction",
    "polarity": "cooperative",
    "score": 1.9,
    "symmetric": False,
    "negated": False,
    "modality": "asserted",
    "confidence": 0.8,
    "event_time": None,
    "article": "article/1",
    "article_title": "Talks in Oslo",
    "article_date": "2023-05-14",
    "article_url": None,
    "topic": None,
}


def chain(*ends: str, **changes: Any) -> nx.MultiDiGraph[str]:
    """Return a network of one statement from each end to the next."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in ends:
        network.add_node(node, label=node, positions=[])
    for number, (one, other) in enumerate(pairwise(ends)):
        network.add_edge(one, other, key=f"s{number}", **(TOLD | changes))
    return network


@pytest.mark.parametrize(("hops", "left"), [(1, "ab"), (2, "abc"), (9, "abcd")])
def test_hops_count_the_steps_from_an_actor(hops: int, left: str) -> None:
    """One hop is its own statements, two are its partners' too; direction does not matter."""
    network = chain("d", "c", "b", "a")

    assert set(narrow(network, actors=["a"], hops=hops)) == set(left)


def test_an_actor_who_says_nothing_here_leaves_nothing() -> None:
    """A page of everybody else would answer another question."""
    assert len(narrow(chain("a", "b"), actors=["z"])) == 0


def test_positions_of_those_farther_away_go() -> None:
    """They are statements as well."""
    network = chain("a", "b", "c")
    for node in network:
        network.nodes[node]["positions"] = [TOLD | {"statement": node}]

    near = narrow(network, actors=["a"])

    assert {node for node in near if near.nodes[node]["positions"]} == {"a"}
    assert set(narrow(network, Selection(dyad=("a", "b")))) == {"a", "b"}


@pytest.mark.parametrize(
    ("articles", "count"),
    [(["article/1"], 1), (["oslo"], 1), (["bergen"], 0), (["bergen", "OSLO"], 1)],
)
def test_articles_are_named_by_identifier_or_title(articles: list[str], count: int) -> None:
    """Whoever knows the headline need not look up the identifier."""
    assert narrow(chain("a", "b"), articles=articles).number_of_edges() == count


def test_time_and_confidence_narrow_too() -> None:
    """By the event's date, else the article's."""
    network = chain("a", "b")

    assert narrow(network, Selection(since="2023-05")).number_of_edges() == 1
    assert narrow(network, Selection(since="2024")).number_of_edges() == 0
    assert narrow(network, Selection(min_confidence=0.9)).number_of_edges() == 0
    assert network.number_of_edges() == 1


def test_changes_are_written_on_the_statements_of_both() -> None:
    """The page shows what is gone beside what was added."""
    before, after = chain("a", "b", "c"), chain("b")
    after.add_edge("b", "c", key="t0", **(TOLD | {"negated": True}))
    after.nodes["b"]["positions"] = [TOLD | {"statement": "p", "type": "Concern"}]

    joined = mark_changes(before, after)

    found = {(a, b): told["change"] for a, b, told in joined.edges(data=True)}
    assert found == {("a", "b"): "gone", ("b", "c"): "reversed"}
    assert joined.nodes["b"]["positions"][0]["change"] == "added"


class Texts:
    """A graph that knows the text of one article."""

    def query(self, text: str, *_: object, **__: object) -> Rows:
        """Return the one text."""
        assert "article/1>" in text
        name = Cell(CellKind.IRI, "https://w3id.org/relgraph/id/article/1")
        return Rows(
            ("article", "text"), ((name, Cell(CellKind.LITERAL, "One. Two came here. Three.")),)
        )


def split(text: str) -> list[Span]:
    return [Span(0, 4), Span(5, 19), Span(20, len(text))]


@pytest.mark.parametrize(
    ("start", "quote", "expected"),
    [
        (5, "Two came", ("Two came here.", 0)),
        (9, "came here", ("Two came here.", 4)),
        (14, "here. Three", None),
        (9, "went", None),
    ],
)
def test_a_quote_gets_its_whole_sentence(
    start: int, quote: str, expected: tuple[str, int] | None
) -> None:
    """Where it stands in one, and only if it does stand there."""
    network = chain("a", "b", start=start, quote=quote)

    add_sentences(network, Texts(), split)

    told = network["a"]["b"]["s0"]
    found = (told["sentence"], told["quote_at"]) if "sentence" in told else None
    assert found == expected
