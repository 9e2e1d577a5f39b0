"""Who the persons of a text are, and for whom they act."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeAlias

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from relgraph.model import AnnotatedArticle

pytestmark = pytest.mark.model

Annotated: TypeAlias = "Callable[..., AnnotatedArticle]"


def people(found: AnnotatedArticle) -> list[tuple[str, str, str]]:
    """List the words, the name and the principal ("-" for none) of each person."""
    return [
        (
            mention.span.of(found.article.text),
            party.actor.code,
            "-" if party.principal is None else party.principal.code,
        )
        for mentions in found.mentions
        for mention in mentions
        if mention.resolved_by == "person"
        for party in mention.parties
    ]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Biden met Peru's envoy.", ("Biden", "Joe Biden", "USA")),
        ("Secretary Blinken arrived in Lima.", ("Blinken", "Antony Blinken", "USA")),
        ("President Macron visited Peru.", ("Macron", "Emmanuel Macron", "FRA")),
        ("Mr. Obama visited Kenya.", ("Obama", "Barack Obama", "USA")),
        (
            "Sergei Viktorovich Lavrov visited Kenya.",
            ("Sergei Viktorovich Lavrov", "Sergei Viktorovich Lavrov", "RUS"),
        ),
    ],
)
def test_an_office_holder_is_known_by_surname_title_or_first_name(
    annotated: Annotated, text: str, person: tuple[str, str, str]
) -> None:
    """News names its president by a surname alone."""
    assert person in people(annotated(text))


def test_presidents_who_share_a_surname_stay_open_but_their_state_does_not(
    annotated: Annotated,
) -> None:
    """Father and son Bush were both presidents of one state."""
    assert ("Bush", "Bush", "USA") in people(annotated("President Bush visited Peru."))


def test_a_bare_surname_means_nobody_out_of_office(annotated: Annotated) -> None:
    """Years later "Biden" may be anybody's name, and a wrong link is worse than none."""
    assert people(annotated("Obama visited Kenya.")) == []
    assert people(annotated("Biden visited Kenya.", on=date(1999, 5, 3))) == []


@pytest.mark.parametrize(
    ("text", "principal"),
    [
        ("Kari Nordmannsen of Norway met Peru.", "NOR"),
        ("Kari Nordmannsen (foreign minister of Norway) met Peru.", "NOR"),
        ("Norwegian writer Kari Nordmannsen thanked Peru.", "NOR"),
        ("Secretary of State Jane Miller visited Peru.", "USA"),
        ("The Speaker of the House Jane Miller visited Peru.", "USA"),
        ("Kari Nordmannsen, foreign minister of Norway in the far high north, met Peru.", "NOR"),
        ("A Norwegian minister was ill; Kari Nordmannsen met Peru.", "-"),
        ("Kari Nordmannsen visited Peru.", "-"),
        ("Kari Nordmannsen told reporters that Peru helped.", "-"),
        ("Gen. Kari Nordmannsen met Kenya's president.", "-"),
        ("Kenya's envoy praised Kari Nordmannsen.", "-"),
        ("Kari Nordmannsen, a guest in Norway, met Peru.", "-"),
    ],
)
def test_a_new_person_acts_only_for_whom_title_nationality_or_apposition_give(
    annotated: Annotated, text: str, principal: str
) -> None:
    """A state that merely stands near a name is not the person's own."""
    assert principal in {
        told for _, name, told in people(annotated(text)) if name.split()[0] in {"Kari", "Jane"}
    }


def test_a_later_apposition_says_for_whom_a_known_person_acts(annotated: Annotated) -> None:
    """The office often follows in the second sentence."""
    found = annotated(
        "Kari Nordmannsen visited Peru.",
        "Nordmannsen, the Norwegian foreign minister, thanked Chile.",
    )

    assert ("Nordmannsen", "Kari Nordmannsen", "NOR") in people(found)


@pytest.mark.parametrize(
    ("text", "words", "identifier"),
    [
        (
            "President Macron visited Peru. Emmanuel Macron thanked Chile.",
            "Emmanuel Macron",
            "person/emmanuel-macron",
        ),
        (
            "Kari Nordmannsen visited Peru. Kari Ann Nordmannsen left.",
            "Kari Ann Nordmannsen",
            "person/kari-nordmannsen",
        ),
        (
            "Peru's envoy Ana Quispe visited Kenya. Bob Quispe left.",
            "Bob Quispe",
            "person/bob-quispe",
        ),
        (
            "Kari Nordmannsen met Peru. Kari Nordmannsen left.",
            "Kari Nordmannsen",
            "person/kari-nordmannsen",
        ),
        ("Emmanuel Macron met Peru. Macron left.", "Macron", "person/emmanuel-macron"),
    ],
)
def test_a_name_that_comes_again_is_the_same_person_only_if_first_names_agree(
    annotated: Annotated, text: str, words: str, identifier: str
) -> None:
    """One person with two identifiers would be two nodes of the graph."""
    found = annotated(text)
    *_, last = [
        mention.parties[0].actor.id
        for mentions in found.mentions
        for mention in mentions
        if mention.span.of(found.article.text) == words
    ]

    assert last == identifier


def test_a_person_goes_by_the_fullest_name_that_the_article_gives(annotated: Annotated) -> None:
    """A quote of "Joseph R. Biden" beside the name "Joe Biden" looks like two people."""
    found = annotated("Biden visited Peru.", "Then Joseph R. Biden visited Chile.")

    assert ("Biden", "Joseph R. Biden", "USA") in people(found)
    assert {party.actor.id for party in found.mentions[0][0].parties} == {"person/joe-biden"}


def test_what_the_end_of_an_article_says_of_a_person_holds_from_its_start(
    annotated: Annotated,
) -> None:
    """For whom a person acts is often said at the second mention only."""
    found = annotated(
        "Kari Nordmannsen visited Peru.",
        "Nordmannsen, the Norwegian foreign minister, thanked Chile.",
    )

    assert ("Kari Nordmannsen", "Kari Nordmannsen", "NOR") in people(found)


def test_a_longer_name_is_not_the_person_whom_its_first_words_name(annotated: Annotated) -> None:
    """Ahmed Abdallah and Ahmed Abdallah Mohamed Sambi were two presidents of the Comoros."""
    found = annotated("Comoros president Ahmed Abdallah Mohamed Sambi visited Kenya.")

    assert {name for _, name, _ in people(found)} == {"Ahmed Abdallah Mohamed Sambi"}


@pytest.mark.parametrize(
    ("text", "principal"),
    [
        ("Peru thanked Chile. Kari Nordmannsen, the deputy foreign minister, left.", "PER"),
        ("Peru thanked Chile. Ambassador Kari Nordmannsen left.", "PER"),
        ("Peru thanked Chile. Kari Nordmannsen, a poet, left.", "-"),
        ("Peru and Chile met. Ambassador Kari Nordmannsen left.", "-"),
        ("The minister of Peru and President Kari Nordmannsen of Norway met Chile.", "NOR"),
    ],
)
def test_an_office_without_a_state_is_of_the_state_spoken_of(
    annotated: Annotated, text: str, principal: str
) -> None:
    """A paper says once whose ministers it writes of."""
    assert ("Kari Nordmannsen", "Kari Nordmannsen", principal) in people(annotated(text))


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Castlereagh, the British foreign secretary, refused.", ("Castlereagh", "GBR")),
        ("Litvinov, the Soviet foreign minister, refused.", ("Maxim Litvinov", "SUN")),
    ],
)
def test_an_office_after_a_bare_surname_introduces_its_bearer(
    annotated: Annotated, text: str, person: tuple[str, str]
) -> None:
    """Else the office is taken for whoever held it on the day, who is somebody else."""
    found = people(annotated(text, on=date(1938, 3, 1)))

    assert {(name, state) for _, name, state in found} == {person}
