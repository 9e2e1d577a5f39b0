"""A lexicon is read whole, or refused with the file, the frame and what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from relgraph.errors import LexiconError
from relgraph.extract import load_lexicon

if TYPE_CHECKING:
    from pathlib import Path

FRAME = """
[[frame]]
id = "visit.go"
pos = "verb"
triggers = ["visit", "go-to"]
source = ["subject"]
target = ["object"]
"""

HEAD = 'type = "Visit"\n'


def write_lexicon(folder: Path, visits: str) -> Path:
    (folder / "visit.toml").write_text(visits, encoding="utf-8")
    (folder / "operators.toml").write_text('light_verbs = ["pay"]\n', encoding="utf-8")
    (folder / "contexts.toml").write_text('[contexts]\nmilitary = ["army"]\n', encoding="utf-8")
    return folder


def test_a_folder_of_the_same_form_gives_a_lexicon(tmp_path: Path) -> None:
    """Frames of one's own need no Python."""
    lexicon = load_lexicon(write_lexicon(tmp_path, HEAD + FRAME))

    (frame,) = lexicon.frames
    assert (frame.id, frame.type.name, frame.is_verbal) == ("visit.go", "Visit", True)
    assert lexicon.operators["light_verbs"] == {"pay"}
    assert lexicon.contexts == {"army": "military"}
    assert lexicon.by_first_lemma == {
        "visit": ((("visit",), frame),),
        "go": ((("go", "-", "to"), frame),),
    }


def test_a_noun_whose_of_names_the_target_is_an_act(tmp_path: Path) -> None:
    """The invasion of Kuwait is done to Kuwait, the visit of Kuwait by it."""
    noun = FRAME.replace('"verb"', '"noun"').replace('["object"]', '["of"]')
    lexicon = load_lexicon(write_lexicon(tmp_path, HEAD + noun))

    assert lexicon.acts == {"visit", "go-to"}
    assert not lexicon.frames[0].is_verbal


def test_a_file_without_frames_adds_none(tmp_path: Path) -> None:
    """A type may wait for its words."""
    assert load_lexicon(write_lexicon(tmp_path, HEAD)).frames == ()


def test_the_digest_changes_with_any_byte(tmp_path: Path) -> None:
    """A run names its lexicon by it."""
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    first = load_lexicon(write_lexicon(one, HEAD + FRAME))
    second = load_lexicon(write_lexicon(other, HEAD + FRAME + "# a word\n"))

    assert first.sha256 != second.sha256
    assert first.frames == second.frames


@pytest.mark.parametrize(
    ("visits", "told"),
    [
        ('type = "Picnic"\n' + FRAME, "'Picnic' is none of the ontology's types"),
        (FRAME, "None is none of the ontology's types"),
        (HEAD + FRAME.replace('"object"', '"objekt"'), "frame visit.go: no slot is named 'objekt'"),
        (HEAD + FRAME + 'topic = ["abuot"]', "frame visit.go: no slot is named 'abuot'"),
        (HEAD + FRAME.replace('["subject"]', "[]"), "triggers and source must not be empty"),
        (HEAD + FRAME.replace('triggers = ["visit", "go-to"]', ""), "must not be empty"),
        (HEAD + FRAME.replace('"verb"', '"adverb"'), "'adverb' is missing or unknown"),
        (HEAD + FRAME.replace('pos = "verb"', ""), "'pos' is missing or unknown"),
        (HEAD + FRAME.replace('id = "visit.go"', ""), "frame without id: 'id' is missing"),
        (HEAD + FRAME + 'modality = "certain"', "'certain' is not a valid Modality"),
        (HEAD + FRAME + 'stance = "yes"', "'yes' is not a valid Stance"),
        (HEAD + FRAME.replace('["visit", "go-to"]', '"visit"'), "triggers must be a list of words"),
        (HEAD + FRAME.replace('"go-to"', '""'), "triggers must be a list of words"),
        (HEAD + FRAME + 'object = ["talks", 3]', "object must be a list of words"),
        ("type = \n", "cannot be read"),
    ],
)
def test_a_frame_that_says_something_impossible_is_refused(
    tmp_path: Path, visits: str, told: str
) -> None:
    """Whoever writes a frame learns which, where and why, and nothing is passed over."""
    with pytest.raises(LexiconError) as caught:
        load_lexicon(write_lexicon(tmp_path, visits))

    assert told in str(caught.value)
    assert str(tmp_path / "visit.toml") in str(caught.value)


@pytest.mark.parametrize("name", ["operators.toml", "contexts.toml"])
def test_a_folder_that_lacks_a_file_is_refused_by_name(tmp_path: Path, name: str) -> None:
    """Without operators every denial would be read as a fact."""
    write_lexicon(tmp_path, HEAD + FRAME)
    (tmp_path / name).unlink()

    with pytest.raises(LexiconError, match=name):
        load_lexicon(tmp_path)


@pytest.mark.parametrize("name", ["visit.toml", "operators.toml", "contexts.toml"])
def test_a_file_in_another_encoding_is_refused(tmp_path: Path, name: str) -> None:
    """A file saved by an old editor ends in a sentence, not in a traceback."""
    write_lexicon(tmp_path, HEAD + FRAME)
    (tmp_path / name).write_bytes("# é".encode("latin-1"))

    with pytest.raises(LexiconError, match=name):
        load_lexicon(tmp_path)


@pytest.mark.parametrize("text", ["", 'contexts = ["army"]\n', "[contexts]\nmilitary = 3\n"])
def test_contexts_without_their_table_are_refused(tmp_path: Path, text: str) -> None:
    """A renamed table would otherwise end in a KeyError."""
    write_lexicon(tmp_path, HEAD + FRAME)
    (tmp_path / "contexts.toml").write_text(text, encoding="utf-8")

    with pytest.raises(LexiconError, match="contexts"):
        load_lexicon(tmp_path)


def test_an_operator_that_is_no_list_is_refused(tmp_path: Path) -> None:
    """Read letter by letter, "not" would match nothing and say nothing."""
    write_lexicon(tmp_path, HEAD + FRAME)
    (tmp_path / "operators.toml").write_text('negative_verbs = "refuse"\n', encoding="utf-8")

    with pytest.raises(LexiconError, match="negative_verbs must be a list of words"):
        load_lexicon(tmp_path)


@pytest.mark.parametrize("told", ['frame = "visit"\n', "frame = [3]\n"])
def test_frames_that_are_no_tables_are_refused(tmp_path: Path, told: str) -> None:
    """A single bracket in place of two is the commonest slip in such a file."""
    with pytest.raises(LexiconError, match="visit"):
        load_lexicon(write_lexicon(tmp_path, HEAD + told))
