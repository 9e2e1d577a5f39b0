"""The evaluate room: how well what is found agrees with what people found by hand."""

from relgraph.evaluate.calibration import Calibration, calibrate, format_calibration
from relgraph.evaluate.comparison import format_comparison
from relgraph.evaluate.evaluation import Evaluation, Mistake, evaluate_folder
from relgraph.evaluate.labels import LabelledArticle
from relgraph.evaluate.levels import Level, Scope
from relgraph.evaluate.mention_report import (
    format_mention_errors,
    format_mention_report,
    mentions_to_json,
)
from relgraph.evaluate.mentions import MentionEvaluation, evaluate_mentions
from relgraph.evaluate.report import format_errors, format_report, to_json
from relgraph.evaluate.scores import Counts, Interval

__all__ = [
    "Calibration",
    "Counts",
    "Evaluation",
    "Interval",
    "LabelledArticle",
    "Level",
    "MentionEvaluation",
    "Mistake",
    "Scope",
    "calibrate",
    "evaluate_folder",
    "evaluate_mentions",
    "format_calibration",
    "format_comparison",
    "format_errors",
    "format_mention_errors",
    "format_mention_report",
    "format_report",
    "mentions_to_json",
    "to_json",
]
