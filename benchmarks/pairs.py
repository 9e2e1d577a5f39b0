"""How well pairs are typed, against PLOVER's gold standard records: python -m benchmarks.pairs.

The records lie outside the repository and nothing was trained on them. They use PLOVER's names of
2016, in which YIELD covers CONCEDE and RETREAT. A pair is the first source with the first target;
a record that places neither is left out.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.pair_frames import read_by_frames

from relgraph.extract import load_lexicon
from relgraph.model import Span
from relgraph.pipeline import Extractor
from relgraph.relate import Pair, load_labels, rate_pairs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

RECORDS = (
    Path(__file__).resolve().parents[2]
    / "shared"
    / "data"
    / "plover"
    / "gold_standard_records.jsonl"
)
_FOLDED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
_NOTHING = "(none)"


@dataclass(frozen=True, slots=True)
class Figures:
    """How often the answers were right, over all and as the mean F1 of the events."""

    accuracy: float
    macro_f1: float
    f1: Mapping[str, float]
    confusions: Mapping[tuple[str, str], int]


def read_records(path: Path = RECORDS) -> tuple[list[Pair], list[str]]:
    """Return the pairs and their events."""
    pairs, events = [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        spans = [
            Span(*each["span"])
            for each in (*record["source"], *record["target"])
            if each["span"] is not None
        ]
        sources = [Span(*each["span"]) for each in record["source"] if each["span"] is not None]
        if not spans:
            continue
        source = sources[0] if sources else spans[0]
        targets = [Span(*each["span"]) for each in record["target"] if each["span"] is not None]
        others = [span for span in (*targets, *spans) if span != source]
        pairs.append(Pair(record["id"], record["text"], source, others[0] if others else None))
        events.append(record["root"])
    return pairs, events


def score(answers: Sequence[str], gold: Sequence[str]) -> Figures:
    """Compare answers with the gold events.

    >>> score(["CONCEDE", "AID"], ["YIELD", "ASSAULT"]).accuracy
    0.5
    """
    told = [_FOLDED.get(answer, answer) for answer in answers]
    hits = Counter(right for answer, right in zip(told, gold, strict=True) if answer == right)
    given, wanted = Counter(told), Counter(gold)
    f1 = {event: 2 * hits[event] / (given[event] + wanted[event]) for event in sorted(wanted)}
    return Figures(
        accuracy=hits.total() / len(gold),
        macro_f1=sum(f1.values()) / len(f1),
        f1=f1,
        confusions=Counter(
            (right, answer) for answer, right in zip(told, gold, strict=True) if answer != right
        ),
    )


def by_frames(pairs: Sequence[Pair]) -> list[str]:
    """Return the events of the frames alone; most pairs get none."""
    extractor, lexicon, nearest = Extractor(), load_lexicon(), load_labels().nearest
    found = [read_by_frames(pair, extractor, lexicon) for pair in pairs]
    return [_NOTHING if each is None else nearest[each.type] for each in found]


def by_model(pairs: Sequence[Pair]) -> list[str]:
    """Return the events that `relgraph type` gives."""
    return [rating.plover for rating in rate_pairs(pairs)]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=Path, default=RECORDS)
    pairs, gold = read_records(parser.parse_args().records)
    framed, rated = by_frames(pairs), by_model(pairs)
    first = [two if one == _NOTHING else one for one, two in zip(framed, rated, strict=True)]
    for name, answers in (("frames", framed), ("model", rated), ("frames, then model", first)):
        told = score(answers, gold)
        print(f"{name:<18} accuracy {told.accuracy:.3f}  macro-F1 {told.macro_f1:.3f}")
        print("        " + "  ".join(f"{event} {value:.2f}" for event, value in told.f1.items()))
        worst = sorted(told.confusions.items(), key=lambda each: -each[1])[:8]
        print("        " + ", ".join(f"{a} as {b} {n}" for (a, b), n in worst))


if __name__ == "__main__":
    main()
