"""Which two are meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.model

Mentioned: TypeAlias = "Callable[..., list[tuple[str, str]]]"


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Peru and Chile fought. The neighbours met.", ("neighbours", "PER CHL")),
        ("Peru and Chile fought. The two met.", ("two", "PER CHL")),
        ("Peru and Chile fought. Neither won.", ("Neither", "PER CHL")),
        ("Peru and Chile fought. Kenya thanked both countries.", ("countries", "PER CHL")),
        ("Kenya and Peru met. Peru and Chile met. Kenya thanked both.", ("both", "PER CHL")),
    ],
)
def test_a_pair_is_the_two_last_named_together(
    mentioned: Mentioned, text: str, mention: tuple[str, str]
) -> None:
    """Two sides are told once by name, then by what they are to each other."""
    assert mention in mentioned(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Peru and Chile fought. Chile thanked both countries.", "countries"),
        ("Peru and Chile fought. Neither of the judges spoke.", "Neither"),
        ("Peru and Chile fought. Kenya's neighbours met.", "neighbours"),
    ],
)
def test_whoever_speaks_of_both_is_neither(mentioned: Mentioned, text: str, words: str) -> None:
    """A pair that contains its own well-wisher is the wrong pair."""
    assert ("PER CHL") not in {code for said, code in mentioned(text) if said == words}


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Peru fought the FARC. The rebels left.", ("rebels", "FARC")),
        ("Oman met Peru. The sultanate left.", ("sultanate", "OMN")),
        ("Oman met Peru, and Kenya met Chile. The sultanate left.", ("sultanate", "OMN")),
        ("Kenya accused Peru of lending its ships.", ("its", "PER")),
    ],
)
def test_what_a_noun_says_of_its_actor_is_heeded(
    mentioned: Mentioned, text: str, mention: tuple[str, str]
) -> None:
    """Rebels are a group, and of four states one is a sultanate."""
    assert mention in mentioned(text)


@pytest.mark.parametrize(
    "text", ["Kenya wrote a treaty. Peru signed it.", "Kenya bought ships. Peru sank them."]
)
def test_a_thing_is_no_actor(mentioned: Mentioned, text: str) -> None:
    """What is signed is a treaty, whatever was the subject before."""
    assert not {"it", "them"} & {said for said, _ in mentioned(text)}
