"""The page in a frame, as a notebook shows it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

__all__ = ["Frame"]


@dataclass(frozen=True, slots=True)
class Frame:
    """A page that Jupyter shows in the cell's output: `Frame(render_page(network, ...))`.

    The frame is shut off from the notebook around it: the page's scripts run, and can neither read
    the notebook nor send anything.
    """

    page: str
    height: int = 720

    def _repr_html_(self) -> str:
        """Return the page in a frame; height in pixels."""
        return (
            '<iframe sandbox="allow-scripts allow-downloads allow-popups allow-modals" '
            f'title="relgraph" width="100%" height="{self.height}" style="border:0" '
            f'srcdoc="{escape(self.page)}"></iframe>'
        )
