"""The page's own scripts and styles, the vendored library, and the policy that admits only them."""

from __future__ import annotations

import base64
import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markupsafe import Markup

from relgraph.resources import graph_path

__all__ = ["Library", "content_policy", "read_library", "read_scripts", "read_styles"]

_HERE = Path(__file__).resolve().parent
_STYLES = ("frame.css", "parts.css")
_SCRIPTS = (
    *("dom.js", "data.js", "time.js", "state.js", "tone.js", "selection.js", "labels.js"),
    *("walking.js", "network.js", "picture.js", "map.js", "matrix.js", "timeline.js"),
    *("cards.js", "panel.js", "table.js", "histogram.js", "controls.js", "share.js", "main.js"),
)


@dataclass(frozen=True, slots=True)
class Library:
    """A vendored browser library as it stands in the page."""

    name: str
    version: str
    licence: str
    script: str


@cache
def read_library() -> Library:
    """Return vis-network with its licence at its head and without the address of a source map.

    A browser's developer tools would ask for the map; the page makes no request of any kind.
    """
    (folder,) = (_HERE / "_vendor").glob("vis-network-*")
    told = tomllib.loads((folder / "vendor.toml").read_text(encoding="utf-8"))
    script = (folder / "vis-network.min.js").read_text(encoding="utf-8")
    licence = (folder / "LICENSE-MIT").read_text(encoding="utf-8").replace("*/", "")
    code = script.partition("\n//# sourceMappingURL=")[0]
    return Library(told["name"], told["version"], told["licence"], f"/*!\n{licence}*/\n{code}\n")


@cache
def read_scripts() -> str:
    """Return the page's scripts as one, closed off from the names of the library."""
    parts = "\n".join(_read(name) for name in _SCRIPTS)
    return f'"use strict";\n(() => {{\n{parts}\n}})();\n'


@cache
def read_styles() -> str:
    """Return the page's styles as one."""
    return "\n".join([graph_path("style", "palette.css").read_text("utf-8"), *map(_read, _STYLES)])


def content_policy(scripts: tuple[str, ...], styles: tuple[str, ...]) -> str:
    """Return a Content-Security-Policy that runs these texts and loads nothing at all.

    Pictures from data: addresses are the page's icon, so that no server is asked for one.
    """
    return "; ".join(
        [
            "default-src 'none'",
            "script-src " + " ".join(map(_digest, scripts)),
            "style-src " + " ".join(map(_digest, styles)),
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def as_markup(text: str) -> Markup:
    """Return our own text as it is, for a script or style element."""
    return Markup(text)  # noqa: S704 - read from the package, never from a graph


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _read(name: str) -> str:
    return (_HERE / "assets" / name).read_text(encoding="utf-8")
