"""Write the files that ship: `PYTHONPATH=src python -m scripts.export_relations FOLDER...`.

Each FOLDER holds model.pt of scripts/train_relations.py; needs what that needs. Weights become
8-bit integers with a scale for each row; the arithmetic stays in floating point, so that a pair's
rating hangs neither on its neighbours nor on what integer instructions a processor has.
Temperatures are fitted on the skeletons that training did not see.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from itertools import pairwise
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import helper, numpy_helper
from scripts.relation_corpus import ROOT, read_skeletons
from scripts.relation_network import (
    BASE,
    EVENTS,
    LIMIT,
    MODALITIES,
    PLOVER,
    TYPES,
    RelationModel,
    figures,
    held_rows,
    load_tokenizer,
    predict,
    split_scores,
)
from torch import Tensor, nn

HOME = ROOT / "graph" / "model"
NETWORK, TOKENIZER = "relations.onnx", "tokenizer.json"
BANDS = (0.0, 0.5, 0.7, 0.8, 0.9, 1.01)
LARGEST, MATRIX = 127, 2
Matrix = NDArray[np.generic]
LEAST = 4096  # smaller tensors (biases, norms) stay as they are


def mean_of(runs: list[dict[str, Tensor]]) -> dict[str, Tensor]:
    """Return the mean of the weights of runs that began alike (Wortsman et al. 2022)."""
    return {
        name: (sum(run[name].double() for run in runs) / len(runs)).to(weight.dtype)
        for name, weight in runs[0].items()
    }


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
    users = {name: node.op_type for node in graph.node for name in node.input}
    kept, widening = [], []
    for weight in graph.initializer:
        values = numpy_helper.to_array(weight)
        if values.dtype != np.float32 or values.ndim != MATRIX or values.size < LEAST:
            kept.append(weight)
            continue
        axis = 0 if users[weight.name] in ("Gather", "Gemm") else 1
        arrays = _shrunk(values, axis)
        names = [f"{weight.name}_{part}" for part in ("int8", "scale", "zero")]
        kept += [numpy_helper.from_array(a, n) for a, n in zip(arrays, names, strict=True)]
        widening.append(helper.make_node("DequantizeLinear", names, [weight.name], axis=axis))
    nodes = [*widening, *graph.node]
    del graph.initializer[:], graph.node[:]
    graph.initializer.extend(kept)
    graph.node.extend(nodes)
    onnx.checker.check_model(network)
    onnx.save(network, str(out))


def _shrunk(values: Matrix, axis: int) -> tuple[Matrix, Matrix, Matrix]:
    """Return the integers, and the scale and zero point of each slice along the axis."""
    scale = np.abs(values).max(axis=1 - axis) / LARGEST
    scale[scale == 0] = 1
    small = np.rint(values / np.expand_dims(scale, 1 - axis)).clip(-LARGEST, LARGEST)
    return (
        small.astype(np.int8),
        scale.astype(np.float32),
        np.zeros(len(scale), dtype=np.int8),
    )


def temperature(scores: Tensor, gold: Tensor) -> float:
    """Return the temperature that makes the gold labels likeliest (Guo et al. 2017)."""

    def loss(heat: float) -> float:
        if gold.is_floating_point():
            told = nn.functional.binary_cross_entropy_with_logits(scores[:, 0] / heat, gold)
        else:
            told = nn.functional.cross_entropy(scores / heat, gold)
        return float(told)

    return round(float(min(np.geomspace(0.3, 4, 60), key=loss)), 3)


def curve(scores: Tensor, gold: Tensor, heat: float) -> list[dict[str, float]]:
    """Return, for each band of confidence, how many answers fell in it and how many were right."""
    sure, best = torch.softmax(scores / heat, 1).max(1)
    hits = (best == gold).float()
    bands = []
    for low, high in pairwise(BANDS):
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


def measure(
    model: RelationModel,
) -> tuple[dict[str, float], dict[str, float], list[dict[str, float]]]:
    """Return temperatures, figures and curve on the skeletons that training did not see."""
    rows = held_rows(each for each in read_skeletons() if each.is_held_out)
    scores = predict(model, load_tokenizer(), rows)
    types, events, _, relation, _ = split_scores(scores)
    known = torch.tensor([each for each, row in enumerate(rows) if row.type])
    kinds = torch.tensor([TYPES.index(row.type) for row in rows if row.type])
    coded = torch.tensor([EVENTS.index(row.plover) for row in rows if row.plover])
    heats = {
        "type": temperature(types[known], kinds),
        "event": temperature(events[known], coded),
        "relation": temperature(relation, torch.tensor([float(row.is_relation) for row in rows])),
    }
    return heats, figures(scores, rows), curve(types[known], kinds, heats["type"])


def describe(heats: dict[str, float], told: dict[str, float], bands: list[dict[str, float]]) -> str:
    """Return the text of model.toml."""
    lines = [
        "# The relation model: its labels in the order of its outputs, how its scores become",
        "# confidences, and the digests of its files. Written by scripts/export_relations.py.",
        "",
        f"limit = {LIMIT}",
        f"relation_at = {len(TYPES) + len(EVENTS) + len(MODALITIES)}",
        f"events = {json.dumps(EVENTS)}",
        "",
        "[temperatures]",
        *(f"{name} = {value}" for name, value in heats.items()),
        "",
        "[sha256]",
        *(f'"{name}" = "{_digest(HOME / name)}"' for name in (NETWORK, TOKENIZER)),
        "",
        "# The types, each with PLOVER's event nearest to it",
        "[nearest]",
        *(f'{name} = "{event}"' for name, event in PLOVER["nearest"].items()),
        "",
        "# On the skeletons of the corpus that training did not see",
        "[held_out]",
        *(f"{name} = {value}" for name, value in told.items()),
    ]
    for band in bands:
        lines += ["", "[[curve]]", *(f"{name} = {value}" for name, value in band.items())]
    return "\n".join(lines) + "\n"


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    """Export, calibrate and write the description of the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+", help="their weights are averaged")
    folders: list[Path] = parser.parse_args().folders
    model = RelationModel()
    model.load_state_dict(mean_of([torch.load(each / "model.pt") for each in folders]))
    model.eval()
    folder = folders[-1]
    write_onnx(model, folder / "float.onnx")
    HOME.mkdir(parents=True, exist_ok=True)
    shrink(folder / "float.onnx", HOME / NETWORK)
    shutil.copyfile(BASE / TOKENIZER, HOME / TOKENIZER)
    told = describe(*measure(model))
    (HOME / "model.toml").write_text(told, encoding="utf-8")
    print(told)


if __name__ == "__main__":
    main()
