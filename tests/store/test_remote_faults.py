"""What a user is told when a server fails: one sentence each, and never a password."""

from __future__ import annotations

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest
from pyoxigraph import NamedNode, Quad

from relgraph.errors import QueryError, QueryTimeout, RelgraphError, StoreError
from relgraph.store import Store, open_for_reading, open_store
from relgraph.vocabulary import ONTOLOGY_GRAPH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.conftest import SparqlServer

    Make = Callable[..., tuple[str, tuple[Quad, ...]]]

TABLE = "application/sparql-results+json"
VERSION = (
    '{"head":{"vars":["version"]},"results":{"bindings":'
    '[{"version":{"type":"literal","value":"1"}}]}}'
)
CUT = '{"results":{"bindings":[The SPARQL operation has been cancelled'
ODD = '{"head":{"vars":["a"]},"results":{"bindings":[{"a":{"type":"odd"}}]}}'


class Scripted:
    """A server that answers to a script: status, content type, body, and other headers."""

    def __init__(self, root: str) -> None:
        self.root = root
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.answers: list[tuple[int, str, bytes, dict[str, str]]] = []
        self.wait = 0.0
        self.drip = 0.0

    def will(self, body: str | bytes, status: int = 200, kind: str = TABLE, **more: str) -> None:
        """Have it give an answer; the last one is given for ever."""
        written = body.encode() if isinstance(body, str) else body
        headers = {name.replace("_", "-"): value for name, value in more.items()}
        self.answers.append((status, kind, written, headers))

    def opened(self) -> Store:
        """Return the store that it holds."""
        self.answers.insert(0, (200, TABLE, VERSION.encode(), {}))
        return open_for_reading(self.root)


@pytest.fixture
def scripted() -> Iterator[Scripted]:
    class Answering(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("content-length", 0)))
            server.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            time.sleep(server.wait)
            few = server.answers.pop(0) if len(server.answers) > 1 else server.answers[0]
            status, kind, body, more = few
            self.send_response(status)
            for name, value in {
                "content-type": kind,
                "content-length": str(len(body)),
                **more,
            }.items():
                self.send_header(name, value)
            self.end_headers()
            for place in range(len(body)) if server.drip else ():
                self.wfile.write(body[place : place + 1])
                self.wfile.flush()
                time.sleep(server.drip)
            if not server.drip:
                self.wfile.write(body)

        do_GET = do_POST  # noqa: N815 - http.server's name

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answering) as listening:
        listening.daemon_threads = True
        server = Scripted(f"http://127.0.0.1:{listening.server_address[1]}")
        thread = threading.Thread(target=listening.serve_forever, daemon=True)
        thread.start()
        yield server
        listening.shutdown()
        thread.join()


def test_a_server_that_is_not_there_is_told() -> None:
    with pytest.raises(StoreError, match=r"no server answers at http://127.0.0.1:9; start it"):
        open_store("http://127.0.0.1:9")


@pytest.mark.parametrize(
    ("status", "kind", "body", "error", "told"),
    [
        (
            200,
            "text/html",
            "<html>Welcome</html>",
            StoreError,
            "text/html, not with application/sparql",
        ),
        (200, "", "", StoreError, "nothing known"),
        (200, TABLE, "not JSON", QueryError, "broke off its answer: not JSON"),
        (
            200,
            TABLE,
            '{"head":{"vars":["a"]},"results":{"bindings":[{"a":{"type":"odd"}}]}}',
            QueryError,
            "broke off",
        ),
        (
            200,
            TABLE,
            '{"results":{"bindings":[The SPARQL operation has been cancelled',
            QueryTimeout,
            "gave the query up",
        ),
        (500, "text/plain", "disk full\nat line 1", StoreError, "failed: disk full"),
        (
            500,
            "text/plain",
            "The SPARQL operation has been cancelled",
            QueryTimeout,
            "gave the query",
        ),
        (503, "text/html", "<html>busy</html>", StoreError, "failed: status 503"),
        (400, "text/plain", "no such function", QueryError, "cannot answer the query: no such f"),
        (403, "text/plain", "members only", StoreError, "refuses to be read: members only"),
        (404, "text/plain", "", StoreError, "refuses to be read: status 404"),
    ],
)
def test_what_a_server_does_wrong_is_told_in_a_sentence(
    scripted: Scripted, status: int, kind: str, body: str, error: type[RelgraphError], told: str
) -> None:
    """Also an answer that begins well, with status 200, and ends in an error's words."""
    scripted.will(body, status, kind)
    with scripted.opened() as store, pytest.raises(error, match=told) as caught:
        store.query("SELECT ?a WHERE { ?a ?b ?c }", time_limit=20)

    assert type(caught.value) is error
    assert "\n" not in str(caught.value)


def test_n_triples_that_end_early_are_told(scripted: Scripted) -> None:
    scripted.will("<urn:a> <urn:b> <urn", kind="application/n-triples")

    with scripted.opened() as store, pytest.raises(QueryError, match="broke off its answer"):
        store.query("CONSTRUCT { ?a ?b ?c } WHERE { ?a ?b ?c }")


def test_virtuoso_s_cuts_are_told(scripted: Scripted) -> None:
    """It gives what it has when its own limits strike, with status 200."""
    scripted.will(VERSION, X_SPARQL_MaxRows="10000")
    scripted.will(VERSION, X_SQL_State="S1TAT")
    with scripted.opened() as store:
        with pytest.raises(QueryError, match="no more than 10000 rows; add LIMIT"):
            store.query("SELECT ?version WHERE { ?a ?b ?version }")
        with pytest.raises(QueryTimeout, match="gave the query up"):
            store.query("SELECT ?version WHERE { ?a ?b ?version }")


@pytest.mark.parametrize(("wait", "drip"), [(3.0, 0.0), (0.0, 0.3)])
def test_a_slow_server_is_not_waited_for(scripted: Scripted, wait: float, drip: float) -> None:
    """Neither one that is silent nor one that sends a little now and then."""
    scripted.will(VERSION)
    with scripted.opened() as store:
        scripted.wait, scripted.drip = wait, drip
        with pytest.raises(QueryTimeout, match=r"ran past 0.5 s and was given up"):
            store.query("SELECT ?version WHERE { ?a ?b ?version }", time_limit=0.5)


@pytest.mark.parametrize("scheme", ["Basic", "Digest"])
def test_a_server_hears_who_asks_as_it_wants_it(
    scripted: Scripted, scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Virtuoso knows Digest only, most others Basic only."""
    monkeypatch.setenv("RELGRAPH_STORE_USER", "ada")
    monkeypatch.setenv("RELGRAPH_STORE_PASSWORD", "enchantress")
    challenge = f'{scheme} realm="r", nonce="n", qop="auth", algorithm="MD5"'
    for _ in range(1 if scheme == "Basic" else 2):  # httpx asks for the challenge anew
        scripted.will("", 401, WWW_Authenticate=challenge)
    scripted.will(VERSION)
    with open_for_reading(scripted.root):
        pass

    assert scripted.asked[-1][1]["authorization"].startswith(scheme)
    assert "authorization" not in scripted.asked[0][1]


def test_who_may_not_is_told_without_the_password(
    scripted: Scripted, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    scripted.will("", 401, WWW_Authenticate='Basic realm="r"')
    with pytest.raises(StoreError, match="wants a user and a password; set RELGRAPH_STORE_USER"):
        open_for_reading(scripted.root)
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login ada password enchantress\n")
    (tmp_path / ".netrc").chmod(0o600)
    with pytest.raises(StoreError, match="does not take the password of 'ada'") as caught:
        open_for_reading(scripted.root)

    assert "enchantress" not in str(caught.value)
    assert scripted.asked[-1][1]["authorization"].startswith("Basic")


def test_an_unreadable_netrc_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".netrc").write_text("machine\n")

    with pytest.raises(StoreError, match="netrc cannot be read"):
        open_for_reading("http://127.0.0.1:9")


def test_a_server_that_moved_is_told(scripted: Scripted) -> None:
    scripted.will("", 301, Location="https://elsewhere.example/sparql")

    with pytest.raises(StoreError, match=r"moved to https://elsewhere\.example/sparql; name"):
        open_for_reading(scripted.root)


def test_a_server_without_a_union_of_its_graphs_is_told(scripted: Scripted) -> None:
    """All questions are over the union; over an empty default graph each would find nothing."""
    for _ in range(3):
        scripted.will('{"head":{"vars":["version"]},"results":{"bindings":[]}}')
    scripted.will(VERSION)

    with pytest.raises(StoreError, match="does not show its named graphs as one"):
        open_for_reading(scripted.root)


NOTHING = ("", 404, "text/plain")


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        # The change is written down, its first update refused, and what was written down forgotten.
        ([("", 200), ("no such thing", 400), ("", 200)], r"refuses the change: no such thing$"),
        # The server fails at the update: it may have made a part.
        ([("", 200), ("disk full", 500)], "disk full; what is left of the change is made when"),
        # It fails after that.
        ([("", 200), ("", 200), ("disk full", 500)], "disk full; what is left of the change"),
    ],
)
def test_what_stands_after_a_failed_change_is_told(
    scripted: Scripted, answers: list[tuple[str, int]], told: str
) -> None:
    """A server that is not known to make a request whole."""
    scripted.answers.append((200, TABLE, VERSION.encode(), {}))
    scripted.will(*NOTHING)  # nothing is pending
    scripted.will(*NOTHING)  # the graph is not there
    for body, status in answers:
        scripted.will(body, status, "text/plain")
    graph = NamedNode(ONTOLOGY_GRAPH)
    with open_store(scripted.root) as store, pytest.raises(StoreError, match=told):
        store.put_graph(ONTOLOGY_GRAPH, [Quad(graph, graph, graph, graph)])

    assert len(scripted.asked) == 3 + len(answers)


def test_blank_nodes_in_our_graphs_are_told(scripted: Scripted) -> None:
    """They cannot be asked for again by name."""
    scripted.will(
        '{"head":{"vars":["s","p","o","g"]},"results":{"bindings":[{"s":{"type":"bnode","value":"b"},'
        '"p":{"type":"uri","value":"urn:p"},"o":{"type":"uri","value":"urn:o"},'
        '"g":{"type":"uri","value":"urn:g"}}]}}'
    )

    with scripted.opened() as store, pytest.raises(StoreError, match="holds blank nodes"):
        store.run_of("article/1")


def test_who_may_only_read_is_told(narrow_virtuoso: SparqlServer, make: Make) -> None:
    """A server that its keeper closed to writers; the graph stays as it was."""
    with open_store(narrow_virtuoso.address):
        pass
    narrow_virtuoso.forbid_writing()
    with open_store(narrow_virtuoso.address) as store:
        with pytest.raises(StoreError, match="may be read but not written"):
            store.replace_graph(*make("one", ("Visit", "PAK", "IND", False)))
        assert store.articles() == ()


def test_a_password_opens_what_is_closed(
    virtuoso: SparqlServer, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Virtuoso's protected addresses, with its first user."""
    virtuoso.clear()
    with pytest.raises(StoreError, match="wants a user and a password"):
        open_store(f"{virtuoso.address}-auth")
    monkeypatch.setenv("RELGRAPH_STORE_USER", "dba")
    monkeypatch.setenv("RELGRAPH_STORE_PASSWORD", "dba")
    with open_store(f"{virtuoso.address}-auth") as store:
        store.replace_graph(*make("one", ("Visit", "PAK", "IND", False)))

        assert len(store.articles()) == 1
        assert store.quads(ONTOLOGY_GRAPH) == ()


def test_a_graph_that_a_server_cuts_short_is_no_graph(
    narrow_virtuoso: SparqlServer, make: Make
) -> None:
    """Virtuoso cuts a graph at its limit without a word: an export would lack the rest."""
    with open_store(narrow_virtuoso.address) as store:
        graph, quads = make("one", *[("Visit", "PAK", "IND", False)] * 3)
        store.replace_graph(graph, quads)

        with pytest.raises(StoreError, match=r"gives 41 of the \d+ triples .* ResultSetMaxRows"):
            store.quads(graph)


def test_a_store_opened_to_read_is_not_written(server: SparqlServer, make: Make) -> None:
    with open_store(server.address):
        pass
    with open_for_reading(server.address) as store:
        with pytest.raises(StoreError, match="was opened to read only"):
            store.replace_graph(*make("one", ("Visit", "PAK", "IND", False)))
        with pytest.raises(StoreError, match="was opened to read only"):
            store.update("DROP ALL")


def test_an_update_of_the_user_s_own_is_made(server: SparqlServer) -> None:
    """With our prefixes, and refused where the local store refuses it."""
    with open_store(server.address) as store:
        store.update("INSERT DATA { GRAPH id:g { state:PAK rg:visited state:IND } }")

        assert store.query("ASK { state:PAK rg:visited ?b }") is True
        with pytest.raises(QueryError, match="fault in line 1"):
            store.update("INSERT DATA { GRAPH id:g { state:PAK } }")
        with pytest.raises(QueryError, match="LOAD is refused"):
            store.update("LOAD <http://127.0.0.1:9/graph>")


def test_a_query_with_a_fault_is_not_sent(scripted: Scripted) -> None:
    """Its line and column are told as the local store tells them."""
    scripted.will(VERSION)
    with scripted.opened() as store, pytest.raises(QueryError, match="fault in line 1, column"):
        store.query("SELECT ?a WHERE { ?a ?b }")

    assert len(scripted.asked) == 1


def test_what_only_a_folder_can_do_is_told(scripted: Scripted) -> None:
    scripted.will(VERSION)
    with scripted.opened() as store:
        with pytest.raises(QueryError, match="does not tell how it works"):
            store.explain("SELECT ?a WHERE { ?a ?b ?c }")
        with pytest.raises(StoreError, match="SPARQLStore"):
            store.to_rdflib()


def test_a_connection_that_a_server_closed_is_opened_anew(own_server: SparqlServer) -> None:
    """Between two articles a server may lose patience, or be started anew."""
    with open_store(own_server.address) as store:
        own_server.kill()
        own_server.start()

        assert store.articles() == ()


def test_too_large_an_answer_is_refused(
    scripted: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the memory ends, not after."""
    monkeypatch.setattr("relgraph.store.remote_client.LARGEST_ANSWER", 1 << 20)
    scripted.will(b"x" * (1 << 21))
    with scripted.opened() as store, pytest.raises(QueryError, match="larger than 1 MB"):
        store.query("SELECT ?a WHERE { ?a ?b ?c }")


def test_a_password_in_an_address_is_refused_and_not_repeated() -> None:
    """Addresses are shown, stored and logged."""
    with pytest.raises(StoreError, match="take user and password out") as caught:
        open_store("http://ada:enchantress@127.0.0.1:9")

    assert "enchantress" not in str(caught.value)
