from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest

from relgraph.analyse import brokers, centrality, communities, series
from relgraph.analyse.plots import plot_bars, plot_dots, plot_series
from relgraph.errors import AnalysisError

if TYPE_CHECKING:
    from pathlib import Path

EDGES = [
    *(("a", "b", name, {"article_date": f"2024-0{month}-01"})
      for month, name in enumerate(("Aid", "Threat", "Visit", "Assault", "Aid"), 1)),
    ("b", "c", "Aid", {"article_date": "2024-09-01"}),
]  # fmt: skip


@pytest.fixture(scope="module")
def network(make_network: Any) -> Any:
    return make_network(*EDGES)


@pytest.mark.parametrize("form", ["svg", "png"])
def test_the_same_result_gives_the_same_picture(tmp_path: Path, network: Any, form: str) -> None:
    """A picture in a paper must be made again to the byte, with no date in it."""
    one, two = tmp_path / f"one.{form}", tmp_path / f"two.{form}"
    for path in (one, two):
        plot_series(series(network, "a", "b"), path, title="A and B")

    assert one.read_bytes() == two.read_bytes()
    assert len(one.read_bytes()) > 5000
    if form == "svg":
        assert "<dc:date>" not in one.read_text(encoding="utf-8")
        assert "A and B" in one.read_text(encoding="utf-8")


def test_a_picture_says_what_it_rests_on(tmp_path: Path, network: Any) -> None:
    """It travels without its table."""
    path = tmp_path / "dots.svg"
    plot_dots(centrality(network, resamples=5), path, label="label", values=("degree", "pagerank"))

    assert "6 statements of 6 articles, 2024-01-01 to 2024-09-01" in path.read_text("utf-8")


def test_bars_and_dots_take_empty_and_unknown_values(tmp_path: Path, network: Any) -> None:
    """A stability that is unknown leaves a row without a dot."""
    plot_bars(
        brokers(network, resamples=0), tmp_path / "a.svg", label="label", values=("gatekeeper",)
    )
    told = communities(network, resamples=0)
    plot_dots(told, tmp_path / "b.svg", label="community label", values=("stability",))

    assert "1 – a" in (tmp_path / "b.svg").read_text(encoding="utf-8")


def test_a_file_that_is_no_picture_is_refused(tmp_path: Path, network: Any) -> None:
    """With what it may be; and so is one that cannot be written."""
    result = series(network, "a", "b")

    with pytest.raises(AnalysisError, match=r"no \.svg or \.png file"):
        plot_series(result, tmp_path / "a.jpg", title="A")
    with pytest.raises(AnalysisError, match="choose another place"):
        plot_series(result, tmp_path / "none" / "a.svg", title="A")


def test_without_matplotlib_the_way_to_it_is_told(
    tmp_path: Path, network: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is an extra: most who measure do not draw."""
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)

    with pytest.raises(AnalysisError, match=r"pip install relgraph\[plot\]"):
        plot_series(series(network, "a", "b"), tmp_path / "a.svg", title="A")
