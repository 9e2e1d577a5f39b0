from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relgraph.annotate.parser import DEFAULT_MODEL

if TYPE_CHECKING:
    from collections.abc import Callable

    from relgraph.annotate import Annotator
    from relgraph.model import AnnotatedArticle

pytestmark = pytest.mark.model

Annotated: TypeAlias = "Callable[..., AnnotatedArticle]"

WORDS = (
    "Kenya Peru Norwegian Washington NATO its it they we both countries officials president "
    "Biden Kari Nordmannsen said thanked attacked of and the two rival his each other , . ? “ ”"
).split()


def test_an_annotator_names_its_model_and_version(annotator: Annotator) -> None:
    """A run is repeated only by who knows what read the text."""
    assert annotator.model_name == DEFAULT_MODEL
    assert annotator.model_version[0].isdigit()


@pytest.mark.parametrize(
    ("sentence", "holder"),
    [
        ("On 4 July 2019 the president of France met Peru.", "Emmanuel Macron"),
        ("In May 2010 the president of France met Peru.", "Nicolas Sarkozy"),
        ("By 2030, as on 4 July 2019, the president of France hopes.", "Emmanuel Macron"),
        ("The president of France met Peru.", "FRA"),
    ],
)
def test_an_undated_article_is_read_as_of_the_dates_it_tells(
    mentioned: Callable[..., list[tuple[str, str]]], sentence: str, holder: str
) -> None:
    """Without a day of publication "the president" is whoever was so in what is told."""
    assert ("president of France", holder) in mentioned(sentence, on=None)


def test_the_day_of_publication_goes_before_the_dates_of_the_text(
    mentioned: Callable[..., list[tuple[str, str]]],
) -> None:
    """A text of today that recalls 2010 still means today's president."""
    found = mentioned(
        "In May 2010 talks began. The president of France met Peru.", on=date(2023, 12, 29)
    )

    assert ("president of France", "Emmanuel Macron") in found


def test_mentions_and_dates_stand_beside_their_sentences(annotated: Annotated) -> None:
    """Extraction reads the three tuples together."""
    found = annotated(
        "Kenya met Peru in 2021.", "The weather was bad.", "Chile left on 3 May 2020."
    )

    assert len(found.sentences) == len(found.mentions) == len(found.dates) == 3
    assert [[str(each.date) for each in dates] for dates in found.dates] == [
        ["2021"],
        [],
        ["2020-05-03"],
    ]
    assert found.mentions[1] == ()


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_mentions_of_any_text_lie_in_their_sentence_in_order(
    annotated: Annotated, text: str
) -> None:
    """No input, however garbled, may give a mention that points elsewhere."""
    found = annotated(text)

    for sentence, mentions in zip(found.sentences, found.mentions, strict=True):
        assert list(mentions) == sorted(mentions, key=lambda each: (each.span, each.head))
        assert len({each.head for each in mentions}) == len(mentions)
        for mention in mentions:
            assert sentence.span.covers(mention.span)
            assert mention.parties
            assert len(set(mention.parties)) == len(mention.parties)
            assert 0 < mention.confidence <= 1


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map(" ".join))
@settings(max_examples=30, deadline=None)
def test_annotating_twice_gives_the_same(annotated: Annotated, text: str) -> None:
    """Same input, same bytes: what one article leaves in mind must not reach the next."""
    assert annotated(text) == annotated(text)
