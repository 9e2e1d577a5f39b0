"""The door of the room: an article in, an annotated article out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relgraph.annotate.bodies import BodyFinder
from relgraph.annotate.coreference import resolve_references
from relgraph.annotate.dates import find_dates
from relgraph.annotate.descriptions import Descriptions, load_descriptions
from relgraph.annotate.discourse import Discourse
from relgraph.annotate.ellipsis import find_shortened
from relgraph.annotate.fullnames import name_as_told
from relgraph.annotate.gazetteer import Gazetteer
from relgraph.annotate.homonyms import Meanings, load_homonyms
from relgraph.annotate.names import join_shared, link_names
from relgraph.annotate.parser import Parser, load_parser
from relgraph.annotate.persons import PersonFinder
from relgraph.annotate.phrases import find_phrases
from relgraph.model import AnnotatedArticle, DateMention, Mention
from relgraph.model.tree import Tree

if TYPE_CHECKING:
    from relgraph.annotate.gazetteer import Match
    from relgraph.knowledge import Registry
    from relgraph.model import Article, Sentence

__all__ = ["Annotator", "annotate", "load_annotator"]


@dataclass(frozen=True)
class Annotator:
    """What annotation needs, loaded once: a parser, the known actors and their names."""

    parser: Parser
    registry: Registry
    gazetteer: Gazetteer
    descriptions: Descriptions

    @property
    def model_name(self) -> str:
        """The package of the language model."""
        return self.parser.name

    @property
    def model_version(self) -> str:
        """The language model's version."""
        return self.parser.version


def load_annotator(registry: Registry, model: str | None = None) -> Annotator:
    """Return an annotator for these actors and a language model that is installed here.

    Raises:
        ModelError: the model is not installed or cannot parse.
    """
    descriptions = load_descriptions()
    return Annotator(
        parser=load_parser(model),
        registry=registry,
        gazetteer=Gazetteer(registry, descriptions.prefixes, load_homonyms().phrases),
        descriptions=descriptions,
    )


def annotate(article: Article, annotator: Annotator) -> AnnotatedArticle:
    """Return the article's sentences with their parse, dates, and mentions of actors."""
    reading = _Reading(annotator, article)
    sentences = tuple(annotator.parser.parse(article))
    mentions = tuple(reading.mentions_of(sentence) for sentence in sentences)
    return AnnotatedArticle(
        article=article,
        sentences=sentences,
        mentions=name_as_told(article.text, mentions, annotator.descriptions.titles),
        dates=tuple(_dates_of(article, sentence) for sentence in sentences),
    )


def _dates_of(article: Article, sentence: Sentence) -> tuple[DateMention, ...]:
    return find_dates(sentence.span.of(article.text), sentence.span.start, article.published_on)


def _reading_date(article: Article) -> date | None:
    """Return the day as of which names and offices are meant: that of publication.

    Where it is not known, the last date that the text itself gives stands for it: whoever was
    president then is "the president".
    """
    if article.published_on is not None:
        return article.published_on
    told = [str(each.date) for each in find_dates(article.text, 0, None)]
    # A day says more than a year, which may lie ahead: "by 2030".
    last = max(told, key=lambda each: (len(each), each), default=None)
    return date.fromisoformat(last + "-12-28"[len(last) - len("YYYY") :]) if last else None


class _Reading:
    """One pass through an article, sentence after sentence, with what is in mind."""

    def __init__(self, annotator: Annotator, article: Article) -> None:
        self._annotator = annotator
        self._on = _reading_date(article)
        self._matches: tuple[Match, ...] = tuple(annotator.gazetteer.find(article.text))
        self._meanings = Meanings(article.text, self._matches, annotator.registry, self._on)
        self._bodies = BodyFinder(annotator.registry, annotator.descriptions)
        self._discourse = Discourse(annotator.registry)
        self._persons = PersonFinder(
            annotator.registry,
            annotator.descriptions,
            self._on,
            self._discourse.state_in_focus,
        )

    def mentions_of(self, sentence: Sentence) -> tuple[Mention, ...]:
        """Return the mentions of one sentence; sentences must come in order."""
        tree = Tree(sentence)
        annotator, words = self._annotator, self._annotator.descriptions
        known = self._named(tree)
        known |= {
            mention.head: mention
            for mention in find_phrases(tree, known, words, annotator.registry, self._on)
        }
        for head in sorted(known):
            self._discourse.remember(tree, head, known, words)
        self._discourse.speak(tree, known)
        for mention in resolve_references(tree, known, self._discourse, words, self._on):
            known[mention.head] = mention
            self._discourse.remember(tree, mention.head, known, words)
        # "Its officials" has its owner only now.
        owned = find_phrases(tree, known, words, annotator.registry, self._on, with_pronouns=True)
        for mention in tuple(owned):
            known[mention.head] = mention
            self._discourse.remember(tree, mention.head, known, words)
        self._discourse.speak(tree, known)
        return tuple(sorted(known.values(), key=lambda mention: (mention.span, mention.head)))

    def _named(self, tree: Tree) -> dict[int, Mention]:
        """Return the mentions by name, of actors and persons known and unknown, by head."""
        sentence = tree.sentence
        here = [match for match in self._matches if sentence.span.covers(match.span)]
        named = join_shared(link_names(sentence, here, self._meanings))
        clear = self._meanings.spoken_of
        named = [each for each in named if not self._persons.overrules(each, sentence, clear)]
        by_head = {mention.head: mention for mention in named}
        joint = self._annotator.descriptions.joint
        named += find_shortened(sentence, by_head, self._meanings, joint)
        named = self._bodies.join(tree, named)
        named += self._persons.find(sentence, named)
        return {mention.head: mention for mention in named}
