from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from relgraph.annotate.parser import DEFAULT_MODEL, load_parser
from relgraph.errors import ModelError
from relgraph.model import Article, Span

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", ["no_such_model", "no.such.model", ".model"])
def test_a_model_that_is_not_installed_is_named_with_what_to_do(name: str) -> None:
    """Nothing is downloaded, so the user must hear which package is missing."""
    with pytest.raises(ModelError, match="not installed") as caught:
        load_parser(name)

    assert repr(name) in str(caught.value)
    assert DEFAULT_MODEL in str(caught.value)


@pytest.mark.parametrize("name", ["math", "json"])
def test_a_module_that_is_no_language_model_is_refused(name: str) -> None:
    """A mistyped name may well be that of some other module, even one that loads things."""
    with pytest.raises(ModelError, match="cannot be loaded as a spaCy model"):
        load_parser(name)


def test_a_model_without_a_parser_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Statements are read off the parse: such a model would find nothing, and say nothing."""
    (tmp_path / "blank_relgraph_model.py").write_text(
        "import spacy\n\n\ndef load():\n    return spacy.blank('en')\n", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(str(tmp_path))

    with pytest.raises(ModelError, match="no dependency parser"):
        load_parser("blank_relgraph_model")


@pytest.mark.model
def test_sentences_are_counted_over_paragraphs_and_blank_ones_are_skipped() -> None:
    """A statement names its sentence by this number."""
    text = "Kenya met Peru. Chile left.\n   \nNorway stayed."
    body = (Span(0, 27), Span(28, 31), Span(32, 46))
    sentences = list(load_parser().parse(Article(text=text, body=body, title="")))

    assert [each.span.of(text) for each in sentences] == [
        "Kenya met Peru.",
        "Chile left.",
        "Norway stayed.",
    ]
    assert [(each.index, each.paragraph) for each in sentences] == [(0, 0), (1, 0), (2, 2)]


@pytest.mark.model
def test_tokens_stand_at_their_offsets_across_a_wrapped_line() -> None:
    """A line break inside a paragraph must not move what follows it."""
    text = "Heading\nKenya\nmet  Peru."
    (sentence,) = load_parser().parse(Article(text=text, body=(Span(8, 24),), title=""))

    assert [text[each.start : each.end] for each in sentence.tokens] == [
        each.text for each in sentence.tokens
    ]
    assert [each.text for each in sentence.tokens] == ["Kenya", "met", "Peru", "."]
    assert [each.index for each in sentence.tokens] == list(range(4))


@pytest.mark.model
def test_plural_offices_are_told_by_their_singular() -> None:
    """Descriptions are listed as singular lemmas; the tagger leaves "Ministers" as a name."""
    text = "The Foreign Ministers of Kenya and Peru met."
    (sentence,) = load_parser().parse(Article(text=text, body=(Span(0, len(text)),), title=""))

    assert "minister" in [each.lemma for each in sentence.tokens]
