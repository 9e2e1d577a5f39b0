"""Event data sets and their records as quads, in graphs of their own, and back.

Their properties are other than those of statements, so that no query on statements meets a record
by chance: a record has no words to show, and only who asks for records gets them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from relgraph.model import Actor, ActorKind, EventRecord, EventSet, PartialDate
from relgraph.rdf.relations import dyad_iri
from relgraph.rdf.terms import (
    TYPE,
    decimal,
    individual,
    integer,
    local_id,
    partial_date,
    rg,
    term,
)
from relgraph.vocabulary import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["event_quads", "event_set_quads", "events_from_quads", "read_event_set"]


def event_set_quads(event_set: EventSet) -> Iterator[Quad]:
    """Yield what an event data set is; its graph has its name."""
    node = individual(event_set.id)
    told: dict[NamedNode, NamedNode | Literal] = {
        TYPE: rg("EventSet"),
        rg("layout"): Literal(event_set.layout),
        term("dcterms", "title"): Literal(event_set.name),
        rg("fileSha256"): Literal(event_set.sha256),
        rg("rows"): integer(event_set.rows),
        rg("records"): integer(event_set.records),
        rg("leftOut"): Literal(
            json.dumps(dict(sorted(event_set.left_out.items()))), datatype=term("rdf", "JSON")
        ),
    }
    if event_set.first is not None and event_set.last is not None:
        told[rg("firstDate")] = partial_date(event_set.first)
        told[rg("lastDate")] = partial_date(event_set.last)
    if event_set.licence is not None:
        told[term("dcterms", "license")] = Literal(event_set.licence)
    for predicate, value in told.items():
        yield Quad(node, predicate, value, node)


def event_quads(event_set: EventSet, record: EventRecord, graph: str) -> Iterator[Quad]:
    """Yield one record, in the graph of this name, which is a part of its set's."""
    home = individual(graph)
    part = event_set.id.removeprefix("events/")
    node = individual(f"event/{part}/{record.key}")
    told: dict[NamedNode, NamedNode | Literal] = {
        TYPE: rg("EventRecord"),
        rg("recordOf"): individual(event_set.id),
        rg("recordId"): Literal(record.key),
        rg("eventType"): rg(record.type),
        rg("eventCode"): Literal(record.code),
        rg("eventSource"): individual(record.source.id),
        rg("eventTarget"): individual(record.target.id),
        rg("eventSourceName"): Literal(record.source_name),
        rg("eventTargetName"): Literal(record.target_name),
        rg("eventDyad"): dyad_iri(record.source, record.target),
        rg("eventDate"): partial_date(record.on),
    }
    if record.score is not None:
        told[rg("eventScore")] = decimal(record.score)
    if record.url is not None:
        told[rg("reportUrl")] = Literal(record.url, datatype=term("xsd", "anyURI"))
    if record.publisher is not None:
        told[rg("reportPublisher")] = Literal(record.publisher)
    for predicate, value in told.items():
        yield Quad(node, predicate, value, home)


def read_event_set(quads: Iterable[Quad]) -> EventSet:
    """Return the event data set that the quads of its graph tell of.

    Raises:
        ValueError: the quads tell of none.
    """
    for said in _described(quads).values():
        if said.get(TYPE.value) == rg("EventSet").value:
            first, last = said.get(rg("firstDate").value), said.get(rg("lastDate").value)
            return EventSet(
                layout=said[rg("layout").value],
                name=said[term("dcterms", "title").value],
                sha256=said[rg("fileSha256").value],
                rows=int(said[rg("rows").value]),
                records=int(said[rg("records").value]),
                left_out=json.loads(said[rg("leftOut").value]),
                first=None if first is None else PartialDate(first),
                last=None if last is None else PartialDate(last),
                licence=said.get(term("dcterms", "license").value),
            )
    raise ValueError("the quads tell of no event data set")


def events_from_quads(
    quads: Iterable[Quad], names: Mapping[str, tuple[str, str]]
) -> Iterator[EventRecord]:
    """Yield the records of a graph, in order of their identifiers.

    Args:
        quads: a graph of records.
        names: code and name of each actor, by local identifier.
    """
    for _, said in sorted(_described(quads).items()):
        score = said.get(rg("eventScore").value)
        ends = [_actor(said[rg(end).value], names) for end in ("eventSource", "eventTarget")]
        yield EventRecord(
            key=said[rg("recordId").value],
            type=said[rg("eventType").value].removeprefix(NAMESPACE),
            code=said[rg("eventCode").value],
            source=ends[0],
            target=ends[1],
            source_name=said[rg("eventSourceName").value],
            target_name=said[rg("eventTargetName").value],
            on=PartialDate(said[rg("eventDate").value]),
            score=None if score is None else float(score),
            url=said.get(rg("reportUrl").value),
            publisher=said.get(rg("reportPublisher").value),
        )


def _actor(iri: str, names: Mapping[str, tuple[str, str]]) -> Actor:
    identifier = local_id(NamedNode(iri))
    code, name = names.get(identifier, (identifier.partition("/")[2],) * 2)
    return Actor(identifier, ActorKind(identifier.partition("/")[0]), code, name)


def _described(quads: Iterable[Quad]) -> dict[str, dict[str, str]]:
    """Return what is said of each subject; a record says each thing once."""
    said: dict[str, dict[str, str]] = defaultdict(dict)
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            said[quad.subject.value][quad.predicate.value] = quad.object.value
    return said
