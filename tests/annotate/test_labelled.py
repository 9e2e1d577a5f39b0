"""How well mentions are found and linked in articles written for the purpose."""

from __future__ import annotations

import hashlib
import json
from math import floor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from relgraph.annotate import annotate
from relgraph.evaluate import LabelledArticle, evaluate_mentions, mentions_to_json
from relgraph.read import Details, parse_article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relgraph.annotate import Annotator
    from relgraph.model import AnnotatedArticle

pytestmark = pytest.mark.model

CORPUS = Path(__file__).parent / "labelled"
FLOOR = CORPUS / "floor.json"


def digest(folder: Path) -> str:
    """Return a digest of all articles: figures of another corpus are not to be compared."""
    content = b"".join(path.read_bytes() for path in sorted(folder.glob("*.toml")))
    return hashlib.sha256(content).hexdigest()


def flatten(figures: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, float]]:
    """Yield each share by its path ("kinds pronoun"), rounded down to the second decimal."""
    for name, value in figures.items():
        if isinstance(value, dict):
            yield from flatten(value, f"{prefix}{name} ")
        elif isinstance(value, float):
            yield f"{prefix}{name}", floor(round(value * 100, 2)) / 100


@pytest.fixture(scope="module")
def measured(annotator: Annotator) -> dict[str, float]:
    def annotate_labelled(labelled: LabelledArticle) -> AnnotatedArticle:
        details = Details(published_on=labelled.published_on)
        return annotate(parse_article(labelled.text, details=details), annotator)

    return dict(flatten(mentions_to_json(evaluate_mentions(CORPUS, annotate_labelled))))


def test_no_share_of_the_labelled_articles_falls_below_its_floor(
    measured: dict[str, float], *, update_golden: bool
) -> None:
    """A rule that helps one text must not quietly harm others.

    `pytest --update-golden` raises the floor to what is measured and never lowers it. Who must
    lower a figure does so by hand and says why in "lowered", a sentence for each.
    """
    told = json.loads(FLOOR.read_text(encoding="utf-8"))
    if update_golden:
        is_same = told["corpus"] == digest(CORPUS)
        kept = told["floor"] if is_same else {}
        raised = {name: max(share, kept.get(name, 0.0)) for name, share in measured.items()}
        told |= {"corpus": digest(CORPUS), "floor": raised}
        FLOOR.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")

    below = {
        name: (measured[name], least)
        for name, least in told["floor"].items()
        if measured.get(name, least) < least  # a manner that found nothing found nothing wrong
    }
    assert below == {}


def test_the_floor_belongs_to_these_articles() -> None:
    """A label changed without a word would move the figures as much as a rule does."""
    assert json.loads(FLOOR.read_text(encoding="utf-8"))["corpus"] == digest(CORPUS)


def test_there_are_many_articles_each_for_a_difficulty_of_its_own() -> None:
    """One that repeats another's difficulty counts it twice."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.toml"))]
    difficulties = {text.partition("\n")[0] for text in texts}

    assert len(difficulties) == len(texts) >= 25
    assert all(each.startswith("difficulty = ") for each in difficulties)
