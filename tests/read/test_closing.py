import pytest

from relgraph.read.closing import closing_sentence, is_closing

DISCLAIMERS = [
    "The views in this article are the author's and do not represent those of the centre.",
    "Disclaimer: this is not advice.",
    "The opinions expressed here are the author's own.",
    "The authors are fellows of the Oslo Institute.",
    "This article was originally published by the Oslo Gazette.",
    "Originally published in May.",
    "(Reporting by Jane Doe; editing by Luis Rojas)",
    "Editor's note: the title was changed.",
    "Copyright 2023 Oslo Gazette",
    "© 2023",
    "*Views are personal and do not reflect those of the institute.*",
    "Written for the relgraph project.",
]
BODY = [
    "The views of the two states on the border are far apart.",
    "The minister said that the position of Norway does not reflect any change.",
    "The opinion of the court is that the border stands.",
    "This article of the treaty was invoked by Peru.",
    "Reporters asked the minister about the talks.",
    "The report was published by the United Nations in May.",
    "The writer was arrested by Peru.",
    "Reporting by Amnesty International shows that the border was closed.",
    "Norway's statement does not represent the views of Peru.",
]


@pytest.mark.parametrize("paragraph", DISCLAIMERS)
def test_disclaimers_and_credits_are_known(paragraph: str) -> None:
    """A disclaimer names ministries and institutes that say nothing of one another."""
    assert is_closing(paragraph)


@pytest.mark.parametrize("paragraph", BODY)
def test_views_and_positions_of_actors_are_body(paragraph: str) -> None:
    """The genre is full of views, positions and articles that are the matter itself."""
    assert not is_closing(paragraph)
    assert closing_sentence(f"They met. {paragraph}") is None


def test_a_long_paragraph_is_never_a_disclaimer() -> None:
    """Half a page may begin like one and go on to say something."""
    assert not is_closing("Disclaimer: " + "they met. " * 200)
