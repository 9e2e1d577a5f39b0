import pytest

from relgraph.model import Cell, CellKind, Rows

XSD = "http://www.w3.org/2001/XMLSchema#"


def literal(value: str, kind: str = "") -> Cell:
    return Cell(CellKind.LITERAL, value, f"{XSD}{kind}" if kind else None)


ROWS = Rows(
    ("who", "count", "mean", "denied", "mixed", "none"),
    (
        (
            Cell(CellKind.IRI, "https://w3id.org/relgraph/id/state/PAK"),
            literal("3", "integer"),
            literal("1.5", "decimal"),
            literal("true", "boolean"),
            literal("2023", "gYear"),
            None,
        ),
        (literal("<b>&"), None, literal("2", "decimal"), literal("false", "boolean"), literal("x"),
         None),
    ),
)  # fmt: skip


def test_columns_of_one_kind_come_as_python_values() -> None:
    """A sum of counts that are text would join them."""
    assert ROWS.values("count") == [3, None]
    assert ROWS.values("mean") == [1.5, 2.0]
    assert ROWS.values("denied") == [True, False]
    assert ROWS.values("mixed") == ["2023", "x"]
    assert ROWS.values("none") == [None, None]
    with pytest.raises(ValueError, match="tuple"):
        ROWS.values("nobody")


def test_a_data_frame_has_types() -> None:
    """Whoever groups and sums in pandas needs numbers, gaps included."""
    frame = ROWS.to_pandas()

    assert list(frame.columns) == list(ROWS.columns)
    assert frame["count"].sum() == 3
    assert frame["mean"].mean() == 1.75
    assert frame["denied"].tolist() == [True, False]


def test_a_notebook_shows_a_table_and_runs_nothing_in_it() -> None:
    """Quotes come from texts of others; identifiers are long."""
    shown = ROWS._repr_html_()

    assert "<td>&lt;b&gt;&amp;</td>" in shown
    assert '<span title="https://w3id.org/relgraph/id/state/PAK">PAK</span>' in shown
    assert "rows more" not in shown


def test_a_notebook_keeps_only_the_first_of_many_rows() -> None:
    """A notebook with a million rows in it cannot be opened again."""
    many = Rows(("n",), tuple((literal(str(n)),) for n in range(150)))

    assert many._repr_html_().count("<tr>") == 101
    assert "and 50 rows more" in many._repr_html_()
