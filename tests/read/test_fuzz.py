"""Any bytes give articles or sentences that say why not: random ones, and whole files spoilt."""

import gzip
import io
import json
import os
import tarfile
from email.message import EmailMessage
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from relgraph.errors import ArticleError
from relgraph.read import Limits, ReadOptions, iter_articles

EXAMPLES = int(os.environ.get("RELGRAPH_FUZZ", "40"))
"""Of each format; more where somebody looks for faults on purpose."""

OPTIONS = ReadOptions(limits=Limits(seconds=20, size=1_000_000, expansion=50))
TEXT = "Norway met Peru in Lima. Brazil thanked both of them for their patience."


def pdf() -> bytes:
    file = io.BytesIO()
    for compressed in (0, 1):
        canvas = Canvas(file, pageCompression=compressed, invariant=1)
        canvas.setTitle("Talks")
        for page in range(2):
            canvas.drawString(72, 700 - 50 * page, TEXT)
            canvas.drawString(72, 30, f"Page {page + 1}")
            canvas.showPage()
    canvas.save()
    return file.getvalue()


def word() -> bytes:
    file = io.BytesIO()
    document = docx.Document()
    document.add_heading("Talks", level=1)
    document.add_paragraph(TEXT)
    document.save(file)
    return file.getvalue()


def zipped(members: dict[str, str], compression: int = ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def tarred() -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        member = tarfile.TarInfo("a.txt")
        member.size = len(TEXT)
        archive.addfile(member, io.BytesIO(TEXT.encode()))
    return file.getvalue()


def letter() -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "Jane Doe <jane@example.org>", "Talks"
    message["Date"], message["Message-ID"] = "Fri, 29 Dec 2023 10:00:00 GMT", "<1@example.org>"
    message.set_content(TEXT)
    message.add_alternative(f"<p>{TEXT}</p>", subtype="html")
    message.add_attachment(TEXT, filename="a.txt")
    return bytes(message)


HTML = (
    f'<!doctype html><html><head><meta charset="utf-8"><title>Talks</title><script type='
    f'"application/ld+json">{{"@type": "Article", "headline": "Talks", "author": ["Jane Doe"]}}'
    f"</script></head><body><article><h1>Talks</h1><p>{TEXT}</p><table><tr><td>1</td></tr></table>"
    f"<ul><li>{TEXT}</li></ul></article></body></html>"
)
RSS = (
    "<rss><channel><title>Made</title><item><title>Talks</title>"
    f"<description>{TEXT}</description></item></channel></rss>"
)
BOOK = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": '<container><rootfile full-path="a.opf"/></container>',
    "a.opf": '<package><manifest><item id="a" href="a.xhtml"/></manifest>'
    '<spine><itemref idref="a"/></spine></package>',
    "a.xhtml": f"<html><body><h1>Talks</h1><p>{TEXT}</p></body></html>",
}
WHOLE = {
    "a.txt": f"Talks\nBy Jane Doe\n29 December 2023\n\n{TEXT}\n".encode(),
    "a.md": (
        f"---\ntitle: Talks\nauthors: [Jane]\n---\n# Talks\n\n- {TEXT}\n\n| a |\n|---|\n| 1 |\n"
    ).encode(),
    "a.html": HTML.encode(),
    "a.pdf": pdf(),
    "a.docx": word(),
    "a.epub": zipped(BOOK),
    "stored.epub": zipped(BOOK, 0),
    "a.rss": RSS.encode(),
    "a.json": json.dumps({"articles": [{"title": "Talks", "text": TEXT}]}).encode(),
    "a.jsonl": (json.dumps({"title": "Talks", "date": 1, "text": TEXT}) + "\n").encode() * 2,
    "a.csv": f'title,text,date\nTalks,"{TEXT}",2023-12-29\n'.encode(),
    "a.eml": letter(),
    "a.zip": zipped({"a.txt": TEXT, "b.zip": "x"}),
    "a.tar": tarred(),
    "a.tar.gz": gzip.compress(tarred()),
}

changes = st.lists(
    st.tuples(
        st.sampled_from(["put", "cut", "copy", "end"]),
        st.floats(0, 1, exclude_max=True),
        st.binary(min_size=1, max_size=6),
        st.integers(1, 40),
    ),
    min_size=1,
    max_size=6,
)


def spoil(content: bytes, changes: list[tuple[str, float, bytes, int]]) -> bytes:
    """Return a file with bytes put over, cut out, copied on, or cut off."""
    spoilt = bytearray(content)
    for how, where, new, length in changes:
        at = int(where * len(spoilt))
        if how == "put":
            spoilt[at : at + len(new)] = new
        elif how == "cut":
            del spoilt[at : at + length]
        elif how == "copy":
            spoilt[at:at] = spoilt[at : at + length]
        else:
            del spoilt[at:]
    return bytes(spoilt)


def assert_is_told(path: Path) -> None:
    """Read a file, and hold what comes against what was promised."""
    for reading in iter_articles(path, options=OPTIONS):
        if reading.article is None:
            assert isinstance(reading.error, ArticleError)
            assert str(path.parent) in str(reading.error)
            continue
        article, end = reading.article, 0
        assert article.body
        assert article.text.encode("utf-8")
        for span in article.body:
            assert end <= span.start
            assert span.of(article.text).strip() == span.of(article.text) != ""
            end = span.end
        assert end <= len(article.text)


@pytest.mark.parametrize("name", WHOLE)
def test_the_whole_files_are_read(tmp_path: Path, name: str) -> None:
    """Spoilt files would test little if the whole ones were none."""
    path = tmp_path / name
    path.write_bytes(WHOLE[name])
    readings = list(iter_articles(path, options=OPTIONS))

    assert readings[0].article is not None, readings[0].error
    assert TEXT.split(".", maxsplit=1)[0] in readings[0].article.text


@pytest.mark.parametrize("name", WHOLE)
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(changes=changes)
def test_a_spoilt_file_gives_an_article_or_a_sentence(
    tmp_path: Path, name: str, changes: list[tuple[str, float, bytes, int]]
) -> None:
    """Downloads break, disks fail, and some files are made to do harm."""
    path = tmp_path / name
    path.write_bytes(spoil(WHOLE[name], changes))

    assert_is_told(path)


@pytest.mark.parametrize("name", WHOLE)
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(start=st.integers(0, 30), rest=st.binary(max_size=300))
def test_any_bytes_behind_a_mark_give_an_article_or_a_sentence(
    tmp_path: Path, name: str, start: int, rest: bytes
) -> None:
    """The first bytes choose the reader, and what follows may be anything."""
    path = tmp_path / name
    path.write_bytes(WHOLE[name][:start] + rest)

    assert_is_told(path)


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                "text title author authors date source name url section _source articles".split()
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)


@settings(
    max_examples=EXAMPLES * 3,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(value=json_values)
def test_any_json_gives_articles_or_sentences(tmp_path: Path, value: object) -> None:
    """Services change what they answer, and a text may come as a list, a number or nothing."""
    path = tmp_path / "a.json"
    path.write_text(json.dumps(value), encoding="utf-8")

    assert_is_told(path)


tags = st.lists(
    st.sampled_from(
        "<p> </p> <div> </div> <br> <br><br> <ul><li> <table><tr><td> </table> <h2> <b> "
        "<sup>1</sup> <!-- --> <script> </script> "
        "<article> </article> <aside> <body> </html> &amp; &#0; &nbsp; "
        "<a href=x> <meta> <svg> <math> <title> <template> <time datetime=2023-99-99>".split(" ")
    )
    | st.sampled_from(["Norway met Peru in Lima.", "Read more", "By Jane Doe", "\x00", "\ud7ff"]),
    max_size=25,
)


@settings(
    max_examples=EXAMPLES * 3,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(parts=tags)
def test_any_order_of_tags_gives_an_article_or_a_sentence(tmp_path: Path, parts: list[str]) -> None:
    """Pages close what they never opened."""
    path = tmp_path / "a.html"
    path.write_text("<html>" + "".join(parts), encoding="utf-8")

    assert_is_told(path)
