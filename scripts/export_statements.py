"""Write the statement model's files: `PYTHONPATH=src python -m scripts.export_statements RUN...`.

Each RUN holds model.pt of scripts/train_statements.py; several that began alike are averaged.
Needs what training needs. Weights and the arithmetic of matrices become 8-bit integers, which more
than halves the time of a sentence; weights keep to seven of the bits, because older processors
overflow with eight.
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from scripts.export_relations import HOME, TOKENIZER, mean_of
from scripts.statement_network import SYMMETRIC, TYPES, Network

from relgraph.relate.encoding import feature_count
from relgraph.vocabulary import statement_types

NETWORK, LABELS = "statements.onnx", "statements.toml"
THRESHOLD = 0.85

_HEAD = """\
# The statement model: its types in the order of its outputs, from which probability a guess counts
# as said, and the digests of its files. Written by scripts/export_statements.py.
"""


def write_onnx(network: Network, path: Path) -> None:
    """Write the network in 32-bit floating point, for one view at a time."""
    tokens, sides, pairs = 12, 3, 2
    given = (
        torch.ones(1, tokens, dtype=torch.long),
        torch.ones(1, tokens, dtype=torch.long),
        torch.full((1, sides, tokens), 0.1),
        torch.tensor([0, 1]),
        torch.tensor([1, 2]),
        torch.zeros(pairs, feature_count(TYPES)),
    )
    names = ["ids", "segments", "pools", "sources", "targets", "features"]
    axes = {
        "ids": {1: "tokens"},
        "segments": {1: "tokens"},
        "pools": {1: "sides", 2: "tokens"},
        "sources": {0: "pairs"},
        "targets": {0: "pairs"},
        "features": {0: "pairs"},
        "types": {0: "pairs"},
        "manner": {0: "pairs"},
        "words": {0: "pairs", 1: "tokens"},
    }
    torch.onnx.export(
        network,
        given,
        str(path),
        input_names=names,
        output_names=["types", "manner", "words"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def write_labels(threshold: float) -> None:
    """Write what the outputs mean beside the network."""
    kinds = statement_types()
    alone = [name for name in TYPES if kinds[name].allows_no_target]
    digests = (
        f'"{name}" = "{hashlib.sha256((HOME / name).read_bytes()).hexdigest()}"'
        for name in (NETWORK, TOKENIZER)
    )
    lines = [
        _HEAD,
        f"threshold = {threshold}",
        f"types = {list(TYPES)}".replace("'", '"'),
        f"symmetric = {sorted(SYMMETRIC)}".replace("'", '"'),
        f"without_target = {alone}".replace("'", '"'),
        "",
        "[sha256]",
        *digests,
        "",
    ]
    (HOME / LABELS).write_text("\n".join(lines), encoding="utf-8")


def main() -> None:
    """Average the runs, shrink their weights and write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("runs", type=Path, nargs="+", help="folders with model.pt")
    parser.add_argument("--threshold", type=float, default=THRESHOLD)
    chosen = parser.parse_args()
    network = Network()
    network.load_state_dict(mean_of([torch.load(run / "model.pt") for run in chosen.runs]))
    network.eval()
    whole = chosen.runs[0] / "float.onnx"
    write_onnx(network, whole)
    quantize_dynamic(
        whole, HOME / NETWORK, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
    )
    write_labels(chosen.threshold)


if __name__ == "__main__":
    main()
