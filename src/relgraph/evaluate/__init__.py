"""The evaluate room: how well an extractor's statements agree with hand-made ones."""

from relgraph.evaluate.evaluation import Evaluation, Mistake, evaluate_folder
from relgraph.evaluate.levels import Level, Scope
from relgraph.evaluate.report import format_errors, format_report, to_json
from relgraph.evaluate.scores import Counts, Interval

__all__ = [
    "Counts",
    "Evaluation",
    "Interval",
    "Level",
    "Mistake",
    "Scope",
    "evaluate_folder",
    "format_errors",
    "format_report",
    "to_json",
]
