"""What passes inside the room: a document in bytes, and the draft of an article read from it."""

from __future__ import annotations

import io
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, BinaryIO

from relgraph.read.details import Details
from relgraph.read.options import DEFAULTS, ReadOptions

if TYPE_CHECKING:
    from relgraph.read.budget import Budget

__all__ = ["Document", "Draft"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A stream of bytes that holds one article, several or other documents."""

    file: BinaryIO
    """Open to read, at its start; it can be sought in."""
    name: str
    """Its own name, without the folders."""
    told: str
    """What messages call it: a path, an address, or an archive with the path inside."""
    options: ReadOptions = DEFAULTS
    url: str | None = None
    media_type: str = ""
    """What a server or a letter says it is, with its parameters; "" where nobody says."""
    depth: int = 0
    """How many archives or letters it came out of."""
    budget: Budget | None = field(default=None, compare=False)
    """How much the outermost archive may still unpack; None outside of archives."""

    @property
    def suffix(self) -> str:
        """The ending of the name from its last full stop, in lower case, or ""."""
        stem, dot, ending = self.name.rpartition(".")
        return f".{ending.lower()}" if dot and stem else ""

    def head(self, size: int) -> bytes:
        """Return the first bytes, leaving the stream at its start."""
        self.file.seek(0)
        start = self.file.read(size)
        self.file.seek(0)
        return start

    def content(self) -> bytes:
        """Return all bytes.

        Raises:
            LimitError: there are more than the limit on size.
        """
        limits = self.options.limits
        self.file.seek(0)
        content = self.file.read(limits.size + 1)
        if len(content) > limits.size:
            raise limits.exceeded("size", self.told, "has more than {limit} bytes")
        return content

    def member(self, content: bytes, name: str, *, media_type: str = "") -> Document:
        """Return a document that lies inside this one."""
        plain = name.encode("utf-8", "replace").decode("utf-8")
        return replace(
            self,
            file=io.BytesIO(content),
            name=plain.replace("\\", "/").rstrip("/").rpartition("/")[2],
            told=f"{self.told}/{plain}",
            media_type=media_type,
            depth=self.depth + 1,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a format gives for one article: its text, paragraphs parted by blank lines."""

    text: str
    name: str
    told: str
    details: Details = field(default_factory=Details)
    """What the document's own marks say; it goes before what the text's head says."""
    hints: Details = field(default_factory=Details)
    """What is known less surely, such as when a file was made; it goes after the text's head."""
