"""Texts to annotate, with the default model loaded once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from relgraph.annotate import Annotator, annotate, load_annotator
from relgraph.knowledge import load_registry
from relgraph.model import Article, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from relgraph.model import AnnotatedArticle


@pytest.fixture(scope="session")
def annotator() -> Annotator:
    return load_annotator(load_registry())


@pytest.fixture(scope="session")
def annotated(annotator: Annotator) -> Callable[..., AnnotatedArticle]:
    """Annotate paragraphs as the body of an article of 29 December 2023."""

    def annotate_text(*paragraphs: str, on: date | None = date(2023, 12, 29)) -> AnnotatedArticle:
        text, body = "", []
        for paragraph in paragraphs:
            body.append(Span(len(text), len(text) + len(paragraph)))
            text += paragraph + "\n"
        article = Article(text=text, body=tuple(body), title="A text", published_on=on)
        return annotate(article, annotator)

    return annotate_text


@pytest.fixture(scope="session")
def mentioned(
    annotated: Callable[..., AnnotatedArticle],
) -> Callable[..., list[tuple[str, str]]]:
    """List each mention's words with the codes that they were resolved to."""

    def list_mentions(
        *paragraphs: str, on: date | None = date(2023, 12, 29)
    ) -> list[tuple[str, str]]:
        found = annotated(*paragraphs, on=on)
        return [
            (
                mention.span.of(found.article.text),
                " ".join(party.actor.code for party in mention.parties),
            )
            for mentions in found.mentions
            for mention in mentions
        ]

    return list_mentions
