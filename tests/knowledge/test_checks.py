from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from relgraph.errors import KnowledgeError
from relgraph.knowledge import load_registry

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _actor(actor_id: str, code: str, more: str = "") -> str:
    return f'[[actor]]\nid = "{actor_id}"\ncode = "{code}"\nname = "{code} name"\n{more}\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            _actor("org/A", "A1") + _actor("org/A", "A2"),
            r"line 6: org/A is there already \(mine.toml, line 1\)",
        ),
        (_actor("org/Other", "NATO"), r"code 'NATO' is taken by org/NATO \(organisations.toml, l"),
        (
            _actor("org/A", "A1").replace("A1 name", "North Atlantic Treaty Organization"),
            "name 'North Atlantic Treaty Organization' is taken by org/NATO",
        ),
        (_actor("state/UKA", "UKA"), "'UKA' is no alpha-3 code of ISO 3166-1"),
        (_actor("org/A", "A1", 'principal = "state/ZZZ"'), "principal of org/A names 'state/ZZZ'"),
        (_actor("place/A", "A1", 'claimants = ["state/ZZZ"]'), "claimants of place/A"),
        (_actor("org/A", "A1", 'members = [{id = "state/ZZZ"}]'), "members of org/A"),
        (
            _actor("person/a", "A1", 'offices = [{office = "president", state = "state/ZZZ"}]'),
            "offices of person/a",
        ),
        (
            _actor("person/a", "A1", 'offices = [{office = "wizard", state = "state/FRA"}]'),
            "'wizard' is no office",
        ),
        (
            _actor("org/A", "A1", 'offices = [{office = "president", state = "state/FRA"}]'),
            "only persons hold offices",
        ),
        (
            _actor("org/A", "A1", 'principal = "org/B"')
            + _actor("org/B", "B1", 'principal = "org/A"'),
            "circle: org/A -> org/B -> org/A",
        ),
    ],
)
def test_contradictions_between_entries_are_told(
    actor_file: Callable[[str], Path], text: str, told: str
) -> None:
    """Each would end in a lost actor, a wrong dyad or an endless walk."""
    with pytest.raises(KnowledgeError, match=told):
        load_registry(actor_file(text))


def test_an_actor_may_name_itself_as_principal(actor_file: Callable[[str], Path]) -> None:
    """The file says "absent = itself"; to write it out is no circle."""
    path = actor_file(_actor("group/A", "A1", 'principal = "group/A"'))

    assert load_registry(path).principal_of("group/A") is not None


def test_a_person_without_office_has_no_principal(actor_file: Callable[[str], Path]) -> None:
    """A name without any tie to a state stays an actor without principal."""
    registry = load_registry(actor_file(_actor("person/a", "A1")))

    assert registry.party("person/a").principal is None
