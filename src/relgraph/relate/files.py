"""Loads the files of a shipped model, which must be the ones that its figures belong to."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from relgraph.errors import ModelError
from relgraph.resources import graph_path

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

__all__ = ["load_network", "load_tokenizer"]


def load_network(name: str, digests: Mapping[str, str]) -> InferenceSession:
    """Return a network that runs on one core, as a worker has.

    Raises:
        ModelError: the file is damaged.
    """
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return InferenceSession(_checked(name, digests), options, providers=["CPUExecutionProvider"])


def load_tokenizer(name: str, digests: Mapping[str, str]) -> Tokenizer:
    """Return a tokenizer that neither pads nor cuts.

    Raises:
        ModelError: the file is damaged.
    """
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_buffer(_checked(name, digests))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def _checked(name: str, digests: Mapping[str, str]) -> bytes:
    content = graph_path("model", name).read_bytes()
    if hashlib.sha256(content).hexdigest() != digests[name]:
        raise ModelError(f"graph/model/{name} is damaged; install relgraph again")
    return content
