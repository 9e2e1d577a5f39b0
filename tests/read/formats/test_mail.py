from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from relgraph.errors import ArticleError
from relgraph.model import Author
from relgraph.read import iter_articles, read_article


@pytest.fixture
def letter() -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Jane Doe <jane@institute.example>"
    message["Subject"] = "Fwd: Re: Oslo and Lima talk"
    message["Date"] = "Fri, 29 Dec 2023 10:00:00 +0100"
    message["Message-ID"] = "<1@institute.example>"
    return message


def save(path: Path, message: EmailMessage) -> Path:
    path.write_bytes(bytes(message))
    return path


def test_a_letter_is_an_article(tmp_path: Path, letter: EmailMessage) -> None:
    """Statements and newsletters reach analysts by mail."""
    letter.set_content(
        "Norway met Peru in Lima.\n\nBrazil thanked both.\n\nOn Thu, 28 Dec 2023, J wrote:\n"
        "> Kenya threatened Chile.\n-- \nJane Doe, Made Institute\n"
    )
    article = read_article(save(tmp_path / "a.eml", letter))

    assert article.title == "Oslo and Lima talk"
    assert article.authors == (Author("Jane Doe"),)
    assert article.published_on == date(2023, 12, 29)
    assert [span.of(article.text) for span in article.body] == [
        "Norway met Peru in Lima.",
        "Brazil thanked both.",
    ]


def test_a_newsletter_is_read_by_its_marked_up_text(tmp_path: Path, letter: EmailMessage) -> None:
    """Its plain text is often only a note that says so; its tables are its layout."""
    del letter["From"]
    letter["From"] = "Made Institute <news@institute.example>"
    letter.set_content("Your program cannot show this newsletter.")
    letter.add_alternative(
        "<html><body><table><tr><td><p>View this email in your browser</p><p>Norway met Peru in "
        "Lima, where their ministers signed an agreement on trade after talks that had taken all "
        "of the winter and most of the spring.</p><p>Unsubscribe here</p></td></tr></table></body>"
        "</html>",
        subtype="html",
    )
    article = read_article(save(tmp_path / "a.eml", letter))

    assert (article.authors, article.publisher) == ((), "Made Institute")
    assert len(article.body) == 1
    assert article.body[0].of(article.text).startswith("Norway met Peru")


def test_attached_documents_are_read_too(tmp_path: Path, letter: EmailMessage) -> None:
    """The statement itself is often the attachment."""
    letter.set_content("Please find the statement attached.")
    letter.add_attachment("Norway met Peru in Lima.", filename="../statement.txt")
    letter.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="seal.png")
    own, attached = iter_articles(save(tmp_path / "a.eml", letter))

    assert own.article is not None
    assert attached.article is not None
    assert attached.article.name == "statement.txt"
    assert attached.path.endswith("a.eml/statement.txt")


def test_a_letter_is_told_by_its_head(tmp_path: Path, letter: EmailMessage) -> None:
    """Programs save letters under any name."""
    letter.set_content("Norway met Peru in Lima.")

    assert read_article(save(tmp_path / "letter", letter)).title == "Oslo and Lima talk"


def test_a_letter_without_text_is_said_so(tmp_path: Path, letter: EmailMessage) -> None:
    """A picture alone says nothing."""
    letter.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="seal.png")

    with pytest.raises(ArticleError, match="a letter without text"):
        read_article(save(tmp_path / "a.eml", letter))
