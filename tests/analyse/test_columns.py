from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from relgraph.analyse import Selection, columns_of, read_columns, read_words, to_network, words_of
from relgraph.analyse.columns import Columns, Gathering
from relgraph.analyse.coverage import cover
from relgraph.errors import KnowledgeError, QueryError

if TYPE_CHECKING:
    from relgraph.model import Graphlike


def flat(columns: Columns) -> dict[str, list[Any]]:
    """Return what columns hold, as plain values with the places resolved."""
    ends = [*(node.id for node in columns.nodes), ""]
    return {
        "ids": columns.ids.tolist(),
        "types": [columns.kinds[kind].name for kind in columns.kind],
        "negated": columns.negated.tolist(),
        "modality": [columns.modality_of(place) for place in range(len(columns))],
        "confidence": columns.confidence.tolist(),
        "when": columns.when.tolist(),
        "topic": columns.topic.tolist(),
        "carrier": [columns.carriers[place] for place in columns.carrier],
        "speaker": [(*columns.speakers, "")[place] for place in columns.speaker],
        "ties": sorted(
            (columns.ids[of], ends[source], ends[target])
            for of, source, target in zip(
                columns.tie_of, columns.tie_source, columns.tie_target, strict=True
            )
        ),
    }


def test_columns_of_a_graph_are_those_of_its_network(graph: Graphlike) -> None:
    """An analysis must come out alike whether a store or a network is given."""
    read, made = read_columns(graph), columns_of(to_network(graph))

    assert flat(read) == flat(made)
    assert read.nodes == made.nodes
    assert len(read) == 6


def test_a_symmetric_statement_has_one_tie_and_a_position_one_to_nobody(graph: Graphlike) -> None:
    """Ties are what measures count: two for one statement would double it."""
    ties = flat(read_columns(graph))["ties"]

    assert len(ties) == 6
    assert sum(target == "" for _, _, target in ties) == 1
    assert len({of for of, _, _ in ties}) == 6


def test_columns_stay_as_they_are(graph: Graphlike) -> None:
    """Whoever has columns need not know whether they must be made again."""
    columns = read_columns(graph)

    assert columns_of(columns) is columns


def test_reading_asks_for_the_dyad_alone(graph: Graphlike) -> None:
    """A dyad of a large graph is read in a moment."""
    selection = Selection(dyad=("state/USA", "state/PAK"))

    assert flat(read_columns(graph, selection))["types"] == ["Visit"]
    assert flat(columns_of(to_network(graph), selection))["types"] == ["Visit"]


@pytest.mark.parametrize("flattened", [True, False])
def test_a_selection_leaves_out_what_it_does_not_take(graph: Graphlike, *, flattened: bool) -> None:
    """The visit is dated 2023-12, the rest as the article, 2023-12-29."""

    def types(**told: Any) -> list[str]:
        selection = Selection(**told)
        if flattened:
            return sorted(flat(columns_of(to_network(graph), selection))["types"])
        return sorted(flat(read_columns(graph, selection))["types"])

    assert types(until="2023-12-28") == ["Visit"]
    assert types(since="2024") == []
    assert types(types=("Assault",), min_confidence=0.5) == ["Assault"]


def test_a_selection_refuses_what_cannot_be() -> None:
    """A misspelt type or a turned time must not give an empty answer."""
    with pytest.raises(KnowledgeError, match="did you mean 'Visit'"):
        Selection(types=("Vist",))
    with pytest.raises(QueryError, match="give one such as 2023"):
        Selection(since="last year")
    with pytest.raises(QueryError, match="give the earlier first"):
        Selection(since="2024", until="2023-12")


def test_periods_are_read_as_people_write_them() -> None:
    """Either end may be left open."""
    whole, open_end, open_start = map(Selection.period, ("2023", "2023..", "..2023-06"))

    assert (whole.since, whole.until) == ("2023", "2023")
    assert (open_end.since, open_end.until) == ("2023", None)
    assert (open_start.since, open_start.until) == (None, "2023-06")


def test_words_come_by_statement(graph: Graphlike) -> None:
    """Whatever a measure names can be shown with its words."""
    network = to_network(graph)
    words = words_of(network)

    assert min(words.values()) == "are partners"
    assert read_words(graph, words) == words


def test_taking_keeps_ties_with_their_statements(graph: Graphlike) -> None:
    """A mask of statements must take their ties along and no others."""
    columns = read_columns(graph)
    kept = columns.where(columns.is_plain)

    assert len(kept) == 5
    assert len(kept.tie_of) == 5
    assert flat(kept)["ties"] == [
        tie for tie in flat(columns)["ties"] if tie[0] in set(kept.ids.tolist())
    ]


def test_months_of_years_alone_are_unknown(make_network: Any) -> None:
    """A year is no month: it must not all fall into January."""
    columns = columns_of(
        make_network(
            ("a", "b", "Visit", {"event_time": "2023"}),
            ("a", "b", "Visit", {"event_time": "2023-02"}),
        )
    )

    assert columns.month.tolist() == [-1, 2023 * 12 + 1]


def test_nothing_makes_empty_columns() -> None:
    """A store without articles is no error."""
    columns = Gathering().columns({}, {})

    assert len(columns) == 0
    assert columns.is_plain.dtype == np.bool_
    assert cover(columns).sentences()[0].startswith("Rests on 0 of 0 statements")


def test_coverage_says_what_a_result_rests_on(make_network: Any) -> None:
    """A result of one publisher's few articles must not look like the world."""
    said = {"publisher": "Example Review"}
    columns = columns_of(
        make_network(
            ("a", "b", "Visit", said),
            ("a", "b", "Threat", said | {"negated": True}),
            ("a", "b", "Aid", {"modality": "prospective", "article_date": None}),
        )
    )
    coverage = cover(columns)

    assert (coverage.counted, coverage.denied, coverage.not_actual) == (1, 1, 1)
    assert (coverage.articles, coverage.publishers, coverage.without_publisher) == (3, 1, 1)
    told = " ".join(coverage.sentences())
    assert "67% of the statements are of Example Review" in told
    assert "too few for intervals" in told
    assert "1 statements have no date" in told
