"""The training corpus of the relation model: skeletons read from text, filled with actors.

training/README.md tells how a skeleton is written. Everything here is plain Python with a seeded
generator, so that the same seed gives the same sentences; only training needs torch.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.random import Generator

ROOT = Path(__file__).resolve().parents[1]
TRAINING = ROOT / "training"

NONE = "none"

Plover = dict[str, dict[str, str]]
"""The tables of training/plover.toml."""

MODALITIES = {"": "asserted", "?": "prospective", "!": "prescriptive"}

_HEADING = re.compile(r"== (\w+)$")
_FLAG = re.compile(r"(?:(-|\?|!|<>)|=([A-Z]+)) ")
_SLOT = re.compile(r"@([STXYZ])([a-z]?)(?![a-z])")
_LITERAL = re.compile(r"\[([STXYZ]) ([^\[\]]+)\]")
_PAIR = re.compile(r"([STXYZ])>([STXYZ]) (\w+)")


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A sentence with slots, and what its source does to its target."""

    author: str
    type: str
    text: str
    negated: bool = False
    modality: str = "asserted"
    is_two_way: bool = False
    plover: str | None = None
    others: tuple[tuple[str, str, str], ...] = ()
    """Further pairs of slots, each with its type."""

    @property
    def is_held_out(self) -> bool:
        """Tell whether one skeleton in ten, by the hash of its text, is kept from training."""
        return int(hashlib.sha256(self.text.encode()).hexdigest(), 16) % 10 == 0


@dataclass(frozen=True, slots=True)
class Filled:
    """A skeleton with its actors: the sentence, and where each slot stands."""

    sentence: str
    spans: dict[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Example:
    """A pair of spans in a sentence, and its labels; a type of None is not learnt from."""

    sentence: str
    source: tuple[int, int]
    target: tuple[int, int] | None
    type: str | None
    is_relation: bool
    negated: bool = False
    modality: str = "asserted"
    plover: str | None = None


def read_plover() -> Plover:
    """Return PLOVER's events by type, modality and denial."""
    return tomllib.loads((TRAINING / "plover.toml").read_text(encoding="utf-8"))


def read_skeletons(folder: Path = TRAINING / "corpus") -> tuple[Skeleton, ...]:
    """Return the skeletons of every author, in the order of the files."""
    return tuple(
        skeleton for path in sorted(folder.glob("*.txt")) for skeleton in _read_author(path)
    )


def _read_author(path: Path) -> Iterator[Skeleton]:
    told = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if heading := _HEADING.match(line):
            told = heading[1]
        elif line and not line.startswith("#"):
            skeleton = _parse(path.stem, told, line)
            slots = {found[1] for found in _SLOT.finditer(skeleton.text)}
            slots |= {found[1] for found in _LITERAL.finditer(skeleton.text)}
            if not {"S", "T"} <= slots and not (skeleton.type in _TOPICAL and "S" in slots):
                raise ValueError(f"{path}:{number} needs both an S and a T")
            yield skeleton


_TOPICAL = ("Concern", "Advocacy", "Request")


def _parse(author: str, told: str, line: str) -> Skeleton:
    flags: set[str] = set()
    plover = None
    while found := _FLAG.match(line):
        flags.add(found[1] or "")
        plover = found[2] or plover
        line = line[found.end() :]
    text, _, tail = line.partition(" || ")
    return Skeleton(
        author=author,
        type=told,
        text=text,
        negated="-" in flags,
        modality=next((MODALITIES[flag] for flag in "?!" if flag in flags), "asserted"),
        is_two_way="<>" in flags,
        plover=plover,
        others=tuple((found[1], found[2], found[3]) for found in _PAIR.finditer(tail)),
    )


def coordinated(skeleton: Skeleton, slot: str) -> Skeleton | None:
    """Return the skeleton with a second actor joined to a side, if it has a plain one to join.

    Both then stand in the relation to the other side, and in none to each other.
    """
    if (
        "@X" in skeleton.text
        or "[" in skeleton.text
        or skeleton.others
        or skeleton.type == NONE
        or skeleton.is_two_way
    ):
        return None
    text, count = re.subn(
        rf"@{slot}c?(?![a-z'])(?! and | or )", f"@{slot}c and @Xc", skeleton.text, count=1
    )
    if not count:
        return None
    both = ("S", "X", skeleton.type) if slot == "T" else ("X", "T", skeleton.type)
    return replace(skeleton, text=text, others=(both, (slot, "X", NONE), ("X", slot, NONE)))


class Actors:
    """Who fills the slots."""

    def __init__(self, path: Path = TRAINING / "actors.toml") -> None:
        lists = tomllib.loads(path.read_text(encoding="utf-8"))
        self._states: list[list[str]] = lists.pop("states")
        self._lists: dict[str, list[str]] = lists

    def fill(self, skeleton: Skeleton, rng: Generator) -> Filled:
        """Return the skeleton's sentence with an actor in every slot."""
        return _Filling(self, skeleton, rng).filled()

    def state(self, rng: Generator) -> list[str]:
        """Return the name, adjective, capital and nationals of some state."""
        return self._states[rng.integers(len(self._states))]

    def some(self, kind: str, rng: Generator) -> str:
        """Return one of a kind: organisations, groups, officials and so on."""
        return self._lists[kind][rng.integers(len(self._lists[kind]))]

    def words(self, form: str, state: list[str], rng: Generator) -> str:
        """Return words for an actor in a form: see training/README.md."""
        name, adjective, capital, nationals = state
        person = f"{self.some('given', rng)} {self.some('family', rng)}"
        by_form = {
            "c": lambda: name,
            "a": lambda: adjective,
            "k": lambda: capital,
            "n": lambda: nationals,
            "h": lambda: f"{adjective} {self.some('offices', rng)} {person}",
            "p": lambda: person,
            "m": lambda: f"{adjective} {self.some('officials', rng)}",
            "f": lambda: f"{adjective} {self.some('forces', rng)}",
            "w": lambda: f"{adjective} {self.some('crowds', rng)}",
            "b": lambda: f"the {adjective} {self.some('bodies', rng)}",
            "o": lambda: self.some("organisations", rng),
            "g": lambda: self.some("groups", rng),
        }
        return by_form[form]()


_BARE = ("c", "k", "b", "h", "o", "g", "p")
_BARE_WEIGHTS = (0.52, 0.1, 0.13, 0.08, 0.07, 0.07, 0.03)
_WITHOUT_ARTICLE = 0.6  # of the spans leave out a leading article


class _Filling:
    """One filling of one skeleton: each slot keeps its actor over the sentence."""

    def __init__(self, actors: Actors, skeleton: Skeleton, rng: Generator) -> None:
        self._actors, self._rng = actors, rng
        self._text = skeleton.text
        self._states: dict[str, list[str]] = {}
        self._said: dict[tuple[str, str], str] = {}
        self._pieces: list[str] = []
        self._at = 0
        self.spans: dict[str, list[tuple[int, int]]] = {}

    def filled(self) -> Filled:
        """Return the sentence, each slot at the place that training looks at."""
        last = 0
        for found in re.finditer(f"{_LITERAL.pattern}|{_SLOT.pattern}", self._text):
            self._add(self._text[last : found.start()])
            last = found.end()
            if found[1]:
                words = _SLOT.sub(lambda inner: self._words(inner[1], inner[2]), found[2])
                self._mark(found[1], words, is_literal=True)
            else:
                self._mark(found[3], self._words(found[3], found[4]), is_literal=False)
        self._add(self._text[last:])
        sentence = "".join(self._pieces)
        first = {slot: spans[0] for slot, spans in self.spans.items()}
        return Filled(sentence[0].upper() + sentence[1:], first)

    def _words(self, slot: str, form: str) -> str:
        if slot not in self._states:
            taken = {state[0] for state in self._states.values()}
            state = self._actors.state(self._rng)
            while state[0] in taken:
                state = self._actors.state(self._rng)
            self._states[slot] = state
        if not form:
            forms = {found[2] for found in _SLOT.finditer(self._text) if found[1] == slot}
            is_free = forms == {""}
            form = str(self._rng.choice(_BARE, p=_BARE_WEIGHTS)) if is_free else "c"
            form = self._said.setdefault((slot, "form"), form)
        return self._said.setdefault(
            (slot, form), self._actors.words(form, self._states[slot], self._rng)
        )

    def _add(self, words: str) -> None:
        self._pieces.append(words)
        self._at += len(words)

    def _mark(self, slot: str, words: str, *, is_literal: bool) -> None:
        start, end = self._at, self._at + len(words)
        article = re.match(r"(?:the|an?) ", words, flags=re.IGNORECASE)
        if article and self._rng.random() < _WITHOUT_ARTICLE:
            start += article.end()
        self._add(words)
        spans = self.spans.setdefault(slot, [])
        spans.insert(0, (start, end)) if is_literal else spans.append((start, end))


def examples(
    skeleton: Skeleton, actors: Actors, rng: Generator, plover: Plover
) -> Iterator[Example]:
    """Yield the pairs that a filled skeleton teaches: the one meant, its reverse, the others."""
    filled = actors.fill(skeleton, rng)
    told = [("S", "T", skeleton.type), *skeleton.others]
    if skeleton.type in plover["symmetric"] or skeleton.is_two_way:
        told.append(("T", "S", skeleton.type))
    elif ("T", "S") not in {pair[:2] for pair in told}:
        told.append(("T", "S", NONE))
    for first, second, kind in told:
        if first not in filled.spans:  # the reverse of a sentence without a target
            continue
        is_relation = kind != NONE
        yield Example(
            sentence=filled.sentence,
            source=filled.spans[first],
            target=filled.spans.get(second),
            type=kind if is_relation else None,
            is_relation=is_relation,
            negated=skeleton.negated,
            modality=skeleton.modality,
            plover=plover_of(replace(skeleton, type=kind), plover) if is_relation else None,
        )


def plover_of(skeleton: Skeleton, plover: Plover) -> str:
    """Return PLOVER's event: plans of cooperation are AGREE, of conflict THREATEN."""
    if skeleton.plover:
        return plover["named"].get(skeleton.plover, skeleton.plover)
    rule = "negated" if skeleton.negated else skeleton.modality
    return plover.get(rule, {}).get(skeleton.type, plover["nearest"][skeleton.type])
