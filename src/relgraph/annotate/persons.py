"""Mentions of persons: known ones, and unknown ones whom the text ties to a state."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from relgraph.annotate.names import head_of, tokens_within
from relgraph.annotate.unlisted import unlisted_person
from relgraph.knowledge import FormKind, fold
from relgraph.model import Mention, Party, Sentence, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Sequence
    from datetime import date

    from relgraph.annotate.descriptions import Descriptions
    from relgraph.knowledge import Registry
    from relgraph.model import Actor

__all__ = ["PersonFinder"]

_REACH = 9  # tokens to look for a title and a state on either side of a name
_FULL, _SURNAME = 0.95, 0.9  # set by hand until measured precision replaces them
_ANY_OFFICE = frozenset("general gen. mr. mr mrs. ms. dr. secretary leader admiral marshal".split())
_PARTICLES = frozenset("von van der den de del della di da dos du la le al el bin ben ibn".split())
_STOP_LEFT = frozenset({"VERB", "AUX", "SCONJ", "PRON"})


@dataclass
class PersonFinder:
    """Finds persons through one article, and remembers whom it has met."""

    registry: Registry
    descriptions: Descriptions
    on: date | None
    focus: Callable[[], Actor | None] = lambda: None
    """Gives the state that the text speaks of: its "foreign minister" needs no adjective."""
    _by_surname: dict[str, Party] = field(default_factory=dict)
    _by_name: dict[str, Party] = field(default_factory=dict)

    def find(self, sentence: Sentence, named: Sequence[Mention]) -> Iterator[Mention]:
        """Yield the persons of a sentence, beside the mentions that the gazetteer found there."""
        for mention in named:
            if mention.resolved_by == "person":
                self._remember(mention.parties[0], mention.span, sentence)
        taken = {
            index
            for mention in named
            if mention.resolved_by in {"person", "name", "metonym"}
            for index in tokens_within(sentence, mention.span)
        }
        for run in _name_runs(sentence, self.descriptions.titles):
            if not taken.intersection(run):
                yield from self._link(sentence, run, named)

    def overrules(self, mention: Mention, sentence: Sentence, clear: frozenset[str]) -> bool:
        """Tell whether a name is the surname of a person met before: Jordan, after Michael Jordan.

        The tagger must see a person there too, and the article must not speak clearly of the
        other: Amman is no place for a player.
        """
        token = sentence.tokens[mention.head]
        return (
            mention.resolved_by in {"name", "metonym", "city"}
            and token.entity == "PERSON"
            and fold(token.text) in self._by_surname
            and not clear.intersection(party.actor.id for party in mention.parties)
        )

    def _link(
        self, sentence: Sentence, run: list[int], named: Sequence[Mention]
    ) -> Iterator[Mention]:
        words = [sentence.tokens[index].text for index in run]
        after = _title_after(sentence, run[-1], self.descriptions.role_nouns)
        title = _title_before(sentence, run[0], self.descriptions.titles) or after
        is_person = any(sentence.tokens[index].entity == "PERSON" for index in run) or (
            len(run) == 1 and bool(after)
        )
        known = self._known(words, title) or (self._serving(words) if is_person else None)
        is_name = len(run) > 1 or (title and sentence.tokens[run[0]].tag == "NNP")
        if known is None and is_person and is_name:
            known = self._introduce(words, sentence, run, named)
        if known is None:
            return
        if known.principal is None and (principal := self._principal(sentence, run, named)):
            known = Party(known.actor, principal)
        span = Span(sentence.tokens[run[0]].start, sentence.tokens[run[-1]].end)
        self._remember(known, span, sentence)
        confidence = _FULL if len(run) > 1 else _SURNAME
        yield Mention(span, head_of(sentence, run), (known,), "person", confidence)

    def _known(self, words: list[str], title: str) -> Party | None:
        """Return the person already met, or one of the registry's that the title allows."""
        name = fold(" ".join(words))
        if name in self._by_name:
            return self._by_name[name]
        if len(words) == 1 and name in self._by_surname:
            return self._by_surname[name]
        same = self._by_surname.get(fold(words[-1]))
        if len(words) > 1 and same and fold(same.actor.name).split()[0] == fold(words[0]):
            return same
        return self._from_registry(words, title)

    def _from_registry(self, words: list[str], title: str) -> Party | None:
        """Return the office holder whom a surname means, with its first name or a title.

        Where two holders share surname and principal, as the presidents Bush, the person stays
        open but the principal is certain.
        """
        forms = self.registry.forms().get(words[-1], ())
        bearers = [form.actor_id for form in forms if form.kind is FormKind.SURNAME]
        if len(words) > 1:
            bearers = [each for each in bearers if self._shares_first_name(each, words[0])]
        else:
            bearers = [each for each in bearers if title and self._held(each, title)]
        kept = [each for each in bearers if self._serves(each)] or bearers
        principals = {self.registry.principal_of(each, self.on) for each in kept}
        if len(kept) == 1:
            return self.registry.party(kept[0], self.on)
        return _person(words, *principals) if len(principals) == 1 else None

    def _serving(self, words: list[str]) -> Party | None:
        """Return the office holder of the day whom a bare surname can only mean."""
        forms = self.registry.forms().get(words[-1], ()) if len(words) == 1 else ()
        serving = [each.actor_id for each in forms if self._serves(each.actor_id)]
        known = len(serving) == len(forms) == 1 and forms[0].kind is FormKind.SURNAME
        return self.registry.party(serving[0], self.on) if known else None

    def _held(self, actor_id: str, title: str) -> bool:
        offices = self.registry.entries[actor_id].offices
        return title in _ANY_OFFICE or any(
            title in tenure.office
            or self.registry.offices[tenure.office].answers_to(title, tenure.body)
            for tenure in offices
        )

    def _shares_first_name(self, actor_id: str, first: str) -> bool:
        entry = self.registry.entries[actor_id]
        names = (entry.actor.name, *entry.names)
        return any(fold(name).split()[0] == fold(first) for name in names)

    def _serves(self, actor_id: str) -> bool:
        offices = self.registry.entries[actor_id].offices
        return self.on is not None and any(office.period.covers(self.on) for office in offices)

    def _introduce(
        self, words: list[str], sentence: Sentence, run: list[int], named: Sequence[Mention]
    ) -> Party:
        return _person(words, self._principal(sentence, run, named))

    def _principal(
        self, sentence: Sentence, run: list[int], named: Sequence[Mention]
    ) -> Actor | None:
        """Return the state or organisation that title, nationality or apposition give."""
        before = _words_before(sentence, run[0], self.descriptions)
        after = _words_after(sentence, run[-1], self.descriptions)
        for words in (before, after):
            for mention in named if words else ():
                if mention.head in words and mention.resolved_by != "person":
                    return mention.parties[0].principal
        title = " ".join(sentence.tokens[index].lemma for index in sorted(before))
        for known, state in self.descriptions.title_states.items():
            if known in title:
                return self.registry.actors[state]
        lemmas = {sentence.tokens[index].lemma.lower() for index in (*before, *after)}
        return self.focus() if lemmas & self.descriptions.own_offices else None

    def _remember(self, party: Party, span: Span, sentence: Sentence) -> None:
        words = [
            token.text
            for token in sentence.tokens
            if span.start <= token.start and token.end <= span.end
        ]
        self._by_name[fold(party.actor.name)] = party
        for word in {words[-1], *self._surnames(party)}:
            self._by_surname[fold(word)] = party

    def _surnames(self, party: Party) -> tuple[str, ...]:
        entry = self.registry.entries.get(party.actor.id)
        if entry is None:
            return (party.actor.name.split()[-1],)
        return (entry.surname or party.actor.name.split()[-1], *entry.surnames)


def _person(words: list[str], principal: Actor | None) -> Party:
    return Party(unlisted_person(" ".join(words)), principal)


def _name_runs(sentence: Sentence, titles: Iterable[str]) -> Iterator[list[int]]:
    """Yield runs of proper nouns that may name a person, without titles and possessives."""
    run: list[int] = []
    for token in sentence.tokens:
        is_initial = token.entity == "PERSON" and token.text.endswith(".")
        named = token.pos == "PROPN" or (token.entity == "PERSON" and token.text[0].isupper())
        breaks = not run and token.lemma.lower() in titles
        last = sentence.tokens[run[-1]] if run else None
        same = last is None or token.entity == last.entity or last.text in _PARTICLES
        if (named or is_initial) and not breaks and same and token.text[0].isalpha():
            run.append(token.index)
            continue
        if run:
            yield run
        run = [token.index] if named and not same and token.text.lower() not in titles else []
    if run:
        yield run


def _title_before(sentence: Sentence, first: int, titles: Iterable[str]) -> str:
    before = sentence.tokens[first - 1].text.lower() if first else ""
    return before if before in titles else ""


def _title_after(sentence: Sentence, last: int, role_nouns: Container[str]) -> str:
    """Return the office in apposition to a name: "minister" of "Litvinov, its minister"."""
    for token in sentence.tokens[last + 1 :]:
        if token.head == last and token.dep == "appos" and token.lemma in role_nouns:
            return token.lemma
    return ""


def _words_before(sentence: Sentence, first: int, descriptions: Descriptions) -> set[int]:
    """Return the tokens of the title and nationality that lead up to a name."""
    found: set[int] = set()
    has_role = False
    for token in reversed(sentence.tokens[max(0, first - _REACH) : first]):
        lemma = token.lemma
        if token.pos in _STOP_LEFT or (token.text == "," and not (found == set() or has_role)):
            break
        if token.text in ';:()"“”' or token.text.lower() in {"with", "by", "from", "against"}:
            break
        if token.pos == "CCONJ" and _ends_an_owner(sentence, token.index):
            break  # "the president of Peru and President Boric"
        has_role = has_role or lemma in descriptions.titles or lemma in descriptions.role_nouns
        found.add(token.index)
    adjacent = {first - 1, first - 2} & found
    return found if has_role else adjacent if _is_nationality(sentence, adjacent) else set()


def _ends_an_owner(sentence: Sentence, index: int) -> bool:
    """Tell whether "and" follows the state of another office: "the president of Peru and"."""
    before = sentence.tokens[index - 1 : index]
    return any(token.dep == "pobj" and token.pos == "PROPN" for token in before)


def _is_nationality(sentence: Sentence, indexes: set[int]) -> bool:
    return any(sentence.tokens[index].entity == "NORP" for index in indexes)


def _words_after(sentence: Sentence, last: int, descriptions: Descriptions) -> set[int]:
    """Return the tokens of an apposition that says whom a person acts for."""
    following = sentence.tokens[last + 1 : last + 1 + _REACH + 3]
    if not following or following[0].text not in {",", "of", "("}:
        return set()
    found: set[int] = set()
    has_role = following[0].text == "of"
    roles = descriptions.role_nouns | descriptions.state_nouns
    for token in following[1:]:
        if token.text in {",", ")", ";", "."} or token.pos in {"VERB", "AUX"}:
            break
        has_role = has_role or token.lemma in roles
        found.add(token.index)
    return found if has_role else set()
