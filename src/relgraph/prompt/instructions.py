"""What the language model is told, and the form that its answer must have."""

from __future__ import annotations

import hashlib
import json
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from relgraph.model import Modality, Stance
from relgraph.resources import graph_path
from relgraph.vocabulary import contexts, statement_types

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relgraph.model import StatementType

__all__ = ["Instructions", "load_instructions"]

_DIGEST = 12  # characters; 48 bits tell the few texts that there will ever be apart


@dataclass(frozen=True)
class Instructions:
    """The text that goes before each question, the form of the answers, and how they are drawn."""

    text: str
    schema: Mapping[str, Any]
    temperature: float
    seed: int
    confidence: float
    """How sure a statement of a language model is."""

    @property
    def digest(self) -> str:
        """The beginning of the SHA-256 of all this: what the answers depend on beside the model."""
        told = [self.text, self.schema, self.temperature, self.seed, self.confidence]
        return hashlib.sha256(json.dumps(told).encode("utf-8")).hexdigest()[:_DIGEST]

    def question(self, text: str) -> dict[str, Any]:
        """Return a request for a chat completion about a text, without the model's name."""
        form = {"name": "statements", "strict": True, "schema": self.schema}
        return {
            "messages": [
                {"role": "system", "content": self.text},
                {"role": "user", "content": text},
            ],
            "temperature": self.temperature,
            "seed": self.seed,
            "response_format": {"type": "json_schema", "json_schema": form},
        }


@cache
def load_instructions() -> Instructions:
    """Return the instructions that ship with relgraph, with the types of the ontology."""
    told = tomllib.loads(graph_path("prompt", "extraction.toml").read_text(encoding="utf-8"))
    types = statement_types()
    filled = {
        "{types}": "\n".join(map(_definition, types.values())),
        "{contexts}": ", ".join(contexts()),
    }
    text = told["instructions"].strip()
    for name, value in filled.items():
        text = text.replace(name, value)
    return Instructions(
        text=text,
        schema=_schema(),
        temperature=told["temperature"],
        seed=told["seed"],
        confidence=told["confidence"],
    )


def _definition(kind: StatementType) -> str:
    return f"- {kind.name}{' =' if kind.is_symmetric else ''}: {kind.definition}"


def _schema() -> dict[str, Any]:
    """Return the JSON schema of an answer; strict modes want every field required."""
    text, maybe = {"type": "string"}, {"type": ["string", "null"]}
    fields = {
        "sent": {"type": "integer"},
        "type": {"type": "string", "enum": list(statement_types())},
        "source": text,
        "target": maybe,
        "topic": maybe,
        "negated": {"type": "boolean"},
        "modality": {"type": "string", "enum": [str(each) for each in Modality]},
        "stance": {"type": "string", "enum": [str(each) for each in Stance]},
        "speaker": maybe,
        "contexts": {"type": "array", "items": {"type": "string", "enum": list(contexts())}},
        "quote": text,
    }
    return _object({"statements": {"type": "array", "items": _object(fields)}})


def _object(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict(fields),
        "required": list(fields),
        "additionalProperties": False,
    }
