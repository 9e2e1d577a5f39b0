"""Lines that sites and papers set between an article's paragraphs: calls, captions, notices."""

from __future__ import annotations

import re

__all__ = ["is_furniture"]

_LONGEST = 45  # words: a longer paragraph has more to say than to call for a subscription
_AGENCY = "AP|AFP|EPA|Reuters|Xinhua|Getty|Bloomberg"
_WHOLE = re.compile(
    r"advertise?ment|sponsored(?: content)?|story continues below(?: this)?(?: advertisement)?|"
    r"(?:continue|keep) reading(?: below)?|skip to (?:main )?content|read (?:more|next|also)|"
    r"(?:share|print|e-?mail|tweet|save|listen)(?: this)?(?: (?:article|story|page|post))?|"
    r"(?:leave|post|add) a (?:comment|reply)|(?:view |show )?(?:\d+ )?comments?(?: \(\d+\))?|"
    r"(?:related|recommended|most read|trending|more)"
    r"(?: (?:articles?|stories|posts?|topics?|reading|news|on this (?:story|topic)))?|"
    r"\d+ min(?:ute)?s? read|(?:back to )?top|"
    r"(?:download|get) (?:the|our) (?:free )?app",
    re.IGNORECASE,
)
_START = re.compile(
    r"(?:(?:please )?(?:sign up|subscribe|register)\b.{0,80}?\b(?:newsletters?|e-?mails?|inbox|"
    r"updates|alerts|unlimited|for free|free access|today)\b|"
    r"(?:to )?get (?:the|our|all|more).{0,60}\b(?:newsletter|in(?:to)? your inbox)\b|"
    r"(?:also )?(?:read|see|watch|listen)(?: more| also| next| now)?\s*(?:[:»›>…|]|[-–—] )|"
    r"read more (?:about|on|from|at|here)\b|"
    r"(?:photo|picture|image|illustration|photograph|graphic|map|caption|video)s?"
    r"(?: (?:by|credit|courtesy)\b|\s*:)|(?:file photo|photo credit|image credit)|"
    r"fig(?:ure|\.)\s*\d+\s*[.:–—-]|table\s*\d+\s*[.:–—-]|"
    r"follow (?:us|me|the author|@\w+|[A-Z]\w+(?: [A-Z]\w+)?)\b.{0,30} on (?:twitter|x|facebook|"
    r"instagram|linkedin|telegram|social)|"
    r"join (?:us|our|the) .{0,30}\b(?:whatsapp|telegram|channel|mailing list)\b|"
    r"(?:click|tap) here (?:to|for)\b|support (?:our|independent) journalism\b|"
    r"become a (?:member|subscriber|supporter)\b|enjoy(?:ed)? this (?:article|post|story)\b|"
    r"unsubscribe\b|(?:view|read|open) (?:this|the) (?:e-?mail|message|newsletter) (?:in|online)\b|"
    r"you (?:are receiving|received) this (?:e-?mail|message|newsletter)\b|"
    r"(?:the best of|this) .{0,40}delivered to your inbox)",
    re.IGNORECASE,
)
_ANYWHERE = re.compile(
    r"\b(?:we|(?:this|our) (?:web)?site|our partners)(?: and our partners)? uses? cookies\b|"
    r"\b(?:accept|manage) (?:all )?cookies\b|"
    rf"\(\s*(?:(?:{_AGENCY}|file|pool)\b[^()]{{0,40}}?(?:photo|image|/)|"
    rf"(?:photo|image)s?(?: by|:| credit)|[\w. ]{{3,40}}/\s*(?:{_AGENCY}|pool)\b)"
    r"[^()]{0,60}\)\.?$|"
    r"(?:/|\bvia )(?:Getty Images|AP Images|AFP)\s*\)?\.?$",
    re.IGNORECASE,
)


def is_furniture(paragraph: str) -> bool:
    """Tell whether a paragraph inside a text is none of the article's own.

    >>> is_furniture("Read more: Oslo and Lima sign"), is_furniture("Photo: Jane Doe/AP")
    (True, True)
    >>> is_furniture("Read more widely, the treaty binds both states.")
    False
    """
    bare = paragraph.strip(" *_[]()>→»•|:.-–—#")
    if len(bare.split()) > _LONGEST:
        return False
    return bool(_WHOLE.fullmatch(bare) or _START.match(bare) or _ANYWHERE.search(paragraph.strip()))
