import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from relgraph.errors import ArticleError, LimitError
from relgraph.read import Limits, ReadOptions, iter_articles, read_article

PAGE = (
    b"<html><head><title>Oslo and Lima talk</title></head><body><article><h1>Oslo and Lima talk"
    b"</h1><p>Norway and Peru signed an agreement in Lima on Tuesday, after long talks.</p>"
    b"<p>Brazil's government thanked both of them for the help that they had given.</p>"
    b"</article></body></html>"
)
LOCAL = ReadOptions(networks=("127.0.0.1",))


class Site(BaseHTTPRequestHandler):
    """A few pages, each with something to be careful about."""

    def do_GET(self) -> None:
        """Answer by the path."""
        place = self.path.partition("?")[0]
        moves = {"/old": "/talks.html", "/loop": "/loop", "/inside": "http://127.0.0.2:9/secret"}
        if place in moves:
            self.answer(302, b"", Location=moves[place])
        elif place == "/packed":
            self.answer(200, gzip.compress(PAGE), **{"Content-Encoding": "gzip"})
        elif place == "/large":
            self.answer(200, PAGE + b" " * 200_000)
        elif place == "/slow":
            self.answer(200, PAGE[:10], **{"Content-Length": "500"})
            time.sleep(1.5)
        elif place == "/gone":
            self.answer(404, PAGE)
        elif place == "/hung-up":
            self.answer(200, PAGE, **{"Content-Length": "5000"})
        else:
            self.answer(200, PAGE, **{"Content-Type": "text/html; charset=utf-8"})

    def answer(self, status: int, content: bytes, **headers: str) -> None:
        """Send a whole answer."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The address of a server on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_an_address_gives_its_article(site: str) -> None:
    """What is open in the browser is often what should be read next."""
    article = read_article(f"{site}/talks.html?from=list#top", options=LOCAL)

    assert article.title == "Oslo and Lima talk"
    assert article.url == f"{site}/talks.html?from=list"
    assert article.name == "talks.html"


def test_a_private_address_is_refused_unless_allowed(site: str) -> None:
    """An address in a file must not make relgraph read what stands behind a firewall."""
    with pytest.raises(ArticleError, match=r"--allow-network 127\.0\.0\.1 allows it"):
        read_article(f"{site}/talks.html")


def test_a_redirect_is_followed_and_the_last_address_kept(site: str) -> None:
    """Short links are what people pass on."""
    assert read_article(f"{site}/old", options=LOCAL).url == f"{site}/talks.html"


def test_a_redirect_into_a_private_network_is_refused(site: str) -> None:
    """The first address is public, the second is not: the check must come at every step."""
    with pytest.raises(ArticleError, match=r"secret leads to 127\.0\.0\.2"):
        read_article(f"{site}/inside", options=LOCAL)


def test_redirects_without_end_are_ended(site: str) -> None:
    """A page that sends to itself must not hold up an import."""
    with pytest.raises(LimitError, match="more than 5 times, beyond the limit 'redirects'"):
        read_article(f"{site}/loop", options=LOCAL)


def test_a_large_answer_is_broken_off(site: str) -> None:
    """A server can send bytes for ever."""
    options = ReadOptions(networks=LOCAL.networks, limits=Limits(size=100_000))

    with pytest.raises(LimitError, match="beyond the limit 'size'"):
        read_article(f"{site}/large", options=options)


def test_a_slow_answer_is_broken_off(site: str) -> None:
    """A server can send a byte an hour."""
    options = ReadOptions(networks=LOCAL.networks, limits=Limits(seconds=0.3))

    with pytest.raises(LimitError, match=r"more than 0\.3 seconds, beyond the limit 'seconds'"):
        read_article(f"{site}/slow", options=options)


def test_an_answer_that_breaks_off_is_said_so(site: str) -> None:
    """Half an article would be read as the whole."""
    with pytest.raises(ArticleError, match="cannot fetch"):
        read_article(f"{site}/hung-up", options=LOCAL)


def test_what_a_server_says_against_it_is_told(site: str) -> None:
    """A page of an error reads like an article."""
    with pytest.raises(ArticleError, match="answers 404 Not Found; open it in a browser"):
        read_article(f"{site}/gone", options=LOCAL)


def test_a_packed_answer_is_unpacked_within_the_limits(site: str) -> None:
    """Some servers pack although they were asked not to."""
    (reading,) = iter_articles(f"{site}/packed", options=LOCAL)

    assert reading.article is not None
    assert reading.article.title == "Oslo and Lima talk"


def test_a_server_that_is_not_there_is_said_so() -> None:
    """Nothing listens on the discard port."""
    with pytest.raises(ArticleError, match="cannot fetch http://127"):
        read_article("http://127.0.0.1:9/", options=LOCAL)
