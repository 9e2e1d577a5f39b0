"""The extractors that are installed, found by their entry points."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from relgraph.errors import ExtractorError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from relgraph.model import Choice, StatementExtractor

__all__ = ["extractor_names", "load_extractor"]

_GROUP = "relgraph.extractors"
_ASKED = ("name", "version", "statements")


def extractor_names() -> tuple[str, ...]:
    """Return the names of all extractors that are installed, in order."""
    return tuple(sorted(entry_points(group=_GROUP).names))


def load_extractor(choice: Choice) -> StatementExtractor:
    """Return the extractor that was chosen, made with its options.

    Raises:
        ExtractorError: none has that name, several packages bring it, or it cannot be loaded or
            made with these options.
    """
    found = entry_points(group=_GROUP, name=choice.name)
    if not found:
        known = ", ".join(extractor_names()) or "none; install relgraph anew"
        raise ExtractorError(f"there is no extractor {choice.name!r}; known are: {known}")
    brought = sorted({_package(each) for each in found})
    if len(brought) > 1:
        raise ExtractorError(
            f"the packages {' and '.join(brought)} both bring an extractor {choice.name!r}; "
            "uninstall one"
        )
    return _made(next(iter(found)), choice)


def _made(entry: EntryPoint, choice: Choice) -> StatementExtractor:
    where = f"the extractor {entry.name!r} of the package {_package(entry)}"
    try:
        factory = entry.load()
    except (ImportError, AttributeError) as error:
        raise ExtractorError(f"{where} cannot be loaded ({error}); mend or uninstall it") from error
    if not callable(factory):
        raise ExtractorError(f"{where} cannot be called with options; mend {entry.value}")
    extractor: StatementExtractor = factory(dict(choice.options))
    lacking = [name for name in _ASKED if name not in dir(extractor)]  # a version may take time
    if lacking:
        raise ExtractorError(f"{where} has no {lacking[0]!r}; give it what an extractor needs")
    return extractor


def _package(entry: EntryPoint) -> str:
    return entry.dist.name if entry.dist else entry.value
