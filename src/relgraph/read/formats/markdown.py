"""Markdown, with what its front matter says: marks go, what they mark stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relgraph.errors import ArticleError
from relgraph.read.decoding import decode
from relgraph.read.details import Details
from relgraph.read.documents import Draft
from relgraph.read.headings import with_title
from relgraph.read.records import record_details

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from relgraph.read.documents import Document

__all__ = ["read"]

_FRONT_MATTER = re.compile(
    r"(?P<mark>---|\+\+\+)[ \t]*\n(?P<told>.{0,20000}?)^(?P=mark)[ \t]*(?:\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
_NOTE = re.compile(r"\[\^[^\]\s]{1,40}\](?P<told>:)?")


def read(document: Document) -> Iterator[Draft]:
    """Yield the one draft of a Markdown file.

    Raises:
        ArticleError: it is no text, not in the encoding told, or only front matter.
    """
    options = document.options
    text = decode(document.content(), document.told, options.encoding, options.limits)
    details, start = _front_matter(text)
    paragraphs = "\n\n".join(_iter_paragraphs(text[start:]))
    if not paragraphs:
        raise ArticleError(
            f"{document.told} has nothing beside front matter; give the whole article"
        )
    yield Draft(
        text=with_title(paragraphs, details.title),
        name=document.name,
        told=document.told,
        details=details,
    )


def _front_matter(text: str) -> tuple[Details, int]:
    """Return what the front matter says in YAML or TOML, and where it ends."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        return Details(), 0
    told = _parsed(match["told"], is_toml=match["mark"] == "+++")
    if not isinstance(told, dict):
        return Details(), 0 if told is None else match.end()
    return record_details({str(key): value for key, value in told.items()}), match.end()


def _parsed(told: str, *, is_toml: bool) -> object:
    """Return what front matter holds, or None where it is none but a text between two rules."""
    import tomllib

    import yaml

    try:
        return tomllib.loads(told) if is_toml else yaml.safe_load(told)
    except (tomllib.TOMLDecodeError, yaml.YAMLError, ValueError, RecursionError):
        return None


def _iter_paragraphs(text: str) -> Iterator[str]:
    """Yield the paragraphs, without code, pictures, tables and notes."""
    from markdown_it import MarkdownIt

    mark, in_table = "", False
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type in {"table_open", "table_close"}:
            in_table = token.type == "table_open"
        elif token.type == "heading_open":
            mark = "# " if token.tag == "h1" else "## "
        elif token.type == "list_item_open":
            mark = "- "
        elif token.type == "inline" and not in_table:
            words = _words(token.children or ())
            if words:
                yield mark + words
            mark = ""


def _words(children: Sequence[Token]) -> str:
    told = "".join(
        " " if child.type in {"softbreak", "hardbreak"} else child.content
        for child in children
        if child.type in {"text", "code_inline", "softbreak", "hardbreak"}
    )
    note = _NOTE.match(told)
    if note is not None and note["told"]:
        return ""
    return " ".join(_NOTE.sub("", told).split())
