"""A small annotated article, and a server that answers as an OpenAI-compatible endpoint does."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

import pytest

from relgraph.model import (
    Actor,
    ActorKind,
    AnnotatedArticle,
    Article,
    DateMention,
    Mention,
    PartialDate,
    Party,
    Sentence,
    Span,
    Token,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SENTENCES = (
    "Peru's foreign minister Ana Soto visited\nChile on 3 May.",
    "She thanked Santiago.",
    "It rained.",
    "Norway fears\xa0overfishing.",
)
TEXT = " ".join(SENTENCES)


def _state(code: str, name: str) -> Party:
    actor = Actor(f"state/{code}", ActorKind.STATE, code, name)
    return Party(actor, actor)


PERU, CHILE, NORWAY = _state("PER", "Peru"), _state("CHL", "Chile"), _state("NOR", "Norway")
SOTO = Party(Actor("person/ana-soto", ActorKind.PERSON, "Ana Soto", "Ana Soto"), PERU.actor)
MENTIONS = (
    (("Peru", PERU), ("Ana Soto", SOTO), ("Chile", CHILE)),
    (("She", SOTO), ("Santiago", CHILE)),
    (),
    (("Norway", NORWAY),),
)


@dataclass
class Server:
    """A server's address, the replies it has ready, and the requests that it got."""

    base_url: str = ""
    replies: list[tuple[int, dict[str, str], str]] = field(default_factory=list)
    requests: list[tuple[dict[str, str], dict[str, Any]]] = field(default_factory=list)
    stalled: Event = field(default_factory=Event)
    """Until when it lets everybody wait, once `stalls` is set."""
    stalls: bool = False

    def says(self, status: int, body: str = "", **headers: str) -> None:
        """Have one more reply ready."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.replies.append((status, named, body))

    def completes(self, content: str | None) -> None:
        """Have a completion ready."""
        self.says(200, json.dumps({"choices": [{"message": {"content": content}}]}))

    def states(self, *statements: object) -> None:
        """Have a completion ready that makes statements in the form asked for."""
        self.completes(json.dumps({"statements": list(statements)}))


@contextmanager
def serving() -> Iterator[Server]:
    """Give a server that sends its replies in turn; with none left, it breaks off."""
    server = Server()

    class Answering(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            server.requests.append((dict(self.headers), body))
            if server.stalls:
                server.stalled.wait(10)
            if not server.replies:
                self.close_connection = True  # breaks off without a word
                return
            status, headers, text = server.replies.pop(0)
            self.send_response_only(status)
            content = text.encode()
            for name, value in (headers | {"content-length": str(len(content))}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    thread = Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    server.base_url = f"http://127.0.0.1:{http.server_port}/v1"
    try:
        yield server
    finally:
        server.stalled.set()
        http.shutdown()
        http.server_close()
        thread.join()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server with nothing ready, and an environment that tells of none."""
    for name in ("BASE_URL", "MODEL", "KEY", "TIMEOUT"):
        monkeypatch.delenv(f"RELGRAPH_LLM_{name}", raising=False)
    with serving() as running:
        yield running


@pytest.fixture(scope="session")
def annotated() -> AnnotatedArticle:
    """Four sentences: a visit, thanks that lean on it, rain, and a fear."""
    article = Article(
        text=TEXT, title="A visit", published_on=date(2024, 5, 4), body=(Span(0, len(TEXT)),)
    )
    starts = [TEXT.index(each) for each in SENTENCES]
    sentences = tuple(
        Sentence(index, Span(start, start + len(words)), tuple(_tokens(words, start)))
        for index, (start, words) in enumerate(zip(starts, SENTENCES, strict=True))
    )
    day = TEXT.index("3 May")
    return AnnotatedArticle(
        article=article,
        sentences=sentences,
        mentions=tuple(map(_mentions, starts, MENTIONS)),
        dates=((DateMention(Span(day, day + 5), PartialDate("2024-05-03")),), (), (), ()),
    )


def _tokens(words: str, start: int) -> Iterator[Token]:
    for index, word in enumerate(words.split()):
        place = TEXT.index(word, start)
        yield Token(index, place, place + len(word), word, word, "X", "X", "dep", 0)


def _mentions(start: int, named: tuple[tuple[str, Party], ...]) -> tuple[Mention, ...]:
    places = [(TEXT.index(words, start), words, party) for words, party in named]
    return tuple(
        Mention(Span(place, place + len(words)), 0, (party,), "name", 1.0)
        for place, words, party in places
    )


@pytest.fixture
def claim() -> Callable[..., dict[str, object]]:
    """Makes what a model says of the first sentence, with some fields changed."""

    def made(**changed: object) -> dict[str, object]:
        fields: dict[str, object] = {
            "sent": 0,
            "type": "Visit",
            "source": "Ana Soto",
            "target": "CHL",
            "topic": None,
            "negated": False,
            "modality": "asserted",
            "stance": "none",
            "speaker": None,
            "contexts": ["diplomatic"],
            "quote": "visited Chile",
        }
        return fields | changed

    return made
