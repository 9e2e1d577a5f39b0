from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relgraph.errors import ArticleError
from relgraph.model import Article, Author
from relgraph.read import Details, parse_article, read_article

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"


def assert_is_whole(article: Article) -> None:
    ends = [0, *(span.end for span in article.body)]
    assert article.body
    assert article.text.encode("utf-8")
    for before, span in zip(ends, article.body, strict=False):
        assert before <= span.start
        assert span.end <= len(article.text)
        assert span.of(article.text).strip() == span.of(article.text) != ""


def test_an_article_says_who_wrote_it_when_and_under_what_title(tmp_path: Path, op_ed: str) -> None:
    """The metadata becomes triples; nobody should have to type it."""
    path = tmp_path / "oped.txt"
    path.write_text(op_ed, encoding="utf-8")

    article = read_article(path)

    assert article.title == "Why Oslo and Lima Need Each Other"
    assert article.authors == (Author("Jane Doe", "Oslo Institute of Foreign Affairs"),)
    assert article.published_on == date(2023, 12, 29)
    assert article.name == "oped.txt"
    assert article.text == op_ed


def test_the_body_leaves_out_head_and_disclaimer(
    op_ed: str, body_of: Callable[[str], list[str]]
) -> None:
    """An author's institute and a disclaimer are no source of statements."""
    body = body_of(op_ed)

    assert body == [
        "Norway and Peru signed an agreement in Lima. They will trade more fish.",
        "Peru's government thanked Norway for its help with the talks.",
    ]


def test_the_same_text_is_the_same_article_whatever_its_newlines(
    tmp_path: Path, op_ed: str
) -> None:
    """A file that went through Windows must not become a second article."""
    (tmp_path / "a.txt").write_bytes(op_ed.encode())
    (tmp_path / "b.txt").write_bytes(b"\xef\xbb\xbf" + op_ed.replace("\n", "\r\n").encode())

    assert read_article(tmp_path / "a.txt").id == read_article(tmp_path / "b.txt").id


def test_what_the_caller_knows_replaces_what_the_text_says(op_ed: str) -> None:
    """A feed or a command line may know the date better than a line of the text."""
    known = Details(published_on=date(2024, 1, 5), url="https://example.org/a", publisher="Post")

    article = parse_article(op_ed, details=known)

    assert article.published_on == date(2024, 1, 5)
    assert article.url == "https://example.org/a"
    assert article.publisher == "Post"
    assert article.title == "Why Oslo and Lima Need Each Other"


def test_an_article_without_title_is_called_by_its_name() -> None:
    """A list of articles needs something to call each by."""
    article = parse_article("Norway thanked Peru.", name="thanks.txt")

    assert article.title == "thanks"
    assert [span.of(article.text) for span in article.body] == ["Norway thanked Peru."]


def test_a_single_line_without_full_stop_is_body_not_title(
    body_of: Callable[[str], list[str]],
) -> None:
    """A line that somebody pipes in is what they want read."""
    assert body_of("Norway and Peru signed an agreement") == ["Norway and Peru signed an agreement"]


def test_a_text_that_is_all_head_is_refused() -> None:
    """An article without a body can state nothing, and says so."""
    with pytest.raises(ArticleError, match="nothing beside title, author and date"):
        parse_article("29 December 2023\nBy Jane Doe\n", name="head.txt")


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    """The commonest mistake of all is a mistyped name."""
    with pytest.raises(ArticleError, match=r"there is no file .*nope.txt; check the name"):
        read_article(tmp_path / "nope.txt")


def test_a_folder_is_no_article(tmp_path: Path) -> None:
    """Reading a folder is another command's job, and the message says which."""
    with pytest.raises(ArticleError, match="is a folder; 'relgraph import'"):
        read_article(str(tmp_path))


def test_a_format_that_is_not_read_is_refused_by_name(tmp_path: Path) -> None:
    """Guessing text out of an old Word file's bytes would give nonsense as statements."""
    path = tmp_path / "report.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")

    with pytest.raises(ArticleError, match="is an old Office format, which relgraph does not read"):
        read_article(path)


def test_a_file_without_suffix_is_read_as_plain_text(tmp_path: Path) -> None:
    """Files saved by hand often have no suffix."""
    path = tmp_path / "article"
    path.write_text("Norway thanked Peru.", encoding="utf-8")

    assert read_article(path).title == "article"


def test_a_name_that_is_no_text_still_gives_one(tmp_path: Path) -> None:
    """Old archives name files in other encodings; the graph takes text alone."""
    path = tmp_path / "l\udce9ger.txt"
    path.write_text("Norway thanked Peru.", encoding="utf-8")

    assert read_article(path).name == "l?ger.txt"


def test_a_name_that_no_file_can_have_is_said_so() -> None:
    """A slip of the shell can put the text itself in the place of its path."""
    with pytest.raises(ArticleError, match="there is no file"):
        read_article("x" * 5000)


def test_a_paragraph_without_end_is_refused() -> None:
    """The parser would take gigabytes for it, and then refuse it without saying what to do."""
    with pytest.raises(ArticleError, match="put line breaks"):
        parse_article("The two sides said that they would not trade with the others. " * 2000)


def test_a_file_that_cannot_be_opened_is_said_so() -> None:
    """The system's own reason comes through: permission, a broken disk, a socket."""
    with pytest.raises(ArticleError, match="cannot read /proc/self/mem"):
        read_article("/proc/self/mem")


@given(content=st.binary(max_size=400))
def test_any_bytes_give_an_article_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    """No file may end an import with a traceback."""
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_bytes(content)
    try:
        article = read_article(path)
    except ArticleError as error:
        assert str(path) in str(error)  # noqa: PT017 - either outcome is right, if it is whole
    else:
        assert_is_whole(article)


HEAD_AND_BODY = st.lists(
    st.sampled_from(
        [
            "By Jane Doe", "Author: Jane Doe – a fellow at the Oslo Institute", "29 May 2023", "",
            "OSLO (AP) — Norway met Peru.", "# Talks", "- to trade;", "---", "title: Talks", "> ",
            "Norway met Peru.", "About the author", "The views are those of the author.", "1. ",
            "Jane Doe is a fellow at the Oslo Institute.", "   ", "date: 31 February 2023", "***",
            "Norway met Peru. The views expressed are those of the author.", "Talks", "(a)",
            "They met in Lima and spoke of trade between the two states, which", "By", "Date: x",
        ]
    ),
    max_size=12,
)  # fmt: skip


@given(lines=HEAD_AND_BODY)
def test_any_order_of_head_and_body_lines_gives_ordered_spans(lines: list[str]) -> None:
    """Real files put bylines, dates and rules in every order; the body's spans stay in order."""
    try:
        article = parse_article("\n".join(lines), name="any.txt")
    except ArticleError as error:
        assert "any.txt" in str(error)  # noqa: PT017 - either outcome is right, if it is whole
    else:
        assert_is_whole(article)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the development data is not beside the checkout")
def test_the_first_real_article_gives_authors_affiliations_and_date() -> None:
    """It is what the project started from: two authors, a date, a disclaimer."""
    article = read_article(SHARED / "seed" / "article.txt")

    assert [author.name for author in article.authors] == ["Syeda Tahreem Bukhari", "Abdul Basit"]
    assert all("International Strategic Studies" in (a.affiliation or "") for a in article.authors)
    assert article.published_on == date(2023, 12, 29)
    assert len(article.body) == 4
    assert article.body[0].of(article.text).startswith("The strategic significance")
    assert article.body[-1].of(article.text).endswith("international order.")


@pytest.mark.skipif(not SHARED.is_dir(), reason="the development data is not beside the checkout")
@pytest.mark.parametrize("number", range(1, 17))
def test_development_passages_are_a_title_and_body(number: int) -> None:
    """Their statements are numbered by sentences after the title: a lost paragraph shifts all."""
    article = read_article(SHARED / "dev" / f"D{number:02}.txt")
    title, *paragraphs = [line for line in article.text.split("\n") if line.strip()]

    assert article.title == title
    assert [span.of(article.text) for span in article.body] == [p.strip() for p in paragraphs]
