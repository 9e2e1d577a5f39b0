"""A dossier as a PDF file, set with reportlab in DejaVu Sans."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from reportlab.lib.pagesizes import A4
from reportlab.platypus import SimpleDocTemplate

from relgraph.report.findings import kept_as, way_name
from relgraph.report.methods import LIMITS, methods_text
from relgraph.report.plot import draw_plot
from relgraph.report.setting import MARGIN, Text, draw, paragraph, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlab.platypus import Flowable

    from relgraph.report.dossier import Dossier, Tone
    from relgraph.report.findings import Findings, Numbered

__all__ = ["write_pdf"]

_LINK = "#0b5cad"


def write_pdf(dossier: Dossier, findings: Findings) -> bytes:
    """Return the file; it carries no date and no chance, so the same dossier is the same bytes."""
    text = Text()
    story = [
        *_numbers(dossier, findings, text),
        *_time(dossier),
        *_statements(dossier, findings, text),
        *_thirds(dossier, findings, text),
        *_disagreements(dossier, findings, text),
        *_sources(findings, text),
        *_methods(dossier, text),
    ]
    if text.missing:
        story.append(paragraph(_note(text), "small"))
    file = io.BytesIO()
    _document(dossier, file).build(story)
    return file.getvalue()


def _document(dossier: Dossier, file: io.BytesIO) -> SimpleDocTemplate:
    return SimpleDocTemplate(
        file,
        pagesize=A4,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN,
        title=dossier.title,
        author=f"relgraph {dossier.made.version}",
        lang="en",
        invariant=1,
    )


def _numbers(dossier: Dossier, findings: Findings, text: Text) -> Iterator[Flowable]:
    yield paragraph(text(dossier.title), "h1")
    yield paragraph("What articles say between the two.", "small")
    yield paragraph("Numbers", "h2")
    yield table([[text.name(name), figure] for name, figure in findings.numbers], (0.75, 0.25))


def _time(dossier: Dossier) -> Iterator[Flowable]:
    yield paragraph("Over time", "h2")
    plot = draw_plot(dossier.said)
    if plot is None:
        yield paragraph("Nothing that is affirmed as actual has a date.")
        return
    left_out = f"; {plot.left_out} without a {plot.unit} left out" if plot.left_out else ""
    yield draw(plot)
    yield paragraph(
        f"Cooperative (blue) and neutral (outlined) above the line, conflictual (orange) below, by "
        f"{plot.unit}. Only what is affirmed as actual, reprints left out{left_out}.",
        "small",
    )


def _statements(dossier: Dossier, findings: Findings, text: Text) -> Iterator[Flowable]:
    yield paragraph("Statements by type", "h2")
    told = ""
    for group in findings.groups:
        kind = group.kind
        if kind.name != told:
            told = kind.name
            yield paragraph(text(kind.label.capitalize()), "h3")
            about = f"{kind.definition} ({kind.polarity}, score {kind.score:g})"
            yield paragraph(text(about), "small")
        yield paragraph(text(way_name(dossier, group.way)), "h4")
        for each in group.said:
            yield from _statement(each, findings, text)


def _statement(numbered: Numbered, findings: Findings, text: Text) -> Iterator[Flowable]:
    said, number = numbered.said, numbered.number
    whom = f" towards {', '.join(said.targets)}" if said.targets else ""
    topic = f" on {said.topic}" if said.topic else ""
    marks = f" [{', '.join(kept_as(said))}]" if kept_as(said) else ""
    who = f"{number}. {', '.join(said.sources)}{whom}{topic}{marks}"
    yield paragraph(f'<a name="s{number}"/>{text(who)}', "said")
    if said.quote:
        yield paragraph(text(f"“{said.quote}”"), "words")
    place = findings.places[said.source.id]
    speaker = f"according to {said.speaker}" if said.speaker else "in the author’s words"
    before = text(f"{said.date or 'no date'} · {speaker} ·")
    link = f'<a href="#a{place}" color="{_LINK}">S{place}</a>'
    yield paragraph(f"{before}&nbsp;{link} · confidence {said.confidence:.2f}", "after")


def _thirds(dossier: Dossier, findings: Findings, text: Text) -> Iterator[Flowable]:
    yield paragraph("Third parties", "h2")
    if findings.speakers:
        named = ", ".join(f"{name} ({count})" for name, count in findings.speakers)
        yield paragraph(text(f"Who speaks of the two and is neither: {named}."))
    if dossier.thirds:
        first, second = text.name(dossier.first.name), text.name(dossier.second.name)
        head = ["third party", f"with {first}", f"with {second}"]
        rows = [
            [text.name(one.name), _tone(one.with_first), _tone(one.with_second)]
            for one in dossier.thirds
        ]
        yield table([head, *rows], (0.34, 0.33, 0.33), repeated=1)
        yield paragraph(
            "Statements affirmed as actual with each: cooperative, conflictual, neutral; reprints "
            "left out.",
            "small",
        )
    elif not findings.speakers:
        yield paragraph("None: nobody else has to do with both, or speaks of them.")


def _disagreements(dossier: Dossier, findings: Findings, text: Text) -> Iterator[Flowable]:
    yield paragraph("Disagreements", "h2")
    lines = [
        f"{one.month}: cooperation in {_cite(one.cooperative)}; conflict in "
        f"{_cite(one.conflictual)}"
        for one in findings.months
    ] + [
        f"{text(one.kind.label.capitalize())}, {text(way_name(dossier, one.way))}: affirmed in "
        f"{_cite(one.affirmed)}; denied in {_cite(one.denied)}"
        for one in findings.denials
    ]
    for line in lines or ["None found: neither opposite tones in one month, nor denials."]:
        yield paragraph(line)
    for one in dossier.carried:
        named = f", of {', '.join(one.publishers)}" if one.publishers else ""
        told = (
            f"{one.kind.label.capitalize()}, {one.source} and {one.target}, {one.side}: "
            f"{one.articles} articles, {one.independent} less reprints{named}"
        )
        yield paragraph(text(told), "small")


def _sources(findings: Findings, text: Text) -> Iterator[Flowable]:
    yield paragraph("Sources", "h2")
    for one in findings.cited:
        source = one.source
        title = text(source.title)
        if source.link:
            title = f"<a href={quoteattr(source.link)} color={quoteattr(_LINK)}>{title}</a>"
        told = [source.publisher, source.date, _count(one.statements)]
        told += [f"reprint of {source.original}"] if source.original else []
        rest = text(" · ".join(each for each in told if each))
        yield paragraph(f'<a name="a{one.number}"/>S{one.number}. {title} · {rest}')


def _methods(dossier: Dossier, text: Text) -> Iterator[Flowable]:
    yield paragraph("Methods", "h2")
    yield paragraph(text(methods_text(dossier)))
    yield paragraph("What the figures do not say", "h3")
    for sentence in LIMITS:
        yield paragraph(text(f"– {sentence}"))


def _tone(tone: Tone) -> str:
    return f"{tone.cooperative} · {tone.conflictual} · {tone.neutral}"


def _count(statements: int) -> str:
    return "1 statement" if statements == 1 else f"{statements} statements"


def _cite(numbered: Iterable[Numbered]) -> str:
    return ", ".join(
        f'<a href="#s{each.number}" color="{_LINK}">{each.number}</a>' for each in numbered
    )


def _note(text: Text) -> str:
    return (
        f"{len(text.missing)} different signs of the articles are not in this file's font and "
        "stand as boxes; the page (.html) and the Markdown (.md) of this dossier have them."
    )
