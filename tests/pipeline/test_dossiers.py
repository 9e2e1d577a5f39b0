from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from relgraph.analyse.selection import Selection
from relgraph.errors import ReportError
from relgraph.pipeline.dossiers import compile_dossier
from relgraph.report import Dossier, Measured, Tone, Way, render_dossier
from relgraph.store import open_for_reading, open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from relgraph.store import Store

PAIR = ("state/PAK", "state/USA")


@pytest.fixture(scope="module")
def store(giants: Path) -> Iterator[Store]:
    with open_for_reading(giants) as opened:
        yield opened


@pytest.fixture(scope="module")
def found(store: Store) -> Dossier:
    return compile_dossier(store, PAIR)


def test_statements_go_one_way_the_other_or_both(found: Dossier) -> None:
    """Blame of Pakistan is not blame by Pakistan."""
    ways = {each.kind.name: each.way for each in found.said}

    assert len(found.said) == 6
    assert ways == {
        "Partnership": Way.BOTH,
        "Criticism": Way.BACK,
        "Visit": Way.FORTH,
        "Aid": Way.BACK,
    }


def test_the_order_of_the_two_turns_the_ways(store: Store) -> None:
    """The first that is named is the one that acts forth."""
    turned = compile_dossier(store, PAIR[::-1])
    ways = {each.kind.name: each.way for each in turned.said}

    assert turned.title == "United States and Pakistan"
    assert (ways["Criticism"], ways["Visit"]) == (Way.FORTH, Way.BACK)


def test_a_statement_keeps_who_acted_when_and_who_says_so(found: Dossier) -> None:
    """The visit was Munir's, and the denial is China's."""
    visit = next(each for each in found.said if each.kind.name == "Visit")
    denial = next(each for each in found.said if each.is_negated)
    aid = next(each for each in found.said if each.kind.name == "Aid")

    assert (visit.sources, visit.targets) == (("Asim Munir",), ("United States",))
    assert (visit.date, visit.quote) == ("2023-11", "Munir flew to Washington")
    assert (denial.speaker, denial.is_speaker_third) == ("China", True)
    assert (denial.sources, denial.targets) == (("Pakistan", "United States"), ())
    assert (aid.topic, aid.date, aid.is_counted) == ("grain", "", False)


def test_a_reprint_is_told_and_not_counted(found: Dossier) -> None:
    """The same words twice are no second witness."""
    (copy,) = [each for each in found.said if each.source.original]

    assert copy.source.original == "Between two giants"
    assert not copy.is_counted


def test_third_parties_have_to_do_with_both(found: Dossier) -> None:
    """China is a partner of the one and threatened by the other."""
    (china,) = found.thirds

    assert china.name == "China"
    assert (china.with_first, china.with_second) == (Tone(cooperative=1), Tone(conflictual=1))


def test_who_carries_each_side_of_a_denial_is_told(found: Dossier) -> None:
    """Two articles of which one is a copy of the other are one witness."""
    told = {each.side: (each.articles, each.independent) for each in found.carried}

    assert told == {"affirmed": (2, 1), "denied": (1, 1)}
    assert {each.kind.name for each in found.carried} == {"Partnership"}


def test_the_selection_holds_for_all_parts(store: Store) -> None:
    """What is left out of the statements must not come back in the third parties."""
    late = compile_dossier(store, PAIR, Selection(since="2023-12", min_confidence=0.6))
    visits = compile_dossier(store, PAIR, Selection(types=("Visit",)))
    early = compile_dossier(store, PAIR, Selection(until="2023-11"))

    assert {each.kind.name for each in late.said} == {"Partnership", "Criticism"}
    assert len(late.thirds) == 1
    assert [each.kind.name for each in early.said] == ["Visit"]
    assert early.thirds == ()
    assert [each.kind.name for each in visits.said] == ["Visit"]
    assert visits.made.types == ("Visit",)
    assert (late.made.since, late.made.min_confidence) == ("2023-12", 0.6)
    assert "Rests on 1 of 1 statements" in early.made.coverage[0]


def test_it_tells_how_it_was_made(store: Store) -> None:
    """Without that, its figures cannot be made again."""
    measured = Measured(0.5, 0.5, 10, 2)
    made = compile_dossier(store, PAIR, measured=measured).made

    assert made.articles == 3
    assert len(made.graph_sha256) == 64
    assert [(run.model, run.lexicon_sha256) for run in made.runs] == [("small", "ab" * 32)]
    assert made.coverage[0].startswith("Rests on 3 of 6 statements in 3 articles")
    assert made.measured == measured


def test_quotes_can_be_left_out(store: Store) -> None:
    """The words of others may not be yours to hand on."""
    bare = compile_dossier(store, PAIR, with_quotes=False)

    assert not any(each.quote for each in bare.said)
    assert b"flew to Washington" not in render_dossier(bare, "html")


@pytest.mark.parametrize(
    ("pair", "selection", "sentence"),
    [
        (("state/PAK", "state/PAK"), Selection(), "name somebody beside Pakistan"),
        (("state/PAK", "state/FRA"), Selection(), "knows no 'state/FRA'"),
        (("person/asim-munir", "state/USA"), Selection(), "counterparts --actor 'Asim Munir'"),
        (PAIR, Selection(since="2031"), "of that time and confidence"),
    ],
)
def test_nothing_to_report_is_said_in_one_sentence(
    store: Store, pair: tuple[str, str], selection: Selection, sentence: str
) -> None:
    """An empty report would look as if nothing had happened."""
    with pytest.raises(ReportError, match=sentence):
        compile_dossier(store, pair, selection)


def test_a_server_gives_the_same_dossier(
    found: Dossier, virtuoso: Any, fill_with_giants: Callable[[Store], None]
) -> None:
    """Where the graph lies is not to be seen in what it says."""
    virtuoso.clear()
    with open_store(virtuoso.address) as remote:
        fill_with_giants(remote)
        told = compile_dossier(remote, PAIR)

    assert render_dossier(told, "md") == render_dossier(found, "md")
