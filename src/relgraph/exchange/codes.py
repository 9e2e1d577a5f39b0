"""The codes of event data, to and from relgraph's types, as graph/events/codes.toml has them."""

from __future__ import annotations

import tomllib
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from relgraph.resources import graph_path

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["cameo_code", "is_swapped", "quad_class", "quad_code", "type_of"]

_MATERIAL_COOPERATION, _VERBAL_CONFLICT, _MATERIAL_CONFLICT = 6, 9, 14
"""The first CAMEO root of each of GDELT's four classes (its codebook, QuadClass)."""


def type_of(scheme: str, code: str) -> str | None:
    """Return the type that a code of a scheme stands for: "" for none, None where it is unknown.

    >>> type_of("cameo", "0421"), type_of("cameo", "01"), type_of("cameo", "99")
    ('Visit', '', None)
    """
    types: Mapping[str, str] = _codes()[scheme]
    if scheme == "cameo":  # digits that go into ever finer detail
        shorter = [code[:length] for length in range(len(code), 1, -1)]
    else:
        shorter = [code, code.partition("/")[0]]
    return next((types[each] for each in shorter if each in types), None)


def is_swapped(scheme: str, code: str) -> bool:
    """Tell whether a code's first actor is the target: the host of a visit."""
    swapped: list[str] = _codes()["swapped"][scheme]
    return code in swapped


def cameo_code(kind: str) -> str:
    """Return the CAMEO code that an interaction is written with."""
    code: str = _codes()["written"][kind]
    return code


def quad_code(plover: str) -> int:
    """Return the field of a PLOVER type: 1 and 2 cooperate, 3 and 4 conflict, by word and deed."""
    code: int = _codes()["quads"][plover]
    return code


def quad_class(cameo: str) -> int:
    """Return GDELT's class of a CAMEO code, 1 to 4 as in PLOVER.

    >>> [quad_class(code) for code in ("042", "070", "110", "190")]
    [1, 2, 3, 4]
    """
    root = int(cameo[:2])
    starts = (_MATERIAL_COOPERATION, _VERBAL_CONFLICT, _MATERIAL_CONFLICT)
    return 1 + sum(root >= start for start in starts)


@cache
def _codes() -> Mapping[str, Any]:
    text = graph_path("events", "codes.toml").read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(text))
