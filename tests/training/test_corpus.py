from collections import Counter

import numpy as np
import pytest
from scripts.relation_corpus import (
    NONE,
    Actors,
    Example,
    Skeleton,
    coordinated,
    examples,
    read_plover,
    read_skeletons,
)
from scripts.relation_sampler import Sampler
from scripts.relation_variants import inflected, lexicon_skeletons

from relgraph.vocabulary import statement_types

PLOVER = read_plover()
ACTORS = Actors()


@pytest.fixture(scope="module")
def skeletons() -> tuple[Skeleton, ...]:
    """The corpus, read once."""
    return read_skeletons()


def filled(skeleton: Skeleton, seed: int = 1) -> list[Example]:
    """Return what a skeleton teaches."""
    return list(examples(skeleton, ACTORS, np.random.default_rng(seed), PLOVER))


def test_every_type_has_its_skeletons(skeletons: tuple[Skeleton, ...]) -> None:
    """A type without sentences is never found; a misspelt heading makes a type of its own."""
    counts = Counter(each.type for each in skeletons)

    assert set(counts) == {*statement_types(), NONE}
    assert min(counts.values()) >= 25


def test_no_skeleton_stands_twice(skeletons: tuple[Skeleton, ...]) -> None:
    """A copy among those kept from training would make the figures too good."""
    counts = Counter(each.text for each in skeletons)

    assert [text for text, count in counts.items() if count > 1] == []


def test_every_slot_is_filled_where_it_is_said_to_be(skeletons: tuple[Skeleton, ...]) -> None:
    """A span one word off teaches the wrong words."""
    for skeleton in skeletons:
        for row in filled(skeleton):
            spans = [row.source, *([row.target] if row.target else [])]
            words = [row.sentence[slice(*span)] for span in spans]

            assert not any(sign in row.sentence for sign in "@[]|"), row.sentence
            assert all(word and word == word.strip() for word in words), row


def test_the_same_seed_gives_the_same_epoch(skeletons: tuple[Skeleton, ...]) -> None:
    """Who trains again must get what shipped."""
    variants = list(lexicon_skeletons())

    def epoch(seed: int) -> list[Example]:
        rng = np.random.default_rng(seed)
        return Sampler(skeletons[:300], variants, ACTORS, PLOVER, rng).epoch()

    assert epoch(3) == epoch(3)
    assert epoch(3) != epoch(4)
    assert all(row.source[1] <= len(row.sentence) for row in epoch(3))


def test_a_one_way_act_teaches_that_its_reverse_is_none() -> None:
    """Direction is learnt from the reverse."""
    one, two = filled(Skeleton("a", "Assault", "@S bombed @T."))

    assert (one.type, one.plover, one.is_relation) == ("Assault", "ASSAULT", True)
    assert (two.type, two.is_relation) == (None, False)
    assert (two.source, two.target) == (one.target, one.source)


def test_a_symmetric_relation_holds_both_ways() -> None:
    """Partners are partners whoever is asked first."""
    rows = filled(Skeleton("a", "Partnership", "@S is a partner of @T."))

    assert [row.type for row in rows] == ["Partnership", "Partnership"]


def test_actors_joined_on_a_side_share_the_relation_and_have_none_together() -> None:
    """Most sentences that name three actors relate two of them to the third."""
    joined = coordinated(Skeleton("a", "Criticism", "@S accused @T of theft."), "T")
    assert joined is not None
    told = Counter((row.type, row.is_relation) for row in filled(joined))

    assert told == {("Criticism", True): 2, (None, False): 3}


@pytest.mark.parametrize("text", ["[S Gunmen] shot @T.", "@S met @T in @Xk.", "Of @Sa and @Ta."])
def test_a_sentence_without_a_plain_actor_is_not_joined(text: str) -> None:
    """A second actor inside "the Kenyan army" would break the sentence."""
    assert coordinated(Skeleton("a", "Assault", text), "S") is None


def test_plans_and_denials_change_plovers_event() -> None:
    """PLOVER codes what is to come by its tone, and what is denied as refused."""
    planned = Skeleton("a", "Aid", "@S will feed @T.", modality="prospective")
    denied = Skeleton("a", "Aid", "@S fed no one in @T.", negated=True)
    signed = Skeleton("a", "Agreement", "@S and @T signed.", plover="SIGN")

    assert [filled(each)[0].plover for each in (planned, denied, signed)] == [
        "AGREE",
        "REJECT",
        "SUPPORT",
    ]


def test_a_frames_example_is_said_in_the_words_of_its_other_triggers() -> None:
    """The lexicon's four thousand triggers are known to the model too."""
    texts = {each.text for each in lexicon_skeletons()}

    assert "@Sc invaded @Tc with seven divisions." in texts
    assert "@Sc raided @Tc with seven divisions." in texts


@pytest.mark.parametrize(
    ("trigger", "form", "words"),
    [
        ("rule out", "past", "ruled out"),
        ("throw out", "participle", "thrown out"),
        ("carry", "s", "carries"),
        ("ban", "ing", "banning"),
        ("deny", "past", "denied"),
        ("clash", "s", "clashes"),
        ("free", "past", "freed"),
        ("ally", "base", "ally"),
    ],
)
def test_triggers_are_inflected(trigger: str, form: str, words: str) -> None:
    """A sentence that nobody would write teaches little."""
    assert inflected(trigger, form) == words
