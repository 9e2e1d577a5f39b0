"""Train the relation model: `PYTHONPATH=src python -m scripts.train_relations --out FOLDER`.

Needs an environment of its own (training/README.md). Reads training/ and graph/lexicon/, writes
FOLDER/model.pt after every epoch. The seed is fixed: on one machine the same corpus gives the same
weights. scripts/export_relations.py then makes the files that ship.
"""

from __future__ import annotations

import argparse
import json
import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from scripts.relation_corpus import Actors, read_skeletons
from scripts.relation_network import (
    PLOVER,
    RelationModel,
    encode,
    figures,
    held_rows,
    load_tokenizer,
    loss_of,
    predict,
)
from scripts.relation_sampler import Sampler
from scripts.relation_variants import lexicon_skeletons
from scripts.training_pace import Pace, batches
from torch import nn

if TYPE_CHECKING:
    from scripts.relation_corpus import Example

BATCH = 32
WARM = 0.08  # of the steps raise the rate from nothing
SPREAD = 20  # characters by which examples of one batch may differ


class Trainer:
    """A model, its optimiser, and the rate of each step."""

    def __init__(self, model: RelationModel, rate: float) -> None:
        self.model = model
        self._tokenizer = load_tokenizer()
        model.encoder.embeddings.word_embeddings.weight.requires_grad = False
        body = [each for each in model.encoder.parameters() if each.requires_grad]
        self._optimiser = torch.optim.AdamW(
            [{"params": body}, {"params": model.head.parameters()}], weight_decay=0.01
        )
        self._pace = Pace(self._optimiser, rate, WARM)

    def epoch(self, parts: list[list[Example]], total: int) -> float:
        """Learn from each batch once; return the mean loss."""
        self.model.train()
        losses = []
        for part in parts:
            self._pace.set(total)
            loss = loss_of(self.model(*encode(self._tokenizer, part)), part)
            self._optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
            self._optimiser.step()
            losses.append(loss.item())
        return float(np.mean(losses))

    def score(self, rows: list[Example]) -> dict[str, Any]:
        """Return how often the answers on what is kept from training are right."""
        return figures(predict(self.model, self._tokenizer, rows), rows)


def main() -> None:
    """Train, and say after each epoch how it goes."""
    chosen = _parse()
    torch.manual_seed(chosen.seed)
    torch.set_num_threads(chosen.threads)
    skeletons = read_skeletons()
    held = [each for each in skeletons if each.is_held_out or each.author == chosen.hold]
    kept = [each for each in skeletons if each not in set(held)]
    model = RelationModel()
    if chosen.start:
        model.load_state_dict(torch.load(chosen.start / "model.pt"))
    trainer = Trainer(model, chosen.rate)
    rng = np.random.default_rng(chosen.seed)
    sampler = Sampler(kept, list(lexicon_skeletons()), Actors(), PLOVER, rng)
    watched = held_rows(held)
    chosen.out.mkdir(parents=True, exist_ok=True)
    total = 0
    for epoch in range(chosen.epochs):
        parts = batches(sampler.epoch(), BATCH, lambda row: len(row.sentence), SPREAD, rng)
        total = total or math.ceil(len(parts) * chosen.epochs * 1.02)
        loss = trainer.epoch(parts, total)
        print(epoch, round(loss, 3), json.dumps(trainer.score(watched)), flush=True)
        torch.save(model.state_dict(), chosen.out / "model.pt")


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="the folder of the weights")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--hold", default="", help="an author to keep out whole")
    parser.add_argument("--start", type=Path, help="go on from the model.pt of a folder")
    return parser.parse_args()


if __name__ == "__main__":
    main()
