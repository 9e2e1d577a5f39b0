"""What the relation model's answers mean: graph/model/model.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relgraph.resources import graph_path

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Labels", "load_labels"]


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of the model's outputs in their order, and how its scores become confidences.

    A temperature divides the scores before they become probabilities; it is measured on
    sentences that training did not see, so that an answer given with 0.8 is right 8 times of 10.
    """

    types: tuple[str, ...]
    events: tuple[str, ...]
    nearest: Mapping[str, str]
    """PLOVER's event nearest to each type."""
    temperatures: Mapping[str, float]
    relation_at: int
    """Where the score that there is any relation stands among the outputs."""
    limit: int
    """Tokens of a sentence that the model reads."""
    sha256: Mapping[str, str]
    """The digest of each file of the model."""


def load_labels() -> Labels:
    """Return the labels of the model that ships with relgraph.

    >>> len(load_labels().types)
    26
    """
    told = tomllib.loads(graph_path("model", "model.toml").read_text(encoding="utf-8"))
    return Labels(
        types=tuple(told["nearest"]),
        events=tuple(told["events"]),
        nearest=told["nearest"],
        temperatures=told["temperatures"],
        relation_at=told["relation_at"],
        limit=told["limit"],
        sha256=told["sha256"],
    )
