"""A limit on time that also ends work inside a library."""

from __future__ import annotations

import signal
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from relgraph.read.limits import Limits

__all__ = ["Deadline", "deadline"]

_AGAIN = 1.0  # seconds: a library may swallow the first interruption


class _OutOfTimeError(BaseException):
    """Not an Exception, since libraries catch those and go on."""


class Deadline:
    """When work on a document must end, for those who ask between two steps."""

    def __init__(self, limits: Limits, told: str) -> None:
        self._limits = limits
        self._told = told
        self._end = time.monotonic() + limits.seconds

    @property
    def left(self) -> float:
        """The seconds that are left.

        Raises:
            LimitError: none are.
        """
        self.check()
        return max(self._end - time.monotonic(), 0.001)

    def check(self) -> None:
        """Return if there is time left.

        Raises:
            LimitError: there is none.
        """
        if time.monotonic() >= self._end:
            raise self._limits.exceeded("seconds", self._told, "takes more than {limit} seconds")


@contextmanager
def deadline(limits: Limits, told: str) -> Iterator[None]:
    """End the work inside when it has taken the limit on time.

    A timer of the system interrupts it wherever it is, on the main thread of a system that has
    such timers; elsewhere only readers that look at a `Deadline` of their own stop by themselves.

    Raises:
        LimitError: the time was up.
    """
    if not hasattr(signal, "setitimer") or not _is_main_thread():
        yield
        return
    handler = signal.signal(signal.SIGALRM, _interrupt)
    earlier = signal.setitimer(signal.ITIMER_REAL, limits.seconds, _AGAIN)
    try:
        yield
    except _OutOfTimeError as error:
        raise limits.exceeded("seconds", told, "takes more than {limit} seconds") from error
    finally:
        signal.setitimer(signal.ITIMER_REAL, *earlier)
        signal.signal(signal.SIGALRM, handler)


def _is_main_thread() -> bool:
    return threading.current_thread() is threading.main_thread()


def _interrupt(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - signal's own
    raise _OutOfTimeError
