from datetime import date
from pathlib import Path

import pytest

from relgraph.model import Author
from relgraph.read import Reading, iter_articles

RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Made Gazette</title>
<item><title>Oslo &amp; Lima talk</title><link>https://example.org/1</link>
<dc:creator>Jane Doe</dc:creator><category>World</category>
<pubDate>Fri, 29 Dec 2023 10:00:00 GMT</pubDate><description>In short.</description>
<content:encoded><![CDATA[<p>Norway met Peru in café Lima.</p><p>Brazil thanked both.</p>
<script>alert("Norway")</script>]]></content:encoded></item>
<item><title>Only a link</title><link>https://example.org/2</link></item>
<item><title>In short</title><description>Kenya thanked Chile for its help.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Made Review</title><entry>
<title>Talks</title><author><name>Jane Doe</name></author><author><name>Juan Pérez</name></author>
<link href="https://example.org/3"/><published>2023-12-29T10:00:00Z</published>
<content type="html">&lt;p&gt;Norway met Peru.&lt;/p&gt;</content></entry></feed>"""


def read(path: Path, content: str, encoding: str = "utf-8") -> list[Reading]:
    path.write_bytes(content.encode(encoding))
    return list(iter_articles(path))


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1"])
def test_each_entry_of_a_feed_is_an_article(tmp_path: Path, encoding: str) -> None:
    """A saved feed is the quickest way to a paper's last twenty articles."""
    first, second, third = read(tmp_path / "a.rss", RSS.format(encoding=encoding), encoding)

    article = first.article
    assert article is not None
    assert article.title == "Oslo & Lima talk"
    assert [span.of(article.text) for span in article.body] == [
        "Norway met Peru in café Lima.",
        "Brazil thanked both.",
    ]
    assert article.authors == (Author("Jane Doe"),)
    assert (article.publisher, article.section) == ("Made Gazette", "World")
    assert (article.published_on, article.url) == (date(2023, 12, 29), "https://example.org/1")
    assert "has a link and no text; fetch https://example.org/2" in str(second.error)
    assert third.article is not None
    assert third.article.title == "In short"


def test_atom_is_read_too(tmp_path: Path) -> None:
    """It is as common as RSS, and has several authors."""
    (reading,) = read(tmp_path / "feed.xml", ATOM)

    assert reading.article is not None
    assert reading.article.authors == (Author("Jane Doe"), Author("Juan Pérez"))
    assert reading.article.published_on == date(2023, 12, 29)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_of_a_feed_are_refused(tmp_path: Path, encoding: str) -> None:
    """A feed comes from whoever runs the site."""
    text = "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'b'>]><rss><channel/></rss>"
    (reading,) = read(tmp_path / "a.xml", text, encoding)

    assert "declares XML entities" in str(reading.error)


def test_xml_that_is_no_feed_is_said_so(tmp_path: Path) -> None:
    """Other XML has text, too, and relgraph does not know where."""
    (reading,) = read(tmp_path / "a.xml", "<book><p>Norway met Peru.</p></book>")

    assert "neither RSS nor Atom" in str(reading.error)


def test_an_empty_feed_is_said_so(tmp_path: Path) -> None:
    """An archive of feeds has many."""
    (reading,) = read(tmp_path / "a.rss", "<rss><channel><title>x</title></channel></rss>")

    assert "a feed without entries" in str(reading.error)


def test_a_feed_that_looks_like_an_address_opens_nothing(tmp_path: Path) -> None:
    """The library fetches a text that is an address, if it is given one."""
    (reading,) = read(tmp_path / "a.rss", "<rss>http://127.0.0.1:9/</rss>")

    assert "a feed without entries" in str(reading.error)
