"""Where the language model is and what it is called, from options and the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from relgraph.errors import ExtractorError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["KEY_VARIABLE", "Settings"]

KEY_VARIABLE = "RELGRAPH_LLM_KEY"
_VARIABLES = {
    "base_url": "RELGRAPH_LLM_BASE_URL",
    "model": "RELGRAPH_LLM_MODEL",
    "timeout": "RELGRAPH_LLM_TIMEOUT",
}
_PATIENCE = "300"  # seconds: a model on a CPU answers at some ten words a second


@dataclass(frozen=True, slots=True)
class Settings:
    """An endpoint, and which of its models is to answer."""

    base_url: str
    model: str
    timeout: float
    """Seconds that an answer may take."""
    key: str = field(default="", repr=False)
    """The secret that it wants, if any; shown nowhere."""

    @classmethod
    def of(cls, options: Mapping[str, str]) -> Settings:
        """Return the settings that options give, and the environment where they do not.

        The key stands in the environment alone, so that no list of processes, log or graph has it.

        Raises:
            ExtractorError: the address or the model is missing, or an option means nothing.
        """
        unknown = sorted(set(options) - set(_VARIABLES))
        if unknown:
            raise ExtractorError(
                f"the extractor 'llm' has no option {unknown[0]!r}; it has {', '.join(_VARIABLES)}"
            )
        told = {
            name: options.get(name) or os.environ.get(variable, "")
            for name, variable in _VARIABLES.items()
        }
        if not told["model"]:
            raise ExtractorError(
                f"the extractor 'llm' needs a model; give --model or set {_VARIABLES['model']}"
            )
        return cls(
            base_url=_address(told["base_url"]),
            model=told["model"],
            timeout=_seconds(told["timeout"] or _PATIENCE),
            key=os.environ.get(KEY_VARIABLE, "").strip(),
        )


def _address(told: str) -> str:
    if not told:
        raise ExtractorError(
            "the extractor 'llm' needs an endpoint; give --base-url or set "
            f"{_VARIABLES['base_url']}, as in http://127.0.0.1:11434/v1"
        )
    try:
        parts = urlsplit(told)
        is_address = bool(parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0)
    except ValueError:  # half an IPv6 address, or a port that is no number
        is_address = False
    if not is_address:
        raise ExtractorError(
            f"{told!r} is no address of an endpoint; give one as in http://127.0.0.1:11434/v1"
        )
    if parts.username or parts.password:
        raise ExtractorError(f"an address must hold no secret; set {KEY_VARIABLE} instead")
    return told.rstrip("/")


def _seconds(told: str) -> float:
    try:
        seconds = float(told)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise ExtractorError(
            f"{_VARIABLES['timeout']} is {told!r}; give the seconds that an answer may take"
        )
    return seconds
