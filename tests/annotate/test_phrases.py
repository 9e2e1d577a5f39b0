"""Whom phrases like "the president of Peru" and "Kenya's army" mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from relgraph.model import AnnotatedArticle

pytestmark = pytest.mark.model

Mentioned: TypeAlias = "Callable[..., list[tuple[str, str]]]"


@pytest.mark.parametrize(
    ("text", "words", "codes"),
    [
        ("The president of Kenya thanked Chile.", "president of Kenya", "William Ruto"),
        ("Kenyan officials met Chile.", "Kenyan officials", "KEN"),
        ("The government of Kenya met Chile.", "government of Kenya", "KEN"),
        ("Kenya's two ministers thanked Chile.", "Kenya's two ministers", "KEN"),
        ("The American president met Chile.", "American president", "Joe Biden"),
        (
            "The former Norwegian prime minister thanked Chile.",
            "Norwegian prime minister",
            "NOR",
        ),
        ("Norwegian and Kenyan envoys met.", "Norwegian and Kenyan envoys", "NOR KEN"),
        (
            "The foreign ministries of Norway and Sweden met.",
            "ministries of Norway and Sweden",
            "Norwegian foreign ministry Swedish foreign ministry",
        ),
        ("The Kenyan president, a poet, met Chile.", "Kenyan president", "William Ruto"),
        ("The regime in Asmara met Chile.", "regime in Asmara", "ERI"),
        ("The diplomats in Asmara met Chile.", "Asmara", "ERI"),
        ("Kenya's army fired rockets.", "Kenya's army", "Kenyan army"),
    ],
)
def test_a_phrase_means_its_state_its_office_holder_or_an_organ(
    mentioned: Mentioned, text: str, words: str, codes: str
) -> None:
    """Most texts say "officials" where they mean the state."""
    assert (words, codes) in mentioned(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kenyan coffee reached Chile.", "coffee"),
        ("The officials met Chile.", "officials"),
        ("The president met Chile.", "president"),
    ],
)
def test_a_noun_that_acts_for_nobody_is_no_mention(
    mentioned: Mentioned, text: str, word: str
) -> None:
    """Coffee does not act, and officials of nowhere act for nobody."""
    assert not [words for words, _ in mentioned(text) if word in words]


def test_its_officials_are_those_of_whom_the_pronoun_means(mentioned: Mentioned) -> None:
    """The owner is known only once the pronoun is."""
    assert ("Its officials", "KEN") in mentioned("Kenya spoke. Its officials met Chile.")


def test_an_office_beside_a_name_means_the_person(mentioned: Mentioned) -> None:
    """Two actors would otherwise stand for one."""
    found = mentioned("Kari Nordmannsen, the Norwegian foreign minister, thanked Chile.")

    assert ("minister", "Kari Nordmannsen") in found


def test_a_phrase_is_less_sure_than_the_name_it_rests_on(
    annotated: Callable[..., AnnotatedArticle],
) -> None:
    """Each step away from the name may err."""
    found = annotated("The government of Kenya met Chile.").mentions[0]
    sureness = {each.resolved_by: each.confidence for each in found}

    assert sureness["description"] < sureness["name"] == 1


def test_his_government_is_the_states(mentioned: Callable[..., list[tuple[str, str]]]) -> None:
    """A minister's government is the country's, and acts for it."""
    found = mentioned("Norwegian Foreign Minister Kari Nordmannsen said her government would pay.")

    assert ("her government", "NOR") in found


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("The Pakistani army chief met Peru.", ("Pakistani army chief", "Asim Munir")),
        (
            "The European Union's foreign policy chief met Peru.",
            ("European Union's foreign policy chief", "Josep Borrell"),
        ),
    ],
)
def test_an_office_of_several_words_means_its_holder(
    mentioned: Callable[..., list[tuple[str, str]]], text: str, mention: tuple[str, str]
) -> None:
    """The army's chief is its state's army chief."""
    assert mention in mentioned(text)
