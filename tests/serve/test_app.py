"""The SPARQL Protocol, problems and headers, over the real application."""

from typing import Any, Protocol

import httpx
import pytest

from relgraph.serve.protocol import LONGEST_BODY

FORM = {"content-type": "application/x-www-form-urlencoded"}
DIRECT = {"content-type": "application/sparql-query; charset=utf-8"}
Asked = tuple[str, str, dict[str, Any]]


class Client(Protocol):
    """What the fixtures give."""

    def get(self, path: str, **more: Any) -> httpx.Response:
        """Return the response to a GET."""

    def post(self, path: str, **more: Any) -> httpx.Response:
        """Return the response to a POST."""

    def send(self, *requests: Asked) -> list[httpx.Response]:
        """Return the responses in the order of coming."""


def told(response: httpx.Response) -> tuple[int, str]:
    """Return status and detail of a problem, once it is seen to be one."""
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["status"] == response.status_code
    assert set(problem) == {"type", "title", "status", "detail"}
    return response.status_code, problem["detail"]


def test_the_three_ways_to_ask_give_the_same_answer(client: Client) -> None:
    """SPARQL 1.1 Protocol, section 2.1: GET, POST of a form, POST of the text."""
    answers = [
        client.get("/sparql", params={"query": "SELECT *"}),
        client.post("/sparql", data={"query": "SELECT *"}),
        client.post("/sparql", content="SELECT *", headers=DIRECT),
    ]

    assert {answer.status_code for answer in answers} == {200}
    assert {answer.text for answer in answers} == {
        '{"format": "json", "answer": [{"who": "Pakistan"}]}'
    }
    assert answers[0].headers["content-type"] == "application/sparql-results+json"
    assert answers[0].headers["vary"] == "Accept"


@pytest.mark.parametrize(
    ("accept", "media_type", "name"),
    [
        ("*/*", "application/sparql-results+json", "json"),
        ("application/json", "application/json", "json"),
        ("application/sparql-results+xml", "application/sparql-results+xml", "xml"),
        ("text/csv", "text/csv; charset=utf-8", "csv"),
        ("text/*;q=0.2, text/tab-separated-values", "text/tab-separated-values", "tsv"),
        ("text/html, */*;q=0.1", "application/sparql-results+json", "json"),
    ],
)
def test_a_table_comes_in_the_type_that_is_liked_best(
    accept: str, media_type: str, name: str, client: Client
) -> None:
    """The same endpoint serves a notebook, a spreadsheet and a browser."""
    answer = client.get("/sparql", params={"query": "SELECT *"}, headers={"accept": accept})

    assert answer.headers["content-type"].startswith(media_type)
    assert answer.json()["format"] == name


def test_a_graph_comes_as_triples(client: Client) -> None:
    """N-Triples are Turtle too, so both names get them."""
    for media_type in ("application/n-triples", "text/turtle"):
        answer = client.get(
            "/sparql", params={"query": "CONSTRUCT"}, headers={"accept": media_type}
        )

        assert answer.headers["content-type"].startswith(media_type)
        assert answer.text == "<a:b> <a:c> <a:d> .\n"


def test_a_type_that_there_is_not_is_said(client: Client) -> None:
    """406, with the types that there are."""
    answer = client.get("/sparql", params={"query": "ASK"}, headers={"accept": "image/png"})
    status, detail = told(answer)

    assert status == 406
    assert "text/csv" in detail


@pytest.mark.parametrize(
    ("content", "headers", "status", "detail"),
    [
        ("query=SELECT&query=ASK", FORM, 400, "exactly one 'query' parameter, not 2"),
        ("", FORM, 400, "exactly one 'query' parameter, not 0"),
        ("query=%FF", FORM, 400, "in UTF-8"),
        (b"\xff", DIRECT, 400, "in UTF-8"),
        ("update=DROP+ALL", FORM, 403, "only reads"),
        ("query=ASK&default-graph-uri=a:b", FORM, 400, "FROM or GRAPH"),
        ("DROP ALL", {"content-type": "application/sparql-update"}, 415, "sparql-query"),
        ("ASK", {}, 415, "sparql-query"),
        ("NONSENSE", DIRECT, 400, "line 1, column 1"),
        ("", DIRECT, 400, "line 1, column 1"),
        ("SLOW", DIRECT, 504, "ran past 2 s"),
        ("CLOSED", DIRECT, 503, "open it again"),
        ("BUG", DIRECT, 500, "its log says how"),
        (b"A" * (LONGEST_BODY + 1), DIRECT, 413, "ask for less"),
    ],
)
def test_what_cannot_be_answered_is_a_problem_that_says_why(
    content: str | bytes, headers: dict[str, str], status: int, detail: str, client: Client
) -> None:
    """RFC 9457: programs read the status, people the detail."""
    found = told(client.post("/sparql", content=content, headers=headers))

    assert found[0] == status
    assert detail in found[1]


def test_a_dataset_is_refused_in_the_address_too(client: Client) -> None:
    """To drop it in silence would answer another question."""
    answer = client.post("/sparql?named-graph-uri=a:b", content="ASK", headers=DIRECT)

    assert told(answer)[0] == 400
    assert told(client.get("/sparql?query=%FF"))[0] == 400


def test_other_methods_and_paths_are_problems_too(client: Client) -> None:
    """405 names the methods that there are."""
    (answer,) = client.send(("DELETE", "/sparql", {}))

    assert told(answer)[0] == 405
    assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD", "POST"}
    assert told(client.get("/nowhere"))[0] == 404


@pytest.mark.parametrize("path", ["/", "/health", "/nowhere", "/sparql", "/sparql?query=BUG"])
def test_every_response_has_its_security_headers(path: str, client: Client) -> None:
    """A quote out of an article must never run in a browser."""
    headers = client.get(path).headers

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["referrer-policy"] == "no-referrer"


def test_only_the_page_may_run_its_own_scripts(client: Client) -> None:
    """The page carries its scripts inside; problems and results have none."""
    page = client.get("/")

    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.text == "<!doctype html>é"
    assert "script-src 'unsafe-inline'" in page.headers["content-security-policy"]
    assert "script-src" not in client.get("/nowhere").headers["content-security-policy"]


def test_health_tells_whether_the_store_answers(client: Client, closed: Client) -> None:
    """Whoever watches the server needs a word on the store behind it."""
    assert client.get("/health").json() == {"status": "ok"}
    assert told(closed.get("/health")) == (503, "the store is closed; open it again")


def test_without_a_page_the_root_says_where_to_ask(closed: Client) -> None:
    """A blank 404 at the address just started would look like a failure."""
    assert "/sparql" in closed.get("/").text


def test_a_slow_query_does_not_hold_up_the_others(client: Client) -> None:
    """Queries run in threads; the loop goes on and answers what needs no time."""
    slow: Asked = ("GET", "/sparql?query=SLEEP", {})
    quick: Asked = ("GET", "/sparql?query=ASK", {})

    assert [str(each.url.query, "ascii") for each in client.send(slow, quick)] == [
        "query=ASK",
        "query=SLEEP",
    ]
