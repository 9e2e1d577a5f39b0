"""Whether a name is only a part of another's: of a person's, a treaty's, a newspaper's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relgraph.knowledge import FormKind
from relgraph.model import ActorKind

if TYPE_CHECKING:
    from relgraph.annotate.homonyms import Meanings
    from relgraph.knowledge import Form
    from relgraph.model import Sentence, Token

__all__ = ["is_part_of_another"]

_NAMELIKE = frozenset({FormKind.NAME, FormKind.CITY, FormKind.METONYM})
_SEATS = frozenset({FormKind.CITY, FormKind.METONYM})
_THINGS = frozenset({"ORG", "LAW", "EVENT", "FAC", "PRODUCT", "WORK_OF_ART"})  # OntoNotes' labels


def is_part_of_another(
    sentence: Sentence, tokens: list[int], form: Form, meanings: Meanings
) -> bool:
    """Tell whether a match is a part of another's name.

    So are Jordan in "Michael Jordan", Paris in "the Paris Agreement", and the Comorian president
    Ahmed Abdallah in "Ahmed Abdallah Mohamed Sambi".
    """
    last = sentence.tokens[tokens[-1]]
    head = sentence.tokens[last.head]
    if meanings.registry.actors[form.actor_id].kind is ActorKind.PERSON:
        return _goes_on(sentence, last)
    if head.index > last.index and head.lemma.lower() in meanings.homonyms.thing_nouns:
        return True
    if form.kind is FormKind.ADJECTIVE:
        return head.tag == "NNS" and head.lemma in meanings.homonyms.beyond.get(form.text, ())
    if form.kind in _SEATS and _names_a_thing(last, head, meanings.homonyms.place_nouns):
        return True
    return form.kind in _NAMELIKE and any(
        (
            _is_surname(sentence, tokens, form, meanings),
            _is_water(sentence, tokens, meanings),
            _is_province(sentence, tokens, form, meanings),
            _is_in_a_persons_name(sentence, tokens),
        )
    )


def _goes_on(sentence: Sentence, last: Token) -> bool:
    """Tell whether a person's name has a further word, as the parse sees it."""
    return last.head > last.index and any(
        token.tag == "NNP" and token.text.isalpha()
        for token in sentence.tokens[last.index + 1 : last.index + 2]
    )


def _names_a_thing(last: Token, head: Token, place_nouns: frozenset[str]) -> bool:
    """Tell whether a seat names a treaty, a paper or a process: "the Oslo Accords"."""
    if last.dep not in {"compound", "nmod"} or head.index < last.index:
        return False
    return head.lemma.lower() in place_nouns or last.entity == head.entity in _THINGS


def _is_surname(sentence: Sentence, tokens: list[int], form: Form, meanings: Meanings) -> bool:
    """Tell whether a name that is a surname too follows a first name that nobody else bears."""
    first = sentence.tokens[tokens[0]]
    before = sentence.tokens[first.index - 1 : first.index] if first.index else ()
    return form.text in meanings.homonyms.surnames and any(
        token.tag == "NNP"
        and token.dep == "compound"
        and token.head == tokens[-1]
        and token.text not in meanings.registry.forms()
        for token in before
    )


def _is_water(sentence: Sentence, tokens: list[int], meanings: Meanings) -> bool:
    before = sentence.tokens[tokens[0] - 1] if tokens[0] else None
    return before is not None and before.text.lower() in meanings.homonyms.waters


def _is_province(sentence: Sentence, tokens: list[int], form: Form, meanings: Meanings) -> bool:
    """Tell whether a name follows a city of another state: "Atlanta, Georgia"."""
    before = sentence.tokens[max(0, tokens[0] - 2) : tokens[0]]
    if [each.text for each in before[1:]] != [","]:
        return False
    cities = meanings.registry.forms().get(before[0].text, ())
    return any(each.kind is FormKind.CITY and each.actor_id != form.actor_id for each in cities)


def _is_in_a_persons_name(sentence: Sentence, tokens: list[int]) -> bool:
    around = sentence.tokens[max(0, tokens[0] - 1) : tokens[-1] + 2]
    longer = sum(token.entity == "PERSON" and token.pos == "PROPN" for token in around)
    return longer > len(tokens) and all(
        sentence.tokens[index].entity == "PERSON" for index in tokens
    )
