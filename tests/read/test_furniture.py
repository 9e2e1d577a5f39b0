from collections.abc import Callable

import pytest

from relgraph.read.furniture import is_furniture


@pytest.mark.parametrize(
    "line",
    [
        "ADVERTISEMENT", "Advertisement", "Story continues below advertisement", "Read more",
        "READ MORE: Oslo and Lima sign", "Also read: Oslo and Lima sign", "Read also — Oslo signs",
        "Sign up for our newsletter", "Subscribe to get updates", "Share this article",
        "12 comments",
        "Photo: Jane Doe", "Photo by Jane Doe", "Image credit: Made Pictures", "5 min read",
        "The two ministers in Lima on Friday (AP Photo/Jane Doe)",
        "Ships at dawn. (Jane Doe/Reuters)",
        "We use cookies to improve your experience.", "Follow us on Twitter", "Related stories",
        "Follow Jane Doe on X", "Figure 3: Landings by port", "Table 2. Landings by port",
        "Click here to read the report", "Support our journalism", "Unsubscribe",
        "View this email in your browser", "Skip to main content", "Leave a comment",
        "*Join our WhatsApp channel*",
    ],
)  # fmt: skip
def test_what_sites_set_between_paragraphs_is_furniture(line: str) -> None:
    """Each would be read as a sentence of the author's."""
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Read more widely, the treaty binds both states.", "See the treaty's annex for the list.",
        "The photo showed both ministers.", "Share prices fell in Oslo.",
        "Watch what Peru does next.",
        "Follow the money, said the minister.", "Related disputes were settled in May.",
        "Map-making was what both navies agreed on.", "Table talk: the ministers met at dinner.",
        "Norway and/or Peru may trade.", "Comments by the minister angered Peru.",
        "The agency said so via Reuters.", "Saved by the talks, the treaty held.",
        "Peru subscribed to the treaty in May, after the talks that Norway had asked for.",
    ],
)  # fmt: skip
def test_sentences_that_begin_like_furniture_are_body(line: str) -> None:
    """A wrong guess must rather keep a line than lose it."""
    assert not is_furniture(line)


def test_furniture_inside_a_text_is_left_out_of_its_body(
    body_of: Callable[[str], list[str]],
) -> None:
    """It stands anywhere, not only at the end."""
    text = "Talks\n\nThey met.\n\nREAD MORE: Oslo and Lima sign\n\nThey left.\n\nPhoto: Jane Doe\n"

    assert body_of(text) == ["They met.", "They left."]
