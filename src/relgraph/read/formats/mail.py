"""Letters in files: newsletters and statements sent around, and the documents attached to them."""

from __future__ import annotations

import re
from email import policy
from email.parser import BytesParser
from typing import TYPE_CHECKING

from relgraph.errors import ArticleError
from relgraph.read.bylines import is_name
from relgraph.read.dates import parse_date_or_none
from relgraph.read.details import Details
from relgraph.read.documents import Draft
from relgraph.read.faults import broken
from relgraph.read.files import is_wanted
from relgraph.read.headings import with_title
from relgraph.read.markup import fragment_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

    from relgraph.model import Author
    from relgraph.read.documents import Document

__all__ = ["read"]

_FORM = "a letter"
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_QUOTED = re.compile(r"^>.*\n?", re.MULTILINE)
_INTRODUCTION = re.compile(r"^On .{5,120} wrote:\s*$", re.MULTILINE)
_REPLY = re.compile(r"(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)


def read(document: Document) -> Iterator[Draft | Document | ArticleError]:
    """Yield the draft of a letter's own text, and the documents attached to it.

    Raises:
        ArticleError: it has neither.
    """
    with broken(document.told, _FORM):
        message = BytesParser(policy=policy.default).parsebytes(document.content())
        text = _text(message)
        details = _details(message)
        attached = list(_attachments(message, document))
    if text:
        yield Draft(
            text=with_title(text, details.title),
            name=document.name,
            told=document.told,
            details=details,
        )
    yield from attached
    if not text and not attached:
        raise ArticleError(f"{document.told} is a letter without text; save it with its text")


def _text(message: EmailMessage) -> str:
    """Return the letter's own text: the marked-up one, since plain ones are often made of it."""
    part = message.get_body(preferencelist=("html", "plain"))
    if part is None:
        return ""
    content = part.get_content()
    if not isinstance(content, str):
        return ""
    if part.get_content_type() == "text/html":
        return fragment_text(content)
    plain = _SIGNATURE.split(content.replace("\r\n", "\n").replace("\r", "\n"), maxsplit=1)[0]
    return _INTRODUCTION.sub("", _QUOTED.sub("", plain)).strip()


def _details(message: EmailMessage) -> Details:
    subject = " ".join(_REPLY.sub("", str(message.get("subject", "")), count=1).split())
    authors, publisher = _sender(message)
    return Details(
        title=subject or None,
        authors=authors,
        published_on=parse_date_or_none(str(message.get("date", ""))),
        publisher=publisher,
    )


def _sender(message: EmailMessage) -> tuple[tuple[Author, ...], str | None]:
    """Return the sender as author where it has a person's name, otherwise as publisher."""
    from relgraph.model import Author as Writer

    sender = message.get("from")
    for address in getattr(sender, "addresses", ()):
        name = " ".join(address.display_name.split())
        if name:
            return ((Writer(name),), None) if is_name(name) else ((), name)
    return (), None


def _attachments(message: EmailMessage, document: Document) -> Iterator[Document]:
    for part in message.iter_attachments():
        name = (part.get_filename() or "").rpartition("/")[2]
        content = part.get_payload(decode=True)
        if is_wanted(name) and isinstance(content, bytes):
            yield document.member(content, name, media_type=part.get_content_type())
