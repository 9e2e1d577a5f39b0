"""The W3C's tests of the SPARQL Protocol and of service descriptions, through our endpoint."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox
import pytest
import rdflib
from rdflib.collection import Collection

from relgraph.serve import Settings, create_app
from relgraph.store import Limits, Readers, open_store

ROOT = Path(__file__).parents[2]
FOLDER = next(
    (
        folder
        for folder in (each / "shared/data/w3c/sparql11" for each in (ROOT, *ROOT.parents))
        if folder.exists()
    ),
    ROOT / "nowhere",
)
MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = rdflib.Namespace("http://www.w3.org/2011/http#")
CNT = rdflib.Namespace("http://www.w3.org/2011/content#")
SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
TYPES = {
    "boolean": ("application/sparql-results+json", "application/sparql-results+xml"),
    "tabular": ("application/sparql-results+json", "application/sparql-results+xml", "text/csv"),
    "RDF": ("text/turtle", "application/n-triples", "application/rdf+xml"),
}
REASONS: dict[str, str] = {}
"""Why a test fails, by its name: none does."""

pytestmark = pytest.mark.skipif(not FOLDER.exists(), reason="the tests of the W3C are not here")


@pytest.fixture
def endpoint(tmp_path: Path, make_client: Any) -> Iterator[Any]:
    """Give a client of an endpoint over the test's three graphs."""
    place = tmp_path / "graph.db"
    with open_store(place) as store:
        for name in ("data1", "data2", "data3"):
            graph = ox.NamedNode(f"http://kasei.us/2009/09/sparql/data/{name}.rdf")
            path = FOLDER / "protocol" / f"{name}.nt"
            store.engine.load(path=path, format=ox.RdfFormat.N_TRIPLES, to_graph=graph)
    with Readers(place, Limits(seconds=30, processes=1)) as readers:
        yield make_client(create_app(readers, Settings(may_update=True)))


def _requests(graph: rdflib.Graph, test: Any) -> list[Any]:
    connection = graph.value(test, MF.action)
    return list(Collection(graph, graph.value(connection, HT.requests)))


def _send(endpoint: Any, graph: rdflib.Graph, request: Any) -> httpx.Response:
    headers = {}
    lists = graph.value(request, HT.headers)
    for header in Collection(graph, lists) if lists else ():
        headers[str(graph.value(header, HT.fieldName))] = str(graph.value(header, HT.fieldValue))
    body = graph.value(request, HT.body)
    content = None
    if body is not None:
        encoding = str(graph.value(body, CNT.characterEncoding))
        content = str(graph.value(body, CNT.chars)).encode(encoding)
    answer: httpx.Response = endpoint.send(
        str(graph.value(request, HT.methodName)),
        str(graph.value(request, HT.absolutePath)),
        content=content,
        headers=headers,
    )
    return answer


def _fault(graph: rdflib.Graph, request: Any, answer: httpx.Response) -> str:
    """Return what an answer has that the test does not want, or nothing."""
    wanted = graph.value(request, HT.resp)
    statuses = [str(each)[-3] for each in graph.objects(wanted, MF.expectedStatus)]
    if str(answer.status_code)[0] not in statuses:
        return f"{answer.status_code} {answer.text}"
    form = graph.value(wanted, MF.expectedFormat)
    kind = str(answer.headers.get("content-type", "")).partition(";")[0]
    if form is not None and kind not in TYPES[str(form)]:
        return kind
    truth = graph.value(wanted, MF.expectedBoolean)
    if truth is not None and answer.json()["boolean"] is not (str(truth) == "true"):
        return str(answer.text)
    return ""


def _manifest() -> tuple[rdflib.Graph, list[Any]]:
    graph = rdflib.Graph()
    if not FOLDER.exists():
        return graph, []
    graph.parse(FOLDER / "protocol" / "manifest.ttl")
    return graph, list(Collection(graph, next(graph.objects(None, MF.entries))))


GRAPH, TESTS = _manifest()


@pytest.mark.parametrize("test", TESTS, ids=lambda test: str(test).rpartition("#")[2])
def test_the_protocol_is_kept(test: Any, endpoint: Any) -> None:
    """What any client of SPARQL 1.1 may count on."""
    faults = [
        _fault(GRAPH, request, _send(endpoint, GRAPH, request))
        for request in _requests(GRAPH, test)
    ]

    is_known = str(test).rpartition("#")[2] in REASONS
    assert bool("".join(faults)) is is_known, faults


def test_the_endpoint_describes_itself_as_the_w3c_asks(endpoint: Any) -> None:
    """The three tests of service descriptions: it is RDF, names its endpoint, keeps the schema."""
    answer = endpoint.get("/sparql", headers={"accept": "text/turtle"})
    found = rdflib.Graph().parse(data=answer.text, format="turtle")
    (service,) = found.subjects(rdflib.RDF.type, SD.Service)
    dataset = found.value(service, SD.defaultDataset)

    assert found.value(service, SD.endpoint) == rdflib.URIRef("http://localhost/sparql")
    assert (dataset, rdflib.RDF.type, SD.Dataset) in found
    assert (found.value(dataset, SD.defaultGraph), rdflib.RDF.type, SD.Graph) in found
