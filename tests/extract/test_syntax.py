"""Who does and who undergoes, however the sentence is built."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("Somalia, attacked by Kenya, asked Peru for help.", "Assault KEN > SOM"),
        ("Kenya, attacking Somalia, angered Peru.", "Assault KEN > SOM"),
        ("Kenya, which attacked Somalia, thanked Peru.", "Assault KEN > SOM"),
        ("Kenya, which left Peru and attacked Somalia, is large.", "Assault KEN > SOM"),
        ("Somalia, which Kenya attacked, is large.", "Assault KEN > SOM"),
        ("Somalia was attacked and criticised by Kenya.", "Criticism KEN > SOM"),
        ("Kenya denounced Somalia and was denounced by Peru.", "Criticism PER > KEN"),
        ("Kenya left Peru and attacked Somalia.", "Assault KEN > SOM"),
        ("An attack was launched on Kenya by Somalia.", "Assault SOM > KEN"),
        ("Alarmed by China, Japan built missiles.", "Concern JPN > CHN"),
        ("Isolated by Norway, Belarus left.", "Containment NOR > BLR"),
    ],
)
def test_passives_relatives_and_participles_keep_who_does_it(
    told: Callable[..., set[str]], sentence: str, line: str
) -> None:
    """The one who stands first need not be the one who acts."""
    assert line in told(sentence)


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("Peru accused Kenya of attacking Somalia.", "Assault KEN > SOM"),
        ("Kenya was accused of attacking Somalia by Peru.", "Assault KEN > SOM"),
        ("Peru asked Kenya to attack Somalia.", "Assault KEN > SOM prescriptive"),
        ("Peru promised Kenya to attack Somalia.", "Assault PER > SOM prospective"),
        ("Peru was urged by Kenya to attack Chile and help Iraq.", "Aid PER > IRQ prescriptive"),
        ("Kenya forced Peru to attack Somalia.", "Assault PER > SOM"),
        ("Peru was forced to attack Somalia.", "Assault PER > SOM"),
        ("A Kenya ready to attack Somalia is feared.", "Assault KEN > SOM prospective"),
        (
            "Kenya seems hostile to Chile and likely to attack Peru.",
            "Assault KEN > PER prospective",
        ),
        ("Kenya is eager to help Somalia.", "Aid KEN > SOM prospective"),
        ("Kenya's plan to attack Somalia failed.", "Assault KEN > SOM prospective"),
        ("The Kenyan plan to attack Somalia failed.", "Assault KEN > SOM prospective"),
        ("Kenya has a plan to attack Somalia.", "Assault KEN > SOM prospective"),
        ("Hoping to attack Somalia, Kenya left.", "Assault KEN > SOM prospective"),
    ],
)
def test_the_unsaid_subject_of_an_infinitive_or_gerund_is_understood(
    told: Callable[..., set[str]], sentence: str, line: str
) -> None:
    """Nobody repeats it, and every reader knows it."""
    assert line in told(sentence)


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("Kenya, a rival of Somalia, thanked Peru.", "Rivalry KEN = SOM"),
        ("Rivals Kenya and Somalia met.", "Rivalry KEN = SOM"),
        ("Kenya enjoys the status of a partner of Somalia.", "Partnership KEN = SOM"),
        ("Kenya's status as a partner of Somalia helps.", "Partnership KEN = SOM"),
        ("Kenya was praised as a partner of Somalia.", "Partnership KEN = SOM"),
        ("As a rival of Chile, Peru bought missiles.", "Rivalry CHL = PER"),
        ("Kenya is in talks with Somalia.", "Consultation KEN = SOM"),
        ("Kenya engaged in talks with Somalia.", "Consultation KEN = SOM"),
        ("Kenya, long hostile to Somalia, left.", "Rivalry KEN = SOM"),
        ("Kenya became friendly with Somalia.", "Partnership KEN = SOM"),
        ("Japan sees China as a threat.", "Threat CHN > JPN"),
    ],
)
def test_what_a_noun_or_adjective_says_belongs_to_whom_it_describes(
    told: Callable[..., set[str]], sentence: str, line: str
) -> None:
    """Relations are told by "is", "as", an apposition or a light verb as often as by a verb."""
    assert line in told(sentence)


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("Iraq faces threats from Kuwait.", "Threat KWT > IRQ"),
        ("The threats that Kenya faces come from Somalia.", "Threat SOM > KEN"),
        ("Kenya came under attack from Somalia.", "Assault SOM > KEN"),
        ("Kenya is under attack from Somalia.", "Assault SOM > KEN"),
        ("Kenya remained under threat from Somalia.", "Threat SOM > KEN"),
        ("Kenya is under pressure from Somalia.", "Coercion SOM > KEN"),
    ],
)
def test_whoever_faces_an_attack_or_is_under_it_undergoes_it(
    told: Callable[..., set[str]], sentence: str, line: str
) -> None:
    """Read the other way round, the victim would be the attacker."""
    kind = line.split(maxsplit=1)[0]

    assert {each for each in told(sentence) if each.startswith(kind)} == {line}
