"""What verification and validation found, ready to print."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Fault", "ValidationReport", "VerificationReport"]


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something wrong in an article's graph: where, and what."""

    article: str
    """The article's local identifier."""
    node: str
    """The IRI of the node at fault."""
    message: str

    def __str__(self) -> str:
        return f"{self.article}: {self.message} ({self.node})"


@dataclass(frozen=True, slots=True, kw_only=True)
class VerificationReport:
    """How many quotes were compared with their text, and which do not stand there."""

    checked: int
    """Quotes that were compared with the text of their article."""
    without_text: int
    """Quotes whose article is stored without its text; only their length was checked."""
    faults: tuple[Fault, ...]

    def __str__(self) -> str:
        lines = [str(fault) for fault in self.faults]
        lines.append(f"{self.checked} quotes compared with their text, {len(lines)} faults")
        if self.without_text:
            lines.append(f"{self.without_text} quotes of articles stored without their text")
        return "\n".join(lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidationReport:
    """How many articles were held against the shapes, and what does not conform."""

    articles: int
    faults: tuple[Fault, ...]

    @property
    def conforms(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults

    def __str__(self) -> str:
        lines = [str(fault) for fault in self.faults]
        lines.append(f"{self.articles} articles held against the shapes, {len(lines)} faults")
        return "\n".join(lines)
