"""`relgraph extract --explain`: the ground of each statement, to read or as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from relgraph.model import Article, Party
    from relgraph.pipeline import Explanation, FoundParty

__all__ = ["echo_explanation"]


def echo_explanation(article: Article, explanation: Explanation, form: str) -> None:
    """Print why a statement was read: as records with further fields, or as lines to read."""
    if form == "table":
        click.echo("\n".join(_lines(article, explanation)))
        return
    from relgraph.model import pair_records

    statement = explanation.statement
    ground = {
        "frame": statement.frame,
        "cue": statement.cue,
        "found": [_record(article, each) for each in explanation.found],
    }
    for record in pair_records(statement):
        click.echo(json.dumps(record.to_dict() | ground, ensure_ascii=False))


def _lines(article: Article, explanation: Explanation) -> list[str]:
    said = explanation.statement
    denied = "not " if said.negated else ""
    return [
        f'{said.sentence}  "{said.evidence.quote}"',
        f"   {said.type}, {denied}{said.modality}, confidence {said.confidence:g}",
        f'   frame {said.frame}, fired by "{said.cue}"',
        *(f"   {each.role}: {_found(article, each)}" for each in explanation.found),
        *([f'   topic: "{said.topic}"'] if said.topic else []),
        *([f"   said by {_name(said.asserted_by)}"] if said.asserted_by else []),
        "",
    ]


def _found(article: Article, found: FoundParty) -> str:
    told = _name(found.party)
    if found.mention is None:
        return f"{told}, not named in the sentence: the text before it tells"
    words = found.mention.span.of(article.text)
    manner, sure = found.mention.resolved_by, found.mention.confidence
    return f'{told}, by "{words}" ({manner}, {sure:g})'


def _name(party: Party) -> str:
    if party.principal is None or party.principal == party.actor:
        return party.actor.code
    return f"{party.actor.code} for {party.principal.code}"


def _record(article: Article, found: FoundParty) -> dict[str, object]:
    mention = found.mention
    return {
        "role": found.role,
        "actor": found.party.actor.code,
        "text": mention and mention.span.of(article.text),
        "start": mention and mention.span.start,
        "end": mention and mention.span.end,
        "resolved_by": mention.resolved_by if mention else "discourse",
        "confidence": mention and mention.confidence,
    }
