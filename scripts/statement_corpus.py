"""The training corpus of the statement model: annotated passages as views with their labels.

`PYTHONPATH=src python -m scripts.statement_corpus build/statements.jsonl` reads training/passages
and training/corpus with relgraph's own annotation and frames; the file that it writes is all that
scripts/train_statements.py needs, which runs where torch is.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from scripts.relation_corpus import Actors, read_plover, read_skeletons
from scripts.relation_sampler import Sampler
from scripts.relation_variants import lexicon_skeletons

from relgraph.annotate import annotate, load_annotator
from relgraph.extract import load_lexicon, view_sentences
from relgraph.knowledge import load_registry
from relgraph.read import read_article

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from relgraph.extract.views import Seen
    from relgraph.model import AnnotatedArticle

ROOT = Path(__file__).resolve().parents[1]
PASSAGES = ROOT / "training" / "passages"
ROUNDS = 8  # of single sentences, each with other actors
SEED = 5
TOPICAL = ("Concern", "Advocacy", "Request")

Row = dict[str, Any]


def passage_rows(folder: Path) -> Iterator[Row]:
    """Yield a row for each sentence of a folder's passages that speaks of actors."""
    annotator, lexicon = load_annotator(load_registry()), load_lexicon()
    for path in sorted(folder.glob("*.txt")):
        annotated = annotate(read_article(path), annotator)
        gold = _by_sentence(annotated, path.with_suffix(".gold.jsonl"))
        for index, seen in view_sentences(annotated, lexicon):
            yield _row(seen, gold[index]) | {"passage": path.stem, "sentence": index}


def _by_sentence(annotated: AnnotatedArticle, path: Path) -> Mapping[int, list[Row]]:
    """Return hand-made statements by the sentence in which their quote stands."""
    found: defaultdict[int, list[Row]] = defaultdict(list)
    text = annotated.article.text
    for line in filter(str.strip, path.read_text(encoding="utf-8").splitlines()):
        told = json.loads(line)
        places = []
        at = text.find(told["quote"])
        while at >= 0:
            inside = (s.index for s in annotated.sentences if s.span.start <= at < s.span.end)
            places += [(abs(index - told["sent"]), index, at) for index in inside]
            at = text.find(told["quote"], at + 1)
        if not places:
            raise ValueError(f"{path}: {told['quote']!r} does not stand in the passage")
        _, index, at = min(places)
        found[index].append(told | {"at": at})
    return found


def _row(seen: Seen, gold: list[Row]) -> Row:
    """Return a view with what it should be read to say; who is not in view is not asked for."""
    codes = {principal.code: place for place, principal in enumerate(seen.principals)}
    labels = []
    for told in gold:
        source, target = codes.get(told["source_principal"]), told["target_principal"]
        if source is None or (target is not None and target not in codes):
            continue
        start = told["at"] - seen.start
        labels.append(
            {
                "type": told["type"],
                "source": source,
                "target": None if target is None else codes[target],
                "negated": told["negated"],
                "modality": told["modality"],
                "quote": [start, start + len(told["quote"])],
            }
        )
    return {"view": asdict(seen.view), "labels": labels}


def sentence_rows() -> Iterator[Row]:
    """Yield the single sentences of the pair corpus; only the pairs that they label count."""
    rng = np.random.default_rng(SEED)
    variants = list(lexicon_skeletons())
    sampler = Sampler(read_skeletons(), variants, Actors(), read_plover(), rng)
    for number in range(ROUNDS):
        by_sentence: defaultdict[str, list[Any]] = defaultdict(list)
        for example in sampler.epoch():
            if example.target is not None or example.type in TOPICAL:
                by_sentence[example.sentence].append(example)
        for sentence, examples in by_sentence.items():
            yield _sentence_row(sentence, examples) | {"round": number}


def _sentence_row(sentence: str, examples: list[Any]) -> Row:
    sides: dict[tuple[int, int], int] = {}
    labels, pairs = [], []
    for each in examples:
        source = sides.setdefault(each.source, len(sides))
        target = None if each.target is None else sides.setdefault(each.target, len(sides))
        pairs.append([source, target])
        if each.is_relation:
            label = {"type": each.type, "source": source, "target": target, "quote": None}
            labels.append(label | {"negated": each.negated, "modality": each.modality})
    near = [{"spans": [{"start": a, "end": b}], "is_near": True} for a, b in sides]
    view = {"text": sentence, "begin": 0, "sides": near, "triggers": [], "said": []}
    return {"view": view, "labels": labels, "pairs": pairs}


def main() -> None:
    """Write the rows as JSON lines."""
    place = Path(sys.argv[1])
    folders = [Path(each) for each in sys.argv[2:]]
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("w", encoding="utf-8") as out:
        for folder in folders or [PASSAGES]:
            out.writelines(
                json.dumps(row, ensure_ascii=False) + "\n" for row in passage_rows(folder)
            )
        if not folders:
            out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in sentence_rows())


if __name__ == "__main__":
    main()
