"""The network as GraphML, edge by edge.

Source: Brandes et al., "GraphML Progress Report", Graph Drawing 2001; the schema of version 1.0.
networkx writes GraphML too, from a graph that lies in memory whole.
"""

from __future__ import annotations

import shutil
import tempfile
from typing import TYPE_CHECKING, TextIO

from relgraph.exchange.markup import attribute, text
from relgraph.exchange.network import EDGE_FIELDS, NODE_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from relgraph.exchange.network import Edge, Network, Value

__all__ = ["write_graphml"]

_TYPES = {str: "string", float: "double", int: "int", bool: "boolean"}
_HEAD = """\
<?xml version="1.0" encoding="utf-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


def write_graphml(network: Network, output: TextIO) -> None:
    """Write nodes and edges with all that they tell; dates are ISO 8601 text."""
    with tempfile.TemporaryFile("w+", encoding="utf-8", newline="") as edges:
        for edge in network.edges():
            edges.write(_edge(edge))
        output.write(_HEAD)
        output.writelines(_keys())
        output.write('<graph id="relgraph" edgedefault="directed">\n')
        output.writelines(map(_node, network.nodes()))
        edges.seek(0)
        shutil.copyfileobj(edges, output)
        output.write("</graph>\n</graphml>\n")


def _keys() -> Iterator[str]:
    for domain, fields in (("node", NODE_FIELDS), ("edge", EDGE_FIELDS)):
        for name, kind in fields.items():
            yield (
                f'<key id="{domain[0]}_{name}" for="{domain}" attr.name="{name}"'
                f' attr.type="{_TYPES[kind]}"/>\n'
            )


def _node(told: tuple[str, Mapping[str, Value]]) -> str:
    return f"<node id={attribute(told[0])}>{_values('n', told[1])}</node>\n"


def _edge(edge: Edge) -> str:
    ends = f"source={attribute(edge.source)} target={attribute(edge.target)}"
    return f"<edge id={attribute(edge.id)} {ends}>{_values('e', edge.values)}</edge>\n"


def _values(domain: str, values: Mapping[str, Value]) -> str:
    return "".join(
        f'<data key="{domain}_{name}">{text(value)}</data>'
        for name, value in values.items()
        if value is not None
    )
