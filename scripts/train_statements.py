"""Train the statement model: `PYTHONPATH=src python -m scripts.train_statements ROWS --out FOLDER`.

ROWS is what scripts/statement_corpus.py wrote. Needs an environment of its own
(training/README.md); writes FOLDER/model.pt after every epoch. The seed is fixed: on one machine
the same rows give the same weights. scripts/export_statements.py makes the files that ship.
"""

from __future__ import annotations

import argparse
import json
import math
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from scripts.statement_network import Batch, Network, example, load_tokenizer
from scripts.training_pace import Pace, batches
from torch import nn

if TYPE_CHECKING:
    from scripts.statement_network import Example

SIZE = 16  # views a batch
SINGLE = 1200  # single sentences beside the passages in an epoch
WARM = 0.06  # of the steps raise the rate
SPREAD = 12  # tokens by which examples of one batch may differ


class Trainer:
    """A network, its optimiser, and the rate of each step."""

    def __init__(self, network: Network, rate: float, seed: int) -> None:
        self.network = network
        self._rng = np.random.default_rng(seed)
        self._mask = load_tokenizer().token_to_id("[MASK]") or 0
        named = [each for each in network.named_parameters() if each[1].requires_grad]
        body = [each for name, each in named if name.startswith("enc.")]
        head = [each for name, each in named if not name.startswith("enc.")]
        groups = [{"params": body}, {"params": head}]
        self._optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
        self._pace = Pace(self._optimiser, rate, WARM)

    def epoch(self, examples: list[Example], total: int) -> float:
        """Learn from each example once; return the mean loss."""
        self.network.train()
        losses = []
        parts = batches(examples, SIZE, lambda each: len(each.fed.ids), SPREAD, self._rng)
        for part in parts:
            self._pace.set(total)
            batch = Batch(part)
            batch.hide(self._mask, self._rng)
            batch.forget(self._rng)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = batch.loss(self.network)
            self._optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
            self._optimiser.step()
            losses.append(loss.item())
        return float(np.mean(losses))


def main() -> None:
    """Train, and say after each epoch how it goes."""
    chosen = _parse()
    torch.manual_seed(chosen.seed)
    torch.set_num_threads(chosen.threads)
    rows = [json.loads(line) for line in chosen.rows.read_text(encoding="utf-8").splitlines()]
    tokenizer = load_tokenizer()
    whole = [made for row in rows if "passage" in row and (made := example(row, tokenizer))]
    single = [row for row in rows if "round" in row]
    network = Network()
    if chosen.start:
        network.load_state_dict(torch.load(chosen.start / "model.pt"))
    trainer = Trainer(network, chosen.rate, chosen.seed)
    rng = np.random.default_rng(chosen.seed)
    total = chosen.epochs * math.ceil((len(whole) + SINGLE) / SIZE)
    chosen.out.mkdir(parents=True, exist_ok=True)
    for epoch in range(chosen.epochs):
        drawn = rng.choice(len(single), size=min(SINGLE, len(single)), replace=False)
        more = [made for each in drawn if (made := example(single[each], tokenizer))]
        loss = trainer.epoch([*whole, *(each for each in more if each.chosen)], total)
        print(epoch, round(loss, 3), flush=True)
        torch.save(network.state_dict(), chosen.out / "model.pt")


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=Path, help="the corpus as rows")
    parser.add_argument("--out", type=Path, required=True, help="the folder of the weights")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--start", type=Path, help="go on from the model.pt of a folder")
    return parser.parse_args()


if __name__ == "__main__":
    main()
