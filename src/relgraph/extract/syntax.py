"""Who does, who undergoes: the grammatical arguments of a verb, noun or adjective in the parse."""

from __future__ import annotations

from relgraph.extract.nominal import Nominal
from relgraph.extract.prepositions import objects_of

__all__ = ["Syntax"]

_VERBAL = frozenset({"VERB", "AUX"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_RELATIVE = frozenset({"WDT", "WP", "WP$"})
_CONTROLLED = frozenset({"xcomp", "ccomp", "advcl", "pcomp", "acl", "csubj", "dep", "prep"})
_OBJECTIVE = frozenset({"of", "for", "from", "into", "against", "to", "with", "over"})


class Syntax(Nominal):
    """The arguments of the words of one sentence, by the slots that frames name."""

    def arguments(self, trigger: int, slot: str) -> list[int]:
        """Return the tokens in a slot of a trigger, each the head of a phrase, in order."""
        finders = {
            "subject": self._subject_of,
            "object": self.objects,
            "possessor": self.possessors,
            "modifier": self.modifiers,
        }
        if slot in finders:
            return finders[slot](trigger)
        children = {"indirect": ("dative",), "clause": ("xcomp", "ccomp", "advcl")}
        if slot in children:
            found = self.tree.children(trigger, *children[slot])
            return [each for each in found if each > trigger]
        return objects_of(self.tree, trigger, slot, self.described(trigger))

    def _subject_of(self, trigger: int) -> list[int]:
        token = self.tree[trigger]
        if token.pos == "ADJ" or (token.pos == "VERB" and token.dep in {"acomp", "oprd"}):
            return self.described(trigger)
        if token.pos in _VERBAL and token.dep not in {"nsubj", "nsubjpass", "dobj", "pobj"}:
            return self.subjects(trigger)
        return self.carriers(trigger)

    def subjects(self, verb: int) -> list[int]:
        """Return who does what the verb says, through passives, relatives and control."""
        tree = self.tree
        if self.is_passive(verb):
            return self.agents(verb)
        own = tree.children(verb, "nsubj")
        if own:
            return self._antecedents(verb, own)
        token = tree[verb]
        if token.dep == "conj" and tree[token.head].pos in _VERBAL:
            return self.surface_subjects(self._finite_partner(verb))
        if token.dep == "ROOT" and token.tag in _FINITE:
            return self._noun_before(verb)
        # A finite "acl" is the sentence's own verb, which a comma has led astray.
        if token.dep in {"acl", "amod"} and token.tag in {"VBG", *_FINITE}:
            return [token.head]
        return self._controllers(verb)

    def _finite_partner(self, verb: int) -> int:
        """Return the verb that a conjunct goes with: "accused X of lying and expelled Y"."""
        tree, partner = self.tree, self.tree[verb].head
        if tree[verb].tag not in _FINITE:
            return partner
        for each in (partner, *tree.ancestors(partner)):
            if tree[each].tag in _FINITE:
                return each
        return partner

    def _noun_before(self, verb: int) -> list[int]:
        """Return the noun right before a verb that the parser left without a subject."""
        tree, place = self.tree, verb - 1
        while place > 0 and tree[place].pos in {"ADV", "AUX", "PART"}:
            place -= 1
        return [place] if place >= 0 and tree[place].pos in {"PROPN", "NOUN"} else []

    def surface_subjects(self, verb: int) -> list[int]:
        """Return the grammatical subject, which in a passive is not who does it."""
        passive = self.tree.children(verb, "nsubjpass")
        return self._antecedents(verb, passive) if passive else self.subjects(verb)

    def is_passive(self, verb: int) -> bool:
        """Tell whether a verb stands in the passive, as a reduced relative too."""
        tree, token = self.tree, self.tree[verb]
        if tree.children(verb, "nsubjpass", "auxpass", "agent"):
            return True
        is_bare = token.tag == "VBN" and not tree.children(verb, "aux")
        if is_bare and token.dep in {"acl", "advcl", "amod"}:
            return True
        shares = (
            token.dep == "conj" and token.tag == "VBN" and not tree.children(verb, "nsubj", "aux")
        )
        return shares and tree[token.head].pos in _VERBAL and self.is_passive(token.head)

    def objects(self, verb: int) -> list[int]:
        """Return whom the verb is done to."""
        tree, token = self.tree, self.tree[verb]
        if self.is_passive(verb):
            return self._undergoing(verb)
        own = tree.children(verb, "dobj")
        if own:
            return self._antecedents(verb, own)
        raised = [
            subject
            for clause in tree.children(verb, "ccomp", "xcomp")
            if tree[clause].tag == "VB"
            for subject in tree.children(clause, "nsubj")
        ]
        if raised:
            return raised
        if token.dep == "relcl" and not self._has_relative(verb):
            return [token.head]
        shared = [
            each
            for other in tree.children(verb, "conj")
            if tree[other].pos in _VERBAL and not tree.children(verb, "prep")
            for each in tree.children(other, "dobj")
        ]
        return shared or tree.children(verb, "dative")

    def has_infinitive(self, verb: int) -> bool:
        """Tell whether an infinitive with "to" hangs on the verb or on its object."""
        tree = self.tree
        clauses = tree.children(verb, "xcomp", "ccomp", "advcl")
        for each in tree.children(verb, "dobj"):
            clauses += tree.children(each, "acl", "relcl")
        return any(
            tree[mark].tag == "TO" for clause in clauses for mark in tree.children(clause, "aux")
        )

    def undergone(self, verb: int) -> list[int]:
        """Return whom or what a clause says something is done to or with."""
        tree = self.tree
        if tree[verb].pos not in _VERBAL:
            return [verb]
        found = self.objects(verb)
        for preposition in tree.children(verb, "prep", "dative"):
            found = found + tree.children(preposition, "pobj")
        return found

    def is_apart(self, top: int, token: int) -> bool:
        """Tell whether a token below another stands in a clause or list member of its own."""
        for each in (token, *self.tree.ancestors(token)):
            if each == top:
                return False
            if self.tree[each].dep in {"relcl", "advcl", "ccomp", "conj", "parataxis", "acl"}:
                return True
        return True

    def _undergoing(self, verb: int) -> list[int]:
        tree, token = self.tree, self.tree[verb]
        own = tree.children(verb, "nsubjpass")
        if own:
            return self._antecedents(verb, own)
        if token.dep in {"acl", "amod"}:
            return [token.head]
        if token.dep == "conj" and tree[token.head].pos in _VERBAL:
            return self.surface_subjects(token.head)
        if token.dep in {"acomp", "oprd"}:
            return self.described(verb)
        return self._controllers(verb)

    def agents(self, verb: int) -> list[int]:
        """Return who stands after "by" in a passive, or before the hyphen in "Iran-backed"."""
        if self.tree[verb].dep == "amod":
            return self.tree.children(verb, "npadvmod", "compound", "nmod", "nsubj", "amod")
        return [
            each
            for agent in self.tree.children(verb, "agent")
            for each in self.tree.children(agent, "pobj")
        ]

    def _antecedents(self, verb: int, own: list[int]) -> list[int]:
        """Return the words themselves, or for "who" and "which" what they stand for."""
        found = []
        for each in own:
            if self.tree[each].tag in _RELATIVE or self._is_relative_that(verb, each):
                found.append(self._relative_head(verb))
            else:
                found.append(each)
        return found

    def _is_relative_that(self, verb: int, index: int) -> bool:
        return self.tree[index].text.lower() == "that" and self.tree[verb].dep in {"relcl", "conj"}

    def _relative_head(self, verb: int) -> int:
        """Return the noun that the relative clause around a verb hangs on."""
        for each in (verb, *self.tree.ancestors(verb)):
            if self.tree[each].dep == "relcl":
                return self.tree[each].head
        return verb

    def _has_relative(self, verb: int) -> bool:
        return any(
            self.tree[each].tag in _RELATIVE or self.tree[each].text.lower() == "that"
            for each in self.tree.children(verb, "nsubj", "nsubjpass", "dobj", "mark")
        )

    def _controllers(self, verb: int) -> list[int]:
        """Return the understood subject of an infinitive, gerund or participle."""
        tree, token = self.tree, self.tree[verb]
        if token.dep not in _CONTROLLED or token.head == verb:
            return []
        governor, through = token.head, ""
        if tree[governor].pos == "ADP":
            through = tree[governor].lemma
            governor = tree[governor].head
        if tree[governor].pos in _VERBAL:
            return self._controlling(governor, token.dep, through)
        if tree[governor].pos == "ADJ":
            return self.described(governor)
        if token.tag == "VBG" and token.dep == "acl":
            return [governor]
        return self.possessors(governor) or self.modifiers(governor) or self.carriers(governor)

    def _addressed(self, verb: int) -> list[int]:
        """Return whom a verb addresses by a preposition: "called on Peru to"."""
        return [
            each
            for preposition in self.tree.children(verb, "prep")
            if self.tree[preposition].lemma in {"on", "upon", "to", "with"}
            for each in self.tree.children(preposition, "pobj")
        ]

    def _controlling(self, governor: int, dep: str, through: str) -> list[int]:
        by_object = self.tree[governor].lemma in self.operators["object_control"]
        if by_object and dep != "advcl" and (not through or through in _OBJECTIVE):
            if self.is_passive(governor):
                return self._undergoing(governor)
            objects = self.objects(governor) or self._addressed(governor)
            if objects:
                return objects
        return self.surface_subjects(governor)
