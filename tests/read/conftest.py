from collections.abc import Callable

import pytest

from relgraph.read import parse_article


@pytest.fixture
def op_ed() -> str:
    return (
        "Why Oslo and Lima Need Each Other\n"
        "By Jane Doe, Oslo Institute of Foreign Affairs\n"
        "29 December 2023\n"
        "\n"
        "Norway and Peru signed an agreement in Lima. They will trade more fish.\n"
        "\n"
        "Peru's government thanked Norway for its help with the talks.\n"
        "\n"
        "The views expressed in this article are those of the author and do not necessarily "
        "represent those of her employer.\n"
    )


@pytest.fixture
def body_of() -> Callable[[str], list[str]]:
    """A function from a text to the words of each paragraph of its body."""

    def words(text: str) -> list[str]:
        article = parse_article(text, name="sample.txt")
        return [span.of(article.text) for span in article.body]

    return words
