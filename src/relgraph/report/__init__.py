"""A report of one dyad, as an HTML page, as Markdown or as a PDF file.

The door is `render_dossier`. A `Dossier` holds what a report is made of: it is compiled from a
graph elsewhere, so that what is shown does not depend on how it was read.
"""

from relgraph.report.dossier import Carried, Dossier, Made, Said, Source, Third, Tone, Way
from relgraph.report.measured import Measured, read_measured
from relgraph.report.rendering import Form, form_of, render_dossier

__all__ = [
    "Carried",
    "Dossier",
    "Form",
    "Made",
    "Measured",
    "Said",
    "Source",
    "Third",
    "Tone",
    "Way",
    "form_of",
    "read_measured",
    "render_dossier",
]
