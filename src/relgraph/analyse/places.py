"""From where a publisher publishes, as far as its address tells."""

from __future__ import annotations

from urllib.parse import urlsplit

__all__ = ["country_of"]

_GENERIC = frozenset("ai cc co fm io ly me to tv ws".split())
"""Country codes that are sold to everybody, so that they tell nothing."""

_UNLIKE_ISO = {"uk": "GB"}
"""The one country whose domain is not its code of ISO 3166-1."""

_NO_STATE = frozenset({"eu", "su"})


def country_of(url: str) -> str:
    """Return the two-letter code of a country by the address's last part, "" where it has none.

    It is the country of the domain, which is mostly and not always that of the publisher.

    >>> country_of("https://www.example.co.uk/news"), country_of("https://example.org")
    ('GB', '')
    """
    try:
        last = (urlsplit(url).hostname or "").rpartition(".")[2].lower()
    except ValueError:  # brackets that hold no address
        return ""
    if len(last) != 2 or not last.isalpha() or last in _GENERIC | _NO_STATE:  # noqa: PLR2004 - of ISO 3166-1
        return ""
    return _UNLIKE_ISO.get(last, last.upper())
