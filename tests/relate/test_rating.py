from pathlib import Path

import pytest

from relgraph.errors import ModelError
from relgraph.model import Span
from relgraph.relate import Pair, files, load_labels, rate_pairs, rating
from relgraph.vocabulary import statement_types

pytestmark = pytest.mark.model


def pair_of(sentence: str, source: str, target: str | None) -> Pair:
    """Return the pair of two names in a sentence."""
    spans = [
        None if name is None else Span(sentence.index(name), sentence.index(name) + len(name))
        for name in (source, target)
    ]
    assert spans[0] is not None
    return Pair(sentence, sentence, spans[0], spans[1])


@pytest.mark.parametrize(
    ("sentence", "kind", "event"),
    [
        ("Norway accused Chile of dumping waste at sea.", "Criticism", "ACCUSE"),
        ("Norway invaded Chile at dawn with two divisions.", "Assault", "ASSAULT"),
        ("Norway imposed sanctions on Chile over the killings.", "Sanction", "SANCTION"),
        ("Norway urged Chile to hold free elections.", "Request", "REQUEST"),
        ("Norway threatened to bomb Chile.", "Threat", "THREATEN"),
        ("Norway rejected an offer of talks from Chile.", "Rejection", "REJECT"),
        ("Norway gave food and tents to Chile after the flood.", "Aid", "AID"),
    ],
)
def test_plain_sentences_get_their_type_and_event(sentence: str, kind: str, event: str) -> None:
    """What nobody would get wrong, the model must not."""
    (rated,) = rate_pairs([pair_of(sentence, "Norway", "Chile")])

    assert (rated.type, rated.plover) == (kind, event)
    assert rated.is_relation
    assert rated.confidence > 0.5


def test_the_reverse_of_a_one_way_act_is_no_relation() -> None:
    """Who attacks whom is the whole of the news."""
    (rated,) = rate_pairs([pair_of("Norway invaded Chile at dawn.", "Chile", "Norway")])

    assert not rated.is_relation


def test_actors_named_side_by_side_are_no_relation() -> None:
    """Most pairs of actors in a sentence have nothing to do with each other."""
    (rated,) = rate_pairs([pair_of("Norway exports fish, and Chile copper.", "Norway", "Chile")])

    assert not rated.is_relation


def test_a_plan_of_cooperation_is_agree_and_one_of_conflict_threaten() -> None:
    """PLOVER codes the future tense so; the event must heed it."""
    planned, done, feared = rate_pairs(
        [
            pair_of("Norway will send doctors to Chile next month.", "Norway", "Chile"),
            pair_of("Norway sent doctors to Chile last month.", "Norway", "Chile"),
            pair_of("Norway said it would bomb Chile if it moved.", "Norway", "Chile"),
        ]
    )

    assert (planned.plover, done.plover, feared.plover) == ("AGREE", "AID", "THREATEN")


def test_no_pair_sways_anothers_rating() -> None:
    """The same sentence gives the same figures whatever else is read with it."""
    pairs = [
        pair_of("Norway sued Chile.", "Norway", "Chile"),
        pair_of("Norway gave its old friend Chile forty new locomotives.", "Norway", "Chile"),
        pair_of("Norway yielded.", "Norway", None),
    ]

    assert rate_pairs(pairs) == tuple(rate_pairs([pair])[0] for pair in pairs)


def test_an_actor_behind_what_the_model_reads_is_still_answered() -> None:
    """There is always an answer, in sentences of any length too."""
    sentence = "Norway " + "very " * 400 + "much likes Chile."
    (rated,) = rate_pairs([pair_of(sentence, "Norway", "Chile")])

    assert rated.type in load_labels().types


def test_the_models_types_are_the_ontologys() -> None:
    """A type that one of them lacks could not be stored, or is never found."""
    assert set(load_labels().types) == set(statement_types())


def test_a_damaged_model_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The figures in the card belong to these bytes and to no others."""
    (tmp_path / rating.NETWORK).write_bytes(b"not the network")
    monkeypatch.setattr(files, "graph_path", lambda *parts: tmp_path / parts[-1])

    with pytest.raises(ModelError, match="damaged; install relgraph again"):
        files.load_network(rating.NETWORK, load_labels().sha256)
