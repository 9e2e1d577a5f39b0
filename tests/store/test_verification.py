from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from relgraph.store import verify

if TYPE_CHECKING:
    from collections.abc import Callable

    from relgraph.store import Store

    Make = Callable[..., tuple[str, tuple[Quad, ...]]]

VISIT = ("Visit", "PAK", "USA", False)


def test_quotes_that_stand_where_they_say_pass(store: Store, make: Make) -> None:
    """The report says how much it could check, so that silence is no proof."""
    store.replace_graph(*make("He went.", VISIT, VISIT))
    store.replace_graph(*make("She went.", VISIT, keep_text=False))
    report = verify(store)

    assert (report.checked, report.without_text, report.faults) == (2, 1, ())
    assert "2 quotes compared with their text, 0 faults" in str(report)
    assert "1 quotes of articles stored without their text" in str(report)


@pytest.mark.parametrize("keep_text", [True, False])
@pytest.mark.parametrize(
    ("planted", "value", "message"),
    [
        ("exact", "He came.", "does not stand at 0 to 8"),
        ("exact", "", "without a quote"),
        ("end", "7", "does not stand at 0 to 7"),
        ("evidence", None, "without its words"),
        ("start", None, "without a quote or a place"),
        ("text", "He went..", "not the one that was digested"),
    ],
)
def test_a_planted_fault_is_found(
    store: Store, make: Make, planted: str, value: str | None, message: str, *, keep_text: bool
) -> None:
    """Each guard must bite: a quote, a place, a pointer or a text that was tampered with."""
    graph, quads = make("He went.", VISIT, keep_text=keep_text)
    tampered = [_tampered(quad, planted, value) for quad in quads]
    store.replace_graph(graph, [quad for quad in tampered if quad is not None])
    report = verify(store)

    # Without the text, another text of the same length cannot be told from the right one.
    if not keep_text and (planted == "text" or value == "He came."):
        assert report.faults == ()
    else:
        assert [fault for fault in report.faults if message in fault.message]
        assert message in str(report)


def _tampered(quad: Quad, name: str, value: str | None) -> Quad | None:
    if quad.predicate.value.rpartition("#")[2] != name:
        return quad
    if value is None:
        return None
    assert isinstance(quad.object, Literal)
    datatype = NamedNode(quad.object.datatype.value)
    return Quad(quad.subject, quad.predicate, Literal(value, datatype=datatype), quad.graph_name)
