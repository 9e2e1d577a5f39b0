"""Who does, who undergoes: the grammatical arguments of a verb, noun or adjective in the parse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relgraph.extract.lexicon import Operators
    from relgraph.model.tree import Tree

__all__ = ["Syntax"]

_VERBAL = frozenset({"VERB", "AUX"})
_RELATIVE = frozenset({"WDT", "WP", "WP$"})
_CONTROLLED = frozenset({"xcomp", "ccomp", "advcl", "pcomp", "acl", "csubj", "dep", "prep"})
_OBJECTIVE = frozenset({"of", "for", "from", "into", "against", "to", "with", "over"})
_CARRYING = frozenset({"in", "on", "into", "for", "to", "with", "under"})


@dataclass(frozen=True)
class Syntax:
    """The arguments of the words of one sentence, by the slots that frames name."""

    tree: Tree
    operators: Operators

    def arguments(self, trigger: int, slot: str) -> list[int]:
        """Return the tokens in a slot of a trigger, each the head of a phrase, in order."""
        finders = {
            "subject": self._subject_of,
            "object": self.objects,
            "possessor": self._possessors,
            "modifier": self._modifiers,
        }
        if slot in finders:
            return finders[slot](trigger)
        children = {"indirect": ("dative",), "clause": ("xcomp", "ccomp", "advcl")}
        if slot in children:
            return self.tree.children(trigger, *children[slot])
        return self._prepositional(trigger, slot)

    def _subject_of(self, trigger: int) -> list[int]:
        pos = self.tree[trigger].pos
        if pos in _VERBAL:
            return self.subjects(trigger)
        if pos == "ADJ":
            return self._described(trigger)
        return self._carriers(trigger)

    # Verbs

    def subjects(self, verb: int) -> list[int]:
        """Return who does what the verb says, through passives, relatives and control."""
        tree = self.tree
        if self.is_passive(verb):
            return self._agents(verb)
        own = tree.children(verb, "nsubj")
        if own:
            return self._antecedents(verb, own)
        token = tree[verb]
        if token.dep == "conj" and tree[token.head].pos in _VERBAL:
            return self.surface_subjects(token.head)
        if token.dep in {"acl", "amod"} and token.tag == "VBG":
            return [token.head]
        return self._controllers(verb)

    def surface_subjects(self, verb: int) -> list[int]:
        """Return the grammatical subject, which in a passive is not who does it."""
        passive = self.tree.children(verb, "nsubjpass")
        return self._antecedents(verb, passive) if passive else self.subjects(verb)

    def is_passive(self, verb: int) -> bool:
        """Tell whether a verb stands in the passive, as a reduced relative too."""
        tree, token = self.tree, self.tree[verb]
        if tree.children(verb, "nsubjpass", "auxpass", "agent"):
            return True
        if token.dep == "acl" and token.tag == "VBN":
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

    def _undergoing(self, verb: int) -> list[int]:
        tree, token = self.tree, self.tree[verb]
        own = tree.children(verb, "nsubjpass")
        if own:
            return self._antecedents(verb, own)
        if token.dep == "acl":
            return [token.head]
        if token.dep == "conj" and tree[token.head].pos in _VERBAL:
            return self._undergoing(token.head)
        if token.dep in _CONTROLLED:
            return self._controllers(verb)
        return []

    def _agents(self, verb: int) -> list[int]:
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
            return self._described(governor)
        if token.tag == "VBG" and token.dep == "acl":
            return [governor]
        return self._possessors(governor) or self._modifiers(governor) or self._carriers(governor)

    def _controlling(self, governor: int, dep: str, through: str) -> list[int]:
        by_object = self.tree[governor].lemma in self.operators["object_control"]
        if by_object and dep != "advcl" and (not through or through in _OBJECTIVE):
            if self.is_passive(governor):
                return self._undergoing(governor)
            objects = self.objects(governor)
            if objects:
                return objects
        return self.surface_subjects(governor)

    # Nouns

    def _carriers(self, noun: int) -> list[int]:
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
        if self.tree[verb].pos not in _VERBAL or not self._is_carrier(lemma):
            return []
        if dep in {"dobj", "dative"}:
            return self.subjects(verb)
        return self._agents(verb) if dep == "nsubjpass" else []

    def _is_carrier(self, lemma: str) -> bool:
        names = ("light_verbs", "prospective_verbs", "prescriptive_verbs", "negative_verbs")
        return any(lemma in self.operators[name] for name in names)

    def _carriers_through(self, preposition: int) -> list[int]:
        """Return the subject of "engaged in talks", or whom "as a rival" is said of."""
        tree = self.tree
        verb = tree.head(preposition)
        if verb is None:
            return []
        if tree[preposition].lemma == "as":
            if tree[verb].pos not in _VERBAL:
                return [verb]
            regards = tree[verb].lemma in self.operators["regarding_verbs"]
            return self.objects(verb) if regards else self.surface_subjects(verb)
        if tree[verb].pos not in _VERBAL:
            return []
        if tree[verb].lemma in self.operators["copulas"]:
            return self.surface_subjects(verb)
        carries = tree[preposition].lemma in _CARRYING and self._is_carrier(tree[verb].lemma)
        return self.subjects(verb) if carries else []

    def regarders(self, noun: int) -> list[int]:
        """Return who regards somebody as what the noun says: to whom "as a threat" is one."""
        tree = self.tree
        preposition = tree.head(tree.first_conjunct(noun))
        if preposition is None or tree[preposition].lemma != "as":
            return []
        verb = tree.head(preposition)
        regards = verb is not None and tree[verb].lemma in self.operators["regarding_verbs"]
        return self.subjects(verb) if verb is not None and regards else []

    def _possessors(self, noun: int) -> list[int]:
        first = self.tree.first_conjunct(noun)
        return self.tree.children(noun, "poss") or self.tree.children(first, "poss")

    def _modifiers(self, noun: int) -> list[int]:
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

    # Adjectives

    def _described(self, adjective: int) -> list[int]:
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

    # Prepositions

    def _prepositional(self, trigger: int, preposition: str) -> list[int]:
        """Return the objects of a preposition at the trigger, or at what carries it."""
        for place in self._places_of_prepositions(trigger):
            found = self._objects_of(place, preposition)
            if found:
                return found
        return []

    def _places_of_prepositions(self, trigger: int) -> list[int]:
        tree = self.tree
        places = [trigger]
        if tree[trigger].pos in _VERBAL:
            places += tree.children(trigger, "dobj", "nsubjpass", "advmod", "acomp", "attr")
            places += tree.children(trigger, "conj") if not tree.children(trigger, "prep") else []
        else:
            places += tree.children(trigger, "conj")
            first = tree.first_conjunct(trigger)
            places += [first] if first != trigger else []
            governor = tree.head(first)
            if governor is not None and tree[governor].pos == "ADP":
                governor = tree.head(governor)
            carried = {"dobj", "nsubjpass", "pobj", "attr", "nsubj", "acomp"}
            if (
                governor is not None
                and tree[first].dep in carried
                and tree[governor].pos in _VERBAL
            ):
                places += [governor, *tree.children(governor, "advmod")]
        for place in tuple(places):
            for each in tree.children(place, "prep"):
                places += tree.children(each, "pobj")
        return list(dict.fromkeys(places))

    def _objects_of(self, place: int, preposition: str) -> list[int]:
        tree = self.tree
        found: list[int] = []
        for each in tree.children(place, "prep", "agent", "dative"):
            if tree[each].lemma == preposition:
                found += tree.children(each, "pobj")
            else:
                # "in talks along with", "on behalf of": a preposition under a preposition
                for inner in tree.children(each, "prep"):
                    if tree[inner].lemma == preposition:
                        found += tree.children(inner, "pobj")
        return found
