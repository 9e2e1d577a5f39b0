"""Responses, each with the headers that keep a browser from doing more than show it."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.responses import Response

__all__ = ["NOTHING", "guarded", "problem", "reply"]

NOTHING = "default-src 'none'; frame-ancestors 'none'"
"""The policy of what is no page: nothing in it runs or loads."""


def guarded(headers: Mapping[str, str] | None = None, policy: str = NOTHING) -> dict[str, str]:
    """Return headers with those that every response has."""
    kept = {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    return kept | dict(headers or {})


def reply(
    body: str | bytes,
    media_type: str,
    *,
    status: int = HTTPStatus.OK,
    policy: str = NOTHING,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return a response in UTF-8 with its security headers."""
    from starlette.responses import Response

    return Response(
        body.encode("utf-8") if isinstance(body, str) else body,
        status_code=status,
        media_type=media_type,
        headers=guarded(headers, policy),
    )


def problem(
    status: int, detail: str, headers: Mapping[str, str] | None = None, excerpt: str = ""
) -> Response:
    """Return a problem detail as RFC 9457 has it.

    Args:
        status: the response's.
        detail: what to do.
        headers: more of them.
        excerpt: the line at fault with a caret under the place, where there is one.
    """
    told = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": int(status),
        "detail": detail,
    }
    if excerpt:
        told["excerpt"] = excerpt
    body = json.dumps(told, ensure_ascii=False) + "\n"
    return reply(body, "application/problem+json", status=status, headers=headers)
