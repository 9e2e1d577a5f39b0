"""One HTML page that shows a network of statements, works offline, and fetches nothing.

The door is `render_page`; `Frame` shows its page in a notebook. The page's unit is the dyad: all
statements between two principals are one line, and a click on it shows the words they rest on.
"""

from relgraph.view.frame import Frame
from relgraph.view.page import render_page

__all__ = ["Frame", "render_page"]
