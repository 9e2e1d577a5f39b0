from __future__ import annotations

import pytest

from relgraph.model import SentenceView, Side, Span
from relgraph.relate import load_statement_labels, load_statement_model
from relgraph.relate.encoding import LIMIT, encode, pairs_of
from relgraph.vocabulary import statement_types

pytestmark = pytest.mark.model


def view_of(text: str, *names: str, before: str = "") -> SentenceView:
    """Return a view of a sentence in which names stand, after what was said before."""
    whole = before + text
    sides = [
        Side((Span(whole.index(name), whole.index(name) + len(name)),), is_near=name in text)
        for name in names
    ]
    return SentenceView(whole, len(before), tuple(sides))


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Norway accused Chile of dumping waste at sea.", "Criticism"),
        ("Norwegian jets bombed two airfields in Chile.", "Assault"),
        ("Norway's president travelled to Chile for a state visit.", "Visit"),
    ],
)
def test_the_likeliest_guess_is_what_the_sentence_says(sentence: str, kind: str) -> None:
    """Plain sentences must be read, whatever else is hard."""
    names = ("Norw" + sentence[4:].split("'", maxsplit=1)[0].split(maxsplit=1)[0], "Chile")
    guesses = load_statement_model().read(view_of(sentence, *names))
    best = max(guesses, key=lambda each: each.probability)

    assert (best.type, best.source, best.target) == (kind, 0, 1)
    assert Span(0, len(sentence)).covers(best.span)


def test_a_type_without_direction_is_guessed_once() -> None:
    """Talks of one with the other are one thing said."""
    view = view_of("Norway and Chile held talks on fishing.", "Norway", "Chile")
    talks = [each for each in load_statement_model().read(view) if each.type == "Consultation"]

    assert len(talks) == 1


def test_a_view_without_sides_says_nothing() -> None:
    """There is nobody of whom it could."""
    assert load_statement_model().read(SentenceView("It rained.", 0, ())) == ()


def test_only_types_that_may_lack_a_target_are_guessed_without_one() -> None:
    """A visit to nobody cannot be stored."""
    labels = load_statement_labels()
    view = view_of("Norway is worried about the melting of the glaciers.", "Norway")
    guesses = load_statement_model().read(view)

    assert {each.type for each in guesses if each.target is None} <= labels.without_target


def test_the_models_types_are_the_ontologys() -> None:
    """A type that one of them lacks could not be stored, or is never found."""
    assert set(load_statement_labels().types) == set(statement_types())


def test_pairs_have_a_side_in_the_sentence_itself() -> None:
    """What was said of two others before is not said again."""
    view = view_of("Norway was not amused.", "Norway", "Chile", "Peru", before="Chile met Peru. ")
    pairs = pairs_of(view)

    assert (0, 1) in pairs
    assert (2, 0) in pairs
    assert (0, None) in pairs
    assert (1, 2) not in pairs


@pytest.mark.parametrize("words", [20, 400])
def test_a_long_text_keeps_the_sentence_before_what_precedes_it(words: int) -> None:
    """The model has a limit; the sentence to be read is what counts."""
    model = load_statement_model()
    view = view_of("Norway met Chile.", "Norway", "Chile", before="It rained. " * words)
    fed = encode(view, model._tokenizer, model._places)

    assert len(fed.ids) <= LIMIT
    assert fed.pools[:2].sum(axis=1).tolist() == pytest.approx([1, 1])
    assert fed.pools[2].sum() == 0
    assert fed.offsets[fed.first] == (view.begin, view.begin + len("Norway"))


def test_a_sentence_beyond_the_limit_loses_its_end() -> None:
    """No sentence may stop an import."""
    view = view_of("Norway met " + "old " * 400 + "Chile.", "Norway", "Chile")
    guesses = load_statement_model().read(view)

    assert all(each.span.end <= len(view.text) for each in guesses)
