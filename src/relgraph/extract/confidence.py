"""How sure a statement is: grounds told as numbers, weighed as measured precision says.

The weights are fitted by scripts/calibrate.py on statements of labelled passages; see
docs/confidence.md.
"""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from math import exp, log
from typing import TYPE_CHECKING, Any

from relgraph.errors import LexiconError
from relgraph.model import Modality
from relgraph.resources import graph_path

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from relgraph.extract.factuality import Factuality
    from relgraph.extract.sides import Sides
    from relgraph.extract.triggers import Trigger
    from relgraph.model.tree import Tree

__all__ = ["Weights", "grounds_of", "load_weights"]

_SURE_OF_LITTLE, _SURE_OF_MUCH = 0.02, 0.98  # nobody measured what lies beyond


@dataclass(frozen=True)
class Weights:
    """A logistic model of precision: what each ground adds to the log odds of being right."""

    intercept: float
    weights: Mapping[str, float]
    sha256: str = ""

    def confidence(self, grounds: Mapping[str, float]) -> float:
        """Return how likely a statement with these grounds is right, from 0.02 to 0.98.

        A ground without a weight counts nothing, so that a new one can be told before it is
        measured: a model's log odds of the relation, say.

        >>> Weights(0.0, {"weak": -1.0}).confidence({"weak": 1.0, "unmeasured": 5.0})
        0.269
        """
        odds = self.intercept + sum(
            self.weights.get(name, 0.0) * value for name, value in grounds.items()
        )
        sure = 1 / (1 + exp(-max(-30.0, min(30.0, odds))))
        return round(max(_SURE_OF_LITTLE, min(_SURE_OF_MUCH, sure)), 3)


@cache
def load_weights(name: str = "rules", folder: Path | None = None) -> Weights:
    """Return the weights of an extractor: NAME.toml under graph/confidence, or another folder.

    Raises:
        LexiconError: the file is missing or malformed.
    """
    path = (folder or graph_path("confidence")) / f"{name}.toml"
    try:
        content = path.read_bytes()
        told: dict[str, Any] = tomllib.loads(content.decode("utf-8"))
        weights = {ground: float(weight) for ground, weight in told["weights"].items()}
        intercept = float(told["intercept"])
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise LexiconError(
            f"the confidence weights {path} cannot be read ({error}); write them anew with "
            "scripts/calibrate.py"
        ) from error
    return Weights(intercept, weights, hashlib.sha256(content).hexdigest())


def grounds_of(trigger: Trigger, sides: Sides, verdict: Factuality, tree: Tree) -> dict[str, float]:
    """Return the grounds of a reading: of its frame, of its sides and of its parse.

    What is there is 1, and what is not is left out; distances are logarithms of numbers of words.
    """
    frame = trigger.frame
    spread = [abs(token - trigger.head) for token in (*sides.sources.tokens, *sides.targets.tokens)]
    pairs = len(sides.sources.parties) * max(1, len(sides.targets.parties))
    told = {
        f"type.{frame.type.name}": True,
        "frame.weak": frame.weak,
        "frame.noun": "NOUN" in frame.pos,
        "frame.adjective": "ADJ" in frame.pos,
        "frame.object": bool(trigger.carried),
        "frame.phrase": len(trigger.tokens) > 1,
        "frame.joint": sides.sources.parties == sides.targets.parties,
        "frame.topic_alone": not sides.targets.parties,
        "said.negated": verdict.negated,
        "said.prospective": verdict.modality is Modality.PROSPECTIVE,
        "said.prescriptive": verdict.modality is Modality.PRESCRIPTIVE,
        "source.indirect": not sides.sources.is_direct,
        "target.indirect": not sides.targets.is_direct,
        **{f"source.{manner}": True for manner in sorted(sides.sources.manners)},
        **{f"target.{manner}": True for manner in sorted(sides.targets.manners)},
    }
    return {name: 1.0 for name, is_so in told.items() if is_so} | {
        "source.sureness": round(log(sides.sources.confidence), 3),
        "target.sureness": round(log(sides.targets.confidence), 3),
        "parse.spread": round(log(1 + max(spread, default=0)), 3),
        "parse.length": round(log(len(tree)), 3),
        "parse.pairs": round(log(pairs), 3),
    }
