from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def assert_pdf_is(
    assert_body_is: Callable[[Path, Any], Any],
) -> Callable[[Path, Any, str], None]:
    """A function that holds a PDF against its text and title, whole sentences included."""

    def check(path: Path, made: Any, title: str) -> None:
        article = assert_body_is(path, made).article
        found = [span.of(article.text) for span in article.body]
        assert article.title == title
        assert [words for words in found if not is_part(words, made.paragraphs)] == []

    return check


def is_part(words: str, paragraphs: tuple[str, ...]) -> bool:
    """Tell whether words are whole sentences of one paragraph: a column may end with a sentence."""
    return words[0].isupper() and words.endswith(".") and any(words in each for each in paragraphs)
