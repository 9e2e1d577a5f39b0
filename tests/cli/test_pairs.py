import json
from collections.abc import Callable

import pytest
from click.testing import Result

pytestmark = pytest.mark.model

Run = Callable[..., Result]

LINES = [
    {"id": "a", "sentence": "Iran sued Peru.", "source": [0, 4], "target": [10, 14]},
    {"id": "b", "sentence": "Blue is nice.", "source": [0, 4], "target": [8, 12]},
]


def test_every_pair_is_answered_in_its_order(run: Run) -> None:
    """Evaluations join answers to questions by id; a missing line would shift the figures."""
    result = run("type", "-", input="\n".join(map(json.dumps, LINES)))
    answers = [json.loads(line) for line in result.stdout.splitlines()]

    assert result.exit_code == 0
    assert [list(answer) for answer in answers] == [["id", "type", "plover", "confidence"]] * 2
    assert [answer["id"] for answer in answers] == ["a", "b"]
    assert all(0 < answer["confidence"] <= 1 for answer in answers)


def test_a_bad_line_is_one_sentence_and_exit_code_1(run: Run) -> None:
    """A traceback says nothing about the file."""
    result = run("type", "-", input="nonsense\n")

    assert result.exit_code == 1
    assert "line 1 holds no pair" in result.stderr
