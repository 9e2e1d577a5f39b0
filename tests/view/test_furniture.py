from __future__ import annotations

import hashlib
import re
import tomllib
from pathlib import Path

import pytest

import relgraph.view
from relgraph.view.furniture import content_policy, read_library, read_scripts, read_styles

ROOM = Path(relgraph.view.__file__).parent
VENDORED = sorted((ROOM / "_vendor").iterdir())


@pytest.mark.parametrize("folder", VENDORED, ids=lambda folder: folder.name)
def test_vendored_files_are_those_that_were_fetched(folder: Path) -> None:
    """Whoever edits a vendored file by hand, or swaps it, fails here."""
    told = tomllib.loads((folder / "vendor.toml").read_text(encoding="utf-8"))
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if path.name != "vendor.toml"
    }

    assert told["sha256"] == found
    assert told["integrity"].startswith("sha512-")
    assert folder.name == f"{told['name']}-{told['version']}"
    assert any(name.startswith("LICENSE") for name in found)


@pytest.mark.parametrize(
    "script", [read_library().script, read_scripts()], ids=["vis-network", "our own"]
)
def test_scripts_can_stand_in_a_page(script: str) -> None:
    """Such words would end the script element, or keep it from ending (HTML, 13.1.2.2)."""
    found = re.findall(r"</script|<script|<!--", script, flags=re.IGNORECASE)

    assert found == []


def test_the_library_asks_for_no_source_map_and_carries_its_licence() -> None:
    """Developer tools would fetch the map; the licence asks to stay with every copy."""
    script = read_library().script

    assert "sourceMappingURL" not in script
    assert "Permission is hereby granted" in script


def test_our_scripts_make_no_markup_and_no_requests() -> None:
    """Texts of the graph become text nodes: nothing that could read them as markup is used."""
    banned = (
        r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|new Function|fetch\(|XMLHttp"
    )

    assert re.findall(banned, read_scripts()) == []


def test_our_styles_load_nothing() -> None:
    """The policy would bar it, and the console would complain."""
    assert re.findall(r"url\(|@import", read_styles()) == []


def test_every_asset_stands_in_the_page() -> None:
    """A file that nobody lists would be written in vain."""
    whole = read_scripts() + read_styles()

    for path in (ROOM / "assets").iterdir():
        assert path.read_text(encoding="utf-8") in whole, path.name


def test_the_policy_admits_what_it_hashes_and_nothing_else() -> None:
    """The hash of the empty text is published: sha256-47DEQ..."""
    policy = content_policy(("",), ("",))

    assert policy.startswith("default-src 'none'; ")
    assert "script-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
