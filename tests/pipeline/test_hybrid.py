from __future__ import annotations

import pytest

from relgraph.model import Article, Span
from relgraph.pipeline import Extractor

pytestmark = pytest.mark.model

TEXT = (
    "Norway criticised Chile over the ban on salmon. Santiago has long chafed at Norwegian rules. "
    "On Tuesday Norwegian officials poured cold water on the idea of a summit with Chile."
)


@pytest.fixture(scope="module")
def article() -> Article:
    return Article(text=TEXT, body=(Span(0, len(TEXT)),), title="Salmon")


def test_hybrid_says_what_the_rules_say_and_more(article: Article) -> None:
    """The model stands beside the frames, it does not replace them."""
    rules = Extractor(extractor="rules")
    said = {each.id for each in rules.extract(article).statements}
    found = rules.choosing("hybrid").extract(article).statements

    assert said <= {each.id for each in found}
    assert any(each.frame == "learned" for each in found)


def test_the_same_article_gives_the_same_statements(article: Article) -> None:
    """A graph made twice must be the same bytes."""
    extractor = Extractor(extractor="hybrid")

    assert extractor.extract(article).statements == extractor.extract(article).statements


def test_a_run_tells_model_and_weights() -> None:
    """Another model reads every article anew."""
    run = Extractor(extractor="hybrid").run

    assert run.extractor == "hybrid"
    assert run.extractor_version != Extractor(extractor="rules").run.extractor_version
