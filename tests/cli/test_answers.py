import sys

import pytest

from relgraph.cli.answers import echo_answer
from relgraph.model import Cell, CellKind, Rows
from relgraph.store import Store, open_store

PAK = "https://w3id.org/relgraph/id/state/PAK"
UNKNOWN = "https://w3id.org/relgraph/id/state/XXX"
ROWS = Rows(
    ("who", "count", "note"),
    (
        (Cell(CellKind.IRI, PAK), Cell(CellKind.LITERAL, "3"), None),
        (Cell(CellKind.IRI, UNKNOWN), Cell(CellKind.LITERAL, "[b]"), None),
    ),
)
QUADS = (
    f'<{PAK}> <http://www.w3.org/2000/01/rdf-schema#label> "Pakistan" '
    "<https://w3id.org/relgraph/id/graph/ontology> .\n"
)


@pytest.fixture
def labelled(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store that knows one label."""
    store = open_store(tmp_path_factory.mktemp("labelled") / "graph.db")
    store.load(QUADS.encode())
    return store


def test_on_a_terminal_a_table_shows_labels_and_fits_the_width(
    labelled: Store, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What has no label stands by its short identifier, and nothing is taken for markup."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    echo_answer(labelled, ROWS, "table")
    told = capsys.readouterr().out

    assert "Pakistan" in told
    assert "id:state/XXX" in told
    assert "[b]" in told


def test_a_literal_is_never_taken_for_an_identifier(
    labelled: Store, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A quote that happens to be an address stays as it is."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    echo_answer(labelled, Rows(("quote",), ((Cell(CellKind.LITERAL, UNKNOWN),),)), "table")

    assert UNKNOWN in capsys.readouterr().out.replace("\n", "")
