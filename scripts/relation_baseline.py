"""What a bag of words makes of the same corpus: `python -m scripts.relation_baseline [RECORDS]`.

Logistic regression over the words and pairs of words before, between and behind the two actors,
who stand as placeholders. It says what the encoder is worth. Needs scikit-learn.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from scripts.relation_corpus import Actors, Example, examples, read_plover, read_skeletons
from scripts.relation_variants import lexicon_skeletons
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

_FOLDED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def zoned(example: Example) -> str:
    """Return the words of a sentence, each told with the zone that it stands in."""
    spans = sorted([example.source, example.target] if example.target else [example.source])
    order = "st" if spans[0] == example.source else "ts"
    pieces, last = [], 0
    for zone, (start, end) in zip(("before", f"mid{order}"), spans, strict=False):
        pieces.append((zone, example.sentence[last:start]))
        last = end
    pieces.append(("after", example.sentence[last:]))
    words = [
        f"{kind}{word}"
        for zone, text in pieces
        for word in text.lower().replace(".", " ").replace(",", " ").split()
        for kind in ("", f"{zone}_")
    ]
    return " ".join(words)


def read_records(path: Path) -> tuple[list[Example], list[str]]:
    """Return gold pairs as benchmarks/pairs.py reads them."""
    rows, gold = [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        spans = [
            tuple(each["span"]) for each in record["source"] + record["target"] if each["span"]
        ]
        if spans:
            targets = [span for span in spans if span != spans[0]]
            first = next((tuple(each["span"]) for each in record["target"] if each["span"]), None)
            target = first if first != spans[0] and first else next(iter(targets), None)
            rows.append(Example(record["text"], spans[0], target, None, is_relation=True))
            gold.append(record["root"])
    return rows, gold


def _events(rows: list[Example]) -> list[str]:
    events = [row.plover or "" for row in rows]
    return [_FOLDED.get(event, event) for event in events]


def main() -> None:
    """Train, and print how often it is right."""
    rng, actors, plover = np.random.default_rng(13), Actors(), read_plover()
    skeletons = read_skeletons()
    kept = [each for each in skeletons if not each.is_held_out] + list(lexicon_skeletons())
    held = [each for each in skeletons if each.is_held_out]
    train, test = (
        [row for each in part for row in examples(each, actors, rng, plover) if row.plover]
        for part in (kept, held)
    )
    counter = CountVectorizer(
        tokenizer=str.split, lowercase=False, token_pattern=None, binary=True, min_df=2
    )
    model = LogisticRegression(max_iter=300, C=2)
    model.fit(counter.fit_transform(map(zoned, train)), _events(train))
    parts = {"held out": (test, _events(test))}
    for path in sys.argv[1:]:
        parts[path] = read_records(Path(path))
    for name, (rows, gold) in parts.items():
        told = model.predict(counter.transform(map(zoned, rows)))
        right = float(np.mean(told == np.array(gold)))
        macro = f1_score(gold, told, average="macro", labels=sorted(set(gold)))
        print(f"{name}: {len(gold)} pairs, accuracy {right:.3f}, macro-F1 {macro:.3f}")


if __name__ == "__main__":
    main()
