"""The frozen values that pass from room to room."""

from relgraph.model.actors import Actor, ActorKind, Mention, Party
from relgraph.model.articles import Article, Author, article_id
from relgraph.model.dates import PartialDate
from relgraph.model.pairs import PairRecord, pair_records
from relgraph.model.rows import Cell, CellKind, Graphlike, Rows
from relgraph.model.statements import (
    Evidence,
    Family,
    Modality,
    Polarity,
    Run,
    Stance,
    Statement,
    StatementType,
    StoredArticle,
    statement_id,
)
from relgraph.model.text import AnnotatedArticle, DateMention, Sentence, Span, Token

__all__ = [
    "Actor",
    "ActorKind",
    "AnnotatedArticle",
    "Article",
    "Author",
    "Cell",
    "CellKind",
    "DateMention",
    "Evidence",
    "Family",
    "Graphlike",
    "Mention",
    "Modality",
    "PairRecord",
    "PartialDate",
    "Party",
    "Polarity",
    "Rows",
    "Run",
    "Sentence",
    "Span",
    "Stance",
    "Statement",
    "StatementType",
    "StoredArticle",
    "Token",
    "article_id",
    "pair_records",
    "statement_id",
]
