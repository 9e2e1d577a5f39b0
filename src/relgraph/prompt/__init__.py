"""The prompt room: articles read by a language model behind an OpenAI-compatible endpoint."""

from relgraph.prompt.reader import LanguageModel

__all__ = ["LanguageModel"]
