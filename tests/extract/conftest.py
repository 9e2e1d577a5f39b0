"""Sentences to read statements off, with model and lexicon loaded once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from relgraph.annotate import annotate, load_annotator
from relgraph.extract import Lexicon, extract_statements, load_lexicon
from relgraph.knowledge import load_registry
from relgraph.model import Article, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from relgraph.model import Statement


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="session")
def statements(lexicon: Lexicon) -> Callable[..., tuple[Statement, ...]]:
    """Extract the statements of paragraphs, as of 29 December 2023."""
    annotator = load_annotator(load_registry())

    def extract(*paragraphs: str) -> tuple[Statement, ...]:
        text, body = "", []
        for paragraph in paragraphs:
            body.append(Span(len(text), len(text) + len(paragraph)))
            text += paragraph + "\n"
        article = Article(
            text=text, body=tuple(body), title="A text", published_on=date(2023, 12, 29)
        )
        return extract_statements(annotate(article, annotator), lexicon)

    return extract


@pytest.fixture(scope="session")
def told(statements: Callable[..., tuple[Statement, ...]]) -> Callable[..., set[str]]:
    """Extract statements as short lines: "Visit PAK > USA", "-" where there is no target.

    A negated one begins with "not", a prospective or prescriptive one ends with its modality.
    """

    def tell(*paragraphs: str) -> set[str]:
        return {line for statement in statements(*paragraphs) for line in _lines(statement)}

    return tell


def _lines(statement: Statement) -> list[str]:
    lines = []
    for pair in statement.pairs():
        codes = ["-" if each is None else (each.principal or each.actor).code for each in pair]
        sides = " = ".join(sorted(codes)) if statement.is_symmetric else " > ".join(codes)
        denied = "not " if statement.negated else ""
        modality = "" if statement.modality == "asserted" else f" {statement.modality}"
        lines.append(f"{denied}{statement.type} {sides}{modality}")
    return lines
