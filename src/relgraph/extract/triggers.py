"""Where in a sentence the frames of the lexicon may fire."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relgraph.extract.lexicon import Frame, Lexicon
    from relgraph.extract.syntax import Syntax
    from relgraph.model import Token
    from relgraph.model.tree import Tree

__all__ = ["Trigger", "find_triggers"]


_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_SPEAKING = frozenset("Criticism Request Concern Advocacy Threat Investigation Protest".split())


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that open a frame: the tokens, the one among them that the parse hangs them by.

    `carried` are the objects that the frame asks for, as the sanctions in "lift sanctions".
    """

    frame: Frame
    head: int
    tokens: tuple[int, ...]
    carried: tuple[int, ...]
    words: tuple[str, ...]

    @property
    def precedence(self) -> tuple[int, bool, bool]:
        """What orders the frames of one word: the longer and the narrower are tried first."""
        return -len(self.words), not self.carried, self.frame.weak

    @property
    def spent(self) -> tuple[int, ...]:
        """The tokens that say nothing more once the frame has fired.

        Whoever speaks of an attack, or asks for aid, leaves attack and aid to be read.
        """
        return self.tokens if self.frame.type.name in _SPEAKING else (*self.tokens, *self.carried)


def find_triggers(syntax: Syntax, lexicon: Lexicon) -> Iterator[tuple[Trigger, ...]]:
    """Yield, for each word that opens frames, the triggers to try in order of precedence.

    Words whose frames ask for an object come before all others, because what they say of it
    ("ties soured") overrules what it would say alone.
    """
    groups = [_triggers_at(syntax, lexicon, token) for token in syntax.tree.tokens]
    yield from sorted(
        filter(None, groups), key=lambda group: not any(each.carried for each in group)
    )


def _triggers_at(syntax: Syntax, lexicon: Lexicon, token: Token) -> tuple[Trigger, ...]:
    rows = lexicon.by_first_lemma.get(token.lemma, ())
    if token.tag == "VBG" and token.text != token.lemma:
        rows += lexicon.by_first_lemma.get(token.text.lower(), ())
    found = []
    for words, frame in rows:
        if len(words) == 1 and not _is_of_kind(token, frame):
            continue  # most words, at little cost
        tokens = _run(syntax.tree, token.index, words)
        head = _head(syntax.tree, tokens, frame) if tokens else None
        if head is None or not _opens(syntax, frame, head):
            continue
        found.append(Trigger(frame, head, tokens, _carried_objects(syntax, frame, head), words))
    return tuple(sorted(found, key=lambda each: each.precedence))


def _run(tree: Tree, start: int, words: tuple[str, ...]) -> tuple[int, ...]:
    """Return the tokens from `start` on whose lemmas or gerunds are these words, or none.

    The first word is known to be there.
    """
    if len(words) == 1:
        return (start,)
    if start + len(words) > len(tree):
        return ()
    for token, word in zip(tree.tokens[start + 1 : start + len(words)], words[1:], strict=True):
        if word != token.lemma and not (token.tag == "VBG" and word == token.text.lower()):
            return ()
    return tuple(range(start, start + len(words)))


def _head(tree: Tree, tokens: tuple[int, ...], frame: Frame) -> int:
    """Return the highest token of a run that is of the frame's part of speech, else the highest."""
    inside = set(tokens)
    fitting = [index for index in tokens if tree[index].pos in frame.pos]
    for index in fitting:
        if not inside.intersection(tree.ancestors(index)).intersection(fitting):
            return index
    return tokens[0]


def _opens(syntax: Syntax, frame: Frame, head: int) -> bool:
    """Tell whether the word is of the frame's part of speech and has the object it asks for."""
    token = syntax.tree[head]
    if not _is_of_kind(token, frame):
        return False
    if "ADJ" in frame.pos and token.pos == "VERB" and token.tag not in {"VBN", "VBG"}:
        return False
    if "VERB" in frame.pos and _is_preposition(syntax, head):
        return False
    if frame.infinitive and not syntax.has_infinitive(head):
        return False
    return not frame.object or bool(_carried_objects(syntax, frame, head))


def _is_of_kind(token: Token, frame: Frame) -> bool:
    """Tell whether a word is of the frame's part of speech; a gerund may be a noun."""
    is_gerund = token.tag == "VBG" and token.dep in _NOMINAL and "NOUN" in frame.pos
    return token.pos in frame.pos or is_gerund


def _is_preposition(syntax: Syntax, head: int) -> bool:
    """Tell whether a participle only links: "issues concerning Afghanistan"."""
    token = syntax.tree[head]
    linking = token.text.lower() in syntax.operators["prepositional_participles"]
    return linking and not syntax.tree.children(head, "aux", "nsubj")


def _carried_objects(syntax: Syntax, frame: Frame, head: int) -> tuple[int, ...]:
    """Return the objects that the frame asks for, which it then says too."""
    if not frame.object:
        return ()
    tree = syntax.tree
    return tuple(
        each
        for place in syntax.objects(head) or syntax.surface_subjects(head)
        for each in tree.conjuncts(syntax.measured(place))
        if tree[each].lemma in frame.object or _compound(tree, each) in frame.object
    )


def _compound(tree: Tree, noun: int) -> str:
    before = tree.children(noun, "compound", "amod")
    return " ".join(tree[each].lemma for each in (*before[-1:], noun))
