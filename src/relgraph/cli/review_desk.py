"""What the server's pages for reviewers need of the rooms that the server does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from relgraph.cli.correcting import says
from relgraph.cli.reviewer import now
from relgraph.errors import ReviewError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from relgraph.model import Act, Claim, Party, Statement
    from relgraph.pipeline import Case
    from relgraph.review import Choice, Standing
    from relgraph.serve import ReviewDesk, ReviewSheet, Source

__all__ = ["make_review_desk"]

_AT_A_TIME = 20  # articles: enough that most pages take one query, and few enough to be quick


def make_review_desk(token: str) -> ReviewDesk:
    """Return what the pages for reviewers ask for."""
    from relgraph.serve import ReviewDesk

    return ReviewDesk(token, _next_sheet, _sheet, _decide, _undo)


def _next_sheet(source: Source, given: Mapping[str, str]) -> ReviewSheet | None:
    from relgraph.pipeline import read_case, review_standing
    from relgraph.review import choose

    choice, standing = _choice(given), review_standing(source)
    for claims in _claims_after(source, given):
        for claim in choose(claims, choice, standing)[:1]:
            return _show(read_case(source, claim), standing)
    return None


def _claims_after(source: Source, given: Mapping[str, str]) -> Iterator[list[Claim]]:
    """Yield the claims after the one that was judged, some articles at a time.

    A page needs one statement, and a graph may hold a million.
    """
    from relgraph.review import select_articles, select_claims

    before = next(iter(select_claims(source, statement=given.get("after") or "statement/")), None)
    article = given.get("article", "")
    articles = [f"article/{article.removeprefix('article/')}"] if article else []
    articles = articles or [*select_articles(source)]
    if before is not None:
        articles = [each for each in articles if each >= before.article]
    for start in range(0, len(articles), _AT_A_TIME):
        claims = list(select_claims(source, articles[start : start + _AT_A_TIME]))
        places = [claim.id for claim in claims]
        passed = places.index(before.id) + 1 if before and before.id in places else 0
        yield claims[passed:]


def _sheet(source: Source, statement: str) -> ReviewSheet:
    from relgraph.pipeline import find_case, review_standing

    return _show(find_case(source, statement), review_standing(source))


def _choice(given: Mapping[str, str]) -> Choice:
    from relgraph.model import ReviewState
    from relgraph.review import Choice
    from relgraph.vocabulary import statement_type

    kind = given.get("type", "")
    try:
        return Choice(
            types=(statement_type(kind).name,) if kind else (),
            least=float(given.get("least") or 0),
            most=float(given.get("most") or 1),
            states=(ReviewState(given.get("state") or "unreviewed"),),
        )
    except ValueError as error:
        raise ReviewError(f"these statements cannot be chosen ({error}); choose others") from error


def _show(case: Case, standing: Standing) -> ReviewSheet:
    from relgraph.serve import ReviewSheet

    claim, article = case.claim, case.article
    facts = {
        "published": str(article.published_on or ""),
        "confidence": f"{claim.confidence:g}",
        "frame": claim.frame,
        "state": str(standing.state(claim.id)),
    }
    return ReviewSheet(
        statement=claim.id,
        fields=_fields(case.statement),
        said=says(case.statement),
        before=case.before,
        quote=claim.quote,
        after=case.after,
        article=article.title or article.id,
        path=f"/id/{quote(article.id)}#{claim.id.replace('/', '-')}",
        facts={name: value for name, value in facts.items() if value},
        notes=standing.notes.get(claim.id, ()),
    )


def _fields(statement: Statement) -> dict[str, str]:
    return {
        "kind": statement.type,
        "sources": "; ".join(party.actor.name for party in statement.sources),
        "targets": "; ".join(party.actor.name for party in statement.targets),
        "negated": "1" if statement.negated else "",
        "modality": str(statement.modality),
    }


def _decide(source: Source, by: str, form: Mapping[str, str]) -> str:
    from relgraph.model import Act
    from relgraph.pipeline import find_case, judge, review_of

    act = _act(form.get("act", ""))
    case = find_case(source, form.get("statement", ""))
    amended = _amended(source, case, form) if act is Act.CORRECT else None
    reason = form.get("reason", "")
    made = review_of(case, act, by=by, at=now(), reason=reason, amended=amended)
    return judge(source, made).id


def _act(told: str) -> Act:
    from relgraph.model import Act

    if told not in {Act.ACCEPT, Act.REJECT, Act.CORRECT, Act.NOTE}:
        raise ReviewError("say what you decide: accept, reject, correct or note")
    return Act(told)


def _amended(source: Source, case: Case, form: Mapping[str, str]) -> Statement:
    """Return the statement as the form has it; what its blanks say as before stays."""
    from relgraph.model import Modality
    from relgraph.review import Amendment, amend

    before = _fields(case.statement)
    modality = form.get("modality", before["modality"])
    if modality not in tuple(Modality):
        raise ReviewError(f"there is no modality {modality!r}; choose one of {', '.join(Modality)}")
    sides = {
        side: _parties(source, case, form[side])
        for side in ("sources", "targets")
        if form.get(side, before[side]) != before[side]
    }
    change = Amendment(
        type=form.get("kind") or None,
        sources=sides.get("sources"),
        targets=sides.get("targets"),
        is_turned=bool(form.get("turned")),
        negated=bool(form.get("negated")),
        modality=Modality(modality),
    )
    return amend(case.statement, change)


def _parties(source: Source, case: Case, told: str) -> tuple[Party, ...]:
    from relgraph.pipeline import find_party, known_actors

    registry = known_actors(source)
    names = [name.strip() for name in told.split(";")]
    return tuple(find_party(source, case, name, registry) for name in names if name)


def _undo(source: Source, by: str, decision: str) -> None:
    from relgraph.model import Act, Decision
    from relgraph.pipeline import find_decision, judge, read_reviews

    if not decision:
        raise ReviewError("name the review that is to be undone")
    undone = find_decision(read_reviews(source), decision, log="relgraph reviews log")
    undoing = Decision(act=Act.UNDO, number=0, by=by, at=now(), undoes=undone.id)
    judge(source, undoing)
