import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from relgraph.evaluate import (
    Counts,
    Evaluation,
    Level,
    Scope,
    evaluate_folder,
    format_errors,
    format_report,
    to_json,
)
from relgraph.model import Modality, PairRecord, StatementType


@pytest.fixture
def evaluation(
    gold_folder: Path,
    make_record: Callable[..., PairRecord],
    evaluated_types: Mapping[str, StatementType],
) -> Evaluation:
    """One right but misread, one of the wrong type in the wrong sentence, one invented."""
    text = (gold_folder / "A.txt").read_text(encoding="utf-8")
    found = [
        make_record(start=text.index("visited"), modality=Modality.PROSPECTIVE),
        make_record(
            sent=99,
            start=text.index("Peru is"),
            type="Threat",
            source="CHL",
            source_principal="CHL",
            target="PER",
            target_principal="PER",
        ),
        make_record(type="Consultation", start=text.index("met")),
    ]
    return evaluate_folder(gold_folder, lambda _: found, evaluated_types)


@pytest.mark.parametrize(
    ("level", "scope", "counts"),
    [
        (Level.DYAD, Scope.SENTENCE, Counts(1, 2, 2)),
        (Level.DYAD, Scope.ARTICLE, Counts(2, 0, 1)),
        (Level.DYAD_CLASS, Scope.ARTICLE, Counts(2, 0, 1)),
        (Level.DYAD_TYPE, Scope.ARTICLE, Counts(1, 2, 2)),
        (Level.ACTORS_TYPE, Scope.SENTENCE, Counts(1, 2, 2)),
    ],
)
def test_levels_and_scopes_count_what_they_say(
    evaluation: Evaluation, level: Level, scope: Scope, counts: Counts
) -> None:
    """The figures that decide are worked out by hand here."""
    assert evaluation.counts(level, scope) == counts


def test_each_type_is_counted_alone(evaluation: Evaluation) -> None:
    """A type that is never found must show, not drown in the total."""
    assert evaluation.counts_by_type() == {
        "Concern": Counts(0, 0, 1),
        "Consultation": Counts(0, 1, 0),
        "Criticism": Counts(0, 0, 1),
        "Threat": Counts(0, 1, 0),
        "Visit": Counts(1, 0, 0),
    }


def test_accuracy_is_taken_over_what_was_found(evaluation: Evaluation) -> None:
    """The one match has the wrong modality and the right negation."""
    assert evaluation.accuracy("modality") == 0.0
    assert evaluation.accuracy("negated") == 1.0


def test_accuracy_of_nothing_found_is_nought(
    gold_folder: Path, evaluated_types: Mapping[str, StatementType]
) -> None:
    """An extractor that finds nothing is not called accurate."""
    assert evaluate_folder(gold_folder, lambda _: [], evaluated_types).accuracy("negated") == 0.0


def test_errors_list_misses_and_false_alarms_in_reading_order(evaluation: Evaluation) -> None:
    """Who mends a lexicon reads them beside the text."""
    told = [(each.sent, each.is_miss, each.record.type) for each in evaluation.errors()]

    assert told == [
        (1, False, "Consultation"),
        (3, True, "Criticism"),
        (4, True, "Concern"),
        (4, False, "Threat"),
    ]


def test_errors_are_printed_under_their_sentence(evaluation: Evaluation) -> None:
    """One look must show the words and what was made of them."""
    lines = format_errors(evaluation).split("\n")

    assert lines[0] == "A 1: She met its president in Lima."
    assert lines[1] == (
        "    wrong  Consultation: Anaïs Roy [FRA] -> CHL (asserted) 'visited Chile'"
    )
    assert lines[5] == (
        "    missed Concern: PER -> - (asserted, topic 'copper') 'worried about copper'"
    )


def test_the_report_names_the_main_measure_and_shows_every_level(evaluation: Evaluation) -> None:
    """A reader must know which of the figures is meant when one is quoted."""
    report = format_report(evaluation)

    assert "matched in the same sentence (main)" in report
    assert all(report.count(f"\n{level}  ") >= 2 for level in Level)
    assert "Criticism           0.000  0.000  0.000      0      0      1" in report


def test_the_json_report_carries_the_same_figures(evaluation: Evaluation) -> None:
    """Programs that watch quality read this form."""
    told = json.loads(json.dumps(to_json(evaluation)))

    assert told["gold"] == told["found"] == 3
    assert told["levels"]["article"]["dyad"]["recall"] == 0.6667
    assert told["types"]["Visit"]["right"] == 1
    assert told["accuracy"] == {"modality": 0.0, "negated": 1.0}
