"""Write what training gave as the files that ship: `python scripts/export_relations.py FOLDER`.

FOLDER holds model.pt of scripts/train_relations.py. Needs what that needs. Weights become 8-bit
integers with a scale for each row; the arithmetic stays in floating point, so that a pair's rating
hangs neither on its neighbours nor on what integer instructions a processor has. Temperatures are
fitted on the skeletons that training did not see.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from relation_corpus import ROOT, Actors, read_skeletons
from tokenizers import Tokenizer
from torch import nn
from train_relations import (
    BASE,
    EVENTS,
    LIMIT,
    MODALITIES,
    PLOVER,
    TYPES,
    RelationModel,
    figures,
    held_rows,
    predict,
    split_logits,
)

HOME = ROOT / "graph" / "model"
LEAST = 4096  # smaller tensors (biases, norms) stay as they are


def write_onnx(model: RelationModel, path: Path) -> None:
    """Write the network in 32-bit floating point."""
    ids = torch.ones(2, 12, dtype=torch.long)
    place = torch.tensor([1, 2])
    torch.onnx.export(
        model,
        (ids, ids, place, place),
        str(path),
        input_names=["ids", "mask", "source", "target"],
        output_names=["scores"],
        dynamic_axes={
            "ids": {0: "pairs", 1: "tokens"},
            "mask": {0: "pairs", 1: "tokens"},
            "source": {0: "pairs"},
            "target": {0: "pairs"},
            "scores": {0: "pairs"},
        },
        opset_version=17,
        dynamo=False,
    )


def shrink(path: Path, out: Path) -> None:
    """Write the network with its large weights as 8-bit integers, scaled for each row or column."""
    network = onnx.load(str(path))
    graph = network.graph
    kept, nodes = [], []
    users = {name: node for node in graph.node for name in node.input}
    for weight in graph.initializer:
        values = numpy_helper.to_array(weight)
        if values.dtype != np.float32 or values.ndim != 2 or values.size < LEAST:
            kept.append(weight)
            continue
        axis = 0 if users[weight.name].op_type in ("Gather", "Gemm") else 1
        scale = np.abs(values).max(axis=1 - axis) / 127
        scale[scale == 0] = 1
        shaped = scale[:, None] if axis == 0 else scale[None, :]
        small = np.clip(np.rint(values / shaped), -127, 127).astype(np.int8)
        names = [f"{weight.name}_{part}" for part in ("int8", "scale", "zero")]
        arrays = (small, scale.astype(np.float32), np.zeros(len(scale), dtype=np.int8))
        kept += [numpy_helper.from_array(a, n) for a, n in zip(arrays, names, strict=True)]
        nodes.append(helper.make_node("DequantizeLinear", names, [weight.name], axis=axis))
    del graph.initializer[:]
    graph.initializer.extend(kept)
    rest = list(graph.node)
    del graph.node[:]
    graph.node.extend([*nodes, *rest])
    onnx.checker.check_model(network)
    onnx.save(network, str(out))


def temperature(scores: torch.Tensor, gold: torch.Tensor) -> float:
    """Return the temperature that makes the gold labels likeliest (Guo et al. 2017)."""
    grid = np.geomspace(0.3, 4, 60)
    if scores.shape[1] == 1:
        loss = lambda t: nn.functional.binary_cross_entropy_with_logits(  # noqa: E731
            scores[:, 0] / t, gold
        ).item()
    else:
        loss = lambda t: nn.functional.cross_entropy(scores / t, gold).item()  # noqa: E731
    return round(float(min(grid, key=loss)), 3)


def curve(scores: torch.Tensor, gold: torch.Tensor, heat: float) -> list[dict[str, float]]:
    """Return, for each band of confidence, how many answers fell in it and how many were right."""
    sure, best = torch.softmax(scores / heat, 1).max(1)
    hits = (best == gold).float()
    bands = []
    for low, high in ((0, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01)):
        here = (sure >= low) & (sure < high)
        if here.any():
            bands.append(
                {
                    "from": low,
                    "pairs": int(here.sum()),
                    "mean": round(float(sure[here].mean()), 3),
                    "right": round(float(hits[here].mean()), 3),
                }
            )
    return bands


def main() -> None:
    """Export, calibrate and write the description of the model."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--hold", default="")
    chosen = parser.parse_args()
    model = RelationModel()
    model.load_state_dict(torch.load(chosen.folder / "model.pt"))
    model.eval()
    write_onnx(model, chosen.folder / "float.onnx")
    HOME.mkdir(parents=True, exist_ok=True)
    shrink(chosen.folder / "float.onnx", HOME / "relations.onnx")
    shutil.copyfile(BASE / "tokenizer.json", HOME / "tokenizer.json")

    skeletons = read_skeletons()
    held = [s for s in skeletons if s.is_held_out or s.author == chosen.hold]
    rows = held_rows(held, Actors())
    tokenizer = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LIMIT)
    logits = predict(model, tokenizer, rows)
    types, events, _, relation, _ = split_logits(logits)
    known = torch.tensor([i for i, row in enumerate(rows) if row.type])
    kinds = torch.tensor([TYPES.index(row.type) for row in rows if row.type])
    coded = torch.tensor([EVENTS.index(row.plover) for row in rows if row.type])
    related = torch.tensor([float(row.is_relation) for row in rows])
    heats = {
        "type": temperature(types[known], kinds),
        "event": temperature(events[known], coded),
        "relation": temperature(relation, related),
    }
    told = figures(logits, rows)
    lines = [
        "# The relation model: its labels in the order of its outputs, how its scores become",
        "# confidences, and the digests of its files. Written by scripts/export_relations.py.",
        "",
        f"limit = {LIMIT}",
        f"events = {json.dumps(EVENTS)}",
        f"modalities = {json.dumps(MODALITIES)}",
        "",
        "[temperatures]",
        *(f"{name} = {value}" for name, value in heats.items()),
        "",
        "[sha256]",
        *(
            f'"{name}" = "{hashlib.sha256((HOME / name).read_bytes()).hexdigest()}"'
            for name in ("relations.onnx", "tokenizer.json")
        ),
        "",
        "# on the skeletons of the corpus that training did not see",
        "[held_out]",
        *(f"{name} = {value}" for name, value in told.items()),
        "",
        "# The types, each with PLOVER's event nearest to it",
        "[nearest]",
        *(f'{name} = "{event}"' for name, event in PLOVER["nearest"].items()),
    ]
    for band in curve(types[known], kinds, heats["type"]):
        lines += ["", "[[curve]]", *(f"{name} = {value}" for name, value in band.items())]
    (HOME / "model.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
