"""A dossier as one HTML page that loads nothing and runs nothing."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from relgraph.report.findings import kept_as, way_name
from relgraph.report.methods import LIMITS, methods_text
from relgraph.report.plain import plain
from relgraph.report.plot import draw_plot
from relgraph.resources import graph_path

if TYPE_CHECKING:
    from jinja2 import Environment

    from relgraph.report.dossier import Dossier
    from relgraph.report.findings import Findings

__all__ = ["write_html"]

_HERE = Path(__file__).resolve().parent


def write_html(dossier: Dossier, findings: Findings) -> str:
    """Return the page; texts from the graph stand in it as text, never as markup."""
    sheets = (graph_path("style", "palette.css"), _HERE / "assets" / "report.css")
    styles = "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
    page: str = (
        _environment()
        .get_template("dossier.html.j2")
        .render(
            dossier=dossier,
            found=findings,
            plot=draw_plot(dossier.said),
            methods=methods_text(dossier),
            limits=LIMITS,
            kept_as=kept_as,
            way_name=way_name,
            styles=Markup(styles),  # noqa: S704 - read from the package, never from a graph
            policy=_policy(styles),
        )
    )
    return page


def _policy(styles: str) -> str:
    """Return a Content-Security-Policy that admits these styles and nothing else."""
    digest = base64.b64encode(hashlib.sha256(styles.encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("relgraph.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_shown,
    )


def _shown(value: object) -> object:
    """Return a text in one line without signs that turn its direction; markup stays as it is."""
    return plain(value) if type(value) is str else value
