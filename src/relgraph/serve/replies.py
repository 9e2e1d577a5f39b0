"""Responses, each with the headers that keep a browser from doing more than show it."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.responses import Response

__all__ = ["NOTHING", "ONE_PAGE", "problem", "reply"]

NOTHING = "default-src 'none'; frame-ancestors 'none'"
ONE_PAGE = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; "
    "font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""What the network's page needs: its own scripts and styles, which stand inside it."""


def reply(
    body: str,
    media_type: str,
    *,
    status: int = HTTPStatus.OK,
    policy: str = NOTHING,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return a response in UTF-8 with its security headers."""
    from starlette.responses import Response

    kept = {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    return Response(
        body.encode("utf-8"),
        status_code=status,
        media_type=media_type,
        headers=kept | dict(headers or {}),
    )


def problem(status: int, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    """Return a problem detail as RFC 9457 has it; `detail` says what to do."""
    told = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": int(status),
        "detail": detail,
    }
    body = json.dumps(told, ensure_ascii=False) + "\n"
    return reply(body, "application/problem+json", status=status, headers=headers)
