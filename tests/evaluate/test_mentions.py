from pathlib import Path

import pytest

from relgraph.evaluate import (
    Counts,
    LabelledArticle,
    MentionEvaluation,
    evaluate_mentions,
    format_mention_errors,
    format_mention_report,
    mentions_to_json,
)
from relgraph.model import (
    Actor,
    ActorKind,
    AnnotatedArticle,
    Article,
    Mention,
    Party,
    Span,
)

TEXT = (
    "The Chilean foreign ministry thanked France in Lima. "
    "Jordan Peele and Peru met it; both countries ate turkey."
)
LABELS = f"""
published_on = 2024-05-12
text = "{TEXT}"
mentions = [
  {{ text = "The Chilean foreign ministry", kind = "organ", actor = "MFA", principal = "CHL" }},
  {{ text = "France", kind = "name", actor = "FRA" }},
  {{ text = "Lima", kind = "optional" }},
  {{ text = "Jordan Peele", kind = "none", actor = "Jordan Peele" }},
  {{ text = "Peru", kind = "name", actor = "PER" }},
  {{ text = "both countries", kind = "description", actor = "FRA" }},
  {{ text = "both countries", kind = "description", actor = "PER" }},
  {{ text = "turkey", kind = "none" }},
]
"""

Found = tuple[str, str, str, str]


def annotated(text: str, found: list[Found]) -> AnnotatedArticle:
    """Return the text with mentions of (words, actor, principal, how they were resolved)."""

    def actor(code: str) -> Actor:
        return Actor(f"state/{code}", ActorKind.STATE, code, code)

    mentions = tuple(
        Mention(
            Span(text.index(words), text.index(words) + len(words)),
            head=0,
            parties=(Party(actor(code), actor(principal) if principal else None),),
            resolved_by=manner,
            confidence=1.0,
        )
        for words, code, principal, manner in found
    )
    article = Article(text=text, body=(Span(0, len(text)),), title="A")
    return AnnotatedArticle(article=article, sentences=(), mentions=(mentions,), dates=())


def evaluate(folder: Path, *found: Found) -> MentionEvaluation:
    (folder / "A.toml").write_text(LABELS, encoding="utf-8")

    def annotate(labelled: LabelledArticle) -> AnnotatedArticle:
        return annotated(labelled.text, list(found))

    return evaluate_mentions(folder, annotate)


def test_borders_need_not_agree_but_the_actor_must(tmp_path: Path) -> None:
    """What matters is who is meant by the words, not whether the article is in the span."""
    found = evaluate(
        tmp_path,
        ("foreign ministry", "MFA", "CHL", "description"),
        ("France", "PER", "PER", "name"),
    )

    assert found.by_kind()["organ"] == Counts(right=1)
    assert found.by_kind()["name"] == Counts(missed=2)
    assert found.by_manner() == {"description": Counts(right=1), "name": Counts(wrong=1)}


def test_the_right_actor_for_the_wrong_principal_is_wrong(tmp_path: Path) -> None:
    """For whom somebody acts is half of what a dyad rests on."""
    found = evaluate(tmp_path, ("foreign ministry", "MFA", "PER", "description"))

    assert found.by_kind()["organ"] == Counts(missed=1)
    assert found.by_manner() == {"description": Counts(wrong=1)}


@pytest.mark.parametrize(
    "one",
    [
        ("Chilean", "CHL", "CHL", "adjective"),
        ("Lima", "PER", "PER", "metonym"),
        ("Jordan Peele", "Jordan Peele", "", "person"),
    ],
)
def test_what_may_be_read_either_way_is_neither_right_nor_wrong(tmp_path: Path, one: Found) -> None:
    """The state inside the name of its organ, a capital as a place, a person without a state."""
    found = evaluate(tmp_path, one)

    assert found.by_manner() == {}
    assert found.pairs() == Counts(missed=3)
    assert found.traps() == Counts(right=2)


def test_the_state_in_place_of_its_organ_is_wrong_where_it_takes_all_the_words(
    tmp_path: Path,
) -> None:
    """Else a ministry read as its state would cost nothing."""
    found = evaluate(tmp_path, ("Chilean foreign ministry", "CHL", "CHL", "description"))

    assert found.by_manner() == {"description": Counts(wrong=1)}


def test_words_that_mean_nobody_are_counted_when_somebody_is_found_in_them(
    tmp_path: Path,
) -> None:
    """A wrong link is worse than none."""
    found = evaluate(tmp_path, ("Jordan", "JOR", "JOR", "name"), ("turkey", "TUR", "TUR", "name"))

    assert found.traps() == Counts(missed=2)
    assert found.by_manner() == {"name": Counts(wrong=2)}


def test_pairs_are_counted_once_an_article(tmp_path: Path) -> None:
    """Naming France ten times is one thing known, not ten."""
    found = evaluate(
        tmp_path,
        ("France", "FRA", "FRA", "name"),
        ("both", "FRA", "FRA", "description"),
        ("it", "ITA", "ITA", "pronoun"),
    )

    assert found.pairs() == Counts(right=1, wrong=1, missed=2)
    assert found.by_kind()["description"] == Counts(right=1, missed=1)


def test_the_report_gives_recall_by_kind_and_precision_by_manner(tmp_path: Path) -> None:
    """Who mends the rules must see where they fail."""
    found = evaluate(tmp_path, ("France", "FRA", "FRA", "name"), ("it", "ITA", "ITA", "pronoun"))
    report = format_mention_report(found).split("\n")

    assert report[0] == "1 articles"
    assert f"{'name':<34}{0.5:>7.3f}{1:>7}{1:>7}" in report
    assert f"{'pronoun':<34}{0.0:>7.3f}{0:>7}{1:>7}" in report
    assert "words that mean nobody: 2 passed over, 0 taken for somebody" in report


def test_the_json_report_of_mentions_carries_the_same_figures(tmp_path: Path) -> None:
    """The pinned floor rests on it."""
    found = evaluate(tmp_path, ("France", "FRA", "FRA", "name"), ("it", "ITA", "ITA", "pronoun"))

    assert mentions_to_json(found) == {
        "articles": 1,
        "recall": 0.2,
        "precision": 0.5,
        "kinds": {"description": 0.0, "name": 0.5, "organ": 0.0},
        "manners": {"name": 1.0, "pronoun": 0.0},
        "traps": 1.0,
        "pairs": {"precision": 0.5, "recall": 0.3333},
    }


def test_errors_stand_in_reading_order_with_their_words(tmp_path: Path) -> None:
    """They are read beside the text."""
    found = evaluate(
        tmp_path,
        ("foreign ministry", "MFA", "CHL", "organ"),
        ("France", "FRA", "FRA", "name"),
        ("it", "ITA", "ITA", "pronoun"),
        ("both", "FRA", "FRA", "description"),
    )
    lines = format_mention_errors(found).split("\n")

    assert [line[:31].rstrip() for line in lines] == [
        "A: missed name        per [per]",
        "A: wrong  pronoun     ITA [ITA]",
        "A: missed description per [per]",
    ]
    assert "Peru met >>it<<; both countries" in lines[1]


def test_passages_with_statements_are_compared_by_pairs_alone(gold_folder: Path) -> None:
    """Their actors stand in the statements; where in the text, nobody wrote down."""
    found = evaluate_mentions(
        gold_folder,
        lambda labelled: annotated(
            labelled.text, [("Chile", "CHL", "CHL", "name"), ("Lima", "PER", "PER", "city")]
        ),
        ["Concern", "Criticism", "Visit"],
    )

    assert found.pairs() == Counts(right=2, missed=1)
    assert "how it was found" not in format_mention_report(found)
    assert format_mention_errors(found) == "A: missed anais roy [fra]"


def test_wrong_pairs_of_a_passage_are_listed(gold_folder: Path) -> None:
    """What nobody's statement names may be right or wrong: a person must look."""
    found = evaluate_mentions(
        gold_folder,
        lambda labelled: annotated(labelled.text, [("Lima", "LIM", "PER", "city")]),
        ["Concern", "Criticism", "Visit"],
    )

    assert format_mention_errors(found).split("\n")[-1] == "A: wrong  lim [per]"
