"""Whether a sentence says that something is so."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

from relgraph.extract.factuality import Factuality
from relgraph.model import Modality

if TYPE_CHECKING:
    from collections.abc import Callable

ASSAULT = "Assault KEN > SOM"


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("Kenya hardly attacked Somalia.", f"not {ASSAULT}"),
        ("Kenya left without attacking Somalia.", f"not {ASSAULT}"),
        ("No attack by Kenya on Somalia took place.", f"not {ASSAULT}"),
        ("There was no attack by Kenya on Somalia.", f"not {ASSAULT}"),
        ("Kenya's failure to attack Somalia surprised many.", f"not {ASSAULT}"),
        ("Neither Kenya nor Peru attacked Somalia.", f"not {ASSAULT}"),
        ("No Kenyan forces attacked Somalia.", f"not {ASSAULT}"),
        ("Kenya attacked Peru instead of attacking Somalia.", f"not {ASSAULT}"),
        ("Kenya made no threat against Somalia.", "not Threat KEN > SOM"),
        ("Kenya held no talks with Somalia.", "not Consultation KEN = SOM"),
        ("Kenya does not have the status of an ally of Somalia.", "not Alliance KEN = SOM"),
    ],
)
def test_what_is_denied_is_negated(told: Callable[..., set[str]], sentence: str, line: str) -> None:
    """A denial read as a fact is the worst error of all."""
    assert line in told(sentence)


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("Kenya is unlikely to attack Somalia.", f"not {ASSAULT} prospective"),
        ("Kenya is ready to attack Somalia.", f"{ASSAULT} prospective"),
        ("Kenya would attack Somalia.", f"{ASSAULT} prospective"),
        ("Kenya's plan to attack Somalia failed.", f"{ASSAULT} prospective"),
        ("Kenya made an attempt to attack Somalia.", f"{ASSAULT} prospective"),
        ("Kenya moved troops to attack Somalia.", f"{ASSAULT} prospective"),
        ("Was Kenya's visit to Somalia a success?", "Visit KEN > SOM prospective"),
        ("Peru may be considered a rival of Chile.", "Rivalry CHL = PER prospective"),
        ("Kenya will not attack but help Somalia.", "Aid KEN > SOM prospective"),
        ("Kenya has to attack Somalia.", f"{ASSAULT} prescriptive"),
        ("Peru told Kenya to attack Somalia.", f"{ASSAULT} prescriptive"),
        ("Peru insisted that Kenya must attack Somalia.", f"{ASSAULT} prescriptive"),
        ("Kenya must not attack Somalia.", f"not {ASSAULT} prescriptive"),
        ("Kenya, which should attack Somalia, left.", f"{ASSAULT} prescriptive"),
        ("A necessary attack by Kenya on Somalia followed.", f"{ASSAULT} prescriptive"),
        ("It is vital that Kenya help Somalia.", "Aid KEN > SOM prescriptive"),
        ("It is necessary for Kenya to attack Somalia.", f"{ASSAULT} prescriptive"),
    ],
)
def test_what_is_to_come_or_due_is_no_fact(
    told: Callable[..., set[str]], sentence: str, line: str
) -> None:
    """A plan becomes no plain triple."""
    assert line in told(sentence)


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("After attacking Somalia, Kenya left.", ASSAULT),
        ("Kenya not only attacked Somalia but left.", ASSAULT),
        ("Kenya attacked Somalia, not Peru.", ASSAULT),
        ("Kenya attacked Somalia because Peru may leave.", ASSAULT),
        ("It is clear that Kenya attacked Somalia.", ASSAULT),
        ("Kenya did not attack Peru but attacked Somalia.", ASSAULT),
        ("Kenya is not an ally but a rival of Somalia.", "Rivalry KEN = SOM"),
        ("Peru is considered a rival of Chile.", "Rivalry CHL = PER"),
        ("Peru is called a rival of Chile.", "Rivalry CHL = PER"),
        ("Peru told Chile that Kenya attacked Somalia.", ASSAULT),
        ("Peru insisted that Kenya attacked Somalia.", ASSAULT),
        ("Peru must heed Kenya's criticism of Somalia.", "Criticism KEN > SOM"),
        ("Peru condemned the invasion of Somalia by Kenya.", ASSAULT),
    ],
)
def test_what_stands_beside_a_denial_or_a_plan_stays_a_fact(
    told: Callable[..., set[str]], sentence: str, line: str
) -> None:
    """The reach of "not" and "may" ends where a reader ends it."""
    assert line in told(sentence)


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "denied"),
    [
        ("Kenya refused to meet Somalia.", "not Consultation KEN = SOM"),
        ("Kenya rejected talks with Somalia.", "not Consultation KEN = SOM"),
    ],
)
def test_a_refusal_is_told_once(told: Callable[..., set[str]], sentence: str, denied: str) -> None:
    """The rejection says it; that the thing was not done adds nothing."""
    lines = told(sentence)

    assert "Rejection KEN > SOM" in lines
    assert denied not in lines


KINDS = [Factuality(each, no) for each, no in product(Modality, (False, True))]


@pytest.mark.parametrize("near", KINDS)
@pytest.mark.parametrize("far", KINDS)
def test_the_nearer_modality_stands_and_two_denials_cancel(
    near: Factuality, far: Factuality
) -> None:
    """What one "did not refuse" is no denial, and "must plan to" is due before it is planned."""
    both = near + far

    assert both.negated == (near.negated is not far.negated)
    assert both.modality == (far.modality if near.modality is Modality.ASSERTED else near.modality)
