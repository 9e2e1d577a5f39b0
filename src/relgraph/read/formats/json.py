"""JSON lines, and JSON as news services answer: each object an article."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from relgraph.errors import ArticleError
from relgraph.read.decoding import decode, encoding_of
from relgraph.read.records import record_draft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relgraph.read.documents import Document, Draft

__all__ = ["read"]

_LISTS = "articles results docs items data hits news stories value entries response".split()
_SOURCE = "_source"  # where Elasticsearch keeps the object itself


def read(document: Document) -> Iterator[Draft | ArticleError]:
    """Yield a draft of every object, or what is wrong with it; lines are read one by one.

    Raises:
        ArticleError: it is no JSON, or not in the encoding told.
    """
    told, options = document.told, document.options
    encoding = encoding_of(document.head(4), options.encoding)
    first = document.file.readline(options.limits.size + 1)
    is_lines = _parsed_or_none(first.decode(encoding, "replace")) is not None
    if not is_lines or not document.file.read(1):  # one line alone may hold a whole answer
        whole = replace(options.limits, text=options.limits.size)
        text = decode(document.content(), told, options.encoding, whole)
        yield from _numbered(_listed(_parsed(text, told)), document)
        return
    document.file.seek(0)
    yield from _numbered(_lines(document, encoding), document)


def _numbered(records: Iterator[object], document: Document) -> Iterator[Draft | ArticleError]:
    for number, record in enumerate(records, start=1):
        if isinstance(record, ArticleError):
            yield record
            continue
        if not isinstance(record, dict):
            yield ArticleError(f"{document.told}/{number} is no JSON object; leave it out")
            continue
        try:
            inner = record.get(_SOURCE)
            yield record_draft(inner if isinstance(inner, dict) else record, number, document)
        except ArticleError as error:
            yield error


def _lines(document: Document, encoding: str) -> Iterator[object]:
    """Yield the object of every line, or what is wrong with it."""
    limits = document.options.limits
    number = 0
    while line := document.file.readline(limits.text + 1):
        number += 1
        told = f"{document.told}/{number}"
        if len(line) > limits.text:
            raise limits.exceeded("text", told, "has more than {limit} bytes of text")
        if line.strip():
            try:
                yield _parsed(decode(line, told, encoding, limits), told)
            except ArticleError as error:
                yield error


def _parsed(text: str, told: str) -> object:
    try:
        return json.loads(text.lstrip("\ufeff"), strict=False)
    except (ValueError, RecursionError) as error:
        raise ArticleError(f"{told} is JSON that is broken ({error}); get it again") from error


def _parsed_or_none(text: str) -> object:
    try:
        return _parsed(text, "")
    except ArticleError:
        return None


def _listed(parsed: object) -> Iterator[object]:
    """Yield the objects of a list, of the list in an answer, or the one object there is."""
    while isinstance(parsed, dict):
        inner = next((parsed[name] for name in _LISTS if isinstance(parsed.get(name), list)), None)
        if inner is None:
            inner = next(
                (parsed[name] for name in _LISTS if isinstance(parsed.get(name), dict)), None
            )
        if inner is None:
            yield parsed
            return
        parsed = inner
    yield from parsed if isinstance(parsed, list) else [parsed]
