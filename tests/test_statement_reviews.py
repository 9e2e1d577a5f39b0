"""Reviews of statements, in a store whose articles are made by hand."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from relgraph import ask, open_store
from relgraph.errors import KnowledgeError, ReviewError
from relgraph.model import (
    Act,
    Actor,
    ActorKind,
    Article,
    Decision,
    Evidence,
    Modality,
    Party,
    ReviewState,
    Run,
    Span,
    Statement,
    write_table,
)
from relgraph.pipeline import (
    apply_reviews,
    decide,
    find_case,
    find_party,
    judge,
    read_reviews,
    review_of,
    review_precision,
    review_standing,
    review_states,
    reviewed_part,
    verify,
)
from relgraph.rdf import article_iri, serialise, to_quads
from relgraph.review import (
    Amendment,
    amend,
    draw_sample,
    parse_reviews,
    parse_sample,
    select_claims,
    write_reviews,
    write_sample,
)
from relgraph.store import validate
from relgraph.vocabulary import DERIVED_GRAPH, ID_NAMESPACE, REVIEWS_GRAPH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from relgraph.store import Store

RUN = Run(version="0.1", model="small", model_version="3.8", lexicon_sha256="ab" * 32)
TEXT = (
    "Yesterday France accused Iran of it. General Perez praised Chile.\n"
    "France met Peru. Chile fears drought."
)
AT = "2026-11-24T18:00:00Z"


def _state(code: str, name: str) -> Party:
    actor = Actor(f"state/{code}", ActorKind.STATE, code, name)
    return Party(actor, actor)


FRA, IRN, PER, CHL = (
    _state(*pair.split()) for pair in ("FRA France", "IRN Iran", "PER Peru", "CHL Chile")
)
PEREZ, PERES = (
    Party(Actor(f"person/{name.lower()}", ActorKind.PERSON, name, name), PER.actor)
    for name in ("Perez", "Peres")
)


def _article(text: str = TEXT) -> Article:
    return Article(text=text, body=(Span(0, len(text)),), title="Words", url="http://x/words")


def _said(article: Article, words: str, kind: str, *parties: Party, **more: Any) -> Statement:
    start = article.text.index(words)
    both = kind in {"Consultation", "Rivalry"}
    told: dict[str, Any] = {"frame": kind.lower(), "confidence": 0.9} | more
    return Statement(
        evidence=Evidence.at(article, Span(start, start + len(words))),
        sentence=0,
        type=kind,
        sources=parties if both else parties[:1],
        targets=parties if both else parties[1:],
        is_symmetric=both,
        **told,
    )


def _statements(article: Article) -> tuple[Statement, ...]:
    return (
        _said(article, "France accused Iran", "Criticism", FRA, IRN),
        _said(article, "Perez praised Chile", "Support", PEREZ, CHL, confidence=0.55),
        _said(article, "France met Peru", "Consultation", FRA, PER),
        _said(article, "Chile fears drought", "Concern", CHL, topic="drought"),
    )


ACCUSED, PRAISED, MET, FEARS = _statements(_article())


def _write(store: Store, article: Article, said: Iterable[Statement], **more: Any) -> None:
    former = more.pop("former", None)
    store.replace_article(article.id, to_quads(article, said, RUN, **more), former=former)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one article of four statements; for copying only."""
    place = tmp_path_factory.mktemp("made") / "graph.db"
    with open_store(place) as opened:
        _write(opened, _article(), _statements(_article()))
    return place


@pytest.fixture
def store(made: Path, tmp_path: Path) -> Iterator[Store]:
    """A copy of that store."""
    shutil.copytree(made, tmp_path / "graph.db")
    with open_store(tmp_path / "graph.db") as opened:
        yield opened


def _judge(  # noqa: PLR0913 - a review is all of these
    store: Store,
    statement: Statement,
    act: Act = Act.ACCEPT,
    *,
    by: str = "Ann",
    at: str = AT,
    reason: str = "",
    amended: Statement | None = None,
) -> Decision:
    case = find_case(store, statement.id)
    return judge(store, review_of(case, act, by=by, at=at, reason=reason, amended=amended))


def _turned(statement: Statement) -> Statement:
    return amend(statement, Amendment(is_turned=True))


def _undo(store: Store, review: Decision, by: str = "Ann") -> Decision:
    return judge(store, Decision(act=Act.UNDO, number=0, by=by, at=AT, undoes=review.id))


def _state_of(store: Store, statement: Statement) -> ReviewState:
    return review_standing(store).state(statement.id)


def _as_written(store: Store, *, without: str = "reviewState") -> str:
    """Return what a store holds apart from reviews and states, to compare."""
    kept = (
        quad
        for quad in store.quads()
        if REVIEWS_GRAPH not in str(quad.graph_name) and without not in str(quad.predicate)
    )
    return serialise(kept, "nquads")


def test_a_review_leaves_the_statement_as_it_was_read(store: Store) -> None:
    """Who, when and why are kept beside it, in a graph that its shape describes."""
    before = _as_written(store)
    made = _judge(store, ACCUSED, reason="plain words")
    amended = _judge(store, PRAISED, Act.CORRECT, amended=_turned(PRAISED))
    _undo(store, amended)

    assert _as_written(store) == before
    assert read_reviews(store)[0] == made
    assert (made.number, made.by, made.at, made.reason) == (1, "Ann", AT, "plain words")
    assert review_states(store) == {f"{ID_NAMESPACE}{ACCUSED.id}": ReviewState.ACCEPTED}
    assert not validate(store).faults


@pytest.mark.parametrize("name", ["statementTable", "act", "wasAssociatedWith", "decidesOn"])
def test_a_review_that_lacks_something_breaks_its_shape(store: Store, name: str) -> None:
    """A graph that others wrote may."""
    _judge(store, ACCUSED)
    kept = [quad for quad in store.quads(REVIEWS_GRAPH) if not quad.predicate.value.endswith(name)]
    store.put_graph(REVIEWS_GRAPH, kept)

    assert validate(store).faults


def test_the_last_word_of_a_reviewer_counts_and_none_outvotes_another(store: Store) -> None:
    """A store says that people differ, and does not decide between them."""
    _judge(store, ACCUSED, Act.REJECT)
    _judge(store, ACCUSED)
    alone = _state_of(store, ACCUSED)
    second = _judge(store, ACCUSED, Act.REJECT, by="Bob", reason="hearsay")
    _judge(store, MET, Act.NOTE, reason="which meeting?")

    assert alone is ReviewState.ACCEPTED
    assert _state_of(store, ACCUSED) is ReviewState.DISPUTED
    assert review_standing(store, by="Bob").state(ACCUSED.id) is ReviewState.REJECTED
    assert review_standing(store).notes[ACCUSED.id] == ("Bob: hearsay",)
    assert _state_of(store, MET) is ReviewState.UNREVIEWED
    _undo(store, second)
    assert _state_of(store, ACCUSED) is ReviewState.ACCEPTED


def test_reviewers_who_correct_in_the_same_way_agree(store: Store) -> None:
    """Only what a statement then says is compared."""
    for by in ("Ann", "Bob"):
        _judge(store, ACCUSED, Act.CORRECT, by=by, amended=_turned(ACCUSED))
    together = _state_of(store, ACCUSED)
    other = amend(ACCUSED, Amendment(type="Threat"))
    _judge(store, ACCUSED, Act.CORRECT, by="Bob", amended=other)

    assert together is ReviewState.CORRECTED
    assert _state_of(store, ACCUSED) is ReviewState.DISPUTED


def test_a_later_extractor_that_says_the_same_keeps_the_review(store: Store) -> None:
    """Other words of the sentence make another identifier; the review stands for it."""
    _judge(store, ACCUSED)
    again = _said(_article(), "Yesterday France accused Iran of it", "Criticism", FRA, IRN)
    _write(store, _article(), [again])
    (place,) = review_standing(store).places

    assert again.id != ACCUSED.id
    assert _state_of(store, again) is ReviewState.ACCEPTED
    assert place.is_carried


@pytest.mark.parametrize(
    "change",
    [
        {"type": "Threat"},
        {"negated": True},
        {"modality": Modality.PROSPECTIVE},
        {"targets": (CHL,)},
        {"evidence": MET.evidence},
    ],
)
def test_a_later_extractor_that_says_something_else_has_no_review(
    store: Store, change: dict[str, Any]
) -> None:
    """What was accepted is kept, and told as standing for nothing here."""
    _judge(store, ACCUSED)
    changed = replace(ACCUSED, **change)
    _write(store, _article(), [changed])

    assert _state_of(store, changed) is ReviewState.UNREVIEWED
    assert len(review_standing(store).lost) == len(read_reviews(store)) == 1


def test_a_later_extractor_that_says_what_was_corrected_is_right(store: Store) -> None:
    """The reviewer has judged it before it was there."""
    _judge(store, ACCUSED, Act.CORRECT, amended=_turned(ACCUSED))
    _write(store, _article(), [_turned(ACCUSED)])

    assert _state_of(store, _turned(ACCUSED)) is ReviewState.ACCEPTED
    assert not review_standing(store).lost


def test_who_stands_on_which_side_of_a_symmetric_statement_does_not_matter(store: Store) -> None:
    """A meeting of two is the same told from either."""
    _judge(store, MET)
    again = replace(MET, sources=(PER,), targets=(FRA,))
    _write(store, _article(), [again])

    assert _state_of(store, again) is ReviewState.ACCEPTED


def test_a_merger_of_actors_keeps_the_reviews(store: Store) -> None:
    """And its undoing does: neither changes what the words say."""
    _judge(store, PRAISED)
    tables = [
        write_table({"id": each.actor.id, "code": each.actor.code, "name": each.actor.name})
        for each in (PEREZ, PERES)
    ]
    merger = Decision(act=Act.MERGE, number=0, by="Ann", at=AT, tables=tuple(tables))
    made = decide(store, merger).decision
    merged = review_standing(store).places[0]
    decide(store, Decision(act=Act.UNDO, number=0, by="Ann", at=AT, undoes=made.id))

    assert merged.is_carried
    assert _state_of(store, PRAISED) is ReviewState.ACCEPTED


def test_a_revision_keeps_reviews_whose_sentence_still_stands(store: Store) -> None:
    """What is around the words may turn their sense, so the whole sentence has to be there."""
    for statement in (ACCUSED, PRAISED, MET):
        _judge(store, statement)
    text = f"New: {TEXT}".replace("of it.", "of lies.").replace("General Perez ", "General\nPerez ")
    later = _article("It rained.\n" + text.replace("Perez\n", "Perez "))
    said = _statements(later)
    _write(store, later, said, former=_article().id)
    states = [_state_of(store, each) for each in said[:3]]
    lost = review_standing(store).lost

    assert states == [ReviewState.UNREVIEWED, ReviewState.UNREVIEWED, ReviewState.ACCEPTED]
    assert [place.judged.id for place in lost] == [ACCUSED.id, PRAISED.id]
    newest = _article("Once more.\n" + later.text)
    _write(store, newest, _statements(newest), former=later.id)
    assert _state_of(store, _statements(newest)[2]) is ReviewState.ACCEPTED


def test_without_texts_equal_quotes_keep_a_review(store: Store) -> None:
    """There is nothing else to go by."""
    _write(store, _article(), _statements(_article()), keep_text=False)
    _judge(store, ACCUSED)
    case = find_case(store, ACCUSED.id)
    later = _article("So. " + TEXT)
    _write(store, later, _statements(later), former=_article().id, keep_text=False)

    assert case.before.endswith("Yesterday ")
    assert case.claim.sentence == ""
    assert _state_of(store, _statements(later)[0]) is ReviewState.ACCEPTED


def test_a_statement_that_is_gone_cannot_be_judged(store: Store) -> None:
    """An import may have taken it away while a reviewer looked at it."""
    with pytest.raises(ReviewError, match="any more"):
        find_case(store, "statement/0000")


def test_a_case_shows_the_sentence_around_the_words(store: Store) -> None:
    """A reviewer judges by the sentence, not by the words alone."""
    case = find_case(store, ACCUSED.id)

    assert (case.before, case.claim.quote, case.after) == (
        "Yesterday ",
        "France accused Iran",
        " of it.",
    )


@pytest.mark.parametrize(
    ("statement", "change", "fault"),
    [
        (FEARS, Amendment(is_turned=True), "needs a source"),
        (FEARS, Amendment(type="visit"), "a Visit by these words needs a target"),
        (ACCUSED, Amendment(targets=(FRA,)), "source and target at once"),
        (ACCUSED, Amendment(type="Thret"), "did you mean 'Threat'"),
    ],
)
def test_what_is_no_statement_is_no_correction(
    statement: Statement, change: Amendment, fault: str
) -> None:
    """The message says what to do."""
    with pytest.raises((ReviewError, KnowledgeError), match=fault):
        amend(statement, change)


def test_a_correction_that_corrects_nothing_and_an_empty_note_are_refused(store: Store) -> None:
    """Turning a meeting round says the same."""
    with pytest.raises(ReviewError, match="nothing is corrected"):
        _judge(store, MET, Act.CORRECT, amended=amend(MET, Amendment(is_turned=True)))
    with pytest.raises(ReviewError, match="nothing is corrected"):
        _judge(store, ACCUSED, Act.CORRECT, amended=ACCUSED)
    with pytest.raises(ReviewError, match="needs words"):
        _judge(store, MET, Act.NOTE)

    assert not read_reviews(store)


def test_actors_of_a_correction_are_found_by_any_name(store: Store) -> None:
    """Those of the statement keep for whom they act; those that only articles name have theirs."""
    case = find_case(store, PRAISED.id)

    assert find_party(store, case, "perez") == PEREZ
    assert find_party(store, find_case(store, MET.id), "Perez").principal == PER.actor
    assert find_party(store, case, "germany").actor.id == "state/DEU"
    with pytest.raises(KnowledgeError):
        find_party(store, case, "Nobody at all")


def test_reviews_travel_as_lines_and_come_once(store: Store, tmp_path: Path) -> None:
    """Colleagues who read the same articles have the same judgements."""
    first = _judge(store, ACCUSED, reason="señor")
    _judge(store, PRAISED, Act.CORRECT, amended=_turned(PRAISED))
    _undo(store, first)
    told = write_reviews(read_reviews(store))
    with open_store(tmp_path / "other.db") as other:
        _write(other, _article(), _statements(_article()))
        added = apply_reviews(other, parse_reviews(told))
        again = apply_reviews(other, parse_reviews(told))

        assert len(added) == 3
        assert again == ()
        assert read_reviews(other) == read_reviews(store)
        assert review_states(other) == review_states(store)


def test_reviews_travel_with_an_export(store: Store, tmp_path: Path) -> None:
    """Loading adds them to those that are there."""
    _judge(store, ACCUSED)
    (tmp_path / "export.nq").write_text(serialise(store.quads(), "nquads"), encoding="utf-8")
    with open_store(tmp_path / "other.db") as other:
        _write(other, _article(), _statements(_article()))
        _judge(other, MET, Act.REJECT, by="Bob")
        other.load(tmp_path / "export.nq")

        assert _state_of(other, ACCUSED) is ReviewState.ACCEPTED
        assert _state_of(other, MET) is ReviewState.REJECTED


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"act": "merge"}, "merge is decided about actors"),
        ({"act": "like"}, "'like' is not a valid Act"),
        ({"by": " "}, "nobody is named"),
        ({"at": "today"}, "no instant"),
        ({"id": "decision/0"}, "something else than decision/0 did"),
        ({"statement": {"id": "x"}}, "lacks 'article'"),
        ({"statement": None}, "not subscriptable"),
        ({"act": "correct"}, "lacks 'corrected'"),
        ({"act": "undo"}, "lacks 'undoes'"),
        ({"number": "many"}, "invalid literal"),
    ],
)
def test_a_line_that_is_no_review_is_named(
    store: Store, change: dict[str, Any], fault: str
) -> None:
    """Files are edited by hand, and cut short."""
    _judge(store, ACCUSED)
    line = json.loads(write_reviews(read_reviews(store)))
    if "id" not in change:
        line.pop("id")
    text = "\n" + json.dumps(line | change)

    with pytest.raises(ReviewError, match=rf"line 2 of mine.*{fault}"):
        parse_reviews(text, "mine")
    with pytest.raises(ReviewError, match="line 1"):
        parse_reviews("[1, 2]")


def test_an_undoing_of_what_is_missing_is_refused(store: Store) -> None:
    """It would point at nothing."""
    undoing = Decision(act=Act.UNDO, number=1, by="Ann", at=AT, undoes="decision/12")
    with pytest.raises(ReviewError, match="takes back decision/12, which is missing"):
        apply_reviews(store, [undoing])

    assert not read_reviews(store)


def test_a_reviewed_part_is_what_a_store_of_these_statements_would_be(
    store: Store, tmp_path: Path
) -> None:
    """Every question then asks of them alone: plain triples, dyads and actors follow."""
    for statement in (ACCUSED, FEARS):
        _judge(store, statement)
    _judge(store, MET, Act.REJECT)
    with open_store(tmp_path / "few.db") as few:
        _write(few, _article(), [ACCUSED, FEARS])
        with reviewed_part(store, {ReviewState.ACCEPTED}) as part:
            rows = ask(part, "criticisms", {"actor": "state/FRA"}, time_limit=20)

            assert _as_written(part) == _as_written(few)
            assert len(rows) == 1
            assert not verify(part).faults
            assert not validate(part).faults
    told = "SELECT ?s ?state WHERE { ?s rg:reviewState ?state } ORDER BY ?s"
    with reviewed_part(store, {ReviewState.REJECTED, ReviewState.UNREVIEWED}) as part:
        states = {row["s"]: row["state"] for row in part.query(told)}  # type: ignore[union-attr, index] # a SELECT

    assert states == {
        ID_NAMESPACE + MET.id: "rejected",
        ID_NAMESPACE + PRAISED.id: "unreviewed",
    }


def test_a_part_of_every_state_is_the_whole(store: Store) -> None:
    """Nothing is lost on the way."""
    _judge(store, ACCUSED)
    with reviewed_part(store, tuple(ReviewState)) as part:
        assert _as_written(part) == _as_written(store)


def test_a_corrected_statement_stands_as_it_should_be(store: Store) -> None:
    """With another identifier, which points at what was read; the whole stays as it was."""
    before = _as_written(store)
    turned = _turned(ACCUSED)
    _judge(store, ACCUSED, Act.CORRECT, amended=turned)
    with reviewed_part(store, {ReviewState.CORRECTED}) as part:
        told = serialise(part.quads(article_iri(_article().id)), "nquads")
        plain = serialise(part.quads(DERIVED_GRAPH), "nquads")

        assert f"{turned.id}> <http://www.w3.org/ns/prov#wasRevisionOf>" in told
        assert "state/IRN> <https://w3id.org/relgraph/ns#criticised>" in plain
        assert not validate(part).faults
        assert not verify(part).faults

    assert _as_written(store) == before


def test_a_part_of_a_part_says_each_state_once(store: Store, tmp_path: Path) -> None:
    """A part may be handed on, loaded and chosen from again."""
    _judge(store, ACCUSED)
    with reviewed_part(store, {ReviewState.ACCEPTED}) as part:
        (tmp_path / "part.nq").write_text(serialise(part.quads(), "nquads"), encoding="utf-8")
    with open_store(tmp_path / "other.db") as other:
        other.load(tmp_path / "part.nq")
        _judge(other, ACCUSED, Act.REJECT)
        with reviewed_part(other, {ReviewState.REJECTED}) as part:
            assert not validate(part).faults


def test_precision_weighs_every_judgement_by_its_stratum(store: Store) -> None:
    """A sample that has one of each type must not make rare types as heavy as common ones."""
    article = _article(TEXT + " France accused Peru. France accused Chile.")
    more = (
        _said(article, "France accused Peru", "Criticism", FRA, PER),
        _said(article, "France accused Chile", "Criticism", FRA, CHL),
    )
    said = (*_statements(article), *more)
    _write(store, article, said, former=_article().id)
    _judge(store, said[0])
    _judge(store, said[1], Act.REJECT)
    _judge(store, said[2], by="Bob")
    _judge(store, said[2], Act.REJECT)
    found = {(each.group, each.name): each for each in review_precision(store)}
    whole = found["all", ""]

    assert (whole.statements, whole.judged, whole.right) == (6, 2, 1)
    assert whole.precision == pytest.approx(3 / 4)
    assert whole.low < whole.precision < whole.high
    assert found["type", "Criticism"].precision == 1
    assert found["confidence", "0.5 to 0.6"].precision == 0
    assert ("type", "Consultation") not in found
    assert found["frame", "support"].judged == 1
    assert review_precision(store, statements={said[0].id})[0].judged == 1
    assert review_precision(store, by="Cyd") == ()


def test_a_sample_is_drawn_again_by_its_seed(store: Store) -> None:
    """Two who judge independently need the same statements, and others for a second round."""
    claims = tuple(select_claims(store))
    one, *others = (draw_sample(claims, 2, seed) for seed in range(1, 6))

    assert draw_sample(claims[::-1], 2, 1) == one
    assert len(one) == 2
    assert set(others) - {one}
    assert draw_sample(claims, 9, 1) == claims
    written = write_sample(one, total=4, seed=1)
    assert parse_sample(written) == tuple(claim.id for claim in one)
    assert written.startswith("# 2 of 4 statements, by type and confidence, seed 1\n")


def test_a_sample_has_its_share_of_every_stratum(store: Store) -> None:
    """One of each where there is room, and more of what is common."""
    (claim, *_) = select_claims(store)
    common = [replace(claim, id=f"statement/{number}") for number in range(8)]
    rare = replace(claim, id="statement/rare", confidence=0.2)

    assert rare in draw_sample([*common, rare], 3)
    assert len(draw_sample([*common, rare], 3)) == 3
    assert rare not in draw_sample([*common, rare], 1)


@pytest.mark.parametrize("text", ["", "# nothing\n", "statement/9 visit\n", "article/12\n"])
def test_a_file_that_is_no_sample_is_refused(text: str) -> None:
    """The message shows what a line looks like."""
    with pytest.raises(ReviewError, match="sample"):
        parse_sample(text)
