"""How far a long job is: a bar on a terminal, nothing in a pipe."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import Progress

__all__ = ["progress"]


@contextmanager
def progress(doing: str, total: int | None = None) -> Iterator[Callable[[], None]]:
    """Show on a terminal how many are done, how fast, and how long it will take yet.

    Gives what is to be called as each one is done.

    Args:
        doing: what is being done.
        total: how many there are; where None, the time that has passed stands for that left.
    """
    if not sys.stderr.isatty():
        yield lambda: None
        return
    with _bar(is_counted=total is not None) as bar:
        task = bar.add_task(doing, total=total, rate="")

        def advance() -> None:
            bar.advance(task)
            speed = bar.tasks[0].finished_speed or bar.tasks[0].speed
            bar.update(task, rate=f"{speed:.1f} a second" if speed else "")

        yield advance


def _bar(*, is_counted: bool) -> Progress:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    rate = TextColumn("{task.fields[rate]}")
    doing = TextColumn("{task.description}")
    done = TextColumn("{task.completed} done")
    of_all = TextColumn("{task.completed} of {task.total}")
    counted = (doing, BarColumn(), of_all, rate, TimeRemainingColumn())
    uncounted = (SpinnerColumn(), doing, done, rate, TimeElapsedColumn())
    return Progress(
        *(counted if is_counted else uncounted),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=sys.stdout.isatty(),  # else data would go where the bar is
    )
