from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

import pytest

from relgraph.errors import ArticleError, ExtractorError
from relgraph.prompt.endpoint import Endpoint
from relgraph.prompt.settings import Settings

if TYPE_CHECKING:
    from tests.prompt.conftest import Server

KEY = "sk-very-secret"
QUESTION = {"messages": [], "temperature": 0, "seed": 1, "response_format": {"type": "x"}}


def endpoint(server: Server, waits: list[float], **options: str) -> Endpoint:
    """Return an endpoint that notes how long it would wait, and does not."""
    settings = Settings.of({"base_url": server.base_url, "model": "small", **options})
    return Endpoint(settings, waits.append)


def test_an_answer_comes_back_and_the_key_goes_in_a_header(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hosted endpoints want a key, local ones none."""
    monkeypatch.setenv("RELGRAPH_LLM_KEY", KEY)
    server.completes("yes")

    assert endpoint(server, []).ask(QUESTION) == "yes"
    headers, body = server.requests[0]
    assert headers["authorization"] == f"Bearer {KEY}"
    assert body == {"model": "small", **QUESTION}


def test_a_busy_server_is_asked_again_when_it_says(server: Server) -> None:
    """Who asks sooner than a server allows is shut out longer."""
    waits: list[float] = []
    server.says(429, retry_after="7")
    later = {"date": "Mon, 06 May 2024 10:00:00 GMT"}
    server.says(503, retry_after="Mon, 06 May 2024 10:00:20 GMT", **later)
    server.says(500)
    server.says(429, retry_after="86400")
    server.completes("at last")

    assert endpoint(server, waits).ask(QUESTION) == "at last"
    assert waits == [7, 20, 4, 60]


def test_a_server_that_stays_busy_fails_the_article_alone(server: Server) -> None:
    """A thousand articles must not be lost with the one that met a busy hour."""
    waits: list[float] = []
    for _ in range(5):
        server.says(503, "<b>busy</b>", retry_after="soon")

    with pytest.raises(ArticleError, match=r"stayed at status 503: .*busy.* in 5 attempts"):
        endpoint(server, waits).ask(QUESTION)
    assert waits == [1, 2, 4, 8]


def test_a_silent_server_is_given_up(server: Server) -> None:
    """A connection that breaks, or an answer that does not come, may not hold an import up."""
    waits: list[float] = []

    with pytest.raises(ArticleError, match="did not answer in time in 5 attempts"):
        endpoint(server, waits).ask(QUESTION)
    assert len(server.requests) == 5


def test_an_answer_has_its_time(server: Server) -> None:
    """A model that hangs is as good as one that is not there."""
    server.stalls = True

    with pytest.raises(ArticleError, match="did not answer in time"):
        endpoint(server, [], timeout="0.02").ask(QUESTION)


@pytest.mark.parametrize("status", [401, 403])
def test_a_key_that_is_refused_ends_it_all_and_is_not_shown(
    server: Server, status: int, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """No article can be read with it; and servers like to repeat the key that they refuse."""
    monkeypatch.setenv("RELGRAPH_LLM_KEY", KEY)
    server.says(status, f"Incorrect API key provided: {KEY}")

    with (
        caplog.at_level(logging.DEBUG),
        pytest.raises(ExtractorError, match="RELGRAPH_LLM_KEY") as told,
    ):
        endpoint(server, []).ask(QUESTION)
    assert KEY not in str(told.value) + caplog.text
    assert KEY not in repr(Settings.of({"base_url": server.base_url, "model": "m"}))


def test_a_wrong_address_or_model_is_told(server: Server) -> None:
    """The two slips that everybody makes first."""
    server.says(404, json.dumps({"error": "model 'small' not found"}))
    server.says(302, location="/elsewhere")

    asking = endpoint(server, [])
    with pytest.raises(ExtractorError, match=r"model 'small' not found.*check --base-url"):
        asking.ask(QUESTION)
    with pytest.raises(ExtractorError, match="status 302"):
        asking.ask(QUESTION)


def test_nobody_at_the_address_is_told() -> None:
    """The server was not started."""
    with pytest.raises(ExtractorError, match=r"no server answers at http://127\.0\.0\.1:9"):
        Endpoint(Settings.of({"base_url": "http://127.0.0.1:9/v1", "model": "m"})).ask(QUESTION)


def test_what_a_model_does_not_know_is_left_out_from_then_on(server: Server) -> None:
    """Some take no temperature, others no JSON schema; the text is asked for it anyway."""
    server.says(400, "Unsupported parameter: 'temperature'; 'seed' too")
    server.completes("one")
    server.completes("two")

    asking = endpoint(server, [])
    assert [asking.ask(QUESTION), asking.ask(QUESTION)] == ["one", "two"]
    assert [set(body) for _, body in server.requests[1:]] == [
        {"model", "messages", "response_format"}
    ] * 2


def test_another_refusal_fails_the_article(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text too long for the model is this article's fault; the key stays unseen."""
    monkeypatch.setenv("RELGRAPH_LLM_KEY", KEY)
    server.says(400, f"context length exceeded by {KEY}")

    with pytest.raises(ArticleError, match="context length exceeded by …"):
        endpoint(server, []).ask(QUESTION)


@pytest.mark.parametrize(
    "body", ["not JSON", "[]", '{"choices": []}', '{"choices": [{"message": {"content": [1]}}]}']
)
def test_a_completion_without_text_says_nothing(server: Server, body: str) -> None:
    """Whoever reads the answer decides what an empty one is."""
    server.says(200, body)

    assert endpoint(server, []).ask(QUESTION) == ""


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"base_url": "http://127.0.0.1:1/v1"}, "give --model or set RELGRAPH_LLM_MODEL"),
        ({"model": "m"}, "give --base-url or set RELGRAPH_LLM_BASE_URL"),
        ({"model": "m", "base_url": "localhost:11434"}, "is no address"),
        ({"model": "m", "base_url": "http://[x/v1"}, "is no address"),
        ({"model": "m", "base_url": "http://h:x/v1"}, "is no address"),
        ({"model": "m", "base_url": "https://me:pw@host/v1"}, "must hold no secret"),
        ({"model": "m", "base_url": "http://h", "timeout": "soon"}, "RELGRAPH_LLM_TIMEOUT is"),
        ({"model": "m", "base_url": "http://h", "timeout": "inf"}, "RELGRAPH_LLM_TIMEOUT is"),
        ({"model": "m", "base_url": "http://h", "key": "k"}, "has no option 'key'"),
    ],
)
@pytest.mark.usefixtures("server")
def test_settings_that_cannot_work_say_what_to_give(options: dict[str, str], told: str) -> None:
    """The first run of a new user meets these."""
    with pytest.raises(ExtractorError, match=told):
        Settings.of(options)


def test_the_environment_fills_in_what_options_leave_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who always asks the same model says it once."""
    monkeypatch.setenv("RELGRAPH_LLM_BASE_URL", "http://127.0.0.1:1/v1/")
    monkeypatch.setenv("RELGRAPH_LLM_MODEL", "usual")

    assert Settings.of({"model": "other"}).model == "other"
    assert Settings.of({}).base_url == "http://127.0.0.1:1/v1"
    assert Settings.of({}).timeout == 300
