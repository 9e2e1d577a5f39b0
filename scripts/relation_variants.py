"""The examples of the frames as one more author, each in the words of all its triggers."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from scripts.relation_corpus import ROOT, TRAINING, Skeleton

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_EXPECTED = re.compile(r"([A-Z]{3}) [>=] ([A-Z]{3})")
_IRREGULAR = tomllib.loads((TRAINING / "verbs.toml").read_text(encoding="utf-8"))
_CONSONANT_Y = re.compile(r"[^aeiou]y$")
_ONE_SHORT_SYLLABLE = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")


def lexicon_skeletons(home: Path = ROOT / "graph") -> Iterator[Skeleton]:
    """Yield each frame's example once with every trigger of the frame, where both are states."""
    told = tomllib.loads((home / "actors" / "states.toml").read_text(encoding="utf-8"))["actor"]
    states = {each["code"]: each for each in told}
    for path in sorted((home / "lexicon").glob("*.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        for frame in content.get("frame", ()):
            yield from _variants(frame, frame.get("type", content.get("type")), states)


def _variants(frame: dict[str, Any], kind: str, states: dict[str, Any]) -> Iterator[Skeleton]:
    pair = _EXPECTED.fullmatch(" | ".join(frame.get("expect", ())))
    if pair is None or not {pair[1], pair[2]} <= states.keys():
        return
    text = _with_slot(_with_slot(frame["example"], "S", states[pair[1]]), "T", states[pair[2]])
    if "@S" not in text or "@T" not in text:
        return
    for wording in [text, *_reworded(text, frame["triggers"])]:
        yield Skeleton(
            author=f"lexicon:{frame['id']}",
            type=kind,
            text=wording,
            negated=frame.get("negated", False),
            modality=frame.get("modality", "asserted"),
            is_two_way=frame.get("two_way", False),
        )


def _reworded(text: str, triggers: list[str]) -> Iterator[str]:
    """Yield the text with its trigger replaced by each other, in the same form."""
    found = _found_trigger(text, triggers)
    if found is None:
        return
    trigger, form, start = found
    end = start + len(inflected(trigger, form))
    for other in triggers:
        if other != trigger:
            yield text[:start] + inflected(other, form) + text[end:]


def _found_trigger(text: str, triggers: list[str]) -> tuple[str, str, int] | None:
    """Return the longest trigger in the text, its form and its place."""
    for trigger in sorted(triggers, key=len, reverse=True):
        for form in ("s", "past", "participle", "ing", "base"):
            found = re.search(rf"(?<= ){re.escape(inflected(trigger, form))}(?![a-z])", text)
            if found:
                return trigger, form, found.start()
    return None


def inflected(trigger: str, form: str) -> str:
    """Return a trigger's words with its first word, a verb or noun, in a form.

    >>> inflected("rule out", "past"), inflected("carry", "s"), inflected("ban", "ing")
    ('ruled out', 'carries', 'banning')
    """
    word, space, rest = trigger.partition(" ")
    return _inflect(word, form) + space + rest


def _inflect(word: str, form: str) -> str:
    if form == "base":
        return word
    if form == "s":
        return _with_s(word)
    if form != "ing" and word in _IRREGULAR:
        return str(_IRREGULAR[word][form == "participle"])
    return _with_ending(word, "ing" if form == "ing" else "ed")


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    return word[:-1] + "ies" if _CONSONANT_Y.search(word) else word + "s"


def _with_ending(word: str, ending: str) -> str:
    if word.endswith("ee"):
        return word + ending.removeprefix("e")
    if word.endswith("e"):
        return word[:-1] + ending
    if ending == "ed" and _CONSONANT_Y.search(word):
        return word[:-1] + "ied"
    if _ONE_SHORT_SYLLABLE.fullmatch(word):
        return word + word[-1] + ending
    return word + ending


def _with_slot(text: str, slot: str, state: dict[str, Any]) -> str:
    """Return a text with the first name or adjective of a state made a slot."""
    for form, words in (("c", [state["name"]]), ("a", state.get("adjectives", []))):
        for word in words:
            made, count = re.subn(rf"\b{re.escape(str(word))}\b", f"@{slot}{form}", text, count=1)
            if count:
                return made
    return text
