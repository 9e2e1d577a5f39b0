"""Who may review: by a token that all reviewers know, and a cookie that proves it."""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

__all__ = ["COOKIE", "Reviewers", "is_own_page"]

COOKIE = "relgraph-review"
_LONGEST = 200  # characters of a reviewer's name


class Reviewers:
    """Lets in who knows the token.

    The cookie is the reviewer's name, signed by the token: another token ends every sitting, and
    nothing is kept on the server.
    """

    def __init__(self, token: str) -> None:
        self._key = token.encode("utf-8")

    def knows(self, token: str) -> bool:
        """Tell whether a token is the right one, in a time that does not tell how much is."""
        return hmac.compare_digest(token.encode("utf-8"), self._key)

    def name_of(self, request: Request) -> str:
        """Return the reviewer who sends a request; "" where nobody has signed in."""
        told, _, signature = request.cookies.get(COOKIE, "").partition(".")
        if not hmac.compare_digest(signature.encode(), self._sign(f"name {told}").encode()):
            return ""
        return urlsafe_b64decode(told).decode("utf-8")

    def sign_in(self, response: Response, name: str, *, is_secure: bool) -> None:
        """Give the browser a cookie that scripts and other sites do not get."""
        told = urlsafe_b64encode(name[:_LONGEST].encode("utf-8", "replace")).decode()
        response.set_cookie(
            COOKIE,
            f"{told}.{self._sign(f'name {told}')}",
            path="/review",
            httponly=True,
            secure=is_secure,
            samesite="strict",
        )

    def mark(self, name: str) -> str:
        """Return what this reviewer's forms carry, so that no other page can send them."""
        return self._sign(f"form {name}")

    def has_mark(self, name: str, told: str) -> bool:
        """Tell whether a form is one of this reviewer's."""
        return hmac.compare_digest(told.encode("utf-8"), self.mark(name).encode())

    def _sign(self, text: str) -> str:
        return hmac.new(self._key, text.encode("utf-8"), sha256).hexdigest()


def is_own_page(request: Request) -> bool:
    """Tell whether a request comes from a page of this server, as far as the browser says."""
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host", "")
