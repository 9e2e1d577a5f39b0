from pathlib import Path

import pytest

from relgraph.errors import ArticleError
from relgraph.read import iter_paths


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "deep/c.TXT", "picture.png", ".hidden.txt", ".git/x.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("They met.", encoding="utf-8")
    return tmp_path


def test_a_folder_gives_its_articles_in_order_to_the_bottom(folder: Path) -> None:
    """The same folder imports in the same order everywhere; hidden files are not articles."""
    found = [str(path.relative_to(folder)) for path in iter_paths([folder])]

    assert found == ["a.md", "b.txt", "deep/c.TXT"]


def test_a_file_named_twice_is_read_once(folder: Path) -> None:
    """A shell pattern and a folder often overlap."""
    found = list(iter_paths([folder / "b.txt", str(folder)]))

    assert [path.name for path in found] == ["b.txt", "a.md", "c.TXT"]


def test_a_missing_file_is_left_for_its_turn(tmp_path: Path) -> None:
    """One bad name must not keep the others from being read."""
    assert list(iter_paths([tmp_path / "nope.txt"])) == [tmp_path / "nope.txt"]


def test_a_folder_without_articles_says_what_is_read(folder: Path) -> None:
    """Silence would look like success."""
    (folder / "empty").mkdir()

    with pytest.raises(ArticleError, match=r"empty holds no articles; relgraph reads \.txt"):
        list(iter_paths([folder / "empty"]))
