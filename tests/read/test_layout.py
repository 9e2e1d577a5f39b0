from collections.abc import Callable
from datetime import date

from relgraph.model import Author
from relgraph.read import parse_article
from relgraph.read.layout import lay_out

BODY = "Norway and Peru met in Lima."


def test_front_matter_gives_title_authors_date_and_source() -> None:
    """Markdown from static sites begins with it."""
    text = (
        '---\ntitle: "Talks in Lima"\nauthors: [Jane Doe, Luis Rojas]\ndate: 2023-12-29\n'
        "source: Oslo Gazette\nurl: https://example.org/a\ntags: fish\n---\n\n" + BODY
    )
    details, body = lay_out(text)

    assert details.title == "Talks in Lima"
    assert [author.name for author in details.authors] == ["Jane Doe", "Luis Rojas"]
    assert details.published_on == date(2023, 12, 29)
    assert (details.publisher, details.url) == ("Oslo Gazette", "https://example.org/a")
    assert [span.of(text) for span in body] == [BODY]


def test_labelled_lines_give_the_same_without_marks() -> None:
    """Text exported from archives has labels and no hyphens."""
    details, body = lay_out(f"Title: Talks\nPublisher: Gazette\nDate: 29 May 2023\n{BODY}")

    assert (details.title, details.publisher) == ("Talks", "Gazette")
    assert details.published_on == date(2023, 5, 29)
    assert len(body) == 1


def test_a_dateline_gives_date_and_agency_and_leaves_the_sentence(
    body_of: Callable[[str], list[str]],
) -> None:
    """The agency published it; the sentence begins after the dash."""
    text = f"Talks\n\nLIMA, May 29, 2023 (AFP) - {BODY}\n\nThey will meet again."
    article = parse_article(text, name="a.txt")

    assert (article.publisher, article.published_on) == ("AFP", date(2023, 5, 29))
    assert body_of(text) == [BODY, "They will meet again."]


def test_kicker_and_byline_may_stand_above_the_title() -> None:
    """Op-ed pages put the section first."""
    details, body = lay_out(f"OPINION\nBy Jane Doe\nTalks in Lima\n{BODY}")

    assert details.title == "Talks in Lima"
    assert details.authors == (Author("Jane Doe"),)
    assert len(body) == 1


def test_headings_and_rules_are_no_body_but_list_items_are(
    body_of: Callable[[str], list[str]],
) -> None:
    """A heading states nothing; an item of a joint statement does, without its mark."""
    text = (
        f"# Talks\n\n## Trade\n\n{BODY}\n\n---\n\nII. The Nuclear Question\n\n"
        "- to meet again;\n- to trade fish.\n\n> They agreed."
    )

    assert body_of(text) == [BODY, "to meet again;", "to trade fish.", "They agreed."]


def test_biographies_notes_and_credits_at_the_end_are_no_body(
    body_of: Callable[[str], list[str]],
) -> None:
    """What stands after the last argument is about the text."""
    text = (
        f"Talks\nBy Jane Doe\n\n{BODY}\n\nJane Doe is a fellow at the Oslo Institute.\n\n"
        "This article was first published by the Gazette.\n\n29 May 2023"
    )

    assert body_of(text) == [BODY]
    assert parse_article(text).authors == (Author("Jane Doe", "Oslo Institute"),)
    assert parse_article(text).published_on == date(2023, 5, 29)


def test_all_after_about_the_author_is_no_body(body_of: Callable[[str], list[str]]) -> None:
    """A biography may run over several paragraphs that look like any other."""
    text = f"Talks\n\n{BODY}\n\nAbout the author\n\nShe served in Norway's embassy.\n\nShe left it."

    assert body_of(text) == [BODY]


def test_a_disclaimer_at_the_end_of_the_last_paragraph_is_cut(
    body_of: Callable[[str], list[str]],
) -> None:
    """Some outlets run it on."""
    text = f"Talks\n\n{BODY} The views expressed here are those of the author."

    assert body_of(text) == [BODY]


def test_a_minister_at_the_end_is_body(body_of: Callable[[str], list[str]]) -> None:
    """An article may end on an actor as a biography ends on an author."""
    last = "Luis Rojas is the foreign minister of Peru."

    assert body_of(f"Talks\n\n{BODY}\n\n{last}") == [BODY, last]
