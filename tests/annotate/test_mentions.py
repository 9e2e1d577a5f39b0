from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from relgraph.model import AnnotatedArticle

pytestmark = pytest.mark.model

Mentioned: TypeAlias = "Callable[..., list[tuple[str, str]]]"


def test_names_adjectives_and_capitals_mean_their_state(mentioned: Mentioned) -> None:
    """A dyad is the same whichever of its names a text uses."""
    found = mentioned("Pakistan met Iranian envoys after Washington spoke.")

    assert ("Pakistan", "PAK") in found
    assert ("Iranian envoys", "IRN") in found
    assert ("Washington", "USA") in found


def test_a_word_after_anti_is_no_actor(mentioned: Mentioned) -> None:
    """Whoever is anti-American is not American."""
    assert mentioned("Protesters shouted anti-American slogans.") == []


def test_a_state_inside_a_persons_name_is_no_state(mentioned: Mentioned) -> None:
    """A wrong link is worse than none."""
    assert "JOR" not in {code for _, code in mentioned("Michael Jordan met Paul Chadwick.")}


def test_an_unknown_minister_acts_for_the_state_of_the_title(
    annotated: Callable[..., AnnotatedArticle],
) -> None:
    """No list holds every official."""
    found = annotated("Norwegian Foreign Minister Kari Nordmannsen met Iranian officials.")
    persons = [each for each in found.mentions[0] if each.resolved_by == "person"]

    assert [each.parties[0].actor.code for each in persons] == ["Kari Nordmannsen"]
    principal = persons[0].parties[0].principal
    assert principal is not None
    assert principal.code == "NOR"


def test_an_apposition_says_whom_a_person_acts_for(
    annotated: Callable[..., AnnotatedArticle],
) -> None:
    """News introduces people that way."""
    found = annotated("Kari Nordmannsen, the foreign minister of Norway, arrived in Tehran.")
    persons = [each for each in found.mentions[0] if each.resolved_by == "person"]

    principals = {each.parties[0].principal for each in persons}
    assert {each.code for each in principals if each} == {"NOR"}


def test_a_surname_alone_means_the_person_already_named(mentioned: Mentioned) -> None:
    """Only the first mention carries the whole name."""
    found = mentioned(
        "Norwegian Foreign Minister Kari Nordmannsen arrived in Tehran.",
        "Nordmannsen criticised Iran.",
    )

    assert ("Nordmannsen", "Kari Nordmannsen") in found


def test_an_organ_without_a_name_is_an_actor_of_its_own(
    annotated: Callable[..., AnnotatedArticle],
) -> None:
    """The army is not the state, but acts for it."""
    found = annotated("On Monday the South Korean military attacked a northern village.")
    (organ,) = [each for each in found.mentions[0] if each.resolved_by == "description"]

    assert organ.parties[0].actor.code == "South Korean military"
    assert organ.parties[0].principal is not None
    assert organ.parties[0].principal.code == "KOR"


@pytest.mark.parametrize(
    ("paragraph", "words", "codes"),
    [
        ("Iran signed a deal. It thanked Oman.", "It", "IRN"),
        ("Iran and Iraq signed a deal. They thanked Oman.", "They", "IRN IRQ"),
        ("Iran and Iraq signed a deal. Both countries thanked Oman.", "countries", "IRN IRQ"),
        ("India sent an envoy to Nepal. The two sides held talks.", "sides", "IND NPL"),
        ("France invaded Mexico. The country thanked Spain.", "country", "FRA"),
        ("India fears Pakistan's ties with its rival.", "its", "PAK"),
        ("NATO met in Vilnius. The alliance backed Ukraine.", "alliance", "NATO"),
    ],
)
def test_pronouns_and_descriptions_mean_whom_a_reader_would_think_of(
    mentioned: Mentioned, paragraph: str, words: str, codes: str
) -> None:
    """Half the statements of an article hang on such a word."""
    assert (words, codes) in mentioned(paragraph)


def test_it_before_that_means_nobody(mentioned: Mentioned) -> None:
    """In "it is clear that" nobody acts."""
    found = mentioned("Iran signed a deal. It is clear that Oman helped.")

    assert "It" not in {words for words, _ in found}


def test_we_in_a_joint_statement_are_those_who_make_it(mentioned: Mentioned) -> None:
    """A communiqué speaks in the first person."""
    found = mentioned(
        "We, the Foreign Ministers of Norway and Sweden, met in Oslo.",
        "We agree to meet again.",
    )

    assert ("We", "NOR SWE") in found


def test_a_speaker_who_says_we_speaks_for_the_state(mentioned: Mentioned) -> None:
    """A minister's "we" is the government."""
    found = mentioned('Norwegian Foreign Minister Kari Nordmannsen said: "We thank Oman."')

    assert ("We", "NOR") in found


def test_two_states_in_one_hyphenated_word_are_both_found(mentioned: Mentioned) -> None:
    """The tokeniser leaves "U.S.-India" whole."""
    assert ("U.S.-India", "USA IND") in mentioned("It deepened through U.S.-India cooperation.")
