"""Whether a text says that something is so, is to be, ought to be, or is not so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relgraph.model import Modality

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relgraph.extract.lexicon import Operators
    from relgraph.model.tree import Tree

__all__ = ["Factuality", "judge"]

_VERBAL = frozenset({"VERB", "AUX"})
_ABOUT = frozenset({"for", "to", "of", "from", "into", "against"})
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
    verdict = _sum(_Judge(tree, operators).parts(trigger))
    if tree.tokens[-1].text == "?" and verdict.modality is _ASSERTED:
        verdict = Factuality(_PROSPECTIVE, verdict.negated)
    return verdict


def _sum(parts: Iterable[Factuality]) -> Factuality:
    verdict = _PLAIN
    for part in parts:
        verdict += part
    return verdict


@dataclass(frozen=True)
class _Judge:
    tree: Tree
    operators: Operators

    def parts(self, index: int) -> Iterator[Factuality]:
        """Yield the verdict of each word from this one upwards, until the scope ends."""
        pending: int | None = index
        below = index
        while pending is not None:
            token = self.tree[pending]
            if token.pos in _VERBAL:
                yield self._of_verb(pending, below)
            else:
                yield self._of_noun(pending)
            below, pending = pending, self.tree.head(pending)
            if pending is not None and token.dep == "conj" and self._contrasts(pending):
                # "is no ally but a rival": what is denied of the one is not of the other
                yield Factuality(_sum(self.parts(pending)).modality)
                return
            if pending is None or (token.dep in {"relcl", "parataxis", "appos"}):
                return
            step, goes_on = self._step(token.index, pending)
            yield step
            if not goes_on:
                return

    def _contrasts(self, first: int) -> bool:
        return any(self.tree[each].lemma == "but" for each in self.tree.children(first, "cc"))

    def _of_verb(self, verb: int, below: int) -> Factuality:
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
            elif self._is_denying(child) and child != below:
                verdict += Factuality(negated=True)
        return verdict

    def _is_only(self, negation: int) -> bool:
        following = self.tree.tokens[negation + 1 : negation + 2]
        return any(token.lemma in self.operators["not_negating"] for token in following)

    def _is_denying(self, noun: int) -> bool:
        """Tell whether a verb is denied by its subject or object: "no forces attacked"."""
        return self.tree[noun].dep in {"nsubj", "nsubjpass", "dobj"} and any(
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
            if dep == "prep" and token.lemma in self.operators["transparent_nouns"]:
                return _PLAIN, True
            return self._under_noun(below, dep, token.lemma)
        if token.pos == "ADJ":
            return self._under_adjective(dep, token.lemma)
        return _PLAIN, dep not in {"relcl", "advcl"}

    def _through_preposition(self, preposition: int) -> tuple[Factuality, bool]:
        lemma = self.tree[preposition].lemma
        before = {self.tree[each].lemma for each in self.tree.children(preposition, "advmod")}
        if lemma in {"without", "despite"} or "instead" in before:
            return Factuality(negated=lemma != "despite"), False
        return _PLAIN, lemma not in {"after", "since", "following", "amid", "during", "before"}

    def _under_verb(self, below: int, dep: str, above: int) -> tuple[Factuality, bool]:
        lemma = self.tree[above].lemma
        is_due = dep in {"advcl", "ccomp"} and below > above and self._says_due(above)
        if is_due or dep == "advcl":
            return (Factuality(_PRESCRIPTIVE) if is_due else self._adverbial(below)), is_due
        if dep == "oprd":
            return _PLAIN, True  # "is considered a rival": the verb only says by whom
        if dep in {"nsubj", "csubj", "conj", "advmod"}:
            return _PLAIN, dep == "conj" or (dep == "nsubj" and lemma == "be")
        is_clause = dep in {"xcomp", "ccomp", "pcomp"}
        if not is_clause and self._is_given(below, lemma):
            return _PLAIN, False
        if dep == "ccomp" and self._reports(below, lemma):
            return _PLAIN, True
        verdict = self._class_of(lemma, "verbs", is_clause=is_clause)
        if lemma == "have" and dep == "xcomp":
            verdict += Factuality(_PRESCRIPTIVE)
        return verdict, True

    def _reports(self, below: int, lemma: str) -> bool:
        """Tell whether a verb that may demand only reports here: "told Peru that it left"."""
        both = self.operators["reporting_verbs"] & self.operators["prescriptive_verbs"]
        return lemma in both and self.tree[below].tag != "VB"

    def _says_due(self, verb: int) -> bool:
        """Tell whether what follows is called due: "it is vital that", "it is necessary to"."""
        due = self.operators["prescriptive_adjectives"]
        return any(self.tree[each].lemma in due for each in self.tree.children(verb, "acomp"))

    def _is_given(self, below: int, verb: str) -> bool:
        """Tell whether a noun or phrase under a verb is a fact whatever becomes of the verb.

        "Must heed its concerns": the concerns are there. "Said on a visit to Peru": it is made.
        """
        token = self.tree[below]
        if verb in self.operators["factive_verbs"]:
            return True
        if token.dep == "prep":
            return token.lemma not in _ABOUT and verb not in self.operators["light_verbs"]
        return token.dep in {"dobj", "nsubjpass"} and not self._bears(verb)

    def _bears(self, lemma: str) -> bool:
        """Tell whether what a verb says of its object's being is said of the object too."""
        return lemma in self.operators["copulas"] or self.operators.carries(lemma)

    def _adverbial(self, verb: int) -> Factuality:
        to = any(self.tree[child].tag == "TO" for child in self.tree.children(verb, "aux"))
        return Factuality(_PROSPECTIVE) if to else _PLAIN

    def _under_noun(self, below: int, dep: str, lemma: str) -> tuple[Factuality, bool]:
        if dep in {"relcl", "appos", "poss", "compound", "amod", "nmod"}:
            return _PLAIN, False
        is_infinitive = self._adverbial(below) != _PLAIN
        if dep == "acl" and not is_infinitive:
            return _PLAIN, False  # "the agreement signed by Peru" is no plan
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
