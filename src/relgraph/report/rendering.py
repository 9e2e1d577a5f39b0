"""From a dossier to the bytes of a file."""

from __future__ import annotations

from enum import StrEnum
from importlib.util import find_spec
from typing import TYPE_CHECKING

from relgraph.errors import ReportError
from relgraph.report.findings import find_all

if TYPE_CHECKING:
    from relgraph.report.dossier import Dossier

__all__ = ["Form", "form_of", "render_dossier"]


class Form(StrEnum):
    """The kinds of file, by their suffix."""

    HTML = "html"
    MARKDOWN = "md"
    PDF = "pdf"


def form_of(name: str) -> Form:
    """Return the form that a file's name asks for.

    Raises:
        ReportError: there is no such form.

    >>> form_of("out/dossier.HTML")
    <Form.HTML: 'html'>
    """
    suffix = name.rpartition(".")[2].lower()
    try:
        return Form({"htm": "html", "markdown": "md"}.get(suffix, suffix))
    except ValueError as error:
        raise ReportError(
            f"no dossier is written as {name!r}; end its name in .html, .md or .pdf"
        ) from error


def render_dossier(dossier: Dossier, form: str) -> bytes:
    """Return a dossier as a file; the same dossier gives the same bytes.

    Args:
        dossier: what `compile_dossier` returns.
        form: "html", "md" or "pdf".

    Raises:
        ReportError: PDF is asked for and reportlab is not installed.
    """
    findings = find_all(dossier)
    if Form(form) is Form.PDF:
        _check_extra()
        from relgraph.report.pdf import write_pdf

        return write_pdf(dossier, findings)
    if Form(form) is Form.MARKDOWN:
        from relgraph.report.markdown import write_markdown

        text = write_markdown(dossier, findings)
    else:
        from relgraph.report.html import write_html

        text = write_html(dossier, findings)
    # half a surrogate pair, which broken files leave behind, cannot be written as UTF-8
    return text.encode("utf-8", "replace")


def _check_extra() -> None:
    """Return if what the extra `pdf` brings is there.

    Raises:
        ReportError: it is not installed.
    """
    missing = [name for name in ("reportlab", "arabic_reshaper") if find_spec(name) is None]
    if missing:
        raise ReportError(
            f"PDF needs {missing[0]}; run pip install 'relgraph[pdf]', or write .html or .md"
        )
