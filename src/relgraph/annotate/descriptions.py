"""The nouns by which prose describes actors, from graph/lexicon/descriptions.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from relgraph.resources import graph_path

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Descriptions", "load_descriptions"]


@dataclass(frozen=True, slots=True)
class Descriptions:
    """Sets of lemmas, each of which describes an actor in its own way; the file explains each."""

    state_nouns: frozenset[str]
    seated: frozenset[str]
    organ_nouns: frozenset[str]
    firm_nouns: frozenset[str]
    role_nouns: frozenset[str]
    own_offices: frozenset[str]
    titles: frozenset[str]
    singular: Mapping[str, frozenset[str]]
    many: frozenset[str]
    plural: frozenset[str]
    prefixes: Mapping[str, str]
    title_states: Mapping[str, str]
    joint: Mapping[str, tuple[str, ...]]
    counted: Mapping[str, int]
    not_the_same: frozenset[str]
    paired: frozenset[str]
    opponents: frozenset[str]
    constitutions: frozenset[str]
    acted_on: frozenset[str]
    bodies: frozenset[str]
    independent: frozenset[str]
    not_bodies: frozenset[str]


@cache
def load_descriptions() -> Descriptions:
    """Return the descriptions that ship with relgraph.

    >>> "army" in load_descriptions().organ_nouns
    True
    """
    with graph_path("lexicon", "descriptions.toml").open("rb") as file:
        told = tomllib.load(file)
    return Descriptions(
        state_nouns=frozenset(told["state_nouns"]),
        seated=frozenset(told["seated"]),
        organ_nouns=frozenset(told["organ_nouns"]),
        firm_nouns=frozenset(told["firm_nouns"]),
        role_nouns=frozenset(told["role_nouns"]),
        own_offices=frozenset(told["own_offices"]),
        titles=frozenset(told["titles"]),
        singular={
            kind: frozenset(nouns) for kind, nouns in told["singular"].items() if kind != "many"
        },
        many=frozenset(told["singular"]["many"]),
        plural=frozenset(told["plural"]["nouns"]),
        prefixes=told["prefixes"],
        title_states=told["title_states"],
        joint={text: tuple(actors) for text, actors in told["joint"].items()},
        counted=told["counted"],
        not_the_same=frozenset(told["not_the_same"]["words"]),
        paired=frozenset(told["paired"]["nouns"]),
        opponents=frozenset(told["opponents"]["nouns"]),
        constitutions=frozenset(told["constitutions"]["words"]),
        acted_on=frozenset(told["acted_on"]["verbs"]),
        bodies=frozenset(told["bodies"]["nouns"]),
        independent=frozenset(told["bodies"]["independent"]),
        not_bodies=frozenset(told["bodies"]["not_bodies"]),
    )
