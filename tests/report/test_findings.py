from __future__ import annotations

from typing import TYPE_CHECKING

from relgraph.report import Dossier, Tone, Way
from relgraph.report.findings import find_all, kept_as, tone_of

if TYPE_CHECKING:
    from collections.abc import Callable


def test_the_numbers_count_what_is_affirmed_in_no_reprint(dossier: Dossier) -> None:
    """Denials, plans and copies are told, and never counted as deeds."""
    told = dict(find_all(dossier).numbers)

    assert told["statements"] == "11"
    assert told["affirmed as actual, counted below"] == "8"
    assert [
        told[name] for name in ("denied", "planned, possible or called for", "in reprints")
    ] == [*("1", "1", "1")]
    assert told["Pakistan towards United States"] == "6"
    assert told["United States towards Pakistan"] == "1"
    assert told["Pakistan and United States, both ways"] == "1"
    assert (told["articles"], told["publishers named"]) == ("4", "3")
    assert told["first and last date"] == "2023-12 to 2024-03"


def test_a_dossier_of_denials_has_no_mean(make: Callable[..., Dossier]) -> None:
    """A mean of nothing is not zero."""
    denied = [each for each in make().said if each.is_negated]
    told = dict(find_all(make(said=tuple(denied))).numbers)

    assert told["mean score, -10 to 10"] == "none"


def test_statements_stand_by_type_and_way_and_are_numbered_in_that_order(dossier: Dossier) -> None:
    """A number in one part of the report must lead to its statement in another."""
    groups = find_all(dossier).groups
    numbers = [each.number for group in groups for each in group.said]

    assert [(group.kind.name, group.way) for group in groups][:3] == [
        ("Visit", Way.FORTH),
        ("Criticism", Way.BACK),
        ("Partnership", Way.BOTH),
    ]
    assert numbers == list(range(1, 12))
    assert [each.said.date for each in groups[0].said] == ["", "2023-12", "2024-02-09"]


def test_a_month_of_opposite_tones_needs_two_articles(make: Callable[..., Dossier]) -> None:
    """One article that tells of a quarrel and a visit does not contradict itself."""
    both = find_all(make()).months
    alone = [each for each in make().said if each.source.id == "article/1"]

    assert [month.month for month in both] == ["2023-12"]
    assert find_all(make(said=tuple(alone))).months == ()


def test_what_one_affirms_and_another_denies_is_found(dossier: Dossier) -> None:
    """That is what a reader must settle first."""
    (denial,) = find_all(dossier).denials

    assert denial.kind.name == "Partnership"
    assert [each.said.id for each in denial.affirmed] == ["statement/4"]
    assert [each.said.id for each in denial.denied] == ["statement/3"]


def test_speakers_and_sources_are_counted(dossier: Dossier) -> None:
    """Who is neither of the two may have an interest of its own."""
    found = find_all(dossier)

    assert found.speakers == (("Wang Yi", 1),)
    assert [(each.source.id, each.statements) for each in found.cited] == [
        ("article/1", 4),
        ("article/2", 5),
        ("article/3", 1),
        ("article/4", 1),
    ]


def test_marks_say_why_a_statement_is_not_counted(dossier: Dossier) -> None:
    """Whoever compares the list with the numbers must see the difference."""
    marks = {each.id: kept_as(each) for each in dossier.said if kept_as(each)}

    assert marks == {
        "statement/3": ("denied",),
        "statement/5": ("planned or possible",),
        "statement/6": ("reprint",),
    }


def test_a_tone_counts_each_polarity(dossier: Dossier) -> None:
    """Its parts add up to the whole."""
    tone = tone_of(dossier.said)

    assert tone == Tone(cooperative=6, conflictual=3, neutral=2)
    assert tone.count == 11
