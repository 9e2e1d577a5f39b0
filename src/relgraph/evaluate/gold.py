"""Hand-made statements beside their passages: NAME.txt and NAME.gold.jsonl."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relgraph.errors import EvaluationError
from relgraph.model import Modality, PairRecord

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

__all__ = ["GOLD_SUFFIX", "Passage", "read_folder", "read_gold"]

GOLD_SUFFIX = ".gold.jsonl"

_KINDS: dict[str, tuple[type, ...]] = {
    "sent": (int,),
    "type": (str,),
    "source": (str,),
    "source_principal": (str,),
    "target": (str, type(None)),
    "target_principal": (str, type(None)),
    "topic": (str, type(None)),
    "negated": (bool,),
    "modality": (str,),
    "quote": (str,),
}
_MODALITIES = tuple(str(modality) for modality in Modality)


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and the statements that a person found in it."""

    path: Path
    text: str
    gold: tuple[PairRecord, ...]

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self.path.stem


def read_folder(folder: Path, types: Collection[str]) -> tuple[Passage, ...]:
    """Return every passage of a folder that has gold statements, in order of name.

    Raises:
        EvaluationError: there is no such folder, nothing to evaluate in it, a gold file without
            its text, or a line that is no statement.
    """
    if not folder.is_dir():
        raise EvaluationError(
            f"{folder} is no folder; give one with NAME.txt and NAME{GOLD_SUFFIX}"
        )
    passages = tuple(_read_passage(path, types) for path in sorted(folder.glob(f"*{GOLD_SUFFIX}")))
    if not passages:
        raise EvaluationError(f"{folder} holds no *{GOLD_SUFFIX}; put one beside each NAME.txt")
    return passages


def read_gold(path: Path, types: Collection[str]) -> tuple[PairRecord, ...]:
    """Return the statements of a gold file, one a line; blank lines are skipped.

    Raises:
        EvaluationError: the file is not UTF-8, or a line is no statement; the message gives the
            line's number.
    """
    return tuple(
        _read_line(line, f"{path}, line {number}", types)
        for number, line in enumerate(_read_text(path).split("\n"), start=1)
        if line.strip()
    )


def _read_passage(gold: Path, types: Collection[str]) -> Passage:
    path = gold.with_name(gold.name.removesuffix(GOLD_SUFFIX) + ".txt")
    if not path.is_file():
        raise EvaluationError(f"{gold} has no text beside it; add {path.name}")
    return Passage(path=path, text=_read_text(path), gold=read_gold(gold, types))


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise EvaluationError(f"{path} is not UTF-8; convert it, for example with iconv") from error
    except OSError as error:
        raise EvaluationError(
            f"{path} cannot be read ({error.strerror}); check the file"
        ) from error


def _read_line(line: str, place: str, types: Collection[str]) -> PairRecord:
    try:
        fields = json.loads(line)
    except ValueError as error:
        raise EvaluationError(f"{place}: not JSON ({error}); mend the line") from error
    fault = _fault(fields, types)
    if fault:
        raise EvaluationError(f"{place}: {fault}")
    told = {name: fields[name] for name in _KINDS}
    return PairRecord(
        **told | {"modality": Modality(fields["modality"])},
        start=fields.get("start"),
        end=fields.get("end"),
    )


def _fault(fields: object, types: Collection[str]) -> str | None:
    """Return what is wrong with the fields of a line, or None."""
    if not isinstance(fields, dict):
        return "a statement is a JSON object; see STATEMENTS in the documentation"
    missing = [name for name in _KINDS if name not in fields]
    if missing:
        return f"the field {missing[0]!r} is missing; add it"
    wrong = [name for name, kinds in _KINDS.items() if not _is_a(fields[name], kinds)]
    wrong += [name for name in ("start", "end") if not _is_a(fields.get(name), (int, type(None)))]
    if wrong:
        return f"the field {wrong[0]!r} cannot be {json.dumps(fields[wrong[0]])}; correct it"
    if fields["type"] not in types:
        return f"no statement type {fields['type']!r}; take one of {', '.join(sorted(types))}"
    if fields["modality"] not in _MODALITIES:
        return f"no modality {fields['modality']!r}; take one of {', '.join(_MODALITIES)}"
    return None


def _is_a(value: object, kinds: tuple[type, ...]) -> bool:
    """Tell whether a JSON value is of one of the kinds; true and false are no numbers."""
    return isinstance(value, kinds) and (not isinstance(value, bool) or bool in kinds)
