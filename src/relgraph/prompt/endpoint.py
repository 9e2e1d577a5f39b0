"""Questions to an OpenAI-compatible endpoint: its answer, or one sentence on what failed."""

from __future__ import annotations

import time
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from relgraph.errors import ArticleError, ExtractorError
from relgraph.prompt.settings import KEY_VARIABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import httpx

    from relgraph.prompt.settings import Settings

__all__ = ["Endpoint"]

_ATTEMPTS = 5
_FIRST_WAIT = 1.0  # seconds, doubled each time: 1, 2, 4, 8
_LONGEST_WAIT = 60.0  # seconds: the windows of hosted endpoints' limits are of a minute
_CONNECTING = 10.0  # seconds; a server that is there answers in a fraction of one
_SHOWN = 200  # characters of what a server says: the reason stands first
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
_REFUSING = frozenset({401, 403})
_ABSENT = 404
_OPTIONAL = ("response_format", "seed", "temperature")
"""What some servers and models do not know, and say so by its name."""


class Endpoint:
    """A server's chat completions, asked one at a time and again where it was busy.

    Args:
        settings: where it is, and which model answers.
        wait: what waits so many seconds; another than the clock's own is for tests.
    """

    def __init__(self, settings: Settings, wait: Callable[[float], None] = time.sleep) -> None:
        self._settings = settings
        self._wait = wait
        self._dropped: set[str] = set()
        self._http: httpx.Client | None = None

    def ask(self, question: Mapping[str, Any]) -> str:
        """Return the text that the model answers; "" where it says nothing.

        Args:
            question: the body of the request without the model's name.

        Raises:
            ExtractorError: nobody is there, or the key, the model or the address is wrong.
            ArticleError: it stayed busy or silent, or could not answer this question.
        """
        body = {"model": self._settings.model, **question}
        for attempt in range(_ATTEMPTS):
            reply = self._send({name: body[name] for name in body if name not in self._dropped})
            if reply is not None and reply.is_success:
                return _content(reply)
            if reply is not None and reply.status_code not in _PASSING:
                self._drop(reply)  # asks again without what the server does not know, or raises
            elif attempt + 1 < _ATTEMPTS:
                self._wait(_pause(reply, attempt))
        told = "did not answer in time" if reply is None else f"stayed at {self._reason(reply)}"
        raise ArticleError(
            f"the endpoint {self._settings.base_url} {told} in {_ATTEMPTS} attempts; import the "
            "article again later"
        )

    def _send(self, body: Mapping[str, Any]) -> httpx.Response | None:
        """Return what comes back; None where the time is over or the connection breaks."""
        import httpx

        if self._http is None:
            self._http = self._connect()
        try:
            return self._http.post(f"{self._settings.base_url}/chat/completions", json=body)
        except httpx.ConnectError as error:
            raise ExtractorError(
                f"no server answers at {self._settings.base_url}; start it, or name another with "
                "--base-url"
            ) from error
        except httpx.TransportError:
            return None

    def _connect(self) -> httpx.Client:
        import httpx

        key, seconds = self._settings.key, self._settings.timeout
        headers = {"user-agent": "relgraph"} | ({"authorization": f"Bearer {key}"} if key else {})
        limits = httpx.Timeout(seconds, connect=min(seconds, _CONNECTING))
        return httpx.Client(headers=headers, timeout=limits)

    def _drop(self, reply: httpx.Response) -> None:
        """Leave out, from now on, what the server says that it does not know.

        Raises:
            ExtractorError: something else is wrong, with any question.
            ArticleError: something else is wrong, with this question.
        """
        status, address = reply.status_code, self._settings.base_url
        if status in _REFUSING:
            raise ExtractorError(
                f"the endpoint {address} does not take the key (status {status}); set "
                f"{KEY_VARIABLE} to one that it knows"
            )
        if status == _ABSENT or reply.is_redirect:
            raise ExtractorError(
                f"{address} knows no such address or model ({self._reason(reply)}); check "
                "--base-url, which mostly ends in /v1, and --model"
            )
        unknown = {name for name in _OPTIONAL if name in reply.text} - self._dropped
        if not unknown:
            raise ArticleError(
                f"the endpoint {address} cannot answer ({self._reason(reply)}); check --model"
            )
        self._dropped |= unknown

    def _reason(self, reply: httpx.Response) -> str:
        """Return the status with what the server says first, never with the key."""
        text = " ".join(reply.text.split())
        key = self._settings.key
        shown = text.replace(key, "…") if key else text
        return f"status {reply.status_code}{': ' if shown else ''}{shown[:_SHOWN]}"


def _pause(reply: httpx.Response | None, attempt: int) -> float:
    """Return for how many seconds to wait: as the server asks, else twice as long each time."""
    asked = "" if reply is None else reply.headers.get("retry-after", "")
    try:
        seconds = float(asked)
    except ValueError:
        seconds = _until(asked, "" if reply is None else reply.headers.get("date", ""))
    if not asked or not seconds >= 0:
        seconds = _FIRST_WAIT * 2**attempt
    return min(seconds, _LONGEST_WAIT)


def _until(asked: str, now: str) -> float:
    """Return the seconds from the server's own time to the one that it names; -1 for none."""
    try:
        return (parsedate_to_datetime(asked) - parsedate_to_datetime(now)).total_seconds()
    except (TypeError, ValueError):  # the former: only one of them has a time zone
        return -1.0


def _content(reply: httpx.Response) -> str:
    """Return the text of the first choice of a completion; "" where there is none."""
    try:
        content = reply.json()["choices"][0]["message"]["content"]
    except (LookupError, TypeError, ValueError):
        return ""
    return content if isinstance(content, str) else ""
