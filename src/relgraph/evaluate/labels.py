"""Hand-labelled articles, NAME.toml: whom each mention means, and which words mean nobody."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relgraph.errors import EvaluationError
from relgraph.evaluate.gold import GOLD_SUFFIX, read_folder
from relgraph.evaluate.levels import normalise_name
from relgraph.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from pathlib import Path

    from relgraph.evaluate.gold import Passage

__all__ = ["ANY_ACTOR", "KINDS", "TRAP", "Label", "LabelledArticle", "Meant", "read_labelled"]

KINDS = ("name", "adjective", "metonym", "person", "organ", "office", "pronoun", "description")
"""How a mention can give its actor."""
OPTIONAL = "optional"
TRAP = "none"
ANY_ACTOR = "*"
"""Stands for whoever acts for the principal, where the article's words give no name."""

_FIELDS = {"text", "nth", "kind", "actor", "principal"}


@dataclass(frozen=True, slots=True)
class Meant:
    """An actor and its principal, each by every name that is right, without case and accents."""

    actors: frozenset[str]
    principals: frozenset[str]

    def admits(self, actor: str, principal: str) -> bool:
        """Tell whether this is the actor, with its principal, that is meant."""
        is_meant = ANY_ACTOR in self.actors or normalise_name(actor) in self.actors
        return is_meant and normalise_name(principal) in self.principals


@dataclass(frozen=True, slots=True)
class Label:
    """Words of an article and the actor that they mean.

    Of the kind "optional" they may be read so or not at all; of the kind "none" they look like
    an actor and are none. `meant` is None where such a label names nobody.
    """

    span: Span
    kind: str
    meant: Meant | None

    @property
    def is_required(self) -> bool:
        """Whether missing this mention is a fault."""
        return self.kind in KINDS


@dataclass(frozen=True, slots=True)
class LabelledArticle:
    """A text with its labels, or with no more than the actors of its hand-made statements."""

    path: Path
    text: str
    published_on: date | None
    labels: tuple[Label, ...]
    pairs: frozenset[Meant]

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self.path.stem


def read_labelled(
    folder: Path, types: Collection[str] = (), canonical: Callable[[str], str] = str
) -> tuple[LabelledArticle, ...]:
    """Return the labelled articles of a folder, in order of name.

    A folder with none may hold passages with hand-made statements instead (NAME.gold.jsonl):
    then the actors of those are all that is asked for, by their names or by what `canonical`
    makes of them.

    Raises:
        EvaluationError: the folder holds neither, or a file that is no labelled article.
    """
    paths = sorted(folder.glob("*.toml"))
    if paths:
        return tuple(_read_article(path) for path in paths)
    if not any(folder.glob(f"*{GOLD_SUFFIX}")):
        raise EvaluationError(f"{folder} holds no labelled articles; put NAME.toml into it")
    return tuple(_from_passage(passage, canonical) for passage in read_folder(folder, types))


def _from_passage(passage: Passage, canonical: Callable[[str], str]) -> LabelledArticle:
    sides = [(record.source, record.source_principal) for record in passage.gold]
    sides += [
        (record.target, record.target_principal or record.target)
        for record in passage.gold
        if record.target
    ]
    pairs = frozenset(_meant([actor, canonical(actor)], [principal]) for actor, principal in sides)
    return LabelledArticle(passage.path, passage.text, None, (), pairs)


def _read_article(path: Path) -> LabelledArticle:
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise EvaluationError(f"{path} cannot be read ({error}); mend the file") from error
    text, published_on = told.get("text"), told.get("published_on")
    if not isinstance(text, str) or not isinstance(published_on, date):
        raise EvaluationError(f"{path} lacks 'text' or the date 'published_on'; add it")
    labels = tuple(
        _read_label(fields, text, f"{path}, mention {number}")
        for number, fields in enumerate(told.get("mentions", ()), start=1)
    )
    pairs = frozenset(each.meant for each in labels if each.is_required and each.meant)
    return LabelledArticle(path, text, published_on, labels, pairs)


def _read_label(fields: dict[str, object], text: str, place: str) -> Label:
    kind, words = str(fields.get("kind")), str(fields.get("text"))
    if kind not in {*KINDS, OPTIONAL, TRAP}:
        raise EvaluationError(f"{place}: no kind {kind!r}; take one of {', '.join(KINDS)}")
    if unknown := fields.keys() - _FIELDS:
        raise EvaluationError(f"{place}: no field {min(unknown)!r}; correct it")
    actors = _names(fields.get("actor", []))
    if kind in KINDS and not actors:
        raise EvaluationError(f"{place}: the field 'actor' is missing; add it")
    meant = _meant(actors, _names(fields.get("principal", actors))) if actors else None
    return Label(_find(words, fields.get("nth", 1), text, place), kind, meant)


def _find(words: str, nth: object, text: str, place: str) -> Span:
    """Return where the words stand for the nth time, as whole words."""
    found = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    if not isinstance(nth, int) or not 1 <= nth <= len(found):
        raise EvaluationError(f"{place}: {words!r} stands {len(found)} times; correct 'nth'")
    return Span(*found[nth - 1])


def _names(told: object) -> list[str]:
    return [told] if isinstance(told, str) else [str(name) for name in _listed(told)]


def _listed(told: object) -> Iterable[object]:
    return told if isinstance(told, list) else []


def _meant(actors: list[str], principals: list[str]) -> Meant:
    return Meant(
        frozenset(normalise_name(name) for name in actors),
        frozenset(normalise_name(name) for name in principals),
    )
