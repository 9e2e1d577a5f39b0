import json

import pytest

from relgraph.errors import PairError
from relgraph.model import Span
from relgraph.relate import Pair, read_pairs


def test_a_line_without_a_target_is_a_pair() -> None:
    """Many sentences name nobody that the act is done to; they are typed all the same."""
    (pair,) = read_pairs(['{"id": "a", "sentence": "Fiji yielded.", "source": [0, 4]}'])

    assert pair == Pair("a", "Fiji yielded.", Span(0, 4), None)


@pytest.mark.parametrize(
    "line",
    [
        "no JSON",
        "[]",
        '{"sentence": "Fiji yielded.", "source": [0, 4]}',
        '{"id": 1, "sentence": 5, "source": [0, 4]}',
        '{"id": 1, "sentence": "Fiji yielded.", "source": [4, 4]}',
        '{"id": 1, "sentence": "Fiji yielded.", "source": [0, 40]}',
        '{"id": 1, "sentence": "Fiji yielded.", "source": "Fiji"}',
    ],
)
def test_a_line_that_holds_no_pair_is_named_with_the_form_wanted(line: str) -> None:
    """A user mends the line, not the program: they need its number and what to write."""
    good = json.dumps({"id": 1, "sentence": "Fiji sued Peru.", "source": [0, 4]})

    with pytest.raises(PairError, match=r"line 2 holds no pair \(.*\); write it as"):
        list(read_pairs([good, line]))
