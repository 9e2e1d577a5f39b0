"""A graph as large as one likes: made-up statements between real states, the same every time."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random  # noqa: TID251 - seeded below: the same graph every time
from typing import TYPE_CHECKING

from relgraph.knowledge import load_registry
from relgraph.model import (
    ActorKind,
    Article,
    Author,
    Evidence,
    Modality,
    PartialDate,
    Party,
    Run,
    Span,
    Statement,
)
from relgraph.vocabulary import statement_types

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relgraph.model import Actor, StatementType

__all__ = ["RUN", "generate"]

RUN = Run(version="benchmark", model="none", model_version="0", lexicon_sha256="0" * 64)

_BY_ARTICLE = 50  # about what an article of 1,500 words says
_STATES = 60
_FIRST_DAY = date(2015, 1, 1)
_DAYS = 3650
_BLOCS = ("org/NATO", "org/EU", "org/ASEAN", "org/SCO", "org/BRICS", "org/AU")
_CONTEXTS = ("military", "economic", "diplomatic", "territory", "humanitarian")
_TOPICS = ("regional security", "trade", "the border", "refugees", "arms control", "water")
_MODALITIES = (Modality.ASSERTED,) * 8 + (Modality.PROSPECTIVE, Modality.PRESCRIPTIVE)


def generate(count: int) -> Iterator[tuple[Article, tuple[Statement, ...]]]:
    """Yield articles with fifty statements each, until there are so many statements.

    States are drawn with falling weights, so that a few dyads are busy and most are not, as in
    the real thing.
    """
    chance = Random(count)  # noqa: S311 - no secret hangs on it
    types = sorted(statement_types().values(), key=lambda kind: kind.name)
    states = _states()
    for number, start in enumerate(range(0, count, _BY_ARTICLE)):
        size = min(_BY_ARTICLE, count - start)
        yield _article(number, size, _Draw(chance, states, types))


def _states() -> list[Actor]:
    registry = load_registry()
    busy = ["state/USA", "state/PAK", "state/CHN", "state/IND", "state/RUS", "state/IRN"]
    rest = [
        actor_id for actor_id in sorted(registry.actors) if actor_id.startswith(ActorKind.STATE)
    ]
    wanted = list(dict.fromkeys(busy + rest))[:_STATES]
    return [registry.actors[actor_id] for actor_id in wanted]


class _Draw:
    """Draws pairs, types and dates."""

    def __init__(self, chance: Random, states: list[Actor], types: list[StatementType]) -> None:
        self.chance = chance
        self._states = states
        self._types = types
        self._weights = [1 / rank for rank in range(1, len(states) + 1)]

    def pair(self) -> tuple[Actor, Actor]:
        """Return two different states."""
        while True:
            first, second = self.chance.choices(self._states, self._weights, k=2)
            if first != second:
                return first, second

    def plan(self) -> tuple[Actor, Actor, StatementType]:
        """Return who does what to whom; what states belong to are organisations."""
        source, target = self.pair()
        kind = self.chance.choice(self._types)
        if kind.name == "Membership":
            target = load_registry().actors[self.chance.choice(_BLOCS)]
        return source, target, kind

    def speaker(self) -> Party | None:
        """Return a state that says it, one time in ten."""
        if self.chance.random() >= 0.1:  # noqa: PLR2004 - about as in the hand-made set
            return None
        state = self.chance.choices(self._states, self._weights)[0]
        return Party(state, state)

    def day(self) -> date:
        """Return a day of the ten years."""
        return _FIRST_DAY + timedelta(days=self.chance.randrange(_DAYS))


def _article(number: int, size: int, draw: _Draw) -> tuple[Article, tuple[Statement, ...]]:
    plans = [draw.plan() for _ in range(size)]
    told = [
        f"Report {number}, {source.name} {kind.relation} {target.name}, case {place}."
        for place, (source, target, kind) in enumerate(plans)
    ]
    text = "\n".join(told)
    article = Article(
        text=text,
        body=(Span(0, len(text)),),
        title=f"Report {number}",
        authors=(Author(f"Author {number % 97}"),),
        published_on=draw.day(),
        publisher=f"Publisher {number % 13}",
        name=f"report-{number}.txt",
    )
    statements, start = [], 0
    for place, (plan, sentence) in enumerate(zip(plans, told, strict=True)):
        span = Span(start + sentence.index(","), start + len(sentence))
        statements.append(_statement(Evidence.at(article, span), place, plan, draw))
        start += len(sentence) + 1
    return article, tuple(statements)


def _statement(
    evidence: Evidence, place: int, plan: tuple[Actor, Actor, StatementType], draw: _Draw
) -> Statement:
    source, target, kind = plan
    chance = draw.chance
    return Statement(
        evidence=evidence,
        sentence=place // 2,  # two statements a sentence, so that some mediator is found
        type=kind.name,
        sources=(Party(source, source),),
        targets=(Party(target, target),),
        is_symmetric=kind.is_symmetric,
        topic=chance.choice(_TOPICS) if chance.random() < 0.4 else None,  # noqa: PLR2004 - as in the hand-made set
        negated=chance.random() < 0.02,  # noqa: PLR2004 - as in the hand-made set
        modality=chance.choice(_MODALITIES),
        contexts=(chance.choice(_CONTEXTS),),
        event_time=PartialDate(draw.day().isoformat()[:7]) if chance.random() < 0.3 else None,  # noqa: PLR2004 - a third of statements are dated
        asserted_by=draw.speaker(),
        confidence=round(0.45 + 0.55 * chance.random(), 2),
        cue="mediate" if kind.name == "Consultation" else kind.relation,
        frame="benchmark",
    )
