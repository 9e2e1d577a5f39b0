"""The paragraphs of a tree of HTML, XHTML or what trafilatura makes of one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element
    from lxml.html import HtmlElement

__all__ = ["fragment_text", "is_note_mark", "iter_paragraphs", "parse_html", "to_text"]

_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6 head".split())
_ITEMS = frozenset("li item dd dt".split())
_BLOCKS = (
    frozenset(
        "address article blockquote body center div dl figure hr list main ol p pre quote "
        "section table tbody td th tr ul row cell header footer".split()
    )
    | _HEADINGS
    | _ITEMS
)
_BREAKS = frozenset({"br", "lb"})
_DROPPED = frozenset(
    "script style noscript template nav aside form button select svg math object iframe "
    "figcaption audio video title meta link code".split()
)
_NOTE_MARK = re.compile(r"\s*[\[(]?(?:\d{1,3}|[*†‡a-z])[\])]?\s*")
_PROSE = 25  # words: a cell with so many is text laid out in a table, not a figure in one
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_BREAK = "\u2028"  # stands for a <br>; a line feed of the source is mere space
_BREAKS_IN_A_ROW = re.compile(rf"{_BREAK}\s*{_BREAK}\s*")
_BLANK = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")


def parse_html(text: str) -> HtmlElement | None:
    """Return the tree of an HTML text, or None where it has none; entities are not expanded.

    >>> parse_html("<p>They met.").findtext(".//p")
    'They met.'
    """
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    plain = _DECLARATION.sub("", text.replace("\0", ""), count=1)
    try:
        tree: HtmlElement = html.document_fromstring(plain.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError, ValueError):
        return None
    return tree


def to_text(root: _Element) -> str:
    r"""Return the paragraphs of a tree as text, parted by blank lines, headings marked by hashes.

    >>> to_text(parse_html("<h2>Talks</h2><p>They <b>met</b>.<ul><li>in Oslo</ul>"))
    '## Talks\n\nThey met.\n\n- in Oslo'
    """
    return "\n\n".join(iter_paragraphs(root))


def fragment_text(fragment: str) -> str:
    r"""Return the paragraphs of a piece of HTML, or of a text without any.

    >>> fragment_text("<p>They met.</p><p>They left.</p>")
    'They met.\n\nThey left.'
    """
    if "<" not in fragment and "&" not in fragment:
        return "\n\n".join(filter(None, (part.strip() for part in fragment.split("\n\n"))))
    tree = parse_html(fragment)
    return "" if tree is None else to_text(tree)


def iter_paragraphs(root: _Element) -> Iterator[str]:
    """Yield the paragraphs of a tree, without scripts, forms, captions and tables of figures."""
    from lxml import etree

    words: list[str] = []
    mark = ""
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        tag = _tag(element)
        if event == "start":
            if _is_dropped(element, tag):
                walk.skip_subtree()
                continue
            if tag in _BLOCKS:
                yield from _paragraph(words, mark)
                mark = "## " if tag in _HEADINGS else "- " if tag in _ITEMS else mark
            if tag in _BREAKS:
                words.append(_BREAK)
            words.append(element.text or "")
            continue
        if event == "end" and tag in _BLOCKS:
            yield from _paragraph(words, mark)
            mark = ""
        if element is not root:
            words.append(element.tail or "")
    yield from _paragraph(words, mark)


def is_note_mark(element: _Element) -> bool:
    """Tell whether a raised element is the mark of a footnote, not of an ordinal."""
    return _NOTE_MARK.fullmatch("".join(element.itertext())) is not None


def _paragraph(words: list[str], mark: str) -> Iterator[str]:
    """Yield what has been gathered, and empty it; two breaks in a row part paragraphs."""
    told = "".join(words)
    words.clear()
    for part in _BREAKS_IN_A_ROW.split(told):
        plain = _BLANK.sub(" ", part).strip()
        if plain:
            yield mark + plain


def _tag(element: _Element) -> str:
    """Return an element's name without its namespace, or "" of a comment or an instruction."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _is_dropped(element: _Element, tag: str) -> bool:
    if tag in _DROPPED or (tag == "sup" and is_note_mark(element)):
        return True
    return tag == "table" and not any(
        len("".join(cell.itertext()).split()) >= _PROSE
        for cell in element.iter("td", "cell", "{*}td")
    )
