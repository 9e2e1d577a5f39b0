"""Answers as text: the four SPARQL 1.1 result formats, and tables for people.

Sources: W3C Recommendations of 21 March 2013, "SPARQL 1.1 Query Results JSON Format", "... CSV and
TSV Formats", "SPARQL Query Results XML Format (Second Edition)"; RFC 4180 for CSV.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, TypeAlias
from xml.sax.saxutils import escape, quoteattr

from relgraph.errors import QueryError
from relgraph.model import CellKind, Rows
from relgraph.query.graphs import format_graph
from relgraph.query.parameters import nearest
from relgraph.query.terms import XSD, short, to_sparql

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from relgraph.model import Cell

__all__ = ["FORMATS", "format_answer", "format_rows"]

_XML_HEAD = '<?xml version="1.0"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">'


Answer: TypeAlias = Rows | bool | str
"""What a query gives: a SELECT's table, an ASK's truth value, or a graph in N-Triples."""


def format_rows(rows: Rows, format: str, *, labels: Mapping[str, str] | None = None) -> str:  # noqa: A002 - the option's name
    """Return a table as text in one of FORMATS, ending in a line break.

    The table and markdown formats are for people: there an identifier stands by its label, or else
    cut short. The others carry whole terms and leave `labels` aside.

    Raises:
        QueryError: there is no such format, or it cannot carry these rows.
    """
    if format not in FORMATS:
        hint = nearest(format, FORMATS) or f"; choose one of {', '.join(FORMATS)}"
        raise QueryError(f"there is no format {format!r}{hint}")
    return FORMATS[format](rows, labels or {})


def format_answer(
    answer: Answer,
    format: str,  # noqa: A002 - the option's name
    *,
    labels: Mapping[str, str] | None = None,
) -> str:
    """Return the answer to any query as text: a table, a truth value, or a graph.

    A graph comes in N-Triples where a format of tables is asked for.

    Raises:
        QueryError: there is no such format, or it cannot carry the answer.
    """
    if isinstance(answer, str):
        return format_graph(answer, "ntriples" if format in FORMATS else format)
    if isinstance(answer, Rows):
        return format_rows(answer, format, labels=labels)
    truth = "true" if answer else "false"
    if format == "json":
        return f'{{"head": {{}}, "boolean": {truth}}}\n'
    if format == "xml":
        return f"{_XML_HEAD}<head/><boolean>{truth}</boolean></sparql>\n"
    return f"{truth}\n"


def _to_csv(rows: Rows, _labels: Mapping[str, str]) -> str:
    """Return plain values; an unbound cell and an empty one look alike, as the format has it."""
    page = io.StringIO(newline="")
    writer = csv.writer(page, lineterminator="\r\n")  # RFC 4180, section 2, rule 1
    writer.writerow(rows.columns)
    writer.writerows([_csv_value(cell) for cell in row] for row in rows.cells)
    return page.getvalue()


def _csv_value(cell: Cell | None) -> str:
    if cell is None:
        return ""
    return f"_:{cell.value}" if cell.kind is CellKind.BLANK else cell.value


def _to_tsv(rows: Rows, _labels: Mapping[str, str]) -> str:
    """Return terms in Turtle's syntax, which loses nothing."""
    lines = ["\t".join(f"?{name}" for name in rows.columns)]
    lines += ["\t".join("" if cell is None else to_sparql(cell) for cell in r) for r in rows.cells]
    return "\n".join(lines) + "\n"


def _to_json(rows: Rows, _labels: Mapping[str, str]) -> str:
    bindings = [
        {
            name: _json_term(cell)
            for name, cell in zip(rows.columns, row, strict=True)
            if cell is not None
        }
        for row in rows.cells
    ]
    told = {"head": {"vars": list(rows.columns)}, "results": {"bindings": bindings}}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _json_term(cell: Cell) -> dict[str, str]:
    term = {"type": _plain_kind(cell, "json"), "value": cell.value}
    if cell.language:
        term["xml:lang"] = cell.language
    elif cell.datatype and cell.datatype != f"{XSD}string":
        term["datatype"] = cell.datatype
    return term


def _to_xml(rows: Rows, _labels: Mapping[str, str]) -> str:
    head = "".join(f"<variable name={quoteattr(name)}/>" for name in rows.columns)
    lines = [_XML_HEAD, f"<head>{head}</head>", "<results>"]
    for row in rows.cells:
        bound = zip(rows.columns, row, strict=True)
        lines.append(
            "<result>"
            + "".join(
                f"<binding name={quoteattr(name)}>{_xml_term(cell)}</binding>"
                for name, cell in bound
                if cell is not None
            )
            + "</result>"
        )
    return "\n".join([*lines, "</results>", "</sparql>"]) + "\n"


def _xml_term(cell: Cell) -> str:
    kind, mark = _plain_kind(cell, "xml"), ""
    if cell.language:
        mark = f" xml:lang={quoteattr(cell.language)}"
    elif cell.datatype and cell.datatype != f"{XSD}string":
        mark = f" datatype={quoteattr(cell.datatype)}"
    # A bare carriage return would be read back as a line feed: XML 1.0, section 2.11.
    return f"<{kind}{mark}>{escape(cell.value, {chr(13): '&#13;'})}</{kind}>"


def _plain_kind(cell: Cell, name: str) -> str:
    if cell.kind is CellKind.TRIPLE:
        raise QueryError(f"the {name} format cannot carry triple terms here; choose tsv")
    return str(cell.kind)


def _to_markdown(rows: Rows, labels: Mapping[str, str]) -> str:
    """Return a pipe table; what would break a cell is escaped."""
    lines = [list(rows.columns), ["---"] * len(rows.columns)]
    lines += [[_markdown(_shown(cell, labels)) for cell in row] for row in rows.cells]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _markdown(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace("|", "\\|")
    return escaped.replace("<", "&lt;").replace("*", "\\*").replace("_", "\\_").replace("`", "\\`")


def _to_table(rows: Rows, labels: Mapping[str, str]) -> str:
    """Return columns of plain text, aligned by their longest cell."""
    lines = [rows.columns, *(tuple(_shown(cell, labels) for cell in row) for row in rows.cells)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    rule = tuple("-" * width for width in widths)
    padded = (
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in (lines[0], rule, *lines[1:])
    )
    return "\n".join(padded) + "\n"


def _shown(cell: Cell | None, labels: Mapping[str, str]) -> str:
    """Return a term as people read it, on one line."""
    if cell is None:
        return ""
    if cell.kind is CellKind.IRI:
        return labels.get(cell.value) or short(cell.value)
    return " ".join(cell.value.split())


FORMATS: Mapping[str, Callable[[Rows, Mapping[str, str]], str]] = {
    "table": _to_table,
    "markdown": _to_markdown,
    "csv": _to_csv,
    "tsv": _to_tsv,
    "json": _to_json,
    "xml": _to_xml,
}
"""What each format's name stands for, in the order in which help lists them."""
