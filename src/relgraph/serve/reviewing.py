"""The pages for reviewers: a statement with its sentence, and a form to judge it by."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from relgraph.errors import KnowledgeError, RelgraphError, ReviewError
from relgraph.model import Modality
from relgraph.serve.protocol import BadRequestError, read_form
from relgraph.serve.rendering import render
from relgraph.serve.replies import reply
from relgraph.serve.reviewers import COOKIE, Reviewers, is_own_page
from relgraph.serve.streaming import in_thread
from relgraph.vocabulary import statement_types

if TYPE_CHECKING:
    from collections.abc import Mapping

    from anyio import CapacityLimiter
    from starlette.requests import Request
    from starlette.responses import Response

    from relgraph.serve.desk import ReviewDesk, ReviewSheet
    from relgraph.serve.source import Source

__all__ = ["ReviewPages"]

_LARGEST = 1 << 16  # bytes of a form; a note of a few pages
_FILTERS = ("article", "type", "least", "most", "state")
_PRIVATE = {"Cache-Control": "no-store", "Referrer-Policy": "same-origin"}
"""With no-referrer a browser would not say either that a form is sent by this site's page."""


class ReviewPages:
    """The pages on which statements are judged."""

    def __init__(self, source: Source, desk: ReviewDesk, limiter: CapacityLimiter) -> None:
        self._source = source
        self._desk = desk
        self._limiter = limiter
        self._reviewers = Reviewers(desk.token)

    async def show(self, request: Request) -> Response:
        """Show the next statement to judge, or ask who is there."""
        name = self._reviewers.name_of(request)
        if not name:
            return _sign_in()
        return await self._in_thread(partial(self._next, name, dict(request.query_params)))

    async def take(self, request: Request) -> Response:
        """Sign a reviewer in or out, or write what the reviewer decides."""
        if not is_own_page(request):
            raise BadRequestError(HTTPStatus.FORBIDDEN, "pages of other sites may not review")
        form = await read_form(request, _LARGEST)
        if "token" in form:
            return self._enter(request, form)
        name = self._reviewers.name_of(request)
        if not name:
            return _sign_in("Sign in first.", status=HTTPStatus.FORBIDDEN)
        if not self._reviewers.has_mark(name, form.get("mark", "")):
            raise BadRequestError(
                HTTPStatus.FORBIDDEN, "this form is not yours; load the page anew"
            )
        if form.get("act") == "leave":
            response = _see("/review")
            response.delete_cookie(COOKIE, path="/review")
            return response
        return await self._in_thread(partial(self._decide, name, form))

    async def _in_thread(self, work: partial[Response]) -> Response:
        try:
            return await in_thread(work, self._limiter)
        except RelgraphError as error:
            status = HTTPStatus.SERVICE_UNAVAILABLE
            title = "Not at the moment"
            return render("fault.html.j2", status=status, title=title, here="", detail=str(error))

    def _enter(self, request: Request, form: Mapping[str, str]) -> Response:
        name = form.get("name", "")
        if not self._reviewers.knows(form["token"]) or not name:
            fault = "That is not the token." if name else "Say who you are."
            return _sign_in(fault, status=HTTPStatus.FORBIDDEN)
        response = _see("/review")
        self._reviewers.sign_in(response, name, is_secure=request.url.scheme == "https")
        return response

    def _next(self, name: str, given: Mapping[str, str]) -> Response:
        try:
            sheet = self._desk.next_sheet(self._source, given)
        except (KnowledgeError, ReviewError) as error:
            return self._page(name, given, None, fault=str(error))
        return self._page(name, given, sheet)

    def _decide(self, name: str, form: Mapping[str, str]) -> Response:
        kept = {each: form[each] for each in (*_FILTERS, "after") if form.get(each)}
        if form.get("act") == "undo":
            return self._undo(name, kept, form.get("decision", ""))
        try:
            made = self._desk.decide(self._source, name, form)
        except (KnowledgeError, ReviewError) as error:
            sheet = self._desk.sheet(self._source, form.get("statement", ""))
            return self._page(name, kept, sheet, fault=str(error), typed=form)
        told = {"done": made, "act": form.get("act", "")}
        return _see(f"/review?{urlencode(kept | told)}")

    def _undo(self, name: str, kept: Mapping[str, str], decision: str) -> Response:
        try:
            self._desk.undo(self._source, name, decision)
        except (KnowledgeError, ReviewError) as error:  # as where the button is pressed twice
            return self._page(name, kept, None, fault=str(error))
        return _see(f"/review?{urlencode(kept)}")

    def _page(
        self,
        name: str,
        given: Mapping[str, str],
        sheet: ReviewSheet | None,
        *,
        fault: str = "",
        typed: Mapping[str, str] | None = None,
    ) -> Response:
        values: dict[str, Any] = {
            "filters": {each: given.get(each, "") for each in _FILTERS},
            "fields": {} if sheet is None else typed or sheet.fields,
            "address": urlencode({each: given[each] for each in _FILTERS if given.get(each)}),
        }
        return render(
            "review.html.j2",
            status=HTTPStatus.BAD_REQUEST if fault else HTTPStatus.OK,
            headers=_PRIVATE,
            title="Review",
            here="/review",
            reviewer=name,
            mark=self._reviewers.mark(name),
            sheet=sheet,
            fault=fault,
            done=given.get("done", ""),
            act=given.get("act", ""),
            after=given.get("after", ""),
            types=list(statement_types()),
            modalities=list(Modality),
            **values,
        )


def _sign_in(fault: str = "", *, status: HTTPStatus = HTTPStatus.OK) -> Response:
    return render(
        "signin.html.j2",
        status=status,
        headers=_PRIVATE,
        title="Sign in to review",
        here="/review",
        fault=fault,
    )


def _see(path: str) -> Response:
    return reply(b"", "text/plain", status=HTTPStatus.SEE_OTHER, headers={"Location": path})
