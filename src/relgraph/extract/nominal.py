"""Who is, does or owns what a noun or an adjective says."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relgraph.extract.lexicon import Operators
    from relgraph.model.tree import Tree

__all__ = ["Nominal"]

_VERBAL = frozenset({"VERB", "AUX"})
_CARRYING = frozenset({"in", "on", "into", "for", "to", "with", "under"})


@dataclass(frozen=True)
class Nominal(ABC):
    """The arguments of the nouns and adjectives of a sentence; a subclass knows its verbs."""

    tree: Tree
    operators: Operators

    @abstractmethod
    def subjects(self, verb: int) -> list[int]:
        """Return who does what the verb says."""

    @abstractmethod
    def surface_subjects(self, verb: int) -> list[int]:
        """Return the grammatical subject of the verb."""

    @abstractmethod
    def objects(self, verb: int) -> list[int]:
        """Return whom the verb is done to."""

    @abstractmethod
    def agents(self, verb: int) -> list[int]:
        """Return who stands after "by" in a passive."""

    def carriers(self, noun: int) -> list[int]:
        """Return who does or is what a noun says: by light verb, copula, "as" or apposition."""
        tree = self.tree
        noun = tree.first_conjunct(noun)
        dep, governor = tree[noun].dep, tree.head(noun)
        if governor is None:
            return tree.children(noun, "appos", "nsubj")
        if dep in {"appos", "nmod", "compound"}:
            return [governor]
        if dep == "attr":
            return self.surface_subjects(governor)
        if dep == "oprd":
            return self.objects(governor)
        return self._carriers_above(noun, governor) or tree.children(noun, "appos")

    def _carriers_above(self, noun: int, governor: int) -> list[int]:
        dep = self.tree[noun].dep
        if dep == "pobj":
            return self._carriers_through(governor)
        identified = self.tree.children(governor, "attr") if dep == "nsubj" else []
        return identified or self.carried_by(noun, governor)

    def carried_by(self, noun: int, verb: int) -> list[int]:
        """Return the subject of a light verb that carries the noun, or nothing."""
        dep, lemma = self.tree[noun].dep, self.tree[verb].lemma
        if self.tree[verb].pos not in _VERBAL or not self.operators.carries(lemma):
            return []
        if dep in {"dobj", "dative"}:
            return self.subjects(verb)
        return self.agents(verb) if dep == "nsubjpass" else []

    def _carriers_through(self, preposition: int) -> list[int]:
        """Return the subject of "engaged in talks", or whom "as a rival" is said of."""
        tree = self.tree
        verb = tree.head(preposition)
        if verb is None:
            return []
        if tree[verb].lemma in self.operators["transparent_nouns"]:
            return self.possessors(verb) or self._held_by(verb)
        if tree[preposition].lemma == "as":
            return self._named_as(verb)
        if tree[verb].pos not in _VERBAL or self._is_under(preposition):
            return []
        if tree[verb].lemma in self.operators["copulas"]:
            return self.surface_subjects(verb)
        carries = tree[preposition].lemma in _CARRYING and self.operators.carries(tree[verb].lemma)
        return self.subjects(verb) if carries else []

    def _named_as(self, above: int) -> list[int]:
        """Return whom "as a rival" is said of."""
        if self.tree[above].pos not in _VERBAL:
            return [above]
        regards = self.tree[above].lemma in self.operators["regarding_verbs"]
        return self.objects(above) if regards else self.surface_subjects(above)

    def _held_by(self, noun: int) -> list[int]:
        governor = self.tree.head(noun)
        holds = governor is not None and self.tree[governor].pos in _VERBAL
        return self.surface_subjects(governor) if governor is not None and holds else []

    def measured(self, noun: int) -> int:
        """Return what a word of quantity measures: the talks in "a series of talks"."""
        if self.tree[noun].lemma in self.operators["transparent_nouns"]:
            for preposition in self.tree.children(noun, "prep"):
                if self.tree[preposition].lemma == "of":
                    return next(iter(self.tree.children(preposition, "pobj")), noun)
        return noun

    def undergoers(self, noun: int) -> list[int]:
        """Return who faces or suffers what the noun says: "the threats that Iraq faces"."""
        tree = self.tree
        first = tree.first_conjunct(noun)
        above = [first, *([tree[first].head] if tree[first].dep == "pobj" else [])]
        verbs = [*tree.children(first, "relcl", "acl"), *(tree[each].head for each in above)]
        if self._is_under(above[-1]):
            return self.surface_subjects(verbs[-1])
        for verb in verbs:
            if tree[verb].pos in _VERBAL and tree[verb].lemma in self.operators["undergoing_verbs"]:
                return self.subjects(verb)
        return []

    def _is_under(self, place: int) -> bool:
        """Tell whether a preposition sets its subject under what it names: "is under attack"."""
        governor = self.tree[self.tree[place].head]
        return self.tree[place].lemma == "under" and governor.lemma in self.operators["copulas"]

    def regarders(self, noun: int) -> list[int]:
        """Return who regards somebody as what the noun says: to whom "as a threat" is one."""
        tree = self.tree
        preposition = tree.head(tree.first_conjunct(noun))
        if preposition is None or tree[preposition].lemma != "as":
            return []
        verb = tree.head(preposition)
        regards = verb is not None and tree[verb].lemma in self.operators["regarding_verbs"]
        return self.subjects(verb) if verb is not None and regards else []

    def possessors(self, noun: int) -> list[int]:
        """Return who owns what the noun says, or its coordination: "its invasion and war"."""
        first = self.tree.first_conjunct(noun)
        return self.tree.children(noun, "poss") or self.tree.children(first, "poss")

    def modifiers(self, noun: int) -> list[int]:
        """Return the adjectives and compound nouns before a noun, those of its conjunct's too."""
        tree = self.tree
        found: list[int] = []
        for place in dict.fromkeys((noun, tree.first_conjunct(noun))):
            pending = tree.children(place, "amod", "compound", "nmod", "npadvmod")
            while pending:
                each = pending.pop(0)
                if each < place:
                    found.append(each)
                    pending += tree.children(each, "compound", "nmod", "amod", "conj", "npadvmod")
            if found:
                break
        return sorted(found)

    def described(self, adjective: int) -> list[int]:
        """Return of whom an adjective is said."""
        tree = self.tree
        first = tree.first_conjunct(adjective)
        token = tree[first]
        if token.head == first:
            return tree.children(first, "nsubj")
        governor = token.head
        if tree[governor].pos in _VERBAL:
            if token.dep == "oprd" or (token.dep == "ccomp" and not tree.children(first, "nsubj")):
                return self.objects(governor)
            return tree.children(first, "nsubj") or self.surface_subjects(governor)
        return [governor] if token.dep in {"amod", "acl", "appos", "relcl"} else []

    def is_bare(self, noun: int) -> bool:
        """Tell whether a noun stands alone with "the", "this" or "that"."""
        children = [self.tree[child] for child in self.tree.children(noun)]
        pointed = any(each.lemma in {"the", "this", "that", "these", "those"} for each in children)
        return pointed and all(each.dep in {"det", "amod", "punct"} for each in children)
