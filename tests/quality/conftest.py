"""The passages, how they are parted, and what the extractor finds in them."""

import hashlib
import json
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from relgraph.evaluate import Evaluation, evaluate_folder
from relgraph.model import PairRecord
from relgraph.pipeline import Extractor
from relgraph.read import read_article
from relgraph.vocabulary import statement_types

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def passages() -> Path:
    """The folder of NAME.txt with NAME.gold.jsonl."""
    return HERE / "passages"


@pytest.fixture(scope="session")
def floors_path() -> Path:
    """The file that pins the floors."""
    return HERE / "floors.toml"


@pytest.fixture(scope="session")
def split() -> Mapping[str, Sequence[str]]:
    """The names of the passages of each part."""
    return tomllib.loads((HERE / "split.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def digest_of(passages: Path, split: Mapping[str, Sequence[str]]) -> Callable[[str], str]:
    """A function that gives the SHA-256 of a part: names and contents of its files, in order."""

    def digest(part: str) -> str:
        names = [f"{name}{end}" for name in sorted(split[part]) for end in (".gold.jsonl", ".txt")]
        told = [
            [name, hashlib.sha256((passages / name).read_bytes()).hexdigest()] for name in names
        ]
        return hashlib.sha256(json.dumps(told).encode("utf-8")).hexdigest()

    return digest


@pytest.fixture(scope="session")
def evaluations(passages: Path, split: Mapping[str, Sequence[str]]) -> Mapping[str, Evaluation]:
    """How the extractor does on each part."""
    extractor, types = Extractor(), statement_types()

    def extract(path: Path) -> tuple[PairRecord, ...]:
        return extractor.extract(read_article(path)).records()

    whole = evaluate_folder(passages, extract, types)
    return {
        part: Evaluation(
            tuple(each for each in whole.passages if each.passage.name in names), types
        )
        for part, names in split.items()
    }
