"""What every extractor is to the rest of the program, whoever wrote it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from relgraph.model.statements import Statement
    from relgraph.model.text import AnnotatedArticle

__all__ = ["DEFAULT_EXTRACTOR", "Choice", "Refusal", "StatementExtractor"]

DEFAULT_EXTRACTOR = "hybrid"


@dataclass(frozen=True, slots=True)
class Choice:
    """Which extractor is to read, and the options that it is made with.

    It can be hashed and sent to another process. A secret is no option: an extractor takes its
    own from the environment of the process in which it works.
    """

    name: str = DEFAULT_EXTRACTOR
    options: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, name: str, options: Mapping[str, str] | None = None) -> Choice:
        """Return a choice, its options in order of name.

        >>> Choice.of("llm", {"model": "m", "base_url": "http://127.0.0.1:1"}).options[1]
        ('model', 'm')
        """
        return cls(name, tuple(sorted((options or {}).items())))


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that an extractor was offered and did not take for a statement."""

    reason: str
    """Few and fixed words, to count by: "the quote does not stand in the text"."""


class StatementExtractor(Protocol):
    """Finds what an annotated article says.

    A package of one's own brings one by an entry point of the group "relgraph.extractors": its
    name is the extractor's, its value something that is called with the options
    (`Mapping[str, str]`, mostly empty) and gives such an object. That call must be cheap and open
    nothing; what takes time is loaded with the first article.
    """

    @property
    def name(self) -> str:
        """The name that it is chosen by."""

    @property
    def version(self) -> str:
        """What its statements depend on; another version reads every article anew."""

    def statements(self, annotated: AnnotatedArticle) -> Iterable[Statement | Refusal]:
        """Return what an article says, and what was refused on the way, in order of place.

        The same article must give the same statements wherever a model does not forbid it.

        Raises:
            ArticleError: this article cannot be read; the import tells it and goes on.
            ExtractorError: no article can be read so, as when a server refuses the key.
        """
