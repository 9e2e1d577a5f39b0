"""What a reader still has in mind: the actors spoken of so far, and who is speaking."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from relgraph.model import ActorKind, Party

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping

    from relgraph.annotate.descriptions import Descriptions
    from relgraph.knowledge import Registry
    from relgraph.model import Actor, Mention
    from relgraph.model.tree import Tree

__all__ = ["Discourse", "Memory", "is_subject"]

_PAIR = 2
_WINDOW = 4  # sentences that a reader looks back for whom a pronoun means
_SAYING = frozenset(
    "say tell add state declare announce note stress warn remark indicate reiterate write argue "
    "claim insist explain comment emphasise emphasize affirm reaffirm continue conclude".split()
)


@dataclass(frozen=True, slots=True)
class Memory:
    """A mention as it is remembered: where, whether as a subject, and whether of several."""

    sentence: int
    token: int
    parties: tuple[Party, ...]
    was_subject: bool
    is_plural: bool
    is_person: bool
    is_named: bool
    own: tuple[Party, ...] = ()
    """The parties of the mention itself, without those coordinated with it."""
    roles: frozenset[str] = frozenset()
    """The offices that stand with a person: "minister"."""
    is_main: bool = True
    """Whether it stands in the sentence's main clause."""

    @property
    def principals(self) -> tuple[Actor, ...]:
        """For whom the parties act, each once."""
        return tuple(dict.fromkeys(each.principal for each in self.parties if each.principal))


@dataclass
class Discourse:
    """The memories of an article, oldest first."""

    registry: Registry
    memories: list[Memory] = field(default_factory=list)
    speaker: tuple[Party, ...] = ()
    ourselves: tuple[Party, ...] = ()
    """Whom the text itself calls "we"."""
    _subjects: Counter[Actor] = field(default_factory=Counter)
    _pairs: Counter[frozenset[Actor]] = field(default_factory=Counter)

    def remember(
        self, tree: Tree, head: int, by_head: Mapping[int, Mention], descriptions: Descriptions
    ) -> None:
        """Add one of a sentence's mentions, and those coordinated with it, to what is in mind."""
        mention = by_head[head]
        if _is_aside(tree, head, mention):
            return
        memory = _memory(tree, head, mention, by_head, descriptions)
        self.memories.append(memory)
        principals = memory.principals
        if memory.was_subject:
            self._subjects.update(principals)
        if len(principals) == _PAIR and mention.resolved_by != "pronoun":
            self._pairs[frozenset(principals)] += 1

    def speak(self, tree: Tree, by_head: Mapping[int, Mention]) -> None:
        """Note who speaks in a sentence, if it says so."""
        for token in tree.tokens:
            if token.pos == "VERB" and token.lemma in _SAYING:
                for child in tree.children(token.index, "nsubj"):
                    if child in by_head:
                        self.speaker = by_head[child].parties

    def recall(
        self, sentence: int, token: int, fits: Callable[[Memory], bool]
    ) -> tuple[Memory, ...]:
        """Return the memories that fit, likeliest first: the near, then subjects."""
        near = [
            memory
            for memory in self.memories
            if sentence - memory.sentence <= _WINDOW
            and (memory.sentence, memory.token) < (sentence, token)
            and fits(memory)
        ]
        return tuple(
            sorted(near, key=lambda each: (-each.sentence, not each.was_subject, -each.token))
        )

    def principals_in_mind(self, sentence: int, barred: Container[int]) -> Iterator[Party]:
        """Yield the states and organisations spoken of, the latest first, each once.

        The barred tokens of the sentence are left out: in "both thanked Chile", Chile is neither.
        """
        seen: set[str] = set()
        for memory in reversed(self.memories):
            if memory.sentence == sentence and memory.token in barred:
                continue
            for party in reversed(memory.parties):
                principal = party.principal
                if principal and principal.kind is not ActorKind.PLACE and principal.id not in seen:
                    seen.add(principal.id)
                    yield Party(principal, principal)

    def state_in_focus(self) -> Actor | None:
        """Return the state that was last a subject, itself or by who acts for it, lately."""
        for memory in reversed(self.memories):
            states = [each for each in memory.principals if each.kind is ActorKind.STATE]
            if memory.was_subject and len(states) == 1:
                return states[0]
        return None

    def is_called(self, actor: Actor, word: str) -> bool:
        """Tell whether a word stands in a name of an actor: Spain's long one has "Kingdom"."""
        entry = self.registry.entries.get(actor.id)
        names = (actor.name, *(entry.names if entry else ()))
        return any(word in name.lower().split() for name in names)

    def commonest_pair(self) -> frozenset[Actor]:
        """Return the two principals most often named together, if they were so twice or more."""
        pair, times = max(self._pairs.items(), key=lambda item: item[1], default=(frozenset(), 0))
        return pair if times >= _PAIR else frozenset()

    def commonest_subject(self) -> tuple[Party, ...]:
        """Return the principal that has most often been the subject, if one leads."""
        ranked = self._subjects.most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return ()
        return (Party(ranked[0][0], ranked[0][0]),)


def _is_aside(tree: Tree, head: int, mention: Mention) -> bool:
    """Tell whether a mention is too much in passing for a pronoun to mean it."""
    if mention.resolved_by in {"adjective", "city", "pronoun"}:
        return not is_subject(tree, head)
    return tree[head].dep in {"appos", "compound"} and mention.resolved_by == "description"


def _is_main(tree: Tree, index: int) -> bool:
    return all(tree[each].dep not in {"advcl", "relcl"} for each in (index, *tree.ancestors(index)))


def is_subject(tree: Tree, index: int) -> bool:
    """Tell whether a token is a subject, itself or as a member of a coordination."""
    return tree[tree.first_conjunct(index)].dep in {"nsubj", "nsubjpass"}


def _memory(
    tree: Tree,
    head: int,
    mention: Mention,
    by_head: Mapping[int, Mention],
    descriptions: Descriptions,
) -> Memory:
    first = tree.first_conjunct(head)
    members = [by_head[each] for each in tree.conjuncts(first) if each in by_head]
    parties = tuple(dict.fromkeys(party for each in members for party in each.parties))
    return Memory(
        sentence=tree.sentence.index,
        token=head,
        parties=parties,
        own=mention.parties,
        was_subject=is_subject(tree, head),
        is_plural=len(parties) > 1 or tree[head].tag in {"NNS", "NNPS"},
        is_person=mention.resolved_by == "person" or tree[head].lemma in descriptions.role_nouns,
        roles=_roles_beside(tree, head, descriptions),
        is_named=mention.resolved_by in {"name", "metonym", "person"},
        is_main=_is_main(tree, head),
    )


def _roles_beside(tree: Tree, head: int, descriptions: Descriptions) -> frozenset[str]:
    """Return the offices that stand with a person's name: "minister" of "Prime Minister Modi"."""
    beside = (head, *tree.children(head, "compound", "appos", "amod", "nmod"))
    lemmas = {tree[each].lemma.lower() for each in beside}
    return frozenset(lemmas & (descriptions.role_nouns | descriptions.titles))
