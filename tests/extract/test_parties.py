"""Which actors a phrase means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from relgraph.model import Statement

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya criticised Peru.",
        "Kenya criticised Peru's remarks.",
        "Kenya criticised Peru's envoy's remarks.",
        "Kenya condemned the remarks of Peru's envoy.",
        "Kenya condemned the remarks by an envoy from Peru.",
        "Kenya condemned the remarks by the envoy of the government of Peru.",
        "Kenya condemned the oil-rich state of Peru.",
        "Kenya condemned Peru-backed rebels.",
        "Kenya criticised its neighbour Peru.",
        "Kenya criticised the rich Peruvian president.",
        "Kenya criticised the state run from Lima, Peru.",
    ],
)
def test_the_actor_is_found_wherever_it_stands_in_the_phrase(
    told: Callable[..., set[str]], sentence: str
) -> None:
    """Criticism of a remark is criticism of whoever made it."""
    assert "Criticism KEN > PER" in told(sentence)


def test_an_actor_inside_the_phrase_is_less_sure_than_the_word_itself(
    statements: Callable[..., tuple[Statement, ...]],
) -> None:
    """Each step from word to owner may err."""
    (plain,) = statements("Kenya criticised Peru.")
    (inner,) = statements("Kenya criticised Peru's remarks.")

    assert inner.confidence < plain.confidence


def test_the_of_of_an_attack_names_whom_it_hits(told: Callable[..., set[str]]) -> None:
    """The invasion of Kuwait is not Kuwait's doing."""
    lines = told("Peru condemned the invasion of Kuwait.")

    assert "Criticism PER > KWT" not in lines
    assert not [each for each in lines if each.startswith("Assault KWT")]
