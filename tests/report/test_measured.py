from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from relgraph.errors import ReportError
from relgraph.report import Measured, read_measured

if TYPE_CHECKING:
    from pathlib import Path


def test_the_figures_of_an_evaluation_are_read(tmp_path: Path) -> None:
    """As `relgraph eval --json` prints them; the main measure."""
    file = tmp_path / "eval.json"
    figures = {"dyad and type": {"precision": 0.5, "recall": 0.25, "f1": 0.3333}}
    told = {"passages": 2, "gold": 8, "found": 4, "levels": {"sentence": figures}}
    file.write_text(json.dumps(told), encoding="utf-8")

    assert read_measured(file) == Measured(0.5, 0.25, 8, 2)


@pytest.mark.parametrize("text", ["", "[]", '{"levels": 3}', '{"passages": 1}'])
def test_another_file_is_refused_in_one_sentence(tmp_path: Path, text: str) -> None:
    """A precision that was not measured must not be printed."""
    file = tmp_path / "eval.json"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(ReportError, match="holds no evaluation"):
        read_measured(file)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    """One sentence."""
    with pytest.raises(ReportError, match="cannot read"):
        read_measured(tmp_path / "none.json")
