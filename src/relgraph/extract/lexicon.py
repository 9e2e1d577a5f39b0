"""The lexicon: frames and operators, from graph/lexicon/."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from relgraph.errors import LexiconError
from relgraph.model import Modality, Stance
from relgraph.resources import graph_path
from relgraph.vocabulary import statement_types

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from relgraph.model import StatementType

__all__ = ["SLOTS", "Frame", "Lexicon", "Operators", "load_lexicon"]

_POS = {
    "verb": frozenset({"VERB", "AUX"}),
    "noun": frozenset({"NOUN", "PROPN"}),
    "adjective": frozenset({"ADJ", "VERB", "ADV"}),
}
_LISTS = ("triggers", "source", "target", "topic", "object", "expect")
_NOT_FRAMES = frozenset({"operators.toml", "contexts.toml", "descriptions.toml", "homonyms.toml"})
_CARRYING = ("light_verbs", "prospective_verbs", "prescriptive_verbs", "negative_verbs")
SLOTS = frozenset(
    "subject object indirect possessor modifier clause with to on against from of by between among "
    "toward towards in into over about for at through near around under upon within across beyond "
    "alongside behind before after regarding concerning amid during as onto off".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One way of saying a statement: trigger words, and where its parties stand around them."""

    id: str
    type: StatementType
    pos: frozenset[str]
    triggers: tuple[str, ...]
    source: tuple[str, ...]
    target: tuple[str, ...]
    topic: tuple[str, ...] = ()
    object: frozenset[str] = frozenset()
    infinitive: bool = False
    """Whether it means its type only with an infinitive: "told Iran to stop"."""
    two_way: bool = False
    joint: bool = True
    """Whether its subjects together can be its two sides: who mediates together talks to others."""
    weak: bool = False
    negated: bool = False
    modality: Modality = Modality.ASSERTED
    stance: Stance = Stance.NONE
    example: str = ""
    expect: tuple[str, ...] = ()

    @property
    def is_verbal(self) -> bool:
        """Whether a verb triggers it."""
        return "AUX" in self.pos


@dataclass(frozen=True)
class Operators:
    """Words that carry, flip or narrow what a frame says; operators.toml explains each."""

    words: Mapping[str, frozenset[str]]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.words[name]

    def carries(self, verb: str) -> bool:
        """Tell whether a verb does what its noun says, or says of it that it is to be or not."""
        return any(verb in self.words[name] for name in _CARRYING)


@dataclass(frozen=True)
class Lexicon:
    """Frames by the lemma that may open them, operators, contexts, and a digest of it all."""

    frames: tuple[Frame, ...]
    operators: Operators
    contexts: Mapping[str, str]
    """Context by lemma or phrase of lemmas: "air strike" -> "military"."""
    sha256: str
    acts: frozenset[str]
    """Nouns whose "of" names whom they are done to: "the invasion of Kuwait"."""
    by_first_lemma: Mapping[str, tuple[tuple[tuple[str, ...], Frame], ...]] = field(repr=False)
    """Trigger words with their frame, by the first word."""


@cache
def load_lexicon(folder: Path | None = None) -> Lexicon:
    """Return the lexicon that ships with relgraph, or that of a folder of the same form.

    Raises:
        LexiconError: a file is malformed, or a frame says something impossible.
    """
    folder = folder or graph_path("lexicon")
    files = sorted(folder.glob("*.toml"))
    frames = tuple(
        frame for path in files if path.name not in _NOT_FRAMES for frame in _read_frames(path)
    )
    digest = hashlib.sha256(b"\0".join(path.read_bytes() for path in files))
    return Lexicon(
        frames=frames,
        operators=_operators(folder / "operators.toml"),
        contexts=dict(_contexts(folder / "contexts.toml")),
        sha256=digest.hexdigest(),
        acts=frozenset(
            trigger
            for frame in frames
            if "NOUN" in frame.pos and "of" in frame.target
            for trigger in frame.triggers
        ),
        by_first_lemma=_index(frames),
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:  # the latter: no UTF-8, or no TOML
        raise LexiconError(f"the lexicon file {path} cannot be read: {error}") from error


def _operators(path: Path) -> Operators:
    told = _read(path)
    return Operators({name: frozenset(_words(told, name, path)) for name in told})


def _contexts(path: Path) -> Iterator[tuple[str, str]]:
    contexts = _read(path).get("contexts")
    if not isinstance(contexts, dict):
        raise LexiconError(f"{path}: the table [contexts] is missing")
    for context in contexts:
        for phrase in _words(contexts, context, path):
            yield phrase, context


def _words(table: Mapping[str, Any], name: str, path: Path) -> tuple[str, ...]:
    """Return a list of words, or nothing; a lone string would be read letter by letter."""
    words = table.get(name, [])
    if not isinstance(words, list) or not all(isinstance(each, str) and each for each in words):
        raise LexiconError(f'{path}: {name} must be a list of words, as ["visit", "travel"]')
    return tuple(words)


def _read_frames(path: Path) -> Iterator[Frame]:
    told = _read(path)
    types = statement_types()
    if told.get("type") not in types:
        raise LexiconError(f"{path}: type = {told.get('type')!r} is none of the ontology's types")
    tables = told.get("frame", [])
    if not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
        raise LexiconError(f"{path}: each frame must be a table under [[frame]]")
    for table in tables:
        yield _to_frame(table, types[told["type"]], path)


def _to_frame(table: Mapping[str, Any], kind: StatementType, path: Path) -> Frame:
    name = table.get("id", "without id")
    lists = {each: _words(table, each, path) for each in _LISTS}
    slots = {*lists["source"], *lists["target"], *lists["topic"]}
    if slots - SLOTS:
        raise LexiconError(f"{path}: frame {name}: no slot is named {min(slots - SLOTS)!r}")
    if not lists["triggers"] or not lists["source"]:
        raise LexiconError(f"{path}: frame {name}: triggers and source must not be empty")
    try:
        return Frame(
            id=table["id"],
            type=kind,
            pos=_POS[table["pos"]],
            triggers=lists["triggers"],
            source=lists["source"],
            target=lists["target"],
            topic=lists["topic"],
            object=frozenset(lists["object"]),
            infinitive=table.get("infinitive", False),
            two_way=table.get("two_way", False),
            joint=table.get("joint", True),
            weak=table.get("weak", False),
            negated=table.get("negated", False),
            modality=Modality(table.get("modality", "asserted")),
            stance=Stance(table.get("stance", "none")),
            example=table.get("example", ""),
            expect=lists["expect"],
        )
    except (KeyError, ValueError) as error:
        raise LexiconError(f"{path}: frame {name}: {error} is missing or unknown") from error


def _index(
    frames: tuple[Frame, ...],
) -> Mapping[str, tuple[tuple[tuple[str, ...], Frame], ...]]:
    index: dict[str, list[tuple[tuple[str, ...], Frame]]] = {}
    for frame in frames:
        for trigger in frame.triggers:
            words = tuple(trigger.replace("-", " - ").split())
            index.setdefault(words[0], []).append((words, frame))
    return {lemma: tuple(rows) for lemma, rows in index.items()}
