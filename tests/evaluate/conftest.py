import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from relgraph.model import Family, Modality, PairRecord, Polarity, StatementType

TEXT = (
    "France and Chile talk\n"
    "\n"
    "Gen. Anaïs Roy of France visited Chile. She met its president in Lima. Then she left.\n"
    "\n"
    "Chile accused Peru. Peru is worried about copper.\n"
)


def statement_type(
    name: str,
    polarity: Polarity = Polarity.COOPERATIVE,
    *,
    is_symmetric: bool = False,
    allows_no_target: bool = False,
) -> StatementType:
    return StatementType(
        name=name,
        label=name.lower(),
        definition="A type for tests.",
        family=Family.INTERACTION,
        polarity=polarity,
        is_symmetric=is_symmetric,
        score=0.0,
        plover=None,
        relation=name.lower(),
        allows_no_target=allows_no_target,
    )


@pytest.fixture(scope="session")
def evaluated_types() -> Mapping[str, StatementType]:
    types = [
        statement_type("Visit"),
        statement_type("Consultation", is_symmetric=True),
        statement_type("Concession"),
        statement_type("Retreat"),
        statement_type("Criticism", Polarity.CONFLICTUAL),
        statement_type("Threat", Polarity.CONFLICTUAL),
        statement_type("Concern", Polarity.NEUTRAL, allows_no_target=True),
    ]
    return {kind.name: kind for kind in types}


@pytest.fixture(scope="session")
def make_record() -> Callable[..., PairRecord]:
    def make(**changes: object) -> PairRecord:
        fields: dict[str, object] = {
            "sent": 0,
            "type": "Visit",
            "source": "Anaïs Roy",
            "source_principal": "FRA",
            "target": "CHL",
            "target_principal": "CHL",
            "topic": None,
            "negated": False,
            "modality": Modality.ASSERTED,
            "quote": "visited Chile",
        }
        return PairRecord(**(fields | changes))  # type: ignore[arg-type] # tests plant wrong values

    return make


@pytest.fixture
def gold_folder(tmp_path: Path) -> Path:
    """A folder with one passage of five sentences and three gold statements."""
    (tmp_path / "A.txt").write_text(TEXT, encoding="utf-8")
    lines = [
        gold_line(),
        gold_line(
            sent=3,
            type="Criticism",
            source="CHL",
            source_principal="CHL",
            target="PER",
            target_principal="PER",
            quote="Chile accused Peru",
        ),
        gold_line(
            sent=4,
            type="Concern",
            source="PER",
            source_principal="PER",
            target=None,
            target_principal=None,
            topic="copper",
            quote="worried about copper",
        ),
    ]
    (tmp_path / "A.gold.jsonl").write_text("\n".join(lines) + "\n\n", encoding="utf-8")
    return tmp_path


def gold_line(**changes: object) -> str:
    fields: dict[str, object] = {
        "sent": 0,
        "type": "Visit",
        "source": "Anais Roy",
        "source_principal": "FRA",
        "target": "CHL",
        "target_principal": "CHL",
        "topic": None,
        "negated": False,
        "modality": "asserted",
        "quote": "visited Chile",
    }
    return json.dumps(fields | changes)
