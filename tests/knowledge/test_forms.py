from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from relgraph.knowledge import Entry, FormKind, fold
from relgraph.knowledge.forms import collect_forms, iter_forms
from relgraph.model import Actor, ActorKind


def _entry(name: str, kind: ActorKind = ActorKind.STATE, **fields: tuple[str, ...]) -> Entry:
    return Entry(actor=Actor(f"{kind}/x", kind, "XXX", name), **fields)  # type: ignore[arg-type] # fields are lists of texts here


def _texts(entry: Entry, kind: FormKind) -> list[str]:
    return [form.text for form in iter_forms(entry) if form.kind is kind]


def test_a_states_code_is_no_form_unless_it_is_a_name() -> None:
    """Codes as "IRN" stand in output only; "PER" or "AND" in capitals in a text mean no state."""
    entry = _entry("Peru", names=("UAE",))

    assert _texts(entry, FormKind.NAME) == ["Peru"]
    assert _texts(entry, FormKind.ABBREVIATION) == ["UAE"]


def test_an_organisations_code_is_a_form() -> None:
    """NATO goes by its short name."""
    entry = _entry("North Atlantic Treaty Organization", ActorKind.ORGANISATION)

    assert _texts(entry, FormKind.ABBREVIATION) == ["XXX"]


def test_names_are_also_known_without_accents_and_with_either_apostrophe() -> None:
    """Agencies write Erdogan and Cote d'Ivoire; typesetters write a curly apostrophe."""
    entry = _entry("Côte d'Ivoire")

    assert set(_texts(entry, FormKind.NAME)) == {
        "Côte d'Ivoire",
        "Cote d'Ivoire",
        "Côte d’Ivoire",
        "Cote d’Ivoire",
    }


def test_letters_that_unicode_does_not_take_apart_lose_their_strokes() -> None:
    """Wrocław and Tromsø are written Wroclaw and Tromso as often as not."""
    entry = _entry("Poland", cities=("Wrocław", "Tromsø"))

    assert _texts(entry, FormKind.CITY) == ["Wrocław", "Wroclaw", "Tromsø", "Tromso"]


def test_a_short_capital_keeps_its_accent() -> None:
    """Malé is a capital; "Male" at the head of a sentence is not."""
    entry = _entry("Maldives", metonyms=("Malé",))

    assert _texts(entry, FormKind.METONYM) == ["Malé"]


def test_the_surname_is_the_last_word_unless_given() -> None:
    """Family names stand first in Chinese and Korean names; "Jr." is nobody's name."""
    marcos = _entry("Ferdinand Marcos Jr.", ActorKind.PERSON)
    sole = _entry("Jr.", ActorKind.PERSON)
    assad = Entry(
        actor=Actor("person/x", ActorKind.PERSON, "Bashar al-Assad", "Bashar al-Assad"),
        surname="Assad",
        surnames=("al-Assad",),
    )

    assert _texts(marcos, FormKind.SURNAME) == ["Marcos"]
    assert _texts(sole, FormKind.SURNAME) == ["Jr."]
    assert _texts(assad, FormKind.SURNAME)[:3] == ["Assad", "al-Assad", "Al-Assad"]


def test_a_text_leads_to_all_that_it_may_mean() -> None:
    """Georgia may be two; the annotator decides by context, not by who came first."""
    one = _entry("Congo")
    other = Entry(actor=Actor("state/y", ActorKind.STATE, "YYY", "Congo"))

    found = collect_forms([one, other])

    assert [form.actor_id for form in found["Congo"]] == ["state/x", "state/y"]


@given(st.text(alphabet="aAéÉ -'’ł", max_size=12))
def test_folding_twice_changes_nothing(text: str) -> None:
    """A folded key must compare equal to itself, or lookups would miss."""
    assert fold(fold(text)) == fold(text)


def test_names_are_known_in_both_englishes() -> None:
    """London writes of the Defence Agency, Washington of the Defense Agency."""
    texts = _texts(_entry("Japan Defence Agency", ActorKind.ORGANISATION), FormKind.NAME)

    assert {"Japan Defence Agency", "Japan Defense Agency"} <= set(texts)
