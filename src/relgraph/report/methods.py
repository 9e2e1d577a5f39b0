"""The paragraph on methods, to be pasted, and what the figures do not say."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relgraph.model import Run
    from relgraph.report.dossier import Dossier
    from relgraph.report.measured import Measured

__all__ = ["LIMITS", "methods_text", "statements_sha256"]

_SHORT = 12
"""Characters of a digest of lexicon or actors: enough to tell versions apart."""

LIMITS = (
    "They count what is written, not what happened: ten articles on one visit count ten.",
    "They were read by a program; before one is cited, its words want reading by a person.",
    "Nobody has checked whether what the articles say is true.",
    "A date is that of the event where the text gives one, else that of the article.",
    "Persons, ministries and armed forces count for the state or organisation that they act for.",
    "A score belongs to the type of a statement: a small visit and a great one score alike.",
    "Confidence is the extractor's own; it is no measured chance of being right.",
)
"""What the figures do not say, a sentence each."""


def methods_text(dossier: Dossier) -> str:
    """Return the paragraph."""
    return " ".join(_sentences(dossier))


def statements_sha256(dossier: Dossier) -> str:
    """Return the digest of the sorted identifiers of the statements, a line each."""
    lines = "".join(f"{each}\n" for each in sorted(one.id for one in dossier.said))
    return hashlib.sha256(lines.encode("utf-8")).hexdigest()


def _sentences(dossier: Dossier) -> Iterator[str]:
    made = dossier.made
    yield (
        f"What articles say between {dossier.title} was compiled by relgraph {made.version} from a "
        f"graph of {made.articles} articles (SHA-256 of the graph {made.graph_sha256}, of the "
        f"{len(dossier.said)} statements taken {statements_sha256(dossier)})."
    )
    yield from (_run(run) for run in made.runs)
    if chosen := ", ".join(_chosen(dossier)):
        yield f"Taken were only statements {chosen}."
    yield from made.coverage
    yield "Scores are those of the statements' types on Goldstein's (1992) scale from -10 to 10."
    yield _precision(made.measured)


def _run(run: Run) -> str:
    actors = f", the actors {run.actors_sha256[:_SHORT]}" if run.actors_sha256 else ""
    return (
        f"Statements were read from the texts by relgraph {run.version} with the language model "
        f"{run.model} {run.model_version}, the lexicon {run.lexicon_sha256[:_SHORT]}{actors}."
    )


def _chosen(dossier: Dossier) -> Iterator[str]:
    made = dossier.made
    if made.since:
        yield f"dated {made.since} or later"
    if made.until:
        yield f"dated {made.until} or earlier"
    if made.min_confidence:
        yield f"of a confidence of at least {made.min_confidence:g}"
    if made.types:
        yield f"of the types {', '.join(made.types)}"


def _precision(measured: Measured | None) -> str:
    if measured is None:
        return (
            "How often the extractor is right on texts such as these was not measured for this "
            "report."
        )
    return (
        f"On {measured.passages} passages with {measured.gold} statements made by hand, its "
        f"precision in pair and type was {measured.precision:.2f} and its recall "
        f"{measured.recall:.2f}; on other texts they may differ."
    )
