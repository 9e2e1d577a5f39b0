from collections.abc import Callable, Mapping

import pytest

from relgraph.evaluate.levels import Level, key_of
from relgraph.model import PairRecord, StatementType

Types = Mapping[str, StatementType]
Make = Callable[..., PairRecord]


@pytest.fixture
def turned(make_record: Make) -> PairRecord:
    """The usual record from the other side."""
    return make_record(
        source="CHL", source_principal="CHL", target="Anais Roy", target_principal="FRA"
    )


def test_a_dyad_has_no_direction(
    make_record: Make, evaluated_types: Types, turned: PairRecord
) -> None:
    """The dyad level asks only whose relation it is."""
    assert key_of(make_record(), Level.DYAD, evaluated_types) == key_of(
        turned, Level.DYAD, evaluated_types
    )


def test_a_directed_type_keeps_its_direction(
    make_record: Make, evaluated_types: Types, turned: PairRecord
) -> None:
    """A visit turned round is a wrong statement, not a right one."""
    assert key_of(make_record(), Level.DYAD_TYPE, evaluated_types) != key_of(
        turned, Level.DYAD_TYPE, evaluated_types
    )


@pytest.mark.parametrize("level", Level)
def test_a_symmetric_type_matches_in_either_order(
    make_record: Make, evaluated_types: Types, level: Level
) -> None:
    """The guide lets symmetric types be given in either order."""
    one = make_record(type="Consultation", source="Anaïs Roy")
    other = make_record(
        type="Consultation",
        source="chl",
        source_principal="CHL",
        target="ANAIS ROY",
        target_principal="FRA",
    )

    assert key_of(one, level, evaluated_types) == key_of(other, level, evaluated_types)


def test_the_class_of_a_type_is_its_polarity(make_record: Make, evaluated_types: Types) -> None:
    """Criticism for Threat is half right; Criticism for Visit is not."""
    criticism, threat, visit = (
        key_of(make_record(type=name), Level.DYAD_CLASS, evaluated_types)
        for name in ("Criticism", "Threat", "Visit")
    )

    assert criticism == threat
    assert criticism != visit


def test_a_type_unknown_to_the_hand_made_sets_is_folded_back(
    make_record: Make, evaluated_types: Types
) -> None:
    """An extractor that tells a retreat from a concession must not be punished for it."""
    retreat = key_of(make_record(type="Retreat"), Level.DYAD_TYPE, evaluated_types)

    assert retreat == key_of(make_record(type="Concession"), Level.DYAD_TYPE, evaluated_types)


def test_a_statement_without_a_target_pairs_its_source_with_nobody(
    make_record: Make, evaluated_types: Types
) -> None:
    """A concern about copper is found only by a concern without a target."""
    concern = make_record(type="Concern", target=None, target_principal=None, topic="copper")

    assert key_of(concern, Level.DYAD, evaluated_types) == ("", "fra")
