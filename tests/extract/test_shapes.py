"""Each shape that prose gives to a relation, by a sentence; the examples of frames do the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("Iran accused Israel of attacking a ship.", "Criticism IRN > ISR"),
        ("Israel was criticised by Norway.", "Criticism NOR > ISR"),
        ("France, which attacked Mexico, sought peace.", "Assault FRA > MEX"),
        ("Mexico, which was attacked by France, sought peace.", "Assault FRA > MEX"),
        ("Fearing a defeat, Iraq attacked Kuwait.", "Assault IRQ > KWT"),
        ("Iraq's invasion of Kuwait surprised many.", "Assault IRQ > KWT"),
        ("The Iraqi invasion of Kuwait surprised many.", "Assault IRQ > KWT"),
        ("The talks between Iran and Oman lasted a day.", "Consultation IRN = OMN"),
        ("U.S.-India talks lasted a day.", "Consultation IND = USA"),
        ("Iran held talks with Oman.", "Consultation IRN = OMN"),
        ("Talks were held with Oman by Iran.", "Consultation IRN = OMN"),
        ("The president of Peru paid a visit to Chile.", "Visit PER > CHL"),
        ("Norway imposed sanctions on Belarus.", "Sanction NOR > BLR"),
        ("India is a strategic partner of France.", "Partnership FRA = IND"),
        ("India and France are strategic partners.", "Partnership FRA = IND"),
        ("Japan regards China as a threat.", "Threat CHN > JPN"),
        ("Norway and Sweden signed a treaty.", "Agreement NOR = SWE"),
        ("Norway condemned Russia's invasion of Ukraine.", "Criticism NOR > RUS"),
        ("Norway condemned Russia's invasion of Ukraine.", "Assault RUS > UKR"),
        ("Norway and Sweden criticised Belarus and Russia.", "Criticism SWE > RUS"),
        ("Iran and Iraq criticised each other.", "Criticism IRQ > IRN"),
    ],
)
def test_each_shape_gives_its_statement(
    told: Callable[..., set[str]], sentence: str, line: str
) -> None:
    """Who does and who undergoes must not hang on how a sentence is built."""
    assert line in told(sentence)


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("Iran did not attack Israel.", "not Assault IRN > ISR"),
        ("Iran never attacked Israel.", "not Assault IRN > ISR"),
        ("No Iranian forces attacked Israel.", "not Assault IRN > ISR"),
        ("Iran denied that it attacked Israel.", "not Assault IRN > ISR"),
        ("Iran refused to visit Israel.", "Rejection IRN > ISR"),
        ("Iran will attack Israel.", "Assault IRN > ISR prospective"),
        ("Iran may visit Oman.", "Visit IRN > OMN prospective"),
        ("Iran plans to attack Israel.", "Assault IRN > ISR prospective"),
        ("If Iran attacks Israel, prices rise.", "Assault IRN > ISR prospective"),
        ("Did Iran attack Israel?", "Assault IRN > ISR prospective"),
        ("Iran should visit Oman.", "Visit IRN > OMN prescriptive"),
        ("Norway urged Iran to visit Oman.", "Visit IRN > OMN prescriptive"),
        ("Iran not only attacked Israel but won.", "Assault IRN > ISR"),
        (
            "The possible visit of Iran's president to Oman was discussed.",
            "Visit IRN > OMN prospective",
        ),
    ],
)
def test_what_is_denied_planned_or_demanded_is_not_asserted(
    told: Callable[..., set[str]], sentence: str, line: str
) -> None:
    """Only the affirmed and actual becomes a plain triple."""
    assert line in told(sentence)


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("Iran-backed Houthi rebels left the town.", "Support IRN > Houthis"),
        ("Oman is one of India's closest allies.", "Alliance IND = OMN"),
        ("Norway did not criticise Russia for its invasion of Ukraine.", "Assault RUS > UKR"),
        (
            "Norway called on Russia to withdraw its troops from Ukraine.",
            "Retreat RUS > UKR prescriptive",
        ),
        ("A treaty signed by Peru and Chile ended the crisis.", "Agreement CHL = PER"),
        ("Norway's minister, on a visit to Oman, told Iran to wait.", "Visit NOR > OMN"),
        ("Norway suspended part of its aid to Mali.", "Sanction NOR > MLI"),
        (
            "Somalia accused Ethiopia of lying and expelled the Ethiopian envoy.",
            "Sanction SOM > ETH",
        ),
        ("In March 2024 Turkey mediated between Ethiopia and Somalia.", "Consultation SOM = TUR"),
    ],
)
def test_wordings_that_hide_a_side_are_read(
    told: Callable[..., set[str]], sentence: str, line: str
) -> None:
    """Each is common in news, and each puts one side where a plain reading misses it."""
    assert line in told(sentence)
