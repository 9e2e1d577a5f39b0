from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from relgraph.model import AnnotatedArticle, Modality, Refusal, Stance, Statement
from relgraph.prompt import LanguageModel
from relgraph.prompt.answers import parse_answer
from relgraph.prompt.instructions import load_instructions
from relgraph.prompt.windows import iter_windows
from relgraph.vocabulary import statement_types

if TYPE_CHECKING:
    from tests.prompt.conftest import Server

Claim = Callable[..., dict[str, object]]


@pytest.fixture
def model(server: Server) -> LanguageModel:
    """The extractor before the server of the tests."""
    return LanguageModel({"base_url": server.base_url, "model": "small"})


def refusals(found: list[Statement | Refusal]) -> list[str]:
    """Return the reasons of what was refused; nothing may have been taken."""
    assert not [each for each in found if isinstance(each, Statement)]
    return [each.reason for each in found if isinstance(each, Refusal)]


def test_a_statement_that_the_text_bears_out_is_taken(
    server: Server, model: LanguageModel, annotated: AnnotatedArticle, claim: Claim
) -> None:
    """The words are the text's own, line breaks included, and the parties those of its mentions."""
    server.states(claim(quote="visited Chile", topic="3 May"))

    [said] = model.statements(annotated)

    assert isinstance(said, Statement)
    assert said.evidence.quote == "visited\nChile"
    assert [party.actor.code for party in said.sources] == ["Ana Soto"]
    assert [party.principal.code for party in said.sources if party.principal] == ["PER"]
    assert (said.type, said.sentence, str(said.event_time)) == ("Visit", 0, "2024-05-03")
    assert said.contexts == ("diplomatic",)
    assert said.confidence == load_instructions().confidence


def test_a_pronoun_is_whom_the_sentences_before_name(
    server: Server, model: LanguageModel, annotated: AnnotatedArticle, claim: Claim
) -> None:
    """A model may give the words, the name or the code, with or without its article."""
    server.states(
        claim(sent=1, type="Support", source="She", target="the Chile", quote="thanked Santiago"),
        claim(sent=1, type="Criticism", source="Peru", target="CHL", quote="thanked Santiago"),
    )

    found = [each for each in model.statements(annotated) if isinstance(each, Statement)]

    assert [each.sources[0].actor.code for each in found] == ["Ana Soto", "PER"]


def test_a_position_stands_with_a_topic_alone(
    server: Server, model: LanguageModel, annotated: AnnotatedArticle, claim: Claim
) -> None:
    """A worry has often no addressee; its topic must be the sentence's own words."""
    fear = {"sent": 3, "type": "Concern", "source": "NOR", "target": None, "quote": "fears"}
    server.states(
        claim(**fear, topic="Overfishing", stance="against", contexts=["maritime", "fish", 7]),
        claim(**fear, topic="whaling"),
        claim(**fear, topic="whaling", speaker="Mars"),
    )

    *others, said = model.statements(annotated)

    assert isinstance(said, Statement)
    assert (said.topic, said.stance, said.targets) == ("overfishing", Stance.AGAINST, ())
    assert said.contexts == ("maritime",)
    assert {each.reason for each in others if isinstance(each, Refusal)} == {
        "there is neither a target nor a topic of the sentence"
    }


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"quote": "went to Chile"}, "the quote does not stand in the text"),
        ({"quote": "isited Chil"}, "the quote does not stand in the text"),
        ({"quote": "on 3 May. She"}, "the quote does not stand in the text"),
        ({"quote": " "}, "there is no quote"),
        ({"source": "NOR"}, "the source is not among the actors of the sentence"),
        ({"target": "Bolivia"}, "the target is not among the actors of the sentence"),
        ({"target": "PER"}, "source and target act for the same"),
        ({"target": None, "topic": "3 may"}, "the type needs a target"),
        ({"type": "Invasion"}, "the type is none of the ontology's"),
        ({"modality": "maybe"}, "the modality is none of the three"),
        ({"negated": "no"}, "the answer is not of the form asked for"),
        ({"quote": None}, "the answer is not of the form asked for"),
    ],
)
def test_what_the_text_does_not_bear_out_is_refused_with_its_reason(
    server: Server,
    model: LanguageModel,
    annotated: AnnotatedArticle,
    claim: Claim,
    changed: dict[str, object],
    reason: str,
) -> None:
    """No statement without its words, whoever proposes it."""
    server.states(claim(**changed))

    assert refusals(list(model.statements(annotated))) == [reason]


def test_a_relation_is_told_once(
    server: Server, model: LanguageModel, annotated: AnnotatedArticle, claim: Claim
) -> None:
    """Models give what holds both ways in both directions, and out of order."""
    met = {"type": "Consultation", "quote": "visited Chile"}
    server.states(
        claim(sent=1, type="Support", quote="thanked"),
        claim(**met),
        claim(source="CHL", target="Ana Soto", **met),
        claim(modality="prospective", **met),
    )

    found = [each for each in model.statements(annotated) if isinstance(each, Statement)]

    assert [(each.type, each.modality) for each in found] == [
        ("Consultation", Modality.ASSERTED),
        ("Consultation", Modality.PROSPECTIVE),
        ("Support", Modality.ASSERTED),
    ]


def test_a_broken_answer_is_asked_for_in_halves(
    server: Server, model: LanguageModel, annotated: AnnotatedArticle, claim: Claim
) -> None:
    """An answer that ran into the model's limit is cut off; half the text has half the answer."""
    server.completes('{"statements": [{"sent": 0, "ty')
    server.states(claim())
    server.completes('```json\n{"statements": []}\n```')

    found = list(model.statements(annotated))

    assert len(found) == 1
    asked = [body["messages"][1]["content"] for _, body in server.requests]
    assert ["It rained" in text for text in asked] == [True, False, True]
    assert "[1] (context) She thanked Santiago." in asked[2]


def test_a_model_that_knows_no_json_is_given_up(
    server: Server, model: LanguageModel, annotated: AnnotatedArticle
) -> None:
    """Halving ends: a model that chats is not asked about every sentence."""
    for _ in range(7):
        server.completes("Gladly! Here is what I found.")

    reasons = refusals(list(model.statements(annotated)))

    assert set(reasons) == {"the answer is not of the form asked for"}
    assert len(server.requests) < 7  # a quarter that names no actor is not asked about


@pytest.mark.parametrize("answer", ["", "[]", '{"statements": 3}', "{}", "[" * 100_000])
def test_an_answer_of_another_form_is_none(answer: str) -> None:
    """A hostile or confused model must not end the import."""
    assert parse_answer(answer) is None


def test_the_question_holds_the_sentences_with_their_actors(annotated: AnnotatedArticle) -> None:
    """The model can give codes only if it is told them."""
    [window] = iter_windows(annotated)

    assert window.told().splitlines()[:5] == [
        "Title: A visit",
        "Published: 2024-05-04",
        "",
        "[0] Peru's foreign minister Ana Soto visited Chile on 3 May.",
        '  actors: PER = "Peru"; Ana Soto = "Ana Soto", for PER; CHL = "Chile"',
    ]


def test_a_long_article_is_cut_between_sentences(annotated: AnnotatedArticle) -> None:
    """No window is longer than asked for, and one that names nobody is not sent."""
    windows = list(iter_windows(annotated, words=4))

    assert [(each.first, each.end) for each in windows] == [(0, 1), (1, 2), (3, 4)]


def test_the_instructions_define_every_type() -> None:
    """Types and contexts come from the ontology; no placeholder may be left."""
    told = load_instructions()

    assert all(f"- {name}" in told.text for name in statement_types())
    assert "{" not in told.text.replace('{"statements": [...]}', "")
    assert json.dumps(told.question("text"))


def test_another_model_is_another_version(server: Server) -> None:
    """Articles read by one model are read anew by another, not by another address of the same."""
    one = LanguageModel({"base_url": server.base_url, "model": "small"})

    assert one.version != LanguageModel({"base_url": server.base_url, "model": "big"}).version
    assert one.version == LanguageModel({"base_url": "http://h/v1", "model": "small"}).version
