"""Organisations that only the text knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from relgraph.model import AnnotatedArticle

pytestmark = pytest.mark.model

Annotated: TypeAlias = "Callable[..., AnnotatedArticle]"
Mentioned: TypeAlias = "Callable[..., list[tuple[str, str]]]"


def principals(found: AnnotatedArticle) -> dict[str, str]:
    """Return for whom each actor of a text acts, by code."""
    return {
        party.actor.code: party.principal.code if party.principal else "-"
        for mentions in found.mentions
        for mention in mentions
        for party in mention.parties
    }


@pytest.mark.parametrize(
    ("text", "name", "principal"),
    [
        ("The Iranian Atomic Organisation met.", "Iranian Atomic Organisation", "IRN"),
        ("Zambia's Mining Federation protested.", "Zambian Mining Federation", "ZMB"),
        (
            "Serbia's Ministry of National Defence met.",
            "Serbian Ministry of National Defence",
            "SRB",
        ),
        (
            "The Ministry of Foreign Affairs of Serbia met.",
            "Ministry of Foreign Affairs of Serbia",
            "SRB",
        ),
        ("The Bolivian Workers' Union met.", "Bolivian Workers' Union", "BOL"),
        ("The Football Federation of Kenya met.", "Football Federation of Kenya", "KEN"),
        (
            "The Kenyan Truth and Reconciliation Commission met.",
            "Kenyan Truth and Reconciliation Commission",
            "KEN",
        ),
    ],
)
def test_an_unlisted_organisation_acts_for_the_state_in_its_name(
    annotated: Annotated, text: str, name: str, principal: str
) -> None:
    """No registry lists every federation, and taking the state instead loses who it was."""
    assert principals(annotated(text))[name] == principal


@pytest.mark.parametrize(
    "name",
    [
        "Committee for the Liberation of Togo",
        "Free Syrian Council",
        "Movement for Justice and Democracy",
        "People's Front for the Liberation of Azania",
    ],
)
def test_those_who_fight_a_state_do_not_act_for_it(annotated: Annotated, name: str) -> None:
    """Togo does nothing by the committee for its liberation."""
    assert principals(annotated(f"The {name} denounced France.")) == {name: name, "FRA": "FRA"}


def test_a_short_name_in_brackets_is_kept_for_the_rest(mentioned: Mentioned) -> None:
    """After its first naming an article calls an organisation by its initials alone."""
    found = mentioned("The Ceasefire Committee (CFVC) met.", "Chad blamed the CFVC.")

    assert found == [
        ("Ceasefire Committee", "Ceasefire Committee"),
        ("CFVC", "Ceasefire Committee"),
        ("Chad", "TCD"),
        ("CFVC", "Ceasefire Committee"),
    ]


@pytest.mark.parametrize("bracket", ["(AFP)", "(an ally)", "(", "(2023)"])
def test_other_words_in_brackets_are_no_short_name(mentioned: Mentioned, bracket: str) -> None:
    """An agency's mark, an aside or a year stands in brackets too."""
    found = mentioned(f"The Ceasefire Committee {bracket} met Chad.", "AFP told of it.")

    assert ("AFP", "Ceasefire Committee") not in found


def test_a_shorter_name_means_the_organisation_named_in_full(mentioned: Mentioned) -> None:
    """A "Mining Federation" is the Zambian one of the sentence before."""
    found = mentioned("The Zambian Mining Federation met.", "Chad thanked the Mining Federation.")

    assert ("Mining Federation", "Zambian Mining Federation") in found


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("The U.S.-Chad Trade Council met.", ("U.S.-Chad", "USA TCD")),
        ("The Israeli Forces left.", ("Israeli", "ISR")),
        ("He fought for Chad on the Western Front.", ("Chad", "TCD")),
        ("The Economic Council of Chad and France met.", ("France", "FRA")),
    ],
)
def test_a_name_within_no_organisations_name_stands(
    mentioned: Mentioned, text: str, mention: tuple[str, str]
) -> None:
    """Where no one state's body is named the states are meant, as before."""
    assert mention in mentioned(text)


@pytest.mark.parametrize("words", ["The committee", "The Committee"])
def test_its_noun_alone_means_an_organisation_spoken_of(mentioned: Mentioned, words: str) -> None:
    """The sentence after its name says what kind of body it is, with a capital or without."""
    found = mentioned(
        "The Ceasefire Committee met the Chadian Relief Council.", f"{words} thanked Chad."
    )

    assert (words.split()[1], "Ceasefire Committee") in found


@pytest.mark.parametrize("words", ["A Committee", "The Ethics Committee", "The board"])
def test_another_body_is_not_the_one_spoken_of(mentioned: Mentioned, words: str) -> None:
    """Only "the" says that it is known, and only its own noun says which it is."""
    found = mentioned("The Ceasefire Committee met.", f"{words} thanked Chad.")

    assert [actor for _, actor in found].count("Ceasefire Committee") == 1
