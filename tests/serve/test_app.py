"""The SPARQL Protocol, problems and headers, over the real application and a real store."""

from typing import Any, Protocol

import httpx
import pytest

from relgraph.serve import Settings, create_app
from relgraph.store import Readers

FORM = {"content-type": "application/x-www-form-urlencoded"}
DIRECT = {"content-type": "application/sparql-query; charset=utf-8"}
NAMES = "SELECT ?name WHERE { state:CHN rdfs:label ?name }"
MET = "CONSTRUCT { ?a rg:consulted ?b } WHERE { ?a rg:consulted ?b }"
TRIPLE = (
    "<https://w3id.org/relgraph/id/state/PAK> <https://w3id.org/relgraph/ns#consulted> "
    "<https://w3id.org/relgraph/id/state/CHN> .\n"
)


class Client(Protocol):
    """What the fixtures give."""

    def get(self, path: str, **more: Any) -> httpx.Response:
        """Return the response to a GET."""

    def post(self, path: str, **more: Any) -> httpx.Response:
        """Return the response to a POST."""

    def send(self, method: str, path: str, **more: Any) -> httpx.Response:
        """Return the response to a request."""


def told(response: httpx.Response) -> tuple[int, str]:
    """Return status and detail of a problem, once it is seen to be one."""
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["status"] == response.status_code
    assert set(problem) - {"excerpt"} == {"type", "title", "status", "detail"}
    return response.status_code, problem["detail"]


def test_the_three_ways_to_ask_give_the_same_answer(client: Client) -> None:
    """SPARQL 1.1 Protocol, section 2.1: GET, POST of a form, POST of the text."""
    answers = [
        client.get("/sparql", params={"query": NAMES}),
        client.post("/sparql", data={"query": NAMES}),
        client.post("/sparql", content=NAMES, headers=DIRECT),
    ]

    assert {answer.status_code for answer in answers} == {200}
    assert [answer.json()["results"]["bindings"][0]["name"]["value"] for answer in answers] == [
        "China"
    ] * 3
    assert answers[0].headers["content-type"] == "application/sparql-results+json"
    assert answers[0].headers["vary"] == "Accept"


@pytest.mark.parametrize(
    ("accept", "media_type", "begin"),
    [
        ("*/*", "application/sparql-results+json", '{"head":{"vars":["name"]}'),
        ("application/json", "application/json", '{"head"'),
        ("application/sparql-results+xml", "application/sparql-results+xml", "<?xml"),
        ("text/csv", "text/csv; charset=utf-8", "name\r\nChina\r\n"),
        ("text/*;q=0.2, text/tab-separated-values", "text/tab-separated-values", '?name\n"China"'),
        ("text/html, */*;q=0.1", "application/sparql-results+json", '{"head"'),
    ],
)
def test_a_table_comes_in_the_type_that_is_liked_best(
    accept: str, media_type: str, begin: str, client: Client
) -> None:
    """The same endpoint serves a notebook, a spreadsheet and a browser."""
    answer = client.get("/sparql", params={"query": NAMES}, headers={"accept": accept})

    assert answer.headers["content-type"].startswith(media_type)
    assert answer.text.startswith(begin)


@pytest.mark.parametrize(
    ("accept", "media_type", "part"),
    [
        ("*/*", "text/turtle", "ns#consulted"),
        ("application/n-triples", "application/n-triples", TRIPLE),
        ("text/plain", "text/plain", TRIPLE),
        ("application/rdf+xml", "application/rdf+xml", "<rdf:RDF"),
        ("application/ld+json", "application/ld+json", '"@id"'),
    ],
)
def test_a_graph_comes_in_the_type_that_is_liked_best(
    accept: str, media_type: str, part: str, client: Client
) -> None:
    """Every RDF library reads one of these."""
    answer = client.get("/sparql", params={"query": MET}, headers={"accept": accept})

    assert answer.headers["content-type"].startswith(media_type)
    assert part in answer.text


def test_a_type_that_there_is_not_is_said(client: Client) -> None:
    """406, with the types that there are: for any answer, or for one of this kind."""
    nothing = client.get("/sparql", params={"query": "ASK {}"}, headers={"accept": "image/png"})
    no_table = client.get("/sparql", params={"query": NAMES}, headers={"accept": "text/turtle"})
    no_graph = client.get("/sparql", params={"query": MET}, headers={"accept": "text/csv"})

    assert told(nothing)[0] == told(no_table)[0] == told(no_graph)[0] == 406
    assert "text/csv" in told(no_table)[1]
    assert "text/turtle" in told(no_graph)[1]


@pytest.mark.parametrize(
    ("content", "headers", "status", "detail"),
    [
        ("query=SELECT&query=ASK", FORM, 400, "exactly one 'query' parameter, not 2"),
        ("query=SELECT&update=CLEAR", FORM, 400, "not both"),
        ("", FORM, 400, "exactly one 'query' parameter, not 0"),
        ("query=%FF", FORM, 400, "in UTF-8"),
        (b"\xff", DIRECT, 400, "in UTF-8"),
        ("update=DROP+ALL", FORM, 403, "only reads"),
        ("DROP ALL", {"content-type": "application/sparql-update"}, 403, "only reads"),
        ("DROP ALL", DIRECT, 400, "cannot change the graph"),
        ("query=ASK+{}&default-graph-uri=here", FORM, 400, "is no IRI"),
        ("ASK {}", {"content-type": "text/plain"}, 415, "sparql-query"),
        ("ASK {}", {"content-type": "application/sparql-query;charset=utf-16"}, 415, "UTF-8"),
        ("ASK {}", {}, 415, "sparql-query"),
        ("ASK { SERVICE <http://x/> {} }", DIRECT, 400, "SERVICE is refused"),
        ("SELECT * {\n  ?a ?b }", DIRECT, 400, "line 2, column 3"),
        ("", DIRECT, 400, "line 1, column 1"),
        (b"A" * ((1 << 20) + 1), DIRECT, 413, "ask for less"),
    ],
)
def test_what_cannot_be_answered_is_a_problem_that_says_why(
    content: str | bytes, headers: dict[str, str], status: int, detail: str, client: Client
) -> None:
    """RFC 9457: programs read the status, people the detail."""
    found = told(client.post("/sparql", content=content, headers=headers))

    assert found[0] == status
    assert detail in found[1]


def test_a_fault_is_shown_with_a_caret(client: Client) -> None:
    """Where the fault is says more than that there is one."""
    answer = client.get("/sparql", params={"query": "SELECT * WHERE { ?a ?b }"})

    assert answer.json()["excerpt"] == "SELECT * WHERE { ?a ?b }\n                 ^"


def test_a_request_may_choose_its_graphs(client: Client) -> None:
    """SPARQL 1.1 Protocol, section 2.1.4: they go before those that the query names."""
    numbers = "https://example.org/numbers"
    query = {"query": f"ASK FROM <{numbers}> {{ state:PAK ?p ?o }}"}

    assert client.get("/sparql", params={"query": "ASK { state:PAK ?p ?o }"}).json()["boolean"]
    assert not client.get("/sparql", params=query).json()["boolean"]
    assert not client.get(
        "/sparql", params={"query": "ASK { state:PAK ?p ?o }", "default-graph-uri": numbers}
    ).json()["boolean"]
    assert client.get(
        "/sparql", params={"query": "ASK { GRAPH ?g { ?s ?p 7 } }", "named-graph-uri": numbers}
    ).json()["boolean"]


def test_the_endpoint_describes_itself(client: Client) -> None:
    """SPARQL 1.1 Service Description: a client finds out what it may send."""
    answer = client.get("/sparql", headers={"accept": "application/n-triples"})

    assert "ns/sparql-service-description#endpoint> <http://localhost/sparql> ." in answer.text
    assert "UnionDefaultGraph" in answer.text
    assert "SPARQL11Update" not in answer.text
    assert "BasicFederatedQuery" not in answer.text


def test_what_is_allowed_stands_in_the_description(readers: Readers, make_client: Any) -> None:
    """An endpoint that takes updates says so."""
    settings = Settings(may_update=True, may_reach_out=True)
    text = make_client(create_app(readers, settings)).get("/sparql").text

    assert "SPARQL11Update" in text
    assert "BasicFederatedQuery" in text


def test_a_graph_is_given_whole(client: Client) -> None:
    """SPARQL 1.1 Graph Store HTTP Protocol, section 5.2."""
    graph = "https://w3id.org/relgraph/id/article/0123456789abcdef"
    answer = client.get(
        "/graphs", params={"graph": graph}, headers={"accept": "application/n-triples"}
    )

    assert len(answer.text.splitlines()) == 3
    assert TRIPLE in answer.text
    assert client.send("HEAD", "/graphs", params={"graph": graph}).status_code == 200
    union = client.get("/graphs?default", headers={"accept": "application/n-triples"})
    assert len(union.text.splitlines()) == 2004


@pytest.mark.parametrize(
    ("method", "query", "status", "detail"),
    [
        ("GET", "graph=https://example.org/none", 404, "there is no graph"),
        ("GET", "", 400, "name one graph"),
        ("GET", "default&graph=a:b", 400, "name one graph"),
        ("GET", "graph=numbers", 400, "is no IRI"),
        ("PUT", "default", 405, "Method Not Allowed"),
        ("DELETE", "default", 405, "Method Not Allowed"),
    ],
)
def test_graphs_are_read_only_and_named_one_at_a_time(
    method: str, query: str, status: int, detail: str, client: Client
) -> None:
    """What is not there, and what cannot be done, are told apart."""
    found = told(client.send(method, f"/graphs?{query}"))

    assert found[0] == status
    assert detail in found[1]


def test_other_methods_and_paths_are_problems_too(client: Client) -> None:
    """405 names the methods that there are."""
    answer = client.send("DELETE", "/sparql")

    assert told(answer)[0] == 405
    assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD", "POST"}
    assert told(client.get("/nowhere"))[0] == 404
    assert told(client.get("/sparql?update=CLEAR+ALL"))[0] == 400
    assert told(client.get("/sparql?query=%FF"))[0] == 400


@pytest.mark.parametrize("path", ["/health", "/nowhere", "/sparql", "/sparql?query=BUG"])
def test_every_response_has_its_security_headers(path: str, client: Client) -> None:
    """A quote out of an article must never run in a browser."""
    headers = client.get(path).headers

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["referrer-policy"] == "no-referrer"


def test_health_tells_that_the_store_answers(client: Client) -> None:
    """Whoever watches the server needs a word on the store behind it."""
    assert client.get("/health").json() == {"status": "ok"}


def test_another_name_for_this_machine_is_refused(readers: Readers, make_client: Any) -> None:
    """A page of another site may have its name point here: DNS rebinding."""
    app = create_app(readers, Settings(hosts=("localhost", "[::1]")))

    assert told(make_client(app, "http://evil.example:80").get("/health"))[0] == 421
    assert make_client(app, "http://[::1]:8080").get("/health").status_code == 200
    assert make_client(app, "http://LocalHost:8080").get("/health").status_code == 200


def test_other_sites_may_ask_only_by_option(
    client: Client, readers: Readers, make_client: Any
) -> None:
    """CORS: a browser keeps an answer from a page unless the answer names its site."""
    site = {"origin": "https://example.org"}
    opened = make_client(create_app(readers, Settings(origins=("https://example.org",))))
    asked = opened.send(
        "OPTIONS", "/sparql", headers={**site, "access-control-request-method": "POST"}
    )

    assert "access-control-allow-origin" not in client.get("/sparql", headers=site).headers
    answer = opened.get("/sparql", headers=site)
    assert answer.headers["access-control-allow-origin"] == "https://example.org"
    assert "access-control-allow-credentials" not in answer.headers
    assert asked.status_code == 200


class Broken:
    """A source with a bug in it, which is no error on purpose."""

    def __getattr__(self, name: str) -> Any:
        raise ZeroDivisionError(name)


def test_a_bug_is_told_without_its_inside(make_client: Any) -> None:
    """The traceback is for the log alone."""
    answer = make_client(create_app(Broken())).get("/sparql?query=ASK+{}")

    assert told(answer) == (500, "relgraph failed on this request; its log says how")
