from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from relgraph.annotate import annotate, load_annotator
from relgraph.extract import Learned, Weights, extract_statements, view_sentences
from relgraph.knowledge import load_registry
from relgraph.model import Article, Guess, Modality, SentenceView, Span

if TYPE_CHECKING:
    from relgraph.extract import Lexicon
    from relgraph.model import AnnotatedArticle, Statement

pytestmark = pytest.mark.model


class Told:
    """A reader that gives the same guesses for every sentence."""

    def __init__(self, *guesses: Guess) -> None:
        self.guesses = guesses

    def read(self, view: SentenceView) -> tuple[Guess, ...]:
        """Return those guesses whose sides the view has."""
        most = len(view.sides)
        return tuple(each for each in self.guesses if max(each.source, each.target or 0) < most)


def annotated(text: str) -> AnnotatedArticle:
    article = Article(text=text, body=(Span(0, len(text)),), title="A text")
    return annotate(article, load_annotator(load_registry()))


def read(text: str, lexicon: Lexicon, *guesses: Guess) -> tuple[Statement, ...]:
    learned = Learned(Told(*guesses), 0.5, Weights(0.0, {"model": 1.0}))
    return extract_statements(annotated(text), lexicon, learned)


def guess(kind: str, target: int | None, span: Span, *, probability: float = 0.8) -> Guess:
    return Guess(kind, 0, target, probability, False, Modality.ASSERTED, span)  # noqa: FBT003


def test_a_likely_guess_becomes_a_statement_with_whole_words(lexicon: Lexicon) -> None:
    """A quote that begins inside a word would not be one that a reader accepts."""
    text = "Norway looks down its nose at Chile."
    (found,) = read(text, lexicon, guess("Criticism", 1, Span(9, 24)))

    assert found.evidence.quote == "looks down its nose"
    assert [each.actor.code for each in (*found.sources, *found.targets)] == ["NOR", "CHL"]
    assert found.frame == "learned"
    assert found.confidence == pytest.approx(0.8, abs=0.01)


def test_an_unlikely_guess_is_not_said(lexicon: Lexicon) -> None:
    """What the model hardly believes would drown what the text says."""
    low = guess("Criticism", 1, Span(9, 24), probability=0.4)

    assert read("Norway looks down its nose at Chile.", lexicon, low) == ()


def test_what_a_frame_says_is_not_said_twice_but_weighed_anew(lexicon: Lexicon) -> None:
    """The frame's quote and sides are the better ones; the guess tells how sure they are."""
    text = "Norway criticised Chile."
    (sure,) = read(text, lexicon, guess("Criticism", 1, Span(7, 17)))
    (unsure,) = read(text, lexicon)

    assert sure.frame == unsure.frame != "learned"
    assert sure.confidence > unsure.confidence


def test_a_two_sided_guess_meets_a_frames_statement_in_either_direction(lexicon: Lexicon) -> None:
    """Talks of Norway with Chile are talks of Chile with Norway."""
    turned = Guess("Consultation", 1, 0, 0.9, False, Modality.ASSERTED, Span(7, 17))  # noqa: FBT003
    found = read("Norway held talks with Chile.", lexicon, turned)

    assert [each.frame != "learned" for each in found] == [True]


def test_what_the_grammar_says_is_to_come_or_denied_is_not_read_as_done(lexicon: Lexicon) -> None:
    """The model is weak where a word like "will" or "never" decides."""
    sneer = guess("Criticism", 1, Span(12, 32))
    (planned,) = read("Norway will look down its nose at Chile.", lexicon, sneer)
    (denied,) = read("Norway did not look down its nose at Chile.", lexicon, sneer)

    assert planned.modality is Modality.PROSPECTIVE
    assert denied.negated


def test_a_guess_without_a_target_has_a_topic(lexicon: Lexicon) -> None:
    """A statement needs a target or a topic."""
    text = "Norway frets about melting glaciers."
    found = read(text, lexicon, guess("Concern", None, Span(7, 35)))
    (learned,) = [each for each in found if each.frame == "learned"]

    assert learned.targets == ()
    assert learned.topic


def test_whom_only_an_earlier_sentence_names_can_be_meant(lexicon: Lexicon) -> None:
    """Much is said of an actor after its name has fallen once."""
    text = "Chile is long. Norway was not amused."
    views = [seen for _, seen in view_sentences(annotated(text), lexicon)]
    last = views[-1].view

    assert [side.is_near for side in last.sides] == [True, False]
    assert last.text[last.begin :] == "Norway was not amused."
    assert last.sides[1].spans[0].of(last.text) == "Chile"
    found = read(text, lexicon, guess("Criticism", 1, Span(22, 36)))
    assert found[-1].targets[0].actor.code == "CHL"


def test_a_view_tells_what_the_frames_read(lexicon: Lexicon) -> None:
    """The model learns when to believe a frame."""
    ((_, seen),) = view_sentences(annotated("Norway criticised Chile."), lexicon)
    (said,) = seen.view.said

    assert (said.type, said.source, said.target) == ("Criticism", 0, 1)
    assert "Criticism" in seen.view.triggers
