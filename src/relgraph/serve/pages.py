"""The pages for people; each is made of queries that run as any other does."""

from __future__ import annotations

from functools import partial, wraps
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from relgraph.errors import KnowledgeError, QueryError, QueryTimeout, RelgraphError
from relgraph.model import ActorKind
from relgraph.serve.articles import list_articles, read_article
from relgraph.serve.rendering import EDITOR, ONE_PAGE, ontology_terms, render, sent, shown
from relgraph.serve.replies import reply
from relgraph.serve.said import OF_ACTOR, OF_DYAD, Link, node, read_names, read_said
from relgraph.serve.streaming import in_thread
from relgraph.vocabulary import statement_types

if TYPE_CHECKING:
    from collections.abc import Callable

    from anyio import CapacityLimiter
    from starlette.requests import Request
    from starlette.responses import Response

    from relgraph.serve.desk import Desk, Question
    from relgraph.serve.source import Source

__all__ = ["Pages"]

_COUNTS = """
SELECT ?articles ?statements ?actors WHERE {
  { SELECT (COUNT(*) AS ?articles) { ?article a rg:Article } }
  { SELECT (COUNT(*) AS ?statements) { ?statement a rg:Statement } }
  { SELECT (COUNT(DISTINCT ?party) AS ?actors) { ?statement rg:party ?party } }
} ORDER BY ?articles
"""
_TERMS = """
SELECT DISTINCT ?term (STR(?class) AS ?kind) WHERE {
  VALUES ?class { owl:Class owl:ObjectProperty owl:DatatypeProperty }
  ?term a ?class . FILTER(STRSTARTS(STR(?term), STR(rg:)))
} ORDER BY ?term ?kind
"""
_PLACE = "SELECT ?article WHERE { ?statement prov:wasDerivedFrom ?article } ORDER BY ?article"
_LATEST = 200
_FORMS = {"csv": "text/csv", "tsv": "text/tab-separated-values", "json": "application/json"}
_FIRST_QUERY = """PREFIX rg: <https://w3id.org/relgraph/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT ?who ?whom (COUNT(*) AS ?times) WHERE {
  ?statement a rg:Visit ; rg:source/rdfs:label ?who ; rg:target/rdfs:label ?whom .
}
GROUP BY ?who ?whom
ORDER BY DESC(?times) ?who ?whom
"""


def _threaded(page: Callable[[Any, Request], Response]) -> Callable[..., Any]:
    """Have a page that waits for queries made in a thread, and its faults told as a page."""

    @wraps(page)
    async def served(self: Pages, request: Request) -> Response:
        return await in_thread(partial(_told, page, self, request), self.limiter)

    return served


def _told(page: Callable[[Any, Request], Response], pages: Pages, request: Request) -> Response:
    try:
        return page(pages, request)
    except KnowledgeError as error:
        return _fault(error, HTTPStatus.NOT_FOUND, "Nobody of that name")
    except QueryTimeout as error:
        return _fault(error, HTTPStatus.GATEWAY_TIMEOUT, "This took too long")
    except QueryError as error:
        return _fault(error, HTTPStatus.BAD_REQUEST, "This cannot be asked")
    except RelgraphError as error:
        return _fault(error, HTTPStatus.SERVICE_UNAVAILABLE, "Not at the moment")


def _fault(error: RelgraphError, status: HTTPStatus, title: str) -> Response:
    return render("fault.html.j2", status=status, title=title, here="", detail=str(error))


class Pages:
    """The pages over one graph."""

    def __init__(
        self, source: Source, desk: Desk, limiter: CapacityLimiter, *, has_review: bool = False
    ) -> None:
        self._has_review = has_review
        self.limiter = limiter
        self._graph = source
        self._desk = desk

    @_threaded
    def start(self, request: Request) -> Response:
        """Show what there is, and the ways in."""
        (counts,) = self._graph.query(_COUNTS)
        return render(
            "start.html.j2",
            title="Start",
            here="/",
            counts=counts,
            has_statements=counts["statements"] != "0",
            questions=self._desk.questions,
            has_review=self._has_review,
            address=str(request.base_url),
        )

    @_threaded
    def questions(self, request: Request) -> Response:
        """List the ready questions, or those with a tag."""
        tag = request.query_params.get("tag", "")
        every = self._desk.questions
        return render(
            "questions.html.j2",
            title="Questions",
            here="/questions",
            tag=tag,
            tags=sorted({each for question in every for each in question.tags}),
            questions=[each for each in every if not tag or tag in each.tags],
        )

    @_threaded
    def question(self, request: Request) -> Response:
        """Show a question as a form, with its answer once it is asked."""
        question = self._question(request.path_params["name"])
        params = dict(request.query_params)
        given = {
            each.name: params[each.name].strip()
            for each in question.parameters
            if params.get(each.name, "").strip()
        }
        form, is_asked = params.get("format", ""), "ask" in params or bool(given)
        values: dict[str, Any] = {"answer": None, "fault": ""}
        status = HTTPStatus.OK
        if is_asked or not any(each.required for each in question.parameters):
            try:
                rows = self._desk.ask(self._graph, question.name, given)
            except (QueryError, KnowledgeError) as error:
                if isinstance(error, QueryTimeout):
                    raise
                values["fault"], status = str(error), HTTPStatus.BAD_REQUEST
            else:
                if form in _FORMS:
                    return _file(self._desk.write_rows(rows, form), question.name, form)
                values["answer"] = shown(rows)
        return render(
            "question.html.j2",
            status=status,
            title=question.summary,
            here="/questions",
            question=question,
            given=given,
            types=list(statement_types()),
            address=urlencode(given | {"ask": "1"}),
            **values,
        )

    @_threaded
    def find_actor(self, request: Request) -> Response:
        """Lead from a name to the page of the actor that goes by it."""
        return _see(f"/id/{quote(self._actor(request, 'name'))}")

    @_threaded
    def dyad(self, request: Request) -> Response:
        """Show all that passes between two actors."""
        pair = [self._actor(request, name) for name in ("actor", "other")]
        card = self._desk.dyad_card(self._graph, quote(pair[0]), quote(pair[1]))
        bindings = {"actor": node(pair[0]), "other": node(pair[1])}
        names = read_names(self._graph, pair)
        return render(
            "dyad.html.j2",
            title=card.title,
            here="",
            pair=[Link(names[one], f"/id/{quote(one)}") for one in pair],
            facts=card.facts,
            said=read_said(self._graph, OF_DYAD, bindings)[::-1],
        )

    @_threaded
    def individual(self, request: Request) -> Response:
        """Show what an identifier stands for."""
        identifier = request.path_params["identifier"]
        kind = identifier.partition("/")[0]
        if kind == "article":
            sheet = read_article(self._graph, identifier)
            return render("article.html.j2", title=sheet.title, here="/articles", article=sheet)
        if kind == "statement":
            return self._statement(identifier)
        if kind in tuple(ActorKind):
            return self._actor_page(identifier)
        raise KnowledgeError(f"{identifier!r} has no page; the endpoint can DESCRIBE it")

    @_threaded
    def articles(self, _request: Request) -> Response:
        """List the articles."""
        told = list_articles(self._graph)
        return render("articles.html.j2", title="Articles", here="/articles", articles=told)

    @_threaded
    def query(self, request: Request) -> Response:
        """Show the editor, with a ready question in it where one is named."""
        name = request.query_params.get("question")
        text = request.query_params.get("query", "")
        return render(
            "query.html.j2",
            policy=EDITOR,
            title="SPARQL",
            here="/query",
            query=self._question(name).text if name else text or _FIRST_QUERY,
            ontology=ontology_terms(self._graph.query(_TERMS)),
        )

    @_threaded
    def network(self, request: Request) -> Response:
        """Show the network's page, of all or of what the parameters ask for."""
        page = self._desk.draw(self._graph, dict(request.query_params))
        return reply(page, "text/html", policy=ONE_PAGE)

    async def library(self, request: Request) -> Response:
        """Give the script that draws graphs on the query page."""
        return sent(request, self._desk.library, "text/javascript")

    def _question(self, name: str) -> Question:
        found = next((each for each in self._desk.questions if each.name == name), None)
        if found is None:
            raise KnowledgeError(f"there is no question {name!r}; /questions lists them")
        return found

    def _actor(self, request: Request, parameter: str) -> str:
        name = request.query_params.get(parameter, "").strip()
        if not name:
            raise QueryError(f"give the actor's name as {parameter!r}")
        return self._desk.find_actor(self._graph, name)

    def _statement(self, identifier: str) -> Response:
        rows = list(self._graph.query(_PLACE, {"statement": node(identifier)}))
        if not rows:
            raise KnowledgeError(f"there is no {identifier!r} here")
        article = rows[0]["article"].rpartition("/id/")[2]
        return _see(f"/id/{article}#{identifier.replace('/', '-')}")

    def _actor_page(self, identifier: str) -> Response:
        try:
            card = self._desk.actor_card(self._graph, quote(identifier))
        except QueryError as error:
            if isinstance(error, QueryTimeout):
                raise
            raise KnowledgeError(str(error)) from error
        return render(
            "actor.html.j2",
            title=card.title,
            here="",
            card=card,
            answer=shown(card.rows),
            said=read_said(self._graph, OF_ACTOR, {"actor": node(identifier)}, _LATEST),
            limit=_LATEST,
        )


def _see(path: str) -> Response:
    return reply(b"", "text/plain", status=HTTPStatus.SEE_OTHER, headers={"Location": path})


def _file(text: str, name: str, form: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    return reply(text, _FORMS[form], headers=headers)
