"""Requests to a SPARQL server: what comes back within the time, or one sentence on what failed.

Every request of a store can be sent twice without harm, so one that a server broke off is.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

import httpx

from relgraph.errors import QueryError, QueryTimeout, StoreError
from relgraph.store.remote_addresses import PASSWORD_VARIABLE, USER_VARIABLE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self

    from relgraph.store.remote_addresses import Credentials

__all__ = ["Client", "Reply", "Request"]

LARGEST_ANSWER = 1 << 29
"""Bytes; some two million rows."""
LONGEST_WAIT = 600.0
"""Seconds for what has no limit of its own: a large graph may take minutes to write."""
_CONNECTING = 10.0  # seconds; a server that is there answers in a fraction of one
_SHOWN = 200  # characters of what a server says: the reason stands first


class Request(NamedTuple):
    """What is sent: a form, or a body."""

    method: str
    address: str
    accept: str = "*/*"
    form: Mapping[str, str] | None = None
    parameters: Mapping[str, str] | None = None
    body: bytes | None = None
    kind: str = "application/n-triples"
    """The body's content type."""


class Reply(NamedTuple):
    """What came back."""

    status: int
    headers: Mapping[str, str]
    """By name in lower case."""
    body: bytes

    @property
    def kind(self) -> str:
        """The content type, without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def reason(self) -> str:
        """What the server says first, in one line; a page for browsers says nothing."""
        text = self.body.decode("utf-8", "replace").strip()
        line = "" if text.startswith("<") else text.partition("\n")[0].strip()
        return line[:_SHOWN] or f"status {self.status}"


class Client:
    """Connections to one server, with one user."""

    def __init__(self, location: str, credentials: Credentials | None) -> None:
        self.location = location
        self._credentials = credentials
        self._http = httpx.Client(headers={"user-agent": "relgraph"})
        self.server = ""
        """The server's name for itself, as it last gave it."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections; closing twice is harmless."""
        self._http.close()

    def send(self, request: Request, *, time_limit: float | None = None) -> Reply:
        """Return what a server answers, whatever its status but for those that refuse the user.

        Raises:
            StoreError: it cannot be reached, refuses the user or breaks off.
            QueryTimeout: the time, in seconds, is over.
        """
        seconds = LONGEST_WAIT if time_limit is None else time_limit
        try:
            reply = self._send_again(request, seconds)
            if reply.status == httpx.codes.UNAUTHORIZED and self._introduce(reply):
                reply = self._send_again(request, seconds)
        except httpx.ConnectError as error:
            raise StoreError(
                f"no server answers at {self.location}; start it, or name another with --store"
            ) from error
        except httpx.TimeoutException as error:
            raise self._late(seconds, is_query=time_limit is not None) from error
        except httpx.HTTPError as error:
            raise StoreError(f"{self.location} broke off its answer; try again") from error
        self._check(reply)
        self.server = reply.headers.get("server", "")
        return reply

    def _send_again(self, request: Request, seconds: float) -> Reply:
        """Send a request, and once more where the server closes the connection on it."""
        try:
            return self._send_once(request, seconds)
        except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError):
            return self._send_once(request, seconds)

    def _send_once(self, request: Request, seconds: float) -> Reply:
        headers = {"accept": request.accept}
        if request.body is not None:
            headers["content-type"] = request.kind
        deadline = time.monotonic() + seconds
        with self._http.stream(
            request.method,
            request.address,
            headers=headers,
            params=request.parameters,
            data=request.form,
            content=request.body,
            timeout=httpx.Timeout(seconds, connect=min(seconds, _CONNECTING)),
        ) as response:
            return Reply(response.status_code, dict(response.headers), _read(response, deadline))

    def _introduce(self, reply: Reply) -> bool:
        """Tell the server who asks from now on, as it wants it; return whether that is new."""
        if self._credentials is None or self._http.auth is not None:
            return False
        challenge = reply.headers.get("www-authenticate", "").lower()
        scheme = httpx.DigestAuth if challenge.startswith("digest") else httpx.BasicAuth
        self._http.auth = scheme(*self._credentials)
        return True

    def _check(self, reply: Reply) -> None:
        if reply.status == httpx.codes.UNAUTHORIZED:
            if self._credentials is None:
                raise StoreError(
                    f"{self.location} wants a user and a password; set {USER_VARIABLE} and"
                    f" {PASSWORD_VARIABLE}, or name them in ~/.netrc"
                )
            raise StoreError(
                f"{self.location} does not take the password of {self._credentials.user!r};"
                " check the environment or ~/.netrc"
            )
        if httpx.codes.is_redirect(reply.status):
            place = reply.headers.get("location", "another address")
            raise StoreError(f"{self.location} has moved to {place}; name that with --store")

    def _late(self, seconds: float, *, is_query: bool) -> StoreError | QueryTimeout:
        if is_query:
            return QueryTimeout(
                f"the query ran past {seconds:g} s and was given up; narrow it or allow more time"
            )
        return StoreError(f"{self.location} did not answer within {seconds:g} s; try again")


def _read(response: httpx.Response, deadline: float) -> bytes:
    """Return the body; a server that sends a little now and then is not waited for for ever."""
    body = bytearray()
    for part in response.iter_bytes():
        body += part
        if len(body) > LARGEST_ANSWER:
            size = LARGEST_ANSWER >> 20
            raise QueryError(f"the answer is larger than {size} MB; add LIMIT or ask for less")
        if time.monotonic() > deadline:
            raise httpx.ReadTimeout("the time is over", request=response.request)
    return bytes(body)
