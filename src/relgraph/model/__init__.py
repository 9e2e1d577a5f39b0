"""The frozen values that pass from room to room."""

from relgraph.model.actors import Actor, ActorKind, Mention, Party
from relgraph.model.articles import Article, Author, article_id
from relgraph.model.asking import Asked, Reading
from relgraph.model.claims import Claim, Saying, correct_statement, saying_table
from relgraph.model.dates import PartialDate
from relgraph.model.decisions import Act, Decision, in_force, write_table
from relgraph.model.events import EventRecord, EventSet
from relgraph.model.extractors import DEFAULT_EXTRACTOR, Choice, Refusal, StatementExtractor
from relgraph.model.faults import Fault, Finding, Remedy
from relgraph.model.identity import identify, merge_parties
from relgraph.model.pairs import PairRecord, pair_records
from relgraph.model.reviews import ReviewState
from relgraph.model.rows import Cell, CellKind, Graphlike, Rows
from relgraph.model.statements import (
    Evidence,
    Family,
    Modality,
    Polarity,
    Reprint,
    Run,
    Stance,
    Statement,
    StatementType,
    StoredArticle,
    statement_id,
)
from relgraph.model.text import AnnotatedArticle, DateMention, Sentence, Span, Token
from relgraph.model.views import Guess, Said, SentenceReader, SentenceView, Side

__all__ = [
    "DEFAULT_EXTRACTOR",
    "Act",
    "Actor",
    "ActorKind",
    "AnnotatedArticle",
    "Article",
    "Asked",
    "Author",
    "Cell",
    "CellKind",
    "Choice",
    "Claim",
    "DateMention",
    "Decision",
    "EventRecord",
    "EventSet",
    "Evidence",
    "Family",
    "Fault",
    "Finding",
    "Graphlike",
    "Guess",
    "Mention",
    "Modality",
    "PairRecord",
    "PartialDate",
    "Party",
    "Polarity",
    "Reading",
    "Refusal",
    "Remedy",
    "Reprint",
    "ReviewState",
    "Rows",
    "Run",
    "Said",
    "Saying",
    "Sentence",
    "SentenceReader",
    "SentenceView",
    "Side",
    "Span",
    "Stance",
    "Statement",
    "StatementExtractor",
    "StatementType",
    "StoredArticle",
    "Token",
    "article_id",
    "correct_statement",
    "identify",
    "in_force",
    "merge_parties",
    "pair_records",
    "saying_table",
    "statement_id",
    "write_table",
]
