"""The network as GEXF 1.3, in time, for Gephi.

Source: the GEXF 1.3 schema and primer, https://gexf.net. networkx has a writer too; it puts today's
date into the file and wants the whole graph in memory, so it serves only to read in tests.
"""

from __future__ import annotations

import shutil
import tempfile
from calendar import monthrange
from typing import TYPE_CHECKING, TextIO

from relgraph.exchange.markup import attribute
from relgraph.exchange.network import EDGE_FIELDS, NODE_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from relgraph.exchange.network import Edge, Network, Value
    from relgraph.model import PartialDate

__all__ = ["days_of", "write_gexf"]

_TYPES = {str: "string", float: "double", int: "integer", bool: "boolean"}
_HEAD = """\
<?xml version="1.0" encoding="utf-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd">
<meta><creator>relgraph</creator><description>Statements between principals</description></meta>
<graph mode="dynamic" timeformat="date" timerepresentation="interval" defaultedgetype="directed">
"""


def write_gexf(network: Network, output: TextIO) -> None:
    """Write nodes, and edges that last from the first to the last day of their date.

    A year lasts a year. An edge without a date is always there, as nodes are. The kind of an edge
    is its type, so that Gephi keeps edges of several types between two nodes apart.
    """
    with tempfile.TemporaryFile("w+", encoding="utf-8", newline="") as edges:
        for edge in network.edges():
            edges.write(_edge(edge))
        output.write(_HEAD)
        output.writelines(_attributes("node", NODE_FIELDS))
        output.writelines(_attributes("edge", EDGE_FIELDS))
        output.write("<nodes>\n")
        for node, values in network.nodes():
            named = f"id={attribute(node)} label={attribute(values['label'])}"
            output.write(f"<node {named}>{_values('n', values)}</node>\n")
        output.write("</nodes>\n<edges>\n")
        edges.seek(0)
        shutil.copyfileobj(edges, output)
        output.write("</edges>\n</graph>\n</gexf>\n")


def days_of(on: PartialDate) -> tuple[str, str]:
    """Return the first and the last day of a year, a month or a day.

    >>> from relgraph.model import PartialDate
    >>> days_of(PartialDate("2024-02"))
    ('2024-02-01', '2024-02-29')
    """
    if on.precision == "day":
        return on.value, on.value
    if on.precision == "year":
        return f"{on.value}-01-01", f"{on.value}-12-31"
    year, month = map(int, on.value.split("-"))
    return f"{on.value}-01", f"{on.value}-{monthrange(year, month)[1]:02}"


def _attributes(domain: str, fields: Mapping[str, type]) -> Iterator[str]:
    yield f'<attributes class="{domain}" mode="static">\n'
    for name, kind in fields.items():
        yield f'<attribute id="{domain[0]}_{name}" title="{name}" type="{_TYPES[kind]}"/>\n'
    yield "</attributes>\n"


def _edge(edge: Edge) -> str:
    lasting = ""
    if edge.date is not None:
        first, last = days_of(edge.date)
        lasting = f' start="{first}" end="{last}"'
    kind = edge.values["statement_type"]
    return (
        f"<edge id={attribute(edge.id)} source={attribute(edge.source)}"
        f" target={attribute(edge.target)} kind={attribute(kind)}{lasting}>"
        f"{_values('e', edge.values)}</edge>\n"
    )


def _values(domain: str, values: Mapping[str, Value]) -> str:
    told = "".join(
        f'<attvalue for="{domain}_{name}" value={attribute(value)}/>'
        for name, value in values.items()
        if value is not None
    )
    return f"<attvalues>{told}</attvalues>"
