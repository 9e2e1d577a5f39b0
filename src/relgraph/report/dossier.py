"""What a report of a dyad is made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from relgraph.model import Modality

if TYPE_CHECKING:
    from relgraph.model import Actor, Run, StatementType
    from relgraph.report.measured import Measured

__all__ = ["Carried", "Dossier", "Made", "Said", "Source", "Third", "Tone", "Way"]

_WEB = ("http", "https")


class Way(StrEnum):
    """Which way a statement goes between the two."""

    FORTH = "forth"
    """From the first to the second."""
    BACK = "back"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An article that statements come from."""

    id: str
    title: str
    date: str = ""
    publisher: str = ""
    url: str = ""
    original: str = ""
    """The title of the article that it is a reprint of; "" where it is none."""

    @property
    def link(self) -> str:
        """The address where it leads to the web, else "": articles may carry any text there."""
        try:
            scheme = urlsplit(self.url).scheme
        except ValueError:
            return ""
        return self.url if scheme in _WEB else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement between the two, with its words; `quote` is "" where quotes are left out."""

    id: str
    kind: StatementType
    way: Way
    sources: tuple[str, ...]
    """The names of the actors whom the text has act."""
    targets: tuple[str, ...]
    quote: str
    source: Source
    confidence: float
    is_negated: bool = False
    modality: Modality = Modality.ASSERTED
    topic: str = ""
    date: str = ""
    """That of the event, or of the article where the text gives none; "" for neither."""
    speaker: str = ""
    """Who is said to say it; "" for the author."""
    is_speaker_third: bool = False
    """Whether the speaker is and acts for neither of the two."""

    @property
    def is_counted(self) -> bool:
        """Whether it affirms something as actual, in a text that is no reprint."""
        is_plain = not self.is_negated and self.modality is Modality.ASSERTED
        return is_plain and not self.source.original


@dataclass(frozen=True, slots=True)
class Tone:
    """How many statements are of each polarity."""

    cooperative: int = 0
    conflictual: int = 0
    neutral: int = 0

    @property
    def count(self) -> int:
        """All of them."""
        return self.cooperative + self.conflictual + self.neutral


@dataclass(frozen=True, slots=True)
class Third:
    """Somebody with whom both of the two have to do."""

    name: str
    with_first: Tone
    with_second: Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """One side of what is both affirmed and denied, and who carries it."""

    kind: StatementType
    side: str
    """"affirmed" or "denied"."""
    source: str
    target: str
    articles: int
    independent: int
    """Articles where a reprint and its original count as one."""
    publishers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """How the report came about."""

    version: str
    """That of the program which compiled it."""
    articles: int
    """Those of the whole graph."""
    graph_sha256: str
    runs: tuple[Run, ...]
    """What read the statements."""
    coverage: tuple[str, ...]
    """What the statements rest on, a sentence each."""
    since: str | None = None
    until: str | None = None
    min_confidence: float = 0.0
    types: tuple[str, ...] = ()
    """Those that were taken; all where there are none."""
    measured: Measured | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Two principals, what is said between them, and how that was found."""

    first: Actor
    second: Actor
    said: tuple[Said, ...]
    thirds: tuple[Third, ...]
    made: Made
    carried: tuple[Carried, ...] = ()
    has_quotes: bool = True

    @property
    def title(self) -> str:
        """The names of the two."""
        return f"{self.first.name} and {self.second.name}"
