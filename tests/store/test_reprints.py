"""Near copies: which is a reprint of which, whatever the order in which they come and go."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relgraph.model import Article, Run, Span
from relgraph.rdf import serialise, to_quads
from relgraph.store import Store, open_store
from relgraph.vocabulary import REPRINTS_GRAPH

if TYPE_CHECKING:
    from pathlib import Path

    from pyoxigraph import Quad

RUN = Run(version="0.1", model="small", model_version="3.8", lexicon_sha256="ab" * 32)
EARLY, LATE = date(2024, 1, 1), date(2024, 2, 2)

Print = tuple[str, ...]


def parts(changed: int) -> Print:
    """Return a fingerprint of which so many of the 120 values differ from the common one."""
    values = [
        f"{place if place >= changed else 1_000_000 + changed * 1000 + place:08x}"
        for place in range(120)
    ]
    return tuple(f"{part:02}-{''.join(values[part * 3 : part * 3 + 3])}" for part in range(40))


def put(store: Store, name: str, published_on: date | None, fingerprint: Print) -> str:
    article, quads = made(name, published_on, fingerprint)
    store.replace_graph(article, quads)
    return article


def made(name: str, published_on: date | None, fingerprint: Print) -> tuple[str, tuple[Quad, ...]]:
    article = Article(
        text=name, body=(Span(0, len(name)),), title=name, published_on=published_on, name=name
    )
    return article.id, to_quads(article, (), RUN, fingerprint=fingerprint)


def links(store: Store) -> list[tuple[str, str, float]]:
    return [(one.article.title, one.original.title, one.similarity) for one in store.reprints()]


def test_a_near_copy_is_a_reprint_of_the_earlier_article(store: Store) -> None:
    """Who printed it first is the source; who came later adds no support."""
    put(store, "reprint", LATE, parts(30))
    put(store, "story", EARLY, parts(0))
    put(store, "other", EARLY, parts(120))

    assert links(store) == [("reprint", "story", 0.75)]


@pytest.mark.parametrize(("changed", "count"), [(60, 1), (61, 0)])
def test_half_of_the_words_in_common_is_enough(store: Store, changed: int, count: int) -> None:
    """The threshold stands in one place, and here."""
    put(store, "story", EARLY, parts(0))
    put(store, "reprint", LATE, parts(changed))

    assert len(links(store)) == count


def test_the_dated_go_before_the_undated(store: Store) -> None:
    """A date is all that tells who was first; without one a name must decide."""
    put(store, "undated", None, parts(0))
    put(store, "dated", LATE, parts(0))

    assert links(store) == [("undated", "dated", 1.0)]


def test_the_next_in_line_is_the_original_when_the_first_goes(store: Store) -> None:
    """To take an article out must leave the others true."""
    first = put(store, "first", EARLY, parts(0))
    put(store, "second", LATE, parts(1))
    put(store, "third", None, parts(2))
    before = links(store)
    store.drop_graph(first)

    assert [pair[:2] for pair in before] == [("second", "first"), ("third", "first")]
    assert [pair[:2] for pair in links(store)] == [("third", "second")]


def test_a_date_that_is_mended_turns_the_link_round(store: Store) -> None:
    """Metadata are edited after the import."""
    put(store, "story", LATE, parts(0))
    put(store, "reprint", EARLY, parts(0))
    put(store, "reprint", date(2024, 3, 3), parts(0))

    assert [pair[:2] for pair in links(store)] == [("reprint", "story")]


def test_an_export_loaded_elsewhere_has_the_same_reprints(store: Store, tmp_path: Path) -> None:
    """Into an empty store as it stands, and into a filled one found anew."""
    put(store, "story", EARLY, parts(0))
    put(store, "reprint", LATE, parts(3))
    exported = tmp_path / "graph.nq"
    exported.write_text(serialise(store.quads(), "nquads"), encoding="utf-8")
    with open_store(tmp_path / "empty.db") as empty, open_store(tmp_path / "filled.db") as filled:
        empty.load(exported)
        put(filled, "scoop", date(2023, 1, 1), parts(1))
        filled.load(exported)

        assert links(empty) == links(store)
        assert [pair[:2] for pair in links(filled)] == [("reprint", "scoop"), ("story", "scoop")]


PRINTS = [parts(changed) for changed in (0, 0, 20, 50, 70, 100, 120)]
"""Twins, near copies, and copies of copies that are no copies of the first."""
ARTICLES = st.lists(
    st.tuples(st.sampled_from(PRINTS), st.sampled_from([EARLY, LATE, None])),
    min_size=1,
    max_size=9,
)
Told = list[tuple[Print, date | None]]


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(told=ARTICLES, data=st.data())
def test_reprints_do_not_hang_on_what_came_when(
    told: Told, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Two who import the same articles must get the same graph, one by one or all at once."""
    numbered = [(f"article {number}", day, print_) for number, (print_, day) in enumerate(told)]
    order = data.draw(st.permutations(numbered))
    leaving = data.draw(st.sets(st.sampled_from(numbered)))
    with open_store(tmp_path_factory.mktemp("reprints") / "graph.db") as store:
        for one in order:
            put(store, *one)
        for one in sorted(leaving, key=str):
            store.drop_graph(made(*one)[0])
        step_by_step = serialise(store.quads(REPRINTS_GRAPH), "nquads")
        names = {one.article.title: one.original.title for one in store.reprints()}
    with open_store(tmp_path_factory.mktemp("reprints") / "graph.db") as store:
        store.replace_graphs(made(*one) for one in numbered if one not in leaving)
        at_once = serialise(store.quads(REPRINTS_GRAPH), "nquads")

    assert step_by_step == at_once
    assert names == expected([one for one in numbered if one not in leaving])


def expected(articles: list[tuple[str, date | None, Print]]) -> dict[str, str]:
    """Return the originals by comparing everything with everything."""

    def rank(one: tuple[str, date | None, Print]) -> tuple[str, str]:
        return (one[1].isoformat() if one[1] else "~", made(*one)[0])

    def is_near(one: Print, other: Print) -> bool:
        values = [[part[3 + 8 * n : 11 + 8 * n] for part in each for n in range(3)]
                  for each in (one, other)]  # fmt: skip
        same = sum(a == b for a, b in zip(*values, strict=True))
        return bool(set(one) & set(other)) and same >= 60

    found = {}
    for one in articles:
        first = min((other for other in articles if is_near(one[2], other[2])), key=rank)
        if first != one:
            found[one[0]] = first[0]
    return found
