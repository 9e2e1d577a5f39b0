import signal
import threading
import time
from contextlib import suppress

import pytest

from relgraph.errors import ArticleError, LimitError
from relgraph.read.deadline import Deadline, deadline
from relgraph.read.limits import Limits

SHORT = Limits(seconds=0.05)


def swallow() -> None:
    """Work as a library does that goes on after every error."""
    while True:
        with suppress(Exception):
            time.sleep(5)


def test_work_without_end_is_ended() -> None:
    """No file may hold up an import of a thousand."""
    with (
        pytest.raises(LimitError, match=r"a\.pdf takes more than 0\.05 seconds"),
        deadline(SHORT, "a.pdf"),
    ):
        swallow()


def test_a_regular_expression_without_end_is_ended() -> None:
    """Most endless work on texts is inside one."""
    import re

    with pytest.raises(LimitError), deadline(SHORT, "a.txt"):
        re.fullmatch(r"(a|a)*b", "a" * 40)


def test_the_timers_of_others_are_left_as_they_were() -> None:
    """A program that uses relgraph may have its own."""
    before = signal.getsignal(signal.SIGALRM)
    with deadline(Limits(seconds=5), "a.txt"):
        pass
    with pytest.raises(ArticleError), deadline(Limits(seconds=5), "a.txt"):
        raise ArticleError("broken")

    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_off_the_main_thread_work_goes_on_and_readers_look_at_the_time() -> None:
    """There the system gives no timer; readers that take long have a deadline of their own."""
    told: list[object] = []

    def work() -> None:
        with deadline(SHORT, "a.pdf"):
            own = Deadline(SHORT, "a.pdf")
            own.check()
            time.sleep(0.1)
            try:
                own.check()
            except LimitError as error:
                told.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()

    assert "beyond the limit 'seconds'" in str(told[0])
