"""The page: our own template, filled with a network's statements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relgraph.errors import ViewError
from relgraph.view.drawing import to_pyvis
from relgraph.view.folding import fold_dyads, read_nodes
from relgraph.view.furniture import (
    as_markup,
    content_policy,
    read_library,
    read_scripts,
    read_styles,
)
from relgraph.view.payload import pack, to_json_block
from relgraph.view.rows import read_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

__all__ = ["render_page"]


def render_page(
    network: nx.MultiDiGraph[Any],
    *,
    title: str,
    generated_from: Mapping[str, str],
    with_quotes: bool = True,
) -> str:
    """Return one HTML page that shows the network and works from a disk, a mail or a web server.

    All it needs stands in it: the library that draws, scripts, styles and data. Texts from the
    graph are shown as text, never as markup. The same network gives the same page.

    Args:
        network: what `relgraph.to_network` returns: nodes are principals, each edge a statement
            whose key is its identifier.
        title: the page's heading.
        generated_from: what the page rests on (store, articles, version ...), shown at its foot in
            the order given, and in what "cite" gives.
        with_quotes: False leaves the articles' words out, which may not be yours to hand on; what
            is left says where they stand.

    Raises:
        ViewError: the network is of another kind, or a statement in it lacks its words.
    """
    _check(network, title, generated_from)
    nodes, rows = read_nodes(network), read_rows(network)
    facts = [(str(name), str(value)) for name, value in generated_from.items()]
    if not rows:
        return _fill("empty.html.j2", title=title, facts=facts, scripts=(), data=None)
    drawn = to_pyvis(nodes, fold_dyads(rows, nodes), rows)
    data = to_json_block(pack(nodes, rows, drawn, with_quotes=with_quotes))
    scripts = (read_library().script, read_scripts())
    return _fill("page.html.j2", title=title, facts=facts, scripts=scripts, data=data)


def _check(network: object, title: object, generated_from: object) -> None:
    """Refuse what cannot be drawn, saying what can."""
    from collections.abc import Mapping

    import networkx as nx

    if not isinstance(network, nx.MultiDiGraph):
        raise ViewError(
            f"a page needs a networkx.MultiDiGraph, not a {type(network).__name__}; "
            "relgraph.to_network(store) makes one"
        )
    if not isinstance(title, str) or not title.strip():
        raise ViewError(f"a page needs a title that says what it shows, not {title!r}")
    if not isinstance(generated_from, Mapping):
        raise ViewError(
            f"generated_from names what the page rests on, as a mapping of text to text, "
            f"not as a {type(generated_from).__name__}"
        )


def _fill(template: str, *, scripts: tuple[str, ...], **values: Any) -> str:  # noqa: ANN401 - a template's values
    """Return a template filled in, with the policy that fits its scripts and styles."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("relgraph.view"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    style = read_styles()
    page = environment.get_template(template).render(
        policy=content_policy(scripts, (style,)),
        style=as_markup(style),
        scripts=[as_markup(script) for script in scripts],
        library=read_library(),
        **values,
    )
    # half a surrogate pair, which broken files leave behind, cannot be written as UTF-8
    return page.encode("utf-8", "replace").decode("utf-8")
