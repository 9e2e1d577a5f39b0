"""What libraries raise on bytes that their authors did not foresee."""

from __future__ import annotations

import struct
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING

from relgraph.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["broken"]

_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,  # with RecursionError and NotImplementedError
    StopIteration,
    SyntaxError,  # lxml's is one
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""A PDF that makes a dictionary of a number ends in a TypeError somewhere inside the library: only
there can any of these mean that the file is broken, so only calls of a library stand inside."""


@contextmanager
def broken(told: str, form: str, *own: type[Exception]) -> Iterator[None]:
    """Tell what a library stumbles over as a fault of the file.

    Args:
        told: what messages call the file.
        form: the format, as in "a PDF".
        own: what else the library raises.

    Raises:
        ArticleError: the library stumbled.
    """
    faults: tuple[type[Exception], ...] = (*_FAULTS, *own)
    try:
        yield
    except ArticleError:
        raise
    except faults as error:
        raise ArticleError(
            f"{told} is {form} that is broken ({_brief(error)}); get it again or save it anew"
        ) from error


def _brief(error: Exception) -> str:
    words = " ".join(str(error).split())
    return f"{type(error).__name__}: {words[:100]}" if words else type(error).__name__
