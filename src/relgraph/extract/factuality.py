"""Whether a text says that something is so, is to be, ought to be, or is not so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relgraph.model import Modality

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relgraph.extract.lexicon import Operators
    from relgraph.model.tree import Tree

__all__ = ["Factuality", "judge"]

_VERBAL = frozenset({"VERB", "AUX"})
_ASSERTED, _PROSPECTIVE, _PRESCRIPTIVE = (
    Modality.ASSERTED,
    Modality.PROSPECTIVE,
    Modality.PRESCRIPTIVE,
)


@dataclass(frozen=True, slots=True)
class Factuality:
    """A modality, and whether the text says that it is not so."""

    modality: Modality = _ASSERTED
    negated: bool = False

    def __add__(self, other: Factuality) -> Factuality:
        """Return both together: the nearer modality stands, two negations cancel out."""
        modality = other.modality if self.modality is _ASSERTED else self.modality
        return Factuality(modality, self.negated != other.negated)


_PLAIN = Factuality()


def judge(tree: Tree, trigger: int, operators: Operators) -> Factuality:
    """Return what a sentence says of the word's being so, from the word up to the root."""
    verdict = _PLAIN
    for part in _Judge(tree, operators).parts(trigger):
        verdict += part
    if tree.tokens[-1].text == "?" and verdict.modality is _ASSERTED:
        verdict = Factuality(_PROSPECTIVE, verdict.negated)
    return verdict


@dataclass(frozen=True)
class _Judge:
    tree: Tree
    operators: Operators

    def parts(self, index: int) -> Iterator[Factuality]:
        """Yield the verdict of each word from this one upwards, until the scope ends."""
        pending: int | None = index
        while pending is not None:
            token = self.tree[pending]
            if token.pos in _VERBAL:
                yield self._of_verb(pending)
            else:
                yield self._of_noun(pending)
            pending = self.tree.head(pending)
            if pending is None or (token.dep in {"relcl", "parataxis", "appos"}):
                return
            step, goes_on = self._step(token.index, pending)
            yield step
            if not goes_on:
                return

    def _of_verb(self, verb: int) -> Factuality:
        tree, verdict = self.tree, _PLAIN
        for child in tree.children(verb):
            token = tree[child]
            if (token.dep == "neg" and not self._is_only(child)) or (
                token.dep == "advmod" and token.lemma in {"never", "hardly", "scarcely"}
            ):
                verdict += Factuality(negated=True)
            elif token.dep == "aux":
                verdict += self._of_auxiliary(token.lemma, token.text.lower())
            elif token.dep == "mark" and token.lemma in self.operators["conditional_marks"]:
                verdict += Factuality(_PROSPECTIVE)
            elif token.dep in {"nsubj", "nsubjpass", "dobj"} and self._has_no(child):
                verdict += Factuality(negated=True)
        return verdict

    def _is_only(self, negation: int) -> bool:
        following = self.tree.tokens[negation + 1 : negation + 2]
        return any(token.lemma in self.operators["not_negating"] for token in following)

    def _has_no(self, noun: int) -> bool:
        return any(
            self.tree[child].lemma in {"no", "neither"}
            for child in self.tree.children(noun, "det", "neg", "preconj")
        )

    def _of_auxiliary(self, lemma: str, text: str) -> Factuality:
        if lemma in self.operators["prescriptive_auxiliaries"]:
            return Factuality(_PRESCRIPTIVE)
        known = self.operators["prospective_auxiliaries"]
        return Factuality(_PROSPECTIVE) if lemma in known or text in known else _PLAIN

    def _of_noun(self, noun: int) -> Factuality:
        verdict = _PLAIN
        for child in self.tree.children(noun):
            token = self.tree[child]
            if token.dep in {"det", "neg"} and token.lemma in {"no", "neither", "not"}:
                verdict += Factuality(negated=True)
            elif token.dep in {"amod", "det", "compound"}:
                if token.lemma in self.operators["prospective_adjectives"]:
                    verdict += Factuality(_PROSPECTIVE)
                elif token.lemma in self.operators["prescriptive_adjectives"]:
                    verdict += Factuality(_PRESCRIPTIVE)
        return verdict

    def _step(self, below: int, above: int) -> tuple[Factuality, bool]:
        """Return what the governing word makes of the one below, and whether to go on up."""
        dep, token = self.tree[below].dep, self.tree[above]
        if token.pos == "ADP" or token.dep == "prep":
            return self._through_preposition(above)
        if token.pos in _VERBAL:
            return self._under_verb(below, dep, above)
        if token.pos in {"NOUN", "PROPN"}:
            return self._under_noun(below, dep, token.lemma)
        if token.pos == "ADJ":
            return self._under_adjective(dep, token.lemma)
        return _PLAIN, dep not in {"relcl", "advcl"}

    def _through_preposition(self, preposition: int) -> tuple[Factuality, bool]:
        lemma = self.tree[preposition].lemma
        if lemma in {"without", "despite", "instead"}:
            return Factuality(negated=lemma != "despite"), False
        return _PLAIN, lemma not in {"after", "since", "following", "amid", "during", "before"}

    def _under_verb(self, below: int, dep: str, above: int) -> tuple[Factuality, bool]:
        lemma = self.tree[above].lemma
        if dep == "advcl":
            return self._adverbial(below), False
        if dep in {"nsubj", "csubj", "conj", "advmod"}:
            return _PLAIN, dep == "conj" or (dep == "nsubj" and lemma == "be")
        is_clause = dep in {"xcomp", "ccomp", "pcomp"}
        if not is_clause and lemma in self.operators["factive_verbs"]:
            return _PLAIN, False
        verdict = self._class_of(lemma, "verbs", is_clause=is_clause)
        if lemma == "have" and dep == "xcomp":
            verdict += Factuality(_PRESCRIPTIVE)
        return verdict, True

    def _adverbial(self, verb: int) -> Factuality:
        to = any(self.tree[child].tag == "TO" for child in self.tree.children(verb, "aux"))
        return Factuality(_PROSPECTIVE) if to else _PLAIN

    def _under_noun(self, below: int, dep: str, lemma: str) -> tuple[Factuality, bool]:
        if dep in {"relcl", "appos", "poss", "compound", "amod", "nmod"}:
            return _PLAIN, False
        verdict = self._class_of(lemma, "nouns", is_clause=True)
        if dep == "acl" and verdict == _PLAIN:
            verdict = self._adverbial(below)
        return verdict, dep == "conj" or verdict != _PLAIN

    def _under_adjective(self, dep: str, lemma: str) -> tuple[Factuality, bool]:
        if dep in {"xcomp", "ccomp", "acl", "prep"} and lemma not in {"concerned", "worried"}:
            if lemma in {"unable", "unwilling", "reluctant", "impossible", "unlikely"}:
                return Factuality(_PROSPECTIVE, negated=True), True
            if lemma in self.operators["prescriptive_adjectives"]:
                return Factuality(_PRESCRIPTIVE), True
            return (Factuality(_PROSPECTIVE) if dep == "xcomp" else _PLAIN), True
        return _PLAIN, True

    def _class_of(self, lemma: str, kind: str, *, is_clause: bool) -> Factuality:
        verdict = _PLAIN
        if lemma in self.operators[f"negative_{kind}"] and (
            is_clause or lemma not in self.operators["factive_verbs"]
        ):
            verdict += Factuality(negated=True)
        if lemma in self.operators[f"prescriptive_{kind}"]:
            verdict += Factuality(_PRESCRIPTIVE)
        elif lemma in self.operators[f"prospective_{kind}"] and lemma != "be":
            verdict += Factuality(_PROSPECTIVE)
        return verdict
