"""Compare what an extractor finds in a folder of passages with what people found there."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relgraph.evaluate.gold import Passage, read_folder
from relgraph.evaluate.levels import Level, Scope, fold_type, key_of
from relgraph.evaluate.scores import Counts, Interval, f1_interval
from relgraph.evaluate.sentences import SentenceIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from relgraph.evaluate.levels import Key
    from relgraph.model import PairRecord, StatementType

__all__ = ["Compared", "Evaluation", "Mistake", "evaluate_folder"]


@dataclass(frozen=True, slots=True)
class Mistake:
    """A statement that was missed, or one that nobody made, with its sentence."""

    passage: str
    sent: int
    is_miss: bool
    record: PairRecord
    sentence: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A passage with the records of both sides, each with the number of its sentence."""

    passage: Passage
    gold: tuple[tuple[int, PairRecord], ...]
    found: tuple[tuple[int, PairRecord], ...]

    @classmethod
    def of(cls, passage: Passage, found: Iterable[PairRecord]) -> Compared:
        """Return the passage compared with what was found in it."""
        index = SentenceIndex(passage.text)
        return cls(
            passage,
            tuple((index.number_of(record), record) for record in passage.gold),
            tuple((index.number_of(record), record) for record in found),
        )


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How what was found compares with what is there, over all passages of a folder."""

    passages: tuple[Compared, ...]
    types: Mapping[str, StatementType]

    def counts(self, level: Level, scope: Scope = Scope.SENTENCE) -> Counts:
        """Return right, wrong and missed over all passages."""
        return Counts.total(self.counts_by_passage(level, scope))

    def counts_by_passage(self, level: Level, scope: Scope = Scope.SENTENCE) -> tuple[Counts, ...]:
        """Return right, wrong and missed of each passage, in order of name."""
        return tuple(_count(*self._key_sets(passage, level, scope)) for passage in self.passages)

    def interval(self, level: Level, scope: Scope = Scope.SENTENCE) -> Interval:
        """Return the 95 % bootstrap interval of F1 over passages."""
        return f1_interval(self.counts_by_passage(level, scope))

    def counts_by_type(self, scope: Scope = Scope.SENTENCE) -> dict[str, Counts]:
        """Return the counts at dyad and type for each type that either side has, by name."""
        totals: dict[str, Counts] = defaultdict(Counts)
        for passage in self.passages:
            gold, found = self._key_sets(passage, Level.DYAD_TYPE, scope)
            for name in {key[-1] for key in gold | found}:
                totals[name] += _count(
                    *({k for k in side if k[-1] == name} for side in (gold, found))
                )
        return dict(sorted(totals.items()))

    def accuracy(self, field: str) -> float:
        """Return how often a field agrees where dyad and type were found in the right sentence.

        A key that stands several times in a sentence counts once, and is right only when both
        sides give the same set of values.
        """
        agreed = [
            gold[key] == found[key]
            for each in self.passages
            for gold, found in [(self._values(each.gold, field), self._values(each.found, field))]
            for key in sorted(gold.keys() & found.keys())
        ]
        return sum(agreed) / len(agreed) if agreed else 0.0

    def errors(self, level: Level = Level.DYAD_TYPE) -> tuple[Mistake, ...]:
        """Return every miss and false alarm at a level, by passage and sentence, misses first."""
        return tuple(mistake for each in self.passages for mistake in self._mistakes(each, level))

    def judged(
        self, level: Level = Level.DYAD_TYPE, scope: Scope = Scope.SENTENCE
    ) -> tuple[tuple[PairRecord, bool], ...]:
        """Return each record that was found, and whether it is right.

        Of several records with one key the surest stands for all, as `counts` counts them once.
        """
        return tuple(told for each in self.passages for told in self._judged(each, level, scope))

    def _judged(
        self, each: Compared, level: Level, scope: Scope
    ) -> Iterator[tuple[PairRecord, bool]]:
        gold, _ = self._key_sets(each, level, scope)
        surest: dict[Key, PairRecord] = {}
        for placed in each.found:
            key, record = self._key(placed, level, scope), placed[1]
            if key not in surest or record.confidence > surest[key].confidence:
                surest[key] = record
        yield from ((record, key in gold) for key, record in surest.items())

    def _key(self, placed: tuple[int, PairRecord], level: Level, scope: Scope) -> Key:
        sent, record = placed
        place = (str(sent),) if scope is Scope.SENTENCE else ()
        return (*place, *key_of(record, level, self.types))

    def _key_sets(self, each: Compared, level: Level, scope: Scope) -> tuple[set[Key], set[Key]]:
        return (
            {self._key(placed, level, scope) for placed in each.gold},
            {self._key(placed, level, scope) for placed in each.found},
        )

    def _values(self, side: Iterable[tuple[int, PairRecord]], field: str) -> dict[Key, set[object]]:
        told: dict[Key, set[object]] = defaultdict(set)
        for placed in side:
            key = self._key(placed, Level.DYAD_TYPE, Scope.SENTENCE)
            told[key].add(getattr(placed[1], field))
        return told

    def _mistakes(self, each: Compared, level: Level) -> Iterator[Mistake]:
        index = SentenceIndex(each.passage.text)
        gold, found = self._key_sets(each, level, Scope.SENTENCE)
        told = [(sent, True, record) for sent, record in each.gold]
        told += [(sent, False, record) for sent, record in each.found]
        for sent, is_gold, record in sorted(told, key=lambda one: (one[0], not one[1])):
            if self._key((sent, record), level, Scope.SENTENCE) not in (found if is_gold else gold):
                yield Mistake(each.passage.name, sent, is_gold, record, index.text_of(sent))


def evaluate_folder(
    folder: Path,
    extract: Callable[[Path], Iterable[PairRecord]],
    types: Mapping[str, StatementType],
) -> Evaluation:
    """Return how an extractor does on a folder of NAME.txt with NAME.gold.jsonl.

    Args:
        folder: where the passages lie.
        extract: gives the records of a text file.
        types: the statement types by name, as the ontology defines them.

    Raises:
        EvaluationError: the folder or one of its gold files cannot be read as such.
    """
    known = {fold_type(name) for name in types} | set(types)
    passages = read_folder(folder, known)
    return Evaluation(
        tuple(Compared.of(passage, extract(passage.path)) for passage in passages), types
    )


def _count(gold: set[Key], found: set[Key]) -> Counts:
    return Counts(right=len(gold & found), wrong=len(found - gold), missed=len(gold - found))
