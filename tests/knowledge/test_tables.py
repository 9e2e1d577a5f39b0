from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from relgraph.errors import KnowledgeError
from relgraph.knowledge import load_registry

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_HEAD = '[[actor]]\nid = "org/X"\ncode = "X1"\nname = "X One"\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[actor]\n", "cannot be read"),
        ("actor = 3\n", "no .*actor.* table"),
        ("[other]\n", "no .*actor.* table"),
        ('[[actor]]\nid = "org/X"\n', "line 1: .*id, code and name"),
        ('[[actor]]\nid = "X"\ncode = "X"\nname = "X"\n', "'X' is no id"),
        ('[[actor]]\nid = "org/Ü"\ncode = "X"\nname = "X"\n', "is no id"),
        ('[[actor]]\nid = "state/QQQ"\ncode = "QQX"\nname = "X"\n', "three capitals"),
        ('[[actor]]\nid = "state/qq"\ncode = "qq"\nname = "X"\n', "three capitals"),
        (_HEAD + "name2 = 3\n", "unknown field 'name2'"),
        (_HEAD + "names = 'NATO'\n", "names must be a list"),
        (_HEAD + "names = [1]\n", "names must be a list"),
        (_HEAD + "principal = 3\n", "principal must be a text"),
        (_HEAD + "principal = ' '\n", "principal must be a text"),
        (_HEAD + "wikidata = '843'\n", "'843' is no wikidata"),
        (_HEAD + "from = '1949-13'\n", "from must be a date"),
        (_HEAD + "from = '1950'\nto = '1949'\n", "1950 lies after to 1949"),
        (_HEAD + "members = 3\n", "members must be a list of tables"),
        (_HEAD + "members = [{from = '1949'}]\n", "needs an id"),
        (_HEAD + "members = [{id = 'state/USA', since = '1949'}]\n", "unknown field 'since'"),
        (_HEAD + "offices = [{office = 'president'}]\n", "needs office and state"),
        (_HEAD + "\n[[actor]]\nid = 'X'\n", "mine.toml, line 6: 'X' is no id"),
    ],
)
def test_a_faulty_file_is_told_with_its_place(
    actor_file: Callable[[str], Path], text: str, told: str
) -> None:
    """A user mends a file only if the message says where and what."""
    with pytest.raises(KnowledgeError, match=told):
        load_registry(actor_file(text))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """A mistyped path is the commonest slip."""
    with pytest.raises(KnowledgeError, match=r"nope\.toml"):
        load_registry(tmp_path / "nope.toml")


def test_an_end_less_precise_than_its_beginning_is_in_order(
    actor_file: Callable[[str], Path],
) -> None:
    """A time "from April 2022 to 2022" is vague, not wrong."""
    path = actor_file(_HEAD + "from = '2022-04'\nto = '2022'\n")

    assert load_registry(path).entries["org/X"].period.end is not None
