from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from relgraph.errors import KnowledgeError
from relgraph.knowledge import load_registry
from relgraph.model import Act, Decision, write_table

if TYPE_CHECKING:
    from relgraph.knowledge import Registry

SHORT = {"id": "org/Frob-Front", "code": "Frob Front", "name": "Frob Front"}
LONG = {"id": "org/Frobnia", "code": "FNF", "name": "Front of Frobnia", "names": ["Frobs"]}
PERSON = {"id": "person/frob", "code": "Frob", "name": "Frob"}


def _log(*told: tuple[Act, *tuple[dict[str, Any], ...]]) -> list[Decision]:
    return [
        Decision(
            act=act,
            number=number,
            by="Ann",
            at="2026-11-24T18:00:00Z",
            tables=tuple(map(write_table, tables)),
        )
        for number, (act, *tables) in enumerate(told, start=1)
    ]


def _loaded(*told: tuple[Act, *tuple[dict[str, Any], ...]]) -> Registry:
    return load_registry(decisions=_log(*told))


def _table(registry: Registry, actor_id: str) -> dict[str, Any]:
    actor = registry.actors[actor_id]
    return {"id": actor.id, "code": actor.code, "name": actor.name}


def test_an_addition_is_known() -> None:
    """What a reviewer adds is as good as what ships."""
    registry = _loaded((Act.ADD, LONG), (Act.ADD, {"id": LONG["id"], "principal": "state/IRN"}))

    assert registry.party("org/Frobnia").principal == registry.actors["state/IRN"]
    assert registry.find_actor("frobs").id == "org/Frobnia"


def test_a_merged_actors_names_find_who_it_is() -> None:
    """A question about either is a question about the one."""
    registry = _loaded((Act.ADD, LONG), (Act.MERGE, SHORT, LONG))

    assert registry.find_actor("frob front").id == "org/Frobnia"
    assert registry.find_actor("org/Frob-Front").id == "org/Frobnia"
    assert registry.final("org/Frob-Front") == "org/Frobnia"
    assert registry.identities["org/Frob-Front"].principal == registry.actors["org/Frobnia"]


def test_mergers_run_on_to_the_last(registry: Registry) -> None:
    """Three spellings are merged two by two."""
    other = {"id": "org/Frob-League", "code": "Frob League", "name": "Frob League"}
    merged = _loaded((Act.ADD, LONG), (Act.MERGE, other, SHORT), (Act.MERGE, SHORT, LONG))

    assert {party.actor.id for party in merged.identities.values()} == {"org/Frobnia"}
    assert "org/Frobnia" not in registry.actors


def test_who_is_merged_into_an_actor_that_only_articles_name_keeps_its_principal_open() -> None:
    """The registry cannot tell for whom that acts; the texts do."""
    registry = _loaded((Act.MERGE, SHORT, LONG))

    assert registry.identities["org/Frob-Front"].actor.name == "Front of Frobnia"
    assert registry.identities["org/Frob-Front"].principal is None
    assert registry.find_actor("front of frobnia").id == "org/Frobnia"


def test_a_form_that_merged_actors_share_is_no_ambiguity() -> None:
    """A name may mean either of two until they are one."""
    double = {**SHORT, "names": ["Frobs"]}
    apart = _loaded((Act.ADD, LONG, double))
    merged = _loaded((Act.ADD, LONG, double), (Act.MERGE, SHORT, LONG))

    assert "Frobs" in apart.ambiguous_forms()
    assert [form.actor_id for form in merged.forms()["Frobs"]] == ["org/Frobnia"]


def test_a_principal_that_was_merged_is_followed() -> None:
    """Whoever acts for one of two that are one acts for the one."""
    acting = {"id": "org/Wing", "code": "Wing", "name": "Wing", "principal": "org/Frob-Front"}
    other = {"id": "org/Arm", "code": "Arm", "name": "Arm"}
    registry = _loaded(
        (Act.ADD, LONG, SHORT, acting), (Act.MERGE, other, acting), (Act.MERGE, SHORT, LONG)
    )

    assert registry.identities["org/Arm"].principal == registry.actors["org/Frobnia"]


def test_an_actor_that_absorbs_its_own_principal_stands_for_itself() -> None:
    """A front and its armed wing may turn out to be one."""
    acting = {**LONG, "principal": "org/Frob-Front"}
    registry = _loaded((Act.ADD, SHORT, acting), (Act.MERGE, SHORT, LONG))

    assert registry.identities["org/Frob-Front"].principal == registry.actors["org/Frobnia"]


def test_the_holder_of_an_office_is_who_he_is() -> None:
    """Two spellings of a president are one president."""
    twice = {
        "id": "person/e-macron", "code": "E. Macron", "name": "E. Macron",
        "offices": [{"office": "president", "state": "state/FRA", "from": "2017-05-14"}],
    }  # fmt: skip
    shipped = load_registry()
    known = _table(shipped, "person/emmanuel-macron")
    registry = _loaded((Act.ADD, twice), (Act.MERGE, twice, known))
    held = registry.holders("president", "state/FRA")

    assert len(held) == len(shipped.holders("president", "state/FRA"))


def test_a_split_takes_names_away() -> None:
    """What was read as one is two from then on."""
    new = {"id": "group/Frobs", "code": "Frobs", "name": "Frobs"}
    registry = _loaded((Act.ADD, LONG), (Act.SPLIT, LONG, new))

    assert registry.find_actor("Frobs").id == "group/Frobs"
    assert registry.entries["org/Frobnia"].names == ()


def test_an_actor_that_only_articles_name_can_be_split() -> None:
    """The new actor takes the name; there is no entry to take it from."""
    new = {"id": "group/Frobs", "code": "Frobs", "name": "Frobs"}

    assert _loaded((Act.SPLIT, LONG, new)).find_actor("Frobs").id == "group/Frobs"


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        ([(Act.MERGE, SHORT, SHORT)], "merged into itself"),
        ([(Act.MERGE, SHORT, LONG), (Act.MERGE, LONG, SHORT)], "circle: org/Frobnia -> org/Frob-"),
        ([(Act.MERGE, SHORT, LONG), (Act.MERGE, SHORT, LONG)], "merged into org/Frobnia already"),
        ([(Act.MERGE, PERSON, LONG)], "of different kinds"),
        ([(Act.SPLIT, LONG, {**SHORT, "id": "org/NATO"})], "org/NATO is there already"),
        ([(Act.ADD, LONG), (Act.SPLIT, LONG, SHORT)], "'Frob Front' is no name that can be taken"),
        (
            [(Act.ADD, LONG), (Act.SPLIT, LONG, {**SHORT, "name": "Front of Frobnia"})],
            "those that can are Frobs",
        ),
        ([(Act.ADD, {**LONG, "code": "NATO"})], r"decision/\w+ \(add by Ann.*'NATO' is taken"),
    ],
)
def test_what_cannot_be_is_told(
    told: list[tuple[Act, *tuple[dict[str, Any], ...]]], fault: str
) -> None:
    """A log that contradicts itself would make every later answer doubtful."""
    with pytest.raises(KnowledgeError, match=fault):
        _loaded(*told)


def test_two_states_are_never_one(registry: Registry) -> None:
    """Each has its own code, and every count by state rests on that."""
    with pytest.raises(KnowledgeError, match="each with its own code"):
        _loaded((Act.MERGE, _table(registry, "state/PRK"), _table(registry, "state/KOR")))


def test_only_what_bears_on_reading_changes_the_digest(registry: Registry) -> None:
    """To merge two discovered actors must not have a thousand articles read anew."""
    known = [_table(registry, actor_id) for actor_id in ("org/NATO", "org/EU")]
    added = _log((Act.ADD, LONG))
    undo = Decision(act=Act.UNDO, number=2, by="Ann", at="2026-11-24T18:00:00Z", undoes=added[0].id)

    assert _loaded((Act.MERGE, SHORT, LONG)).sha256 == registry.sha256
    assert load_registry(decisions=[*added, undo]).sha256 == registry.sha256
    assert _loaded((Act.MERGE, *known)).sha256 != registry.sha256
    assert load_registry(decisions=added).sha256 != registry.sha256
