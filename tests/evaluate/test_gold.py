import json
from pathlib import Path

import pytest

from relgraph.errors import EvaluationError
from relgraph.evaluate.gold import read_folder, read_gold
from relgraph.model import Modality

TYPES = ["Concern", "Criticism", "Visit"]


@pytest.fixture
def gold_fields(gold_folder: Path) -> dict[str, object]:
    """The fields of a line that is right in everything."""
    first = (gold_folder / "A.gold.jsonl").read_text(encoding="utf-8").split("\n")[0]
    return dict(json.loads(first))


def test_every_line_becomes_a_record(gold_folder: Path) -> None:
    """Blank lines are skipped; the rest is read in order with its types."""
    (passage,) = read_folder(gold_folder, TYPES)

    assert passage.name == "A"
    assert [record.type for record in passage.gold] == ["Visit", "Criticism", "Concern"]
    assert passage.gold[0].modality is Modality.ASSERTED
    assert passage.gold[2].target is None


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"type": "Dance"}, "no statement type 'Dance'"),
        ({"modality": "maybe"}, "no modality 'maybe'"),
        ({"negated": 1}, "'negated' cannot be 1"),
        ({"sent": True}, "'sent' cannot be true"),
        ({"source": None}, "'source' cannot be null"),
        ({"start": "3"}, "'start' cannot be \"3\""),
    ],
)
def test_a_wrong_field_is_named_with_file_and_line(
    tmp_path: Path, gold_fields: dict[str, object], change: dict[str, object], told: str
) -> None:
    """Who wrote the line by hand must find it again."""
    path = tmp_path / "B.gold.jsonl"
    path.write_text("\n" + json.dumps(gold_fields | change), encoding="utf-8")

    with pytest.raises(EvaluationError, match=r"B\.gold\.jsonl, line 2: ") as caught:
        read_gold(path, TYPES)
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("line", "told"),
    [("{", "not JSON"), ("[]", "a JSON object"), ("{}", "'sent' is missing")],
)
def test_a_line_that_is_no_statement_is_refused(tmp_path: Path, line: str, told: str) -> None:
    """A broken line must not be counted as a statement that nobody made."""
    path = tmp_path / "B.gold.jsonl"
    path.write_text(line, encoding="utf-8")

    with pytest.raises(EvaluationError, match=told):
        read_gold(path, TYPES)


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    """One clear line, not an empty evaluation."""
    with pytest.raises(EvaluationError, match="is no folder"):
        read_folder(tmp_path / "nowhere", TYPES)


def test_a_folder_without_gold_is_said(tmp_path: Path) -> None:
    """An evaluation of nothing would read as a perfect one."""
    with pytest.raises(EvaluationError, match="holds no"):
        read_folder(tmp_path, TYPES)


def test_gold_without_its_text_is_said(gold_folder: Path) -> None:
    """The message names the file that is missing."""
    (gold_folder / "A.txt").unlink()

    with pytest.raises(EvaluationError, match=r"add A\.txt"):
        read_folder(gold_folder, TYPES)


def test_a_gold_file_in_another_encoding_is_said(tmp_path: Path) -> None:
    """Latin-1 names would silently match nothing."""
    path = tmp_path / "B.gold.jsonl"
    path.write_bytes("é".encode("latin-1"))

    with pytest.raises(EvaluationError, match="is not UTF-8"):
        read_gold(path, TYPES)


def test_a_gold_file_that_cannot_be_opened_is_said(tmp_path: Path) -> None:
    """A folder named like a gold file is the user's to mend."""
    path = tmp_path / "B.gold.jsonl"
    path.mkdir()

    with pytest.raises(EvaluationError, match="cannot be read"):
        read_gold(path, TYPES)
