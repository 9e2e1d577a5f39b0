"""The network as CSV: a list of nodes, one of edges, and one of positions towards topics."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from relgraph.exchange.network import EDGE_FIELDS, NODE_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from relgraph.exchange.network import Edge, Network, Value

__all__ = ["write_tables"]

_POSITION = [name for name in EDGE_FIELDS if name != "target_actors"]


def write_tables(network: Network, folder: Path) -> None:
    """Write nodes.csv, edges.csv and positions.csv, with the columns that Gephi looks for.

    Raises:
        OSError: a file cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    head = ["Id", "Source", "Target", "Type", *EDGE_FIELDS]
    _write(folder / "edges.csv", head, map(_edge_row, network.edges()))
    positions = ([position["node"], *_row(_POSITION, position)] for position in network.positions)
    network.report.written["positions"] = len(network.positions)
    _write(folder / "positions.csv", ["Node", *_POSITION], positions)
    names = [name for name in NODE_FIELDS if name != "label"]
    _write(folder / "nodes.csv", ["Id", "Label", *names], _node_rows(network, names))


def _write(path: Path, head: Iterable[str], rows: Iterable[Iterable[Value]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as page:
        writer = csv.writer(page, lineterminator="\r\n")  # RFC 4180, section 2, rule 1
        writer.writerow(head)
        writer.writerows(rows)


def _edge_row(edge: Edge) -> list[Value]:
    return [edge.id, edge.source, edge.target, "Directed", *_row(EDGE_FIELDS, edge.values)]


def _node_rows(network: Network, names: Iterable[str]) -> Iterator[list[Value]]:
    for node, values in network.nodes():
        yield [node, values["label"], *_row(names, values)]


def _row(names: Iterable[str], values: Mapping[str, Value]) -> list[Value]:
    """Return values in order; truths as XML and SPARQL write them."""
    told = (values.get(name) for name in names)
    return [str(value).lower() if isinstance(value, bool) else value for value in told]
