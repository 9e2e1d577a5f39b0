from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from relgraph.errors import KnowledgeError
from relgraph.knowledge import Form, FormKind
from relgraph.model import ActorKind

if TYPE_CHECKING:
    from relgraph.knowledge import Registry


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [
        ("state/PAK", "state/PAK"),
        ("pak", "state/PAK"),
        ("Pakistan", "state/PAK"),
        ("islamic republic of pakistan", "state/PAK"),
        ("Pakistani", "state/PAK"),
        ("Islamabad", "state/PAK"),
        ("U.S.", "state/USA"),
        ("Kremlin", "state/RUS"),
        ("Cote d'Ivoire", "state/CIV"),
        ("Türkiye", "state/TUR"),
        ("turkiye", "state/TUR"),
        ("nato", "org/NATO"),
        ("al Qaeda", "group/al-Qaeda"),
        ("Munir", "person/asim-munir"),
        ("Western Sahara", "place/Western-Sahara"),
    ],
)
def test_an_actor_is_found_by_whatever_a_person_types(
    registry: Registry, text: str, actor_id: str
) -> None:
    """Identifier, code, name, alias, adjective, capital and surname all lead to the actor."""
    assert registry.find_actor(text).id == actor_id


def test_an_unknown_name_is_answered_with_the_three_nearest(registry: Registry) -> None:
    """A slip of the pen must not end in a guess, nor in an error that helps nobody."""
    with pytest.raises(KnowledgeError, match="state/PAK") as caught:
        registry.find_actor("Pakistn")

    assert str(caught.value).count("/") == 3


def test_a_name_of_two_actors_is_refused_with_both(registry: Registry) -> None:
    """The two Congos share an adjective; to choose silently would be wrong half of the time."""
    with pytest.raises(KnowledgeError, match="state/COD or state/COG"):
        registry.find_actor("Congolese")


def test_ambiguous_forms_are_listed(registry: Registry) -> None:
    """A shared form is allowed, but whoever keeps the files must be able to see it."""
    ambiguous = registry.ambiguous_forms()

    assert {form.actor_id for form in ambiguous["Congo"]} == {"state/COD", "state/COG"}
    assert "Pakistan" not in ambiguous


def test_forms_say_how_they_stand_for_their_actor(registry: Registry) -> None:
    """The annotator treats a capital, a city and a surname each in its own way."""
    forms = registry.forms()

    assert Form("Beijing", "state/CHN", FormKind.METONYM) in forms["Beijing"]
    assert Form("Mumbai", "state/IND", FormKind.CITY) in forms["Mumbai"]
    assert Form("DPRK", "state/PRK", FormKind.ABBREVIATION) in forms["DPRK"]
    assert Form("Thai", "state/THA", FormKind.ADJECTIVE) in forms["Thai"]
    assert Form("Thais", "state/THA", FormKind.PEOPLE) in forms["Thais"]
    assert Form("Xi", "person/xi-jinping", FormKind.SURNAME) in forms["Xi"]


@pytest.mark.parametrize(
    ("actor_id", "principal"),
    [
        ("state/FRA", "state/FRA"),
        ("state/HKG", "state/CHN"),
        ("org/Pentagon", "state/USA"),
        ("org/UN-Security-Council", "org/UN"),
        ("org/PACE", "org/Council-of-Europe"),
        ("org/Huawei", "state/CHN"),
        ("org/Lockheed-Martin", "state/USA"),
        ("org/Gaza-Health-Ministry", "group/Hamas"),
        ("group/Hamas", "group/Hamas"),
        ("group/Qassam-Brigades", "group/Hamas"),
        ("place/Kashmir", "place/Kashmir"),
        ("person/asim-munir", "state/PAK"),
    ],
)
def test_each_actor_has_the_principal_it_acts_for(
    registry: Registry, actor_id: str, principal: str
) -> None:
    """Relations are counted between principals: a wrong one falsifies every dyad."""
    found = registry.principal_of(actor_id)

    assert found is not None
    assert found.id == principal
    assert registry.party(actor_id).principal == found


def test_a_person_who_changed_sides_acts_for_the_office_of_the_day(registry: Registry) -> None:
    """Stoltenberg spoke for Norway in 2010, for NATO in 2020."""
    in_oslo = registry.party("person/jens-stoltenberg", date(2010, 5, 1))
    in_brussels = registry.party("person/jens-stoltenberg", date(2020, 5, 1))

    assert in_oslo.principal == registry.actors["state/NOR"]
    assert in_brussels.principal == registry.actors["org/NATO"]


def test_an_unknown_identifier_is_told(registry: Registry) -> None:
    """A statement must never carry a party that no file defines."""
    with pytest.raises(KnowledgeError, match="state/ZZZ"):
        registry.party("state/ZZZ")


@pytest.mark.parametrize(
    ("office", "body", "on", "holders"),
    [
        ("army chief", "state/PAK", date(2023, 12, 20), ("Asim Munir",)),
        ("COAS", "state/PAK", date(2010, 1, 1), ("Ashfaq Parvez Kayani",)),
        ("Secretary of State", "state/USA", date(2012, 6, 1), ("Hillary Clinton",)),
        ("chancellor", "state/DEU", date(2010, 6, 1), ("Angela Merkel",)),
        ("prime minister", "state/IND", date(1985, 6, 1), ("Rajiv Gandhi",)),
        ("secretary general", "org/NATO", date(2012, 6, 1), ("Anders Fogh Rasmussen",)),
        ("chancellor", "state/FRA", date(2010, 6, 1), ()),
        ("astronaut", "state/FRA", date(2010, 6, 1), ()),
    ],
)
def test_an_office_on_a_day_gives_its_holder(
    registry: Registry, office: str, body: str, on: date, holders: tuple[str, ...]
) -> None:
    """For "the Pakistani army chief" in an article there is a person to be found."""
    assert tuple(actor.code for actor in registry.holders(office, body, on)) == holders


def test_without_a_day_all_holders_come_in_order(registry: Registry) -> None:
    """Who came before whom is read off the order; one who returned stands once."""
    names = [actor.code for actor in registry.holders("prime minister", "state/GBR")]

    assert names.index("Margaret Thatcher") < names.index("Tony Blair") < names.index("Rishi Sunak")
    assert names.count("Winston Churchill") == 1


def test_members_are_those_of_the_day(registry: Registry) -> None:
    """The "EU members" of 2015 include the United Kingdom, those of today do not."""
    then = {actor.code for actor in registry.members("org/EU", date(2015, 1, 1))}
    today = {actor.code for actor in registry.members("org/EU")}

    assert "GBR" in then
    assert then - today == {"GBR"}
    assert len(today) == 27


@pytest.mark.parametrize(
    ("grouping", "codes"),
    [
        ("org/P5-plus-1", "CHN DEU FRA GBR RUS USA"),
        ("org/Astana-Trio", "IRN RUS TUR"),
        ("org/C5-plus-1", "KAZ KGZ TJK TKM USA UZB"),
        ("group/Baltic-states", "EST LTU LVA"),
    ],
)
def test_a_grouping_of_states_can_be_told_by_its_states(
    registry: Registry, grouping: str, codes: str
) -> None:
    """What the P5+1 agreed, each of the six agreed."""
    assert sorted(actor.code for actor in registry.members(grouping)) == codes.split()


def test_the_registry_is_as_broad_as_promised(registry: Registry) -> None:
    """The floor under what relgraph knows; whoever lowers it must say why."""
    counts = dict.fromkeys(ActorKind, 0)
    for actor in registry.actors.values():
        counts[actor.kind] += 1

    assert counts[ActorKind.STATE] >= 260
    assert counts[ActorKind.ORGANISATION] >= 1900
    assert counts[ActorKind.GROUP] >= 450
    assert counts[ActorKind.PLACE] >= 370
    assert counts[ActorKind.PERSON] >= 2100
