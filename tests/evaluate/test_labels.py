from pathlib import Path

import pytest

from relgraph.errors import EvaluationError
from relgraph.evaluate.labels import Meant, read_labelled

HEAD = 'published_on = 2024-05-12\ntext = "France met Chile. France left, said its envoy."\n'
MENTION = '{ text = "France", nth = 2, kind = "name", actor = "FRA" }'


def write(folder: Path, mention: str = MENTION, head: str = HEAD) -> Path:
    path = folder / "A.toml"
    path.write_text(f"{head}mentions = [{mention}]\n", encoding="utf-8")
    return path


def test_a_label_stands_where_its_words_stand_for_the_nth_time(tmp_path: Path) -> None:
    """Counting by whole words is what a person can do without offsets."""
    write(tmp_path)

    (article,) = read_labelled(tmp_path)
    (label,) = article.labels
    assert (article.name, label.span.start, label.span.of(article.text)) == ("A", 18, "France")
    assert label.is_required


def test_a_missing_principal_is_the_actor_itself(tmp_path: Path) -> None:
    """As the guide says of states."""
    write(tmp_path)

    (article,) = read_labelled(tmp_path)
    assert article.pairs == {Meant(frozenset({"fra"}), frozenset({"fra"}))}


def test_several_names_may_be_right_and_any_where_there_is_none(tmp_path: Path) -> None:
    """An envoy without a name is whoever is found to act for that state."""
    write(tmp_path, '{ text = "envoy", kind = "office", actor = "*", principal = ["FRA", "EU"] }')

    (article,) = read_labelled(tmp_path)
    (meant,) = article.pairs
    assert meant.admits("Anaïs Roy", "FRA")
    assert meant.admits("France", "eu")
    assert not meant.admits("FRA", "CHL")


@pytest.mark.parametrize("kind", ["optional", "none"])
def test_optional_words_and_traps_ask_for_nobody(tmp_path: Path, kind: str) -> None:
    """They count only when something wrong is found in them."""
    write(tmp_path, f'{{ text = "Chile", kind = "{kind}" }}')

    (article,) = read_labelled(tmp_path)
    assert article.pairs == frozenset()
    assert not article.labels[0].is_required
    assert article.labels[0].meant is None


@pytest.mark.parametrize(
    ("mention", "told"),
    [
        ('{ text = "Peru", kind = "name", actor = "PER" }', "'Peru' stands 0 times"),
        ('{ text = "Franc", kind = "name", actor = "FRA" }', "'Franc' stands 0 times"),
        ('{ text = "France", nth = 3, kind = "name", actor = "FRA" }', "correct 'nth'"),
        ('{ text = "France", kind = "noun", actor = "FRA" }', "no kind 'noun'"),
        ('{ text = "France", kind = "name" }', "'actor' is missing"),
        ('{ text = "France", kind = "name", actors = "FRA" }', "no field 'actors'"),
    ],
)
def test_a_label_that_cannot_be_is_said_with_its_place(
    tmp_path: Path, mention: str, told: str
) -> None:
    """A label that points nowhere would count as a miss for ever."""
    path = write(tmp_path, mention)

    with pytest.raises(EvaluationError, match=told) as failure:
        read_labelled(tmp_path)
    assert str(failure.value).startswith(f"{path}, mention 1: ")


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ('text = "x"\n', "lacks 'text' or the date"),
        ("published_on = 2024-05-12\n", "lacks 'text' or the date"),
        ("text = \n", "cannot be read"),
    ],
)
def test_a_file_that_is_no_labelled_article_is_said(tmp_path: Path, head: str, told: str) -> None:
    """Offices mean nobody without a date."""
    write(tmp_path, head=head)

    with pytest.raises(EvaluationError, match=told):
        read_labelled(tmp_path)


def test_a_folder_with_nothing_labelled_is_said(tmp_path: Path) -> None:
    """Nothing measured must not look like nothing wrong."""
    with pytest.raises(EvaluationError, match=r"put NAME\.toml into it"):
        read_labelled(tmp_path)


def test_statements_serve_as_labels_of_their_actors(gold_folder: Path) -> None:
    """Hand-made statements say who is who, though not where; a known actor has several names."""
    codes = {"Anais Roy": "A. Roy"}

    (article,) = read_labelled(
        gold_folder, ["Concern", "Criticism", "Visit"], lambda name: codes.get(name, name)
    )
    assert article.labels == ()
    assert {min(each.actors) for each in article.pairs} == {"a. roy", "chl", "per"}
