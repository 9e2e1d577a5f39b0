import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from relgraph.evaluate.gold import Passage, read_folder
from relgraph.evaluate.sentences import SentenceIndex
from relgraph.model import PairRecord
from relgraph.vocabulary import statement_types

MOST_WORDS = 12
LEAST_PASSAGES = 40


@pytest.fixture(scope="module")
def read(passages: Path) -> Sequence[Passage]:
    """Every passage with its statements."""
    return read_folder(passages, statement_types())


def faults(record: PairRecord, text: str, states: Collection[str]) -> Iterator[str]:
    """Yield what is wrong with a statement of a passage, given the codes of states."""
    start, end = record.start or 0, record.end or 0
    index = SentenceIndex(text)
    if text[start:end] != record.quote:
        yield "the quote does not stand at its offsets"
    if index.number_of(record) != record.sent or record.quote not in index.text_of(record.sent):
        yield "the quote does not stand in its sentence"
    if len(record.quote.split()) > MOST_WORDS:
        yield "the quote is too long"
    yield from (fault for fault, is_so in _side_faults(record, text, states) if is_so)


def _side_faults(
    record: PairRecord, text: str, states: Collection[str]
) -> Iterator[tuple[str, bool]]:
    topic = record.topic or ""
    sides = ((record.source, record.source_principal), (record.target, record.target_principal))
    yield "the topic is no lower-case run of the text", topic not in text.lower()
    yield "source and target are the same", record.source == record.target
    yield "only one of target and its principal is null", len({s is None for s in sides[1]}) > 1
    yield "a state acts for another", any(a in states and a != principal for a, principal in sides)
    yield (
        "a null target needs a topic and a type that allows it",
        record.target is None and not (topic and statement_types()[record.type].allows_no_target),
    )


@pytest.fixture(scope="module")
def states(read: Sequence[Passage]) -> Collection[str]:
    """The codes of three letters that actors act for."""
    sides = {
        side
        for passage in read
        for record in passage.gold
        for side in (record.source_principal, record.target_principal)
    }
    return {side for side in sides if side and re.fullmatch("[A-Z]{3}", side)}


def test_every_statement_stands_in_its_passage(
    read: Sequence[Passage], states: Collection[str]
) -> None:
    """A floor on faulty gold would measure the fault."""
    found = [
        f"{passage.name}, sentence {record.sent}, {record.quote!r}: {fault}"
        for passage in read
        for record in passage.gold
        for fault in faults(record, passage.text, states)
    ]

    assert not found


def test_no_statement_is_said_twice(passages: Path) -> None:
    """The same key twice would hide a slip of the annotator."""
    doubled = [
        (path.name, line)
        for path in sorted(passages.glob("*.gold.jsonl"))
        for lines in [path.read_text(encoding="utf-8").splitlines()]
        for line in {_told(each) for each in lines}
        if sum(_told(each) == line for each in lines) > 1
    ]

    assert not doubled


def _told(line: str) -> str:
    fields = json.loads(line)
    return json.dumps(
        {name: fields[name] for name in fields if name not in {"quote", "start", "end"}}
    )


def test_the_set_is_as_broad_as_it_promises(read: Sequence[Passage]) -> None:
    """Every type of the ontology, negation and every modality occur."""
    records = [record for passage in read for record in passage.gold]

    assert len(read) >= LEAST_PASSAGES
    assert {record.type for record in records} == set(statement_types())
    assert {record.negated for record in records} == {True, False}
    assert {str(record.modality) for record in records} == {
        "asserted",
        "prospective",
        "prescriptive",
    }


def test_each_passage_has_a_title_a_blank_line_and_a_fit_length(read: Sequence[Passage]) -> None:
    """The reader takes the first line for the title; without one it would be a sentence."""
    misshapen = [
        passage.name
        for passage in read
        if not re.match(r"[^\n]+\n\n\S", passage.text)
        or not 120 <= len(passage.text.split()) <= 300
    ]

    assert not misshapen


def test_the_split_parts_all_passages(
    read: Sequence[Passage], split: Mapping[str, Sequence[str]]
) -> None:
    """A passage in no part would be measured by no floor; one in both would not be kept."""
    names = [name for part in split.values() for name in part]

    assert sorted(names) == [passage.name for passage in read]


def test_the_check_of_statements_bites(read: Sequence[Passage], states: Collection[str]) -> None:
    """A check that passes everything would not be one."""
    passage = read[0]
    fields = json.loads(passage.path.with_suffix(".gold.jsonl").read_text().split("\n")[0])
    planted = {
        "the quote does not stand at its offsets": {"quote": "no such words"},
        "the quote does not stand in its sentence": {"sent": 7},
        "the topic is no lower-case run of the text": {"topic": "Nile"},
        "source and target are the same": {"target": fields["source"]},
        "only one of target and its principal is null": {"target": None},
        "a state acts for another": {"source": "FRA"},
        "a null target needs a topic and a type that allows it": {"target": None},
        "the quote is too long": {"quote": "word " * 13},
    }

    for fault, change in planted.items():
        assert fault in set(faults(PairRecord(**fields | change), passage.text, states))
