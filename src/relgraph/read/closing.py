"""What stands at an article's end and is no part of it: disclaimers, credits, biographies."""

from __future__ import annotations

import re

__all__ = ["closing_sentence", "is_closing", "opens_appendix"]

_SUBJECT = r"(?:views?|opinions?|positions?|statements?|conclusions?|analysis|content|article|blog)"
_DISCLAIMER = re.compile(
    rf"\b{_SUBJECT}\b[^.]{{0,160}}?(?:"
    r"\b(?:are|is|belongs?)\s+(?:solely |only |strictly |entirely )?"
    r"(?:those|that|his|her|their|to|the)\b[^.]{0,40}\b(?:authors?|own|speakers?|writers?|alone)\b|"
    r"\bare personal\b|"
    r"\b(?:do(?:es)? not|may not|should not|need not)\s+(?:necessarily\s+)?"
    r"(?:be (?:taken|construed|attributed|interpreted)|represent|reflect|express|constitute))",
    re.IGNORECASE,
)
_OWN_VIEWS = re.compile(
    r"(?:the )?(?:authors?|writers?)(?:'s|’s|s'|s’) (?:own )?views\b|(?:all )?views (?:expressed )?"
    r"(?:here |herein )?are (?:my|our) own|"
    r"(?:the )?(?:authors?|writers?) (?:is|are|serves?|works?|teach(?:es)?)\b",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\(?(?:disclaimer|editors?['’]?s?['’]? note|about the (?:authors?|writers?)|copyright\b|©|"
    r"all rights reserved|"
    r"this (?:article|piece|essay|commentary|op-ed|report|post|text|paper|story|analysis) "
    r"(?:was|is|has been|had been|first|originally) ?(?:originally |first |also )?"
    r"(?:appeared|published|republished|adapted|written|produced|translated|based|part of)|"
    r"(?:originally|first) (?:published|appeared|posted)|(?:re)?published with permission|"
    r"written for the\b|"
    r"(?:photo|image|source|sources|credit|tags?|keywords|read more|related|see also|follow us|"
    r"subscribe|share this|contact|media contact)\s*(?::|\w* on (?:twitter|facebook|x)\b))",
    re.IGNORECASE,
)
_WORKED_BY = re.compile(
    r"\(?(?:additional )?(?:reporting|editing|writing|translation) by\s", re.IGNORECASE
)
_AMONG_NAMES = frozenset("and in by editing writing reporting additional translation".split())
_APPENDIX = re.compile(
    r"[#*\s]*(?:about the (?:authors?|writers?)|(?:end|foot)?notes|references|bibliography|"
    r"works cited|further reading|disclaimer|acknowledge?ments?)\s*[:*]*",
    re.IGNORECASE,
)
_SENTENCE_START = re.compile(r"(?<=[.!?”\"])\s+(?=[(\[]?(?:The|Any|All|This|These)\b)")
_LONGEST = 1200  # characters: no disclaimer is longer, and a long paragraph has more to say


def is_closing(paragraph: str) -> bool:
    """Tell whether a paragraph at the end is a disclaimer or a credit.

    >>> is_closing("The views expressed are those of the author.")
    True
    >>> is_closing("The views of the two states are far apart.")
    False
    """
    bare = paragraph.strip(" *_[]")
    if len(bare) > _LONGEST:
        return False
    return bool(
        _CREDIT.match(bare) or _names_workers(bare) or _OWN_VIEWS.match(bare) or _disclaims(bare)
    )


def opens_appendix(paragraph: str) -> bool:
    """Tell whether a line is the heading of notes or biographies, so that all after it goes.

    >>> opens_appendix("About the author"), opens_appendix("Notes on the talks")
    (True, False)
    """
    return _APPENDIX.fullmatch(paragraph) is not None


def closing_sentence(paragraph: str) -> int | None:
    """Return where a disclaimer starts at the end of a paragraph that says more, or None.

    >>> closing_sentence("They met. The views expressed are those of the author.")
    10
    """
    starts = _SENTENCE_START.finditer(paragraph, max(0, len(paragraph) - _LONGEST))
    return next((at.end() for at in starts if _disclaims(paragraph[at.end() :])), None)


def _names_workers(text: str) -> bool:
    """Tell whether a line says who worked on the text: "Reporting by the UN shows" is body."""
    match = _WORKED_BY.match(text)
    return match is not None and all(
        word[0].isupper() or word.lower().strip("();,.") in _AMONG_NAMES
        for word in text[match.end() :].split()
    )


def _disclaims(text: str) -> bool:
    """Tell whether the first sentence speaks of the text's own views, not of an actor's."""
    match = _DISCLAIMER.search(text.split("\n\n", 1)[0])
    return match is not None and bool(
        re.match(r"[\w\s,;/()*'’]{0,60}$", text[: match.start()])
        and re.search(
            r"\b(?:authors?|own|personal|speakers?|writers?|article|herein|here|expressed|presented)\b",
            text,
            re.IGNORECASE,
        )
    )
