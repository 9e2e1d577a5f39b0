"""Builds graph/actors/states.toml and graph/actors/index.json; `--check` only compares.

    python scripts/build_actors.py [--check]

States and territories come from the packages rigour (names, alpha-3 codes, Wikidata items; MIT)
and countryinfo (demonyms, capitals; MIT); states-overrides.toml, written and reviewed by hand,
goes over them. The index holds the tables of all actor files as JSON, which loads fast.
"""

from __future__ import annotations

import json
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from countryinfo import all_countries
from rigour._core import territories_jsonl  # not rigour.territories, which needs ICU's headers

from relgraph.knowledge.loading import make_index

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from countryinfo import CountryInfo

_ACTORS = Path(__file__).resolve().parents[1] / "graph" / "actors"
_NOT_STATES = frozenset(
    {"ASC", "BYS", "CPT", "CRQ", "CYB", "DGA"}
)  # reserved or invented codes: parts of other territories, a Soviet republic, "cyberspace"
_LISTS = ("names", "adjectives", "people", "metonyms", "cities")
_FIELDS = ("id", "code", "name", "wikidata", "from", "to", "principal", *_LISTS)
_HEAD = """\
# States and territories. Built by scripts/build_actors.py from the packages rigour and countryinfo
# (both MIT) and states-overrides.toml: edit that file and build again, not this one.
"""


def build_states(folder: Path) -> str:
    """Return the text of states.toml for a folder with states-overrides.toml."""
    text = (folder / "states-overrides.toml").read_text(encoding="utf-8")
    overrides = {table["code"]: table for table in tomllib.loads(text)["state"]}
    states = {
        state["code"]: state
        for line in territories_jsonl().splitlines()
        if (state := _read_packages(json.loads(line))) and state["code"] not in _NOT_STATES
    }
    for code, override in overrides.items():
        _check_item(override, states.get(code, {}))
        states[code] = {**states.get(code, {}), **override}
    tables = ("\n".join(_write_table(states[code])) for code in sorted(states))
    return _HEAD + "\n" + "\n\n".join(tables) + "\n"


def _read_packages(territory: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return what the packages know of a territory, or None where it has no alpha-3 code."""
    if territory.get("alpha3") is None:
        return None
    code = territory["alpha3"].upper()
    country = _countries().get(code)
    demonym = (country.demonym() or "") if country else ""
    capital = (country.capital() or "") if country else ""
    return {
        "code": code,
        "name": territory["name"],
        "wikidata": territory["qid"],
        "items": [territory["qid"], *territory.get("other_qids", ())],
        "full_name": territory.get("full_name", ""),
        "adjectives": [demonym] if demonym else [],
        "people": [demonym] if demonym else [],
        "metonyms": [capital] if capital else [],
    }


@cache
def _countries() -> Mapping[str, CountryInfo]:
    return {country.iso(3): country for country in all_countries()}


def _check_item(override: Mapping[str, Any], state: Mapping[str, Any]) -> None:
    """Refuse a Wikidata item that the package does not give for the state."""
    item = override.get("wikidata")
    if item is not None and item not in state.get("items", ()):
        sys.exit(f"{override['code']}: {item} is none of the package's items; leave it out")


def _write_table(state: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of a state's table, fields in one order, each text once."""
    table = {**state, "id": f"state/{state['code']}"}
    full_name = str(state.get("full_name", ""))
    known = [] if "(" in full_name or "[" in full_name else [full_name]
    seen = {"", state["name"]}
    table["names"] = _take_new([*known, *state.get("names", [])], seen)
    for field in ("metonyms", "cities"):
        table[field] = _take_new(state.get(field, []), seen)
    yield "[[actor]]"
    for field in _FIELDS:
        if table.get(field):
            yield f"{field} = {json.dumps(table[field], ensure_ascii=False)}"


def _take_new(texts: list[str], seen: set[str]) -> list[str]:
    """Return the texts not seen before, and mark them as seen."""
    new = [text for text in dict.fromkeys(texts) if text not in seen]
    seen.update(new)
    return new


def main(arguments: list[str]) -> int:
    """Write both files, or with `--check` say whether they are as a build would write them."""
    fresh = True
    for name, build in (("states.toml", build_states), ("index.json", make_index)):
        path, text = _ACTORS / name, build(_ACTORS)
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        fresh = False
        if arguments != ["--check"]:
            path.write_text(text, encoding="utf-8")
        print(f"{path.name}: {'differs from its build' if arguments else 'written'}")
    return 0 if fresh or not arguments else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
