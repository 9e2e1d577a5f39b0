from __future__ import annotations

import hashlib
import importlib.util
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import relgraph.report
from relgraph.errors import ReportError
from relgraph.report import Dossier, Form, form_of, render_dossier
from relgraph.report.methods import LIMITS, methods_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from relgraph.report import Measured


@pytest.mark.parametrize("form", list(Form))
def test_the_same_dossier_is_the_same_bytes(make: Callable[..., Dossier], form: Form) -> None:
    """A file under version control changes only where what is known changes."""
    turned = make(said=make().said[::-1])

    assert render_dossier(make(), form) == render_dossier(turned, form)


@pytest.mark.parametrize("form", [Form.HTML, Form.MARKDOWN])
def test_half_a_pair_of_surrogates_does_not_stop_it(
    make: Callable[..., Dossier], form: Form
) -> None:
    """Broken files leave them behind, and UTF-8 cannot carry them."""
    (one, *_) = make().said

    assert render_dossier(make(said=(replace(one, quote="a\ud800b"),)), form)


@pytest.mark.parametrize("name", ["dossier", "dossier.docx", "html"])
def test_another_suffix_is_refused_in_one_sentence(name: str) -> None:
    """The suffix decides, so it must be one that is known."""
    with pytest.raises(ReportError, match=r"end its name in \.html, \.md or \.pdf"):
        form_of(f"{name}.txt" if name == "html" else name)


@pytest.mark.parametrize(
    ("name", "form"), [("a.htm", Form.HTML), ("A.MARKDOWN", Form.MARKDOWN), ("a.b.pdf", Form.PDF)]
)
def test_usual_suffixes_are_known(name: str, form: Form) -> None:
    """As people write them."""
    assert form_of(name) is form


def test_pdf_without_its_extra_says_what_to_install(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line instead of a traceback; the other forms need no extra."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr("relgraph.report.rendering.find_spec", importlib.util.find_spec)

    with pytest.raises(ReportError, match=r"run pip install 'relgraph\[pdf\]'"):
        render_dossier(dossier, "pdf")


def test_the_methods_tell_what_made_it(make: Callable[..., Dossier], measured: Measured) -> None:
    """Whoever pastes the paragraph can be asked for the same graph again."""
    told = methods_text(make())
    made = replace(make().made, since="2023", until="2024-06", min_confidence=0.5, types=("Visit",))
    narrow = methods_text(make(made=replace(made, measured=measured)))

    assert "ab" * 32 in told
    assert "relgraph 0.1.0 with the language model small 3.8, the lexicon cdcdcdcdcdcd." in told
    assert "was not measured" in told
    assert (
        "later, dated 2024-06 or earlier, of a confidence of at least 0.5, of the types Visit."
        in narrow
    )
    assert "On 12 passages with 80 statements made by hand, its precision" in narrow
    assert "was 0.62 and its recall 0.25" in narrow


@pytest.mark.parametrize("form", [Form.HTML, Form.MARKDOWN])
def test_what_the_figures_do_not_say_is_said(dossier: Dossier, form: Form) -> None:
    """A figure without its limits is quoted without them."""
    told = " ".join(render_dossier(dossier, form).decode("utf-8").split())

    assert [
        each for each in LIMITS if each.replace("'", "&#39;") not in told.replace("'", "&#39;")
    ] == []


def test_the_fonts_are_those_that_were_fetched() -> None:
    """Whoever edits a vendored file by hand, or swaps it, fails here."""
    (folder,) = (Path(relgraph.report.__file__).parent / "_vendor").iterdir()
    told = tomllib.loads((folder / "vendor.toml").read_text(encoding="utf-8"))
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if path.name != "vendor.toml"
    }

    assert told["sha256"] == found
    assert "LICENSE" in found
