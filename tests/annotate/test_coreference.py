"""Whom pronouns and descriptions mean, as a reader of the sentences would say."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.model

Mentioned: TypeAlias = "Callable[..., list[tuple[str, str]]]"


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("Kenya sent troops. Peru thanked it.", "it", "KEN"),
        ("Kenya met Peru. It thanked Chile.", "It", "KEN"),
        ("Kenya sent soldiers to its border.", "its", "KEN"),
        ("India fears Pakistan's ties with its rival.", "its", "PAK"),
        ("Peru spoke. With it, Chile signed a treaty.", "it", "PER"),
        ("Kenyan soldiers entered Peru. Who left first? They.", "They", "KEN"),
        ("Chile fears Peru's concerns over its border.", "its", "PER"),
        ("Kenyan soldiers entered Peru. They attacked Chile.", "They", "KEN"),
        ("Kenya's president met his Peruvian counterpart.", "his", "William Ruto"),
        ("Kenya and Peru met. Relations between them improved.", "them", "KEN PER"),
    ],
)
def test_a_pronoun_means_whom_a_reader_would_think_of(
    mentioned: Mentioned, text: str, word: str, codes: str
) -> None:
    """A pronoun linked to nobody loses its statement; to another, it tells a falsehood."""
    assert (word, codes) in mentioned(text)


def test_he_and_him_of_one_verb_are_two_people(mentioned: Mentioned) -> None:
    """Nobody thanks himself by "him"."""
    found = dict(mentioned("Kenyan President William Ruto met Peru's envoy. He thanked him."))

    assert found["He"] == "William Ruto"
    assert found["him"] == "PER"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kenya met Peru. It is clear that Chile helped.", "It"),
        ("Kenya met Peru. It is to be seen whether Chile agrees.", "It"),
        ("It was attacked by Kenya.", "It"),
        ("They thanked Kenya.", "They"),
        ("He thanked Kenya.", "He"),
        ("Its neighbour thanked Kenya.", "Its"),
        ("We thank Kenya.", "We"),
        ("I thank Kenya.", "I"),
        ('An analyst said: "We thank Kenya."', "We"),
        ("Kenya thanked Peru. I agree.", "I"),
        ("We, the people, thank Kenya.", "We"),
        ("Kenya met Peru. There is hope.", "There"),
        ("Kenya met Peru. Which of them left is unknown.", "Which"),
    ],
)
def test_a_pronoun_without_an_actor_to_stand_for_means_nobody(
    mentioned: Mentioned, text: str, word: str
) -> None:
    """Silence is better than a guess."""
    assert word not in {words for words, _ in mentioned(text)}


def test_a_pronoun_reaches_back_no_further_than_a_reader_would(mentioned: Mentioned) -> None:
    """After a page without it nobody means Kenya by "it"."""
    rain = ["The weather was bad."] * 5

    assert ("It", "KEN") in mentioned("Kenya spoke.", "It thanked Peru.")
    assert "It" not in {words for words, _ in mentioned("Kenya spoke.", *rain, "It thanked Peru.")}


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("Kenya's foreign minister Ann Wanjiru said: “I thank Peru.”", "I", "Ann Wanjiru"),
        ("Kenya's foreign minister Ann Wanjiru said: “We thank Peru.”", "We", "KEN"),
        ("Xi Jinping told Peru so. William Ruto left. “I thank it,” he said.", "I", "William Ruto"),
        ("Kenya thanked Peru. Kenya left. We must guard our border.", "our", "KEN"),
        ("We, the Presidents of Kenya and Peru, met. Our two nations agree.", "Our", "KEN PER"),
    ],
)
def test_the_first_person_is_the_speaker_or_whom_the_text_speaks_for(
    mentioned: Mentioned, text: str, word: str, codes: str
) -> None:
    """Communiqués and quotations speak of themselves as "we"."""
    assert (word, codes) in mentioned(text)


def test_we_means_nobody_where_two_states_are_spoken_of_alike(mentioned: Mentioned) -> None:
    """Which of the two writes cannot be told."""
    found = mentioned("Kenya left. Peru left. We must guard the border.")

    assert "We" not in {words for words, _ in found}


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("Kenya and Peru met. Both thanked Chile.", "Both", "KEN PER"),
        ("Kenya and Peru met. They thanked each other.", "other", "KEN PER"),
        ("Kenya thanked Chile. The two countries are partners.", "countries", "KEN CHL"),
        ("Kenya met Peru. The two ministers shook hands.", "ministers", "KEN PER"),
    ],
)
def test_both_and_the_two_mean_the_pair_in_mind(
    mentioned: Mentioned, text: str, word: str, codes: str
) -> None:
    """Joint statements name their parties once."""
    assert (word, codes) in mentioned(text)


def test_the_two_are_two_even_if_one_is_named_twice(mentioned: Mentioned) -> None:
    """Whoever is spoken of again is still one."""
    found = dict(mentioned("Kenya met Peru. Kenya left. Kenya returned. The two sides agreed."))

    assert set(found["sides"].split()) == {"KEN", "PER"}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Both thanked Kenya.", "Both"),
        ("Kenya spoke. Both thanked Chile.", "Both"),
        ("Kenya and Peru met. Three countries thanked Chile.", "countries"),
    ],
)
def test_both_is_never_made_up_of_whom_it_is_set_against(
    mentioned: Mentioned, text: str, word: str
) -> None:
    """Whoever is thanked is none of those who thank."""
    assert word not in {words for words, _ in mentioned(text)}


def test_two_ministers_of_one_owner_are_its_own(mentioned: Mentioned) -> None:
    """An owner says whose they are; the pair in mind does not matter."""
    found = mentioned("Chile and Peru met. Kenya's two ministers thanked Norway.")

    assert ("Kenya's two ministers", "KEN") in found


@pytest.mark.parametrize(
    ("text", "word", "code"),
    [
        ("Hezbollah fired rockets. The group thanked Peru.", "group", "Hezbollah"),
        ("The African Union met. The organisation thanked Peru.", "organisation", "AU"),
        ("Hezbollah and Iran met. The country thanked Peru.", "country", "IRN"),
        ("Kenya's army fired rockets. The country thanked Peru.", "country", "KEN"),
        ("Peru sent an envoy. Chile thanked the country.", "country", "PER"),
    ],
)
def test_a_description_means_the_last_actor_of_its_kind(
    mentioned: Mentioned, text: str, word: str, code: str
) -> None:
    """Only a state is a country, only a group a group."""
    assert (word, code) in mentioned(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("This country thanked Peru.", "country"),
        ("Hezbollah fired rockets. The country thanked Hezbollah.", "country"),
        ("Kenya thanked Peru. A country left.", "country"),
        ("Kenya thanked Peru. The rich country left.", "country"),
        ("Kenya thanked Peru. The country of poets left.", "country"),
    ],
)
def test_a_description_that_fits_nobody_in_mind_means_nobody(
    mentioned: Mentioned, text: str, word: str
) -> None:
    """A phrase like "a rich country" may mean any state at all."""
    assert word not in {words for words, _ in mentioned(text)}


def test_its_rival_is_the_other_state_in_mind(mentioned: Mentioned) -> None:
    """The rival is named a sentence before."""
    found = mentioned("Chile bought missiles. Peru fears its nuclear-armed rival.")

    assert ("rival", "CHL") in found


@pytest.mark.parametrize(
    "text",
    [
        "Chile bought missiles. Peru fears a rival.",
        "Chile bought missiles. Peru, its rival, fears Kenya.",
        "Hezbollah bought missiles. Peru fears its rival.",
        "Peru fears its rival.",
    ],
)
def test_a_rival_that_nobody_in_mind_can_be_means_nobody(mentioned: Mentioned, text: str) -> None:
    """Nobody is a rival of its own, and what is named on the spot needs no search."""
    assert "rival" not in {words for words, _ in mentioned(text)}


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("NATO and Kenya disagree. The alliance warned Peru.", ("alliance", "NATO")),
        ("NATO met Kenya. The military bloc warned Peru.", ("bloc", "NATO")),
        ("Fiji spoke. The island nation warned Peru.", ("nation", "FJI")),
    ],
)
def test_a_description_may_say_more_of_the_one_spoken_of(
    mentioned: Mentioned, text: str, mention: tuple[str, str]
) -> None:
    """Writers vary: "the alliance", then "the military bloc"."""
    assert mention in mentioned(text)


@pytest.mark.parametrize(
    "text",
    [
        "Fiji spoke. The neighbouring nation warned Peru.",
        "Fiji spoke. The host nation warned Peru.",
        "Fiji and Kenya spoke. The island nation left.",
    ],
)
def test_a_word_that_says_another_one_is_heeded(mentioned: Mentioned, text: str) -> None:
    """A neighbouring nation is not the one whose neighbour it is."""
    assert "nation" not in {words for words, _ in mentioned(text)}
