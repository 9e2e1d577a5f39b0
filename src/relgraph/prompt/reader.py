"""A language model as an extractor: it proposes statements, and the text decides."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from relgraph.model import Refusal, Statement
from relgraph.prompt.answers import BROKEN, parse_answer, to_statement
from relgraph.prompt.endpoint import Endpoint
from relgraph.prompt.instructions import load_instructions
from relgraph.prompt.settings import Settings
from relgraph.prompt.windows import iter_windows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from relgraph.model import AnnotatedArticle
    from relgraph.prompt.windows import Window

__all__ = ["LanguageModel"]

_CUTS = 2  # a quarter of a window has an answer of a quarter; who still fails knows no JSON


class LanguageModel:
    """Asks a model behind an OpenAI-compatible endpoint what articles say.

    Only what the text bears out is taken: the quote stands in a sentence, and the actors are
    among those that this sentence, or the two before it, mention. The rest is refused.

    Args:
        options: "base_url", "model" and "timeout"; what is missing is taken from the environment
            (RELGRAPH_LLM_BASE_URL, RELGRAPH_LLM_MODEL, RELGRAPH_LLM_TIMEOUT), and the key only
            from there (RELGRAPH_LLM_KEY).

    Raises:
        ExtractorError: the address or the model is missing or wrong.
    """

    name = "llm"

    def __init__(self, options: Mapping[str, str]) -> None:
        self._settings = Settings.of(options)

    @property
    def version(self) -> str:
        """The model, and the digest of what it is told: another address is no other version."""
        return f"{self._settings.model} {load_instructions().digest}"

    def statements(self, annotated: AnnotatedArticle) -> Iterator[Statement | Refusal]:
        """Yield what an article says, window by window, and what was refused.

        Raises:
            ExtractorError: the endpoint is not there, or refuses the key or the model.
            ArticleError: it stayed busy, or cannot answer about this article.
        """
        for window in iter_windows(annotated):
            yield from _once(self._read(window, _CUTS))

    def _read(self, window: Window, cuts: int) -> Iterator[Statement | Refusal]:
        """Yield what a window says; where the answer is broken, ask about its halves.

        An answer breaks mostly where it grew too long for the model.
        """
        instructions = load_instructions()
        told = parse_answer(self._endpoint.ask(instructions.question(window.told())))
        if told is not None:
            yield from (to_statement(each, window, instructions.confidence) for each in told)
            return
        halves = [half for half in window.halves() if half.names_actors] if cuts else []
        if not halves:
            yield Refusal(BROKEN)
        for half in halves:
            yield from self._read(half, cuts - 1)

    @cached_property
    def _endpoint(self) -> Endpoint:
        return Endpoint(self._settings)


def _once(found: Iterable[Statement | Refusal]) -> Iterator[Statement | Refusal]:
    """Yield the refusals, and each statement of a sentence once, in order of place."""
    told: dict[tuple[object, ...], Statement] = {}
    for each in found:
        if isinstance(each, Refusal):
            yield each
        else:
            told.setdefault(_said(each), each)
    yield from sorted(told.values(), key=lambda each: each.evidence.span)


def _said(statement: Statement) -> tuple[object, ...]:
    sides = [
        tuple(party.actor.id for party in side) for side in (statement.sources, statement.targets)
    ]
    told = frozenset(sides) if statement.is_symmetric else tuple(sides)
    modality = statement.modality
    return statement.sentence, statement.type, told, statement.topic, statement.negated, modality
