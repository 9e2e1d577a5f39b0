from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from relgraph.knowledge import FormKind
from relgraph.model import ActorKind

if TYPE_CHECKING:
    from relgraph.knowledge import Registry


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Dutch", "NLD"),
        ("Swiss", "CHE"),
        ("Emirati", "ARE"),
        ("Ivorian", "CIV"),
        ("Burmese", "MMR"),
        ("Philippine", "PHL"),
        ("Filipino", "PHL"),
        ("Saudi", "SAU"),
        ("British", "GBR"),
        ("American", "USA"),
        ("Nigerien", "NER"),
        ("Nigerian", "NGA"),
        ("North Korean", "PRK"),
        ("South Korean", "KOR"),
        ("South Sudanese", "SSD"),
        ("Soviet", "SUN"),
        ("East German", "DDR"),
        ("Kosovar", "XKX"),
        ("Taiwanese", "TWN"),
        ("Palestinian", "PSE"),
        ("Basotho", "LSO"),
        ("Monegasque", "MCO"),
    ],
)
def test_an_adjective_means_its_state(registry: Registry, text: str, code: str) -> None:
    """Nobody says "Netherlandish": what packages derive from names is wrong too often."""
    assert {form.actor_id for form in registry.forms()[text]} == {f"state/{code}"}


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [
        ("Washington", "state/USA"),
        ("New Delhi", "state/IND"),
        ("Rawalpindi", "state/PAK"),
        ("Kiev", "state/UKR"),
        ("Kyiv", "state/UKR"),
        ("Brussels", "org/EU"),
        ("Naypyidaw", "state/MMR"),
        ("Sanaa", "state/YEM"),
        ("Pristina", "state/XKX"),
        ("Taipei", "state/TWN"),
    ],
)
def test_a_seat_of_government_means_whose_it_is(
    registry: Registry, text: str, actor_id: str
) -> None:
    """Brussels decides for the European Union, not for Belgium."""
    metonyms = [form for form in registry.forms()[text] if form.kind is FormKind.METONYM]

    assert {form.actor_id for form in metonyms} == {actor_id}


@pytest.mark.parametrize("text", ["Sun", "Korea", "Korean", "turkey", "us", "Us", "Male", "PER"])
def test_words_that_mean_no_state_are_no_forms(registry: Registry, text: str) -> None:
    """Traps of the packages' data, and ordinary words."""
    assert text not in registry.forms()


@pytest.mark.parametrize("text", ["The Hague", "Geneva", "Mumbai", "Texas"])
def test_a_city_is_a_place_and_no_metonym(registry: Registry, text: str) -> None:
    """Courts and banks speak from The Hague and Mumbai, not their states."""
    assert {form.kind for form in registry.forms()[text]} == {FormKind.CITY}


@pytest.mark.parametrize(
    ("code", "item"), [("PAK", "Q843"), ("NLD", "Q55"), ("DNK", "Q35"), ("SUN", "Q15180")]
)
def test_the_wikidata_item_is_the_states(registry: Registry, code: str, item: str) -> None:
    """The package's first item for the Netherlands and Denmark is the kingdom, not the state."""
    assert registry.entries[f"state/{code}"].wikidata == item


def test_every_state_has_an_adjective_unless_nobody_lives_there(registry: Registry) -> None:
    """A state without an adjective is missed in half of its mentions."""
    without = {
        entry.actor.code
        for entry in registry.entries.values()
        if entry.actor.kind is ActorKind.STATE and not entry.adjectives and not entry.principal
    }

    assert without == {"ESH", "SCG"}  # Sahrawi is the place's; Serbia and Montenegro had none


def test_historical_states_say_when_they_were(registry: Registry) -> None:
    """An article of 2020 cannot quote the Soviet Union as acting."""
    for code in ("SUN", "YUG", "CSK", "DDR", "RVN", "ZAR", "OTT", "YAR", "UAR", "PRU"):
        period = registry.entries[f"state/{code}"].period

        assert not period.is_open
        assert not period.covers(date(2020, 1, 1))
    assert registry.entries["state/SUN"].period.covers(date(1979, 12, 24))
