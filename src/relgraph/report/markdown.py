"""A dossier as Markdown: headings, plain tables, and nothing that a text could break out of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from relgraph.report.findings import kept_as, way_name
from relgraph.report.methods import LIMITS, methods_text
from relgraph.report.plain import plain
from relgraph.report.plot import draw_plot

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from relgraph.report.dossier import Dossier, Source, Tone
    from relgraph.report.findings import Findings, Numbered

__all__ = ["write_markdown"]

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&$@]|:(?=//)|(?<=www)\.")
"""What Markdown may read as markup within a line, GitHub's links of bare addresses among it."""
_IN_ADDRESSES = "%/:=&?~#+!$,;'@*()"
_TONES = ("cooperative", "conflictual", "neutral")


def write_markdown(dossier: Dossier, findings: Findings) -> str:
    """Return the text; what comes from the graph is escaped."""
    parts = (
        [f"# {_escape(dossier.title)}"],
        _numbers(findings),
        _time(dossier),
        _statements(dossier, findings),
        _thirds(dossier, findings),
        _disagreements(dossier, findings),
        _sources(findings),
        _methods(dossier),
    )
    return "\n\n".join("\n\n".join(part) for part in parts) + "\n"


def _numbers(findings: Findings) -> Iterator[str]:
    yield "## Numbers"
    yield _table(("what", "figure"), findings.numbers)


def _time(dossier: Dossier) -> Iterator[str]:
    yield "## Over time"
    plot = draw_plot(dossier.said)
    if plot is None:
        yield "Nothing that is affirmed as actual has a date."
        return
    left_out = f"; {plot.left_out} without a {plot.unit} left out" if plot.left_out else ""
    yield f"What is affirmed as actual, by {plot.unit}, reprints left out{left_out}."
    yield _table((plot.unit, *_TONES), ((place, *_tone(tone)) for place, tone in plot.rows))


def _statements(dossier: Dossier, findings: Findings) -> Iterator[str]:
    yield "## Statements by type"
    told = ""
    columns = ["no.", "date", "who", "whom", "on", "kept as", "words", "according to", "source"]
    if not dossier.has_quotes:
        columns.remove("words")
    for group in findings.groups:
        kind = group.kind
        if kind.name != told:
            told = kind.name
            yield f"### {_escape(kind.label.capitalize())}"
            yield f"{_escape(kind.definition)} ({kind.polarity}, score {kind.score:g})"
        yield f"#### {_escape(way_name(dossier, group.way))}"
        rows = (_statement(each, dossier, findings) for each in group.said)
        yield _table((*columns, "confidence"), rows)


def _statement(numbered: Numbered, dossier: Dossier, findings: Findings) -> Iterator[object]:
    said = numbered.said
    yield from (numbered.number, said.date, ", ".join(said.sources), ", ".join(said.targets))
    yield from (said.topic, ", ".join(kept_as(said)) or "affirmed")
    if dossier.has_quotes:
        yield f"“{said.quote}”"
    yield said.speaker or "the author"
    yield f"S{findings.places[said.source.id]}"
    yield f"{said.confidence:.2f}"


def _thirds(dossier: Dossier, findings: Findings) -> Iterator[str]:
    yield "## Third parties"
    if findings.speakers:
        named = ", ".join(f"{_escape(name)} ({count})" for name, count in findings.speakers)
        yield f"Who speaks of the two and is neither: {named}."
    if dossier.thirds:
        yield "With whom both have to do: statements affirmed as actual, reprints left out."
        ends = (dossier.first.name, dossier.second.name)
        columns = [f"{tone} with {name}" for name in ends for tone in _TONES]
        rows = (
            (one.name, *_tone(one.with_first), *_tone(one.with_second)) for one in dossier.thirds
        )
        yield _table(("third party", *columns), rows)
    elif not findings.speakers:
        yield "None: nobody else has to do with both, or speaks of them."


def _disagreements(dossier: Dossier, findings: Findings) -> Iterator[str]:
    yield "## Disagreements"
    rows = [
        (one.month, "cooperation", _cite(one.cooperative), "conflict", _cite(one.conflictual))
        for one in findings.months
    ] + [
        (
            f"{one.kind.label.capitalize()}, {way_name(dossier, one.way)}",
            *("affirmed", _cite(one.affirmed), "denied", _cite(one.denied)),
        )
        for one in findings.denials
    ]
    if rows:
        yield "That is no error by itself: two can trade and quarrel in one month."
        yield _table(("of what", "on one side", "in", "on the other", "in"), rows)
        yield from _carried(dossier)
    else:
        yield (
            "None found: no month in which one article tells of cooperation and another of "
            "conflict, and nothing both affirmed and denied."
        )


def _carried(dossier: Dossier) -> Iterator[str]:
    if dossier.carried:
        yield (
            "Who carries each side: counts are no verdict, for sources that agree may follow one "
            "another."
        )
        rows = (
            (
                *(one.kind.label, one.source, one.target, one.side),
                *(one.articles, one.independent, ", ".join(one.publishers)),
            )
            for one in dossier.carried
        )
        columns = ("type", "who", "whom", "side", "articles", "less reprints", "publishers")
        yield _table(columns, rows)


def _sources(findings: Findings) -> Iterator[str]:
    yield "## Sources"
    lines = ["| no. | title | publisher | date | statements |", "| --- | --- | --- | --- | --- |"]
    for one in findings.cited:
        cells = (one.source.publisher, one.source.date, one.statements)
        told = " | ".join(_escape(cell) for cell in cells)
        lines.append(f"| S{one.number} | {_titled(one.source)} | {told} |")
    yield "\n".join(lines)


def _methods(dossier: Dossier) -> Iterator[str]:
    yield "## Methods"
    yield _escape(methods_text(dossier))
    yield "### What the figures do not say"
    yield "\n".join(f"- {_escape(sentence)}" for sentence in LIMITS)


def _titled(source: Source) -> str:
    title = _escape(source.title)
    if source.link:
        title = f"[{title}](<{quote(plain(source.link), safe=_IN_ADDRESSES)}>)"
    return f"{title}, reprint of {_escape(source.original)}" if source.original else title


def _tone(tone: Tone) -> tuple[int, int, int]:
    return tone.cooperative, tone.conflictual, tone.neutral


def _cite(numbered: Iterable[Numbered]) -> str:
    return ", ".join(str(each.number) for each in numbered)


def _table(columns: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    lines = [columns, ["---"] * len(columns)]
    told = [[_escape(cell) for cell in row] for row in rows]
    head = " | ".join(map(_escape, lines[0]))
    body = "".join(f"\n| {' | '.join(row)} |" for row in told)
    return f"| {head} |\n| {' | '.join(lines[1])} |{body}"


def _escape(value: object) -> str:
    r"""Return a text in one line that no Markdown reads as markup.

    >>> print(_escape("a|b *c*"))
    a\|b \*c\*
    """
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", plain(str(value)))
