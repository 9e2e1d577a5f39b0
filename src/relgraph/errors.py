"""What can go wrong that a user can mend; everything else is a bug and keeps its traceback.

    RelgraphError
    ├── AnalysisError     an analysis or a plot that cannot be made
    ├── ArticleError      a file that gives no article
    │   └── LimitError    a document beyond a limit that can be raised
    ├── KnowledgeError    actors or ontology that contradict themselves
    ├── LexiconError      a frame that says something impossible
    ├── ModelError        a language model that is not installed
    ├── PairError         a line that holds no pair of actors
    ├── QueryError        a question or SPARQL text that cannot be answered
    │   ├── QueryTimeout  a query that ran past its limit
    │   ├── AnswerSizeError  an answer beyond its limit
    │   └── NoGraphError  a graph that the store does not hold
    ├── ServeError        an address that cannot be listened on
    ├── StoreError        a store that cannot be opened, read or written
    ├── ViewError         a page that cannot be drawn
    ├── WorkerError       processes or a cluster that cannot do the work
    └── EvaluationError   a gold file that cannot be read

Each message is one sentence that says what to do next.
"""

__all__ = [
    "AnalysisError",
    "AnswerSizeError",
    "ArticleError",
    "EvaluationError",
    "KnowledgeError",
    "LexiconError",
    "LimitError",
    "ModelError",
    "NoGraphError",
    "PairError",
    "QueryError",
    "QueryTimeout",
    "RelgraphError",
    "ServeError",
    "StoreError",
    "ViewError",
    "WorkerError",
]


class RelgraphError(Exception):
    """The root of every error that relgraph raises on purpose."""


class AnalysisError(RelgraphError):
    """An analysis or a plot cannot be made as asked."""


class ArticleError(RelgraphError):
    """A path gives no article that relgraph can read."""


class LimitError(ArticleError):
    """A document goes beyond a limit that the user can raise."""


class KnowledgeError(RelgraphError):
    """The actors or the ontology contradict themselves, or name what does not exist."""


class LexiconError(RelgraphError):
    """A frame of the lexicon is malformed."""


class ModelError(RelgraphError):
    """The language model asked for cannot be loaded."""


class PairError(RelgraphError):
    """A line holds no pair of actors to be typed."""


class QueryError(RelgraphError):
    """A question or a SPARQL text cannot be answered as it stands.

    `excerpt` shows the line at fault with a caret under the place, where there is one.
    """

    def __init__(self, message: str, excerpt: str = "") -> None:
        super().__init__(message)
        self.excerpt = excerpt


class QueryTimeout(QueryError):  # noqa: N818 - the condition's usual name
    """A query ran past its time limit and was stopped."""


class AnswerSizeError(QueryError):
    """An answer grew beyond the limit that was set for it."""


class NoGraphError(QueryError):
    """The store holds no graph of the name that was asked for."""


class ServeError(RelgraphError):
    """An address cannot be listened on."""


class StoreError(RelgraphError):
    """A store cannot be opened, read or written."""


class ViewError(RelgraphError):
    """A page cannot be drawn from what was given."""


class WorkerError(RelgraphError):
    """The processes or the cluster that should read articles cannot do it."""


class EvaluationError(RelgraphError):
    """A folder of gold statements cannot be evaluated."""
