"""The examples of the frames as one more author of the corpus, each in the words of its triggers."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from relation_corpus import ROOT, Skeleton

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_EXPECTED = re.compile(r"([A-Z]{3}) [>=] ([A-Z]{3})")
_IRREGULAR = {
    "begin": ("began", "begun"), "break": ("broke", "broken"), "bring": ("brought", "brought"), "build": ("built", "built"),
    "buy": ("bought", "bought"), "choose": ("chose", "chosen"), "come": ("came", "come"), "cut": ("cut", "cut"),
    "deal": ("dealt", "dealt"), "draw": ("drew", "drawn"), "drive": ("drove", "driven"), "fall": ("fell", "fallen"),
    "feed": ("fed", "fed"), "fight": ("fought", "fought"), "find": ("found", "found"), "forgive": ("forgave", "forgiven"),
    "get": ("got", "got"), "give": ("gave", "given"), "go": ("went", "gone"), "have": ("had", "had"), "hit": ("hit", "hit"),
    "hold": ("held", "held"), "keep": ("kept", "kept"), "lay": ("laid", "laid"), "lead": ("led", "led"), "leave": ("left", "left"),
    "lend": ("lent", "lent"), "let": ("let", "let"), "make": ("made", "made"), "meet": ("met", "met"), "pay": ("paid", "paid"),
    "put": ("put", "put"), "rise": ("rose", "risen"), "run": ("ran", "run"), "say": ("said", "said"), "seek": ("sought", "sought"),
    "sell": ("sold", "sold"), "send": ("sent", "sent"), "set": ("set", "set"), "shoot": ("shot", "shot"), "shut": ("shut", "shut"),
    "sink": ("sank", "sunk"), "sit": ("sat", "sat"), "speak": ("spoke", "spoken"), "stand": ("stood", "stood"),
    "steal": ("stole", "stolen"), "strike": ("struck", "struck"), "take": ("took", "taken"), "teach": ("taught", "taught"),
    "tear": ("tore", "torn"), "tell": ("told", "told"), "think": ("thought", "thought"), "throw": ("threw", "thrown"),
    "undercut": ("undercut", "undercut"), "uphold": ("upheld", "upheld"), "win": ("won", "won"),
    "withdraw": ("withdrew", "withdrawn"), "withhold": ("withheld", "withheld"), "write": ("wrote", "written"),
    "overthrow": ("overthrew", "overthrown"), "beat": ("beat", "beaten"), "spurn": ("spurned", "spurned"),
}  # fmt: skip
_VOWELS = "aeiou"


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
    for trigger in sorted(triggers, key=len, reverse=True):
        for form in ("s", "past", "participle", "ing", "base"):
            words = inflected(trigger, form)
            start = text.find(f" {words}")
            after = text[start + 1 + len(words) : start + 2 + len(words)]
            if start >= 0 and not after.isalpha():
                for other in triggers:
                    if other != trigger:
                        said = inflected(other, form)
                        yield text[: start + 1] + said + text[start + 1 + len(words) :]
                return


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
        if word.endswith(("s", "x", "z", "ch", "sh")):
            return word + "es"
        return word[:-1] + "ies" if re.search(f"[^{_VOWELS}]y$", word) else word + "s"
    if form != "ing" and word in _IRREGULAR:
        return _IRREGULAR[word][form == "participle"]
    ending = "ing" if form == "ing" else "ed"
    if word.endswith("e") and not word.endswith("ee"):
        return word[:-1] + ending
    if ending == "ed" and re.search(f"[^{_VOWELS}]y$", word):
        return word[:-1] + "ied"
    if re.fullmatch(f"[^{_VOWELS}]*[{_VOWELS}][^{_VOWELS}wxy]", word):
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
