"""The network of the statement model, what it is fed and how far it is off. Needs torch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from scripts.relation_network import BASE
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel

from relgraph.model import Modality, Said, SentenceView, Side, Span
from relgraph.relate.encoding import Encoded, encode, feature_count, pairs_of
from relgraph.vocabulary import statement_types

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TYPES = tuple(sorted(statement_types()))
SYMMETRIC = frozenset(name for name, kind in statement_types().items() if kind.is_symmetric)
PLACES = {name: place for place, name in enumerate(TYPES)}
PART, MIDDLE, WORD = 192, 256, 64  # widths: of a part of a pair, of the middle, of a word
RARE = 2.0  # how much more a statement weighs than its absence
NAMED = 2  # the segment of words that name a side in the sentence itself
MINOR = 0.5  # weight of manner and words beside the types
HIDDEN = 0.25  # of the sides are hidden from training behind a mask
WITHOUT_FRAMES = 0.15  # of the pairs are learnt from without what the frames say


@dataclass(frozen=True, slots=True)
class Example:
    """A view as arrays, with its labels."""

    fed: Encoded
    types: np.ndarray
    """(N, T) 1 where a pair stands in a type."""
    manner: np.ndarray
    """(N, T, 3) denied, prospective, prescriptive; -1 where there is no statement."""
    quotes: tuple[np.ndarray | None, ...]
    """For each pair the tokens of its words, where it has any."""
    chosen: tuple[int, ...]
    """The pairs that the labels speak of."""


class Network(nn.Module):
    """An encoder whose tokens are pooled to sides, and a head over pairs of them."""

    def __init__(self) -> None:
        super().__init__()
        self.enc = AutoModel.from_pretrained(BASE, attn_implementation="eager")
        width, features = self.enc.config.hidden_size, feature_count(TYPES)
        self.none = nn.Parameter(torch.zeros(width))
        self.seg = nn.Embedding(4, width)
        nn.init.normal_(self.seg.weight, std=0.02)
        self.a, self.b, self.c = (nn.Linear(width, PART) for _ in range(3))
        self.ff, self.mid = nn.Linear(features, MIDDLE), nn.Linear(4 * PART, MIDDLE)
        self.out, self.fskip = nn.Linear(MIDDLE, len(TYPES)), nn.Linear(features, len(TYPES))
        self.how, self.how0 = nn.Linear(MIDDLE, len(TYPES) * 3), nn.Linear(MIDDLE, 3)
        self.qq, self.qk = nn.Linear(MIDDLE, WORD), nn.Linear(width, WORD)
        self.qb = nn.Parameter(torch.tensor(-1.0))
        self.drop = nn.Dropout(0.15)
        self.enc.embeddings.word_embeddings.weight.requires_grad = False

    def forward(  # noqa: PLR0913, PLR0917 - the inputs of the exported network
        self,
        ids: Tensor,
        segments: Tensor,
        pools: Tensor,
        sources: Tensor,
        targets: Tensor,
        features: Tensor,
        mask: Tensor | None = None,
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Return the scores of types (N, T), of manner (N, T, 3) and of words (N, L).

        `sources` and `targets` count over the sides of the whole batch, of which each view has as
        many as `pools` has rows.
        """
        hidden = self.hidden(ids, segments, mask)
        inside = ((segments == 1) | (segments == NAMED)).to(hidden.dtype)
        if mask is not None:
            inside = inside * mask
        mean = (hidden * inside.unsqueeze(-1)).sum(1) / inside.sum(1, keepdim=True)
        empty = (pools.sum(-1, keepdim=True) == 0).to(hidden.dtype)
        sides = (pools @ hidden + empty * self.none).flatten(0, 1)
        view = sources // pools.shape[1]
        one, other = self.a(sides)[sources], self.b(sides)[targets]
        pair = torch.cat([one, other, one * other, self.c(mean)[view]], dim=1)
        middle = self.drop(torch.relu(self.mid(self.drop(pair)) + self.ff(features)))
        manner = self.how(middle).view(-1, len(TYPES), 3) + self.how0(middle).unsqueeze(1)
        words = (self.qk(hidden)[view] * self.qq(middle).unsqueeze(1)).sum(-1) / 8 + self.qb
        return self.out(middle) + self.fskip(features), manner, words

    def hidden(self, ids: Tensor, segments: Tensor, mask: Tensor | None) -> Tensor:
        """Return what the encoder makes of each token, told what it belongs to."""
        hidden = self.enc.embeddings(input_ids=ids) + self.seg(segments)
        bias = None if mask is None else ((1 - mask) * -1e9)[:, None, None, :]
        for layer in self.enc.encoder.layer:
            given = layer(hidden, bias)
            hidden = given[0] if isinstance(given, tuple) else given
        result: Tensor = hidden.float()
        return result


def load_tokenizer() -> Tokenizer:
    """Return the encoder's tokenizer, which neither pads nor cuts."""
    tokenizer = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def example(row: dict[str, Any], tokenizer: Tokenizer) -> Example | None:
    """Return a row of the corpus as arrays, or None where it has no pair."""
    view = view_of(row["view"])
    if not pairs_of(view):
        return None
    fed = encode(view, tokenizer, PLACES)
    places = {pair: number for number, pair in enumerate(fed.pairs)}
    types = np.zeros((len(places), len(TYPES)), dtype=np.float32)
    manner = np.full((len(places), len(TYPES), 3), -1, dtype=np.float32)
    quotes: list[np.ndarray | None] = [None] * len(places)
    for pair, label in _both_ways(row["labels"]):
        if (at := places.get(pair)) is None:
            continue
        kind = PLACES[label["type"]]
        types[at, kind] = 1
        told = Modality(label["modality"])
        manner[at, kind] = [
            label["negated"],
            told is Modality.PROSPECTIVE,
            told is Modality.PRESCRIPTIVE,
        ]
        if label["quote"]:
            start, end = label["quote"]
            inside = np.array([a < end and b > start for a, b in fed.offsets])
            known = quotes[at]
            quotes[at] = inside if known is None else known | inside
    labelled = {(a, b) for a, b in row["pairs"]} if "pairs" in row else set(places)
    chosen = tuple(at for pair, at in places.items() if pair in labelled)
    return Example(fed, types, manner, tuple(quotes), chosen)


def view_of(told: dict[str, Any]) -> SentenceView:
    """Return a view that was written as JSON."""
    sides = tuple(
        Side(tuple(Span(**span) for span in side["spans"]), is_near=side["is_near"])
        for side in told["sides"]
    )
    said = tuple(Said(**each) for each in told["said"])
    return SentenceView(told["text"], told["begin"], sides, tuple(told["triggers"]), said)


def _both_ways(
    labels: Sequence[dict[str, Any]],
) -> Iterator[tuple[tuple[int, int | None], dict[str, Any]]]:
    for label in labels:
        source, target = label["source"], label["target"]
        yield (source, target), label
        if label["type"] in SYMMETRIC and target is not None:
            yield (target, source), label


class Batch:
    """Examples side by side, padded to the longest and to the most sides."""

    def __init__(self, examples: Sequence[Example]) -> None:
        count, width = len(examples), max(len(each.fed.ids) for each in examples)
        most = max(len(each.fed.pools) for each in examples)
        self.ids = torch.zeros(count, width, dtype=torch.long)
        self.segments = torch.zeros(count, width, dtype=torch.long)
        self.mask = torch.zeros(count, width)
        self.pools = torch.zeros(count, most, width)
        sources, targets = [], []
        for number, each in enumerate(examples):
            long = len(each.fed.ids)
            self.ids[number, :long] = torch.from_numpy(each.fed.ids)
            self.segments[number, :long] = torch.from_numpy(each.fed.segments)
            self.mask[number, :long] = 1
            rows = len(each.fed.pools)
            self.pools[number, :rows, :long] = torch.from_numpy(each.fed.pools)
            pairs = [each.fed.pairs[at] for at in each.chosen]
            sources += [number * most + one for one, _ in pairs]
            targets += [number * most + (rows - 1 if b is None else b) for _, b in pairs]
        self.sources, self.targets = torch.tensor(sources), torch.tensor(targets)
        self.features = _stacked(each.fed.features[list(each.chosen)] for each in examples)
        self.types = _stacked(each.types[list(each.chosen)] for each in examples)
        self.manner = _stacked(each.manner[list(each.chosen)] for each in examples)
        self.quotes, self.quoted = self._quotes(examples, width)

    def _quotes(self, examples: Sequence[Example], width: int) -> tuple[Tensor, Tensor]:
        """Return the words of each pair that has any, and where the sentence stands for it."""
        count = sum(len(each.chosen) for each in examples)
        told, counted = torch.zeros(count, width), torch.zeros(count, width)
        pairs = ((each, at) for each in examples for at in each.chosen)
        for row, (each, at) in enumerate(pairs):
            words = each.quotes[at]
            if words is not None:
                told[row, : len(words)] = torch.from_numpy(words.astype(np.float32))
                counted[row, each.fed.first : len(words)] = 1
        return told, counted

    def hide(self, token: int, rng: np.random.Generator) -> None:
        """Put a mask for the words of some sides, so that names are not learnt by heart."""
        hidden = torch.from_numpy(rng.random(tuple(self.pools.shape[:2])) < HIDDEN)
        words = ((self.pools > 0) & hidden.unsqueeze(-1)).any(1)
        self.ids[words] = token

    def forget(self, rng: np.random.Generator) -> None:
        """Take from some pairs what the frames say."""
        kept = rng.random(len(self.features)) > WITHOUT_FRAMES
        self.features *= torch.from_numpy(kept.astype(np.float32)).unsqueeze(1)

    def scores(self, network: Network) -> tuple[Tensor, Tensor, Tensor]:
        """Return what a network makes of the batch."""
        scores: tuple[Tensor, Tensor, Tensor] = network(
            self.ids,
            self.segments,
            self.pools,
            self.sources,
            self.targets,
            self.features,
            self.mask,
        )
        return scores

    def loss(self, network: Network) -> Tensor:
        """Return how far a network is off."""
        types, manner, words = self.scores(network)
        weight = torch.tensor(RARE)
        total = functional.binary_cross_entropy_with_logits(types, self.types, pos_weight=weight)
        total = total * len(TYPES)
        known = self.manner >= 0
        if known.any():
            off = functional.binary_cross_entropy_with_logits(manner[known], self.manner[known])
            total = total + MINOR * off
        if self.quoted.any():
            each = functional.binary_cross_entropy_with_logits(words, self.quotes, reduction="none")
            total = total + MINOR * (each * self.quoted).sum() / self.quoted.sum()
        return total


def _stacked(parts: Iterator[np.ndarray]) -> Tensor:
    return torch.from_numpy(np.concatenate(list(parts)))
