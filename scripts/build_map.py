"""Builds graph/map/coasts.json and graph/map/capitals.json: `python scripts/build_map.py`.

Coast lines come from the npm package world-atlas (ISC), whose TopoJSON is Natural Earth's data in
the public domain; capitals from the package countryinfo (MIT). A capital is kept only where it lies
in its own country's borders, or within a third of a degree of them, in the same data: countryinfo
has some wrong ones. Both are written in the units of the Equal Earth projection (Šavrič, Patterson
and Jenny 2018, doi:10.1080/13658816.2018.1504949), a thousand to the equator.
"""

from __future__ import annotations

import json
import math
import subprocess
import sys
import tarfile
import tempfile
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from countryinfo import all_countries

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Point = tuple[float, float]

_MAP = Path(__file__).resolve().parents[1] / "graph" / "map"
_PACKAGE = "world-atlas@2.0.2"
_SOUTHEND = -60.0  # Antarctica has no capitals, and would take a tenth of the picture
_TOLERANCE = 0.45  # units of a thousand: what a screen of that width would not show
_SMALLEST = 2.5  # islands below this width and height are left out
_LEAP = 300.0  # no coast is so long between two points
_NEAR = 1 / 3  # degrees: capitals stand on coasts, and coasts are drawn roughly
_ELSEWHERE = {"UMI"}  # the package names Washington, which lies in none of those islands
_A = (1.340264, -0.081106, 0.000893, 0.003796)
_SCALE = 1000 / (2 * math.pi * 2 / (_A[0] * math.sqrt(3)))


def project(longitude: float, latitude: float) -> Point:
    """Return the place on the map: x grows to the east, y to the south."""
    angle = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    a1, a2, a3, a4 = _A
    slope = 9 * a4 * angle**8 + 7 * a3 * angle**6 + 3 * a2 * angle**2 + a1
    x = 2 * math.sqrt(3) * math.radians(longitude) * math.cos(angle) / (3 * slope)
    y = a4 * angle**9 + a3 * angle**7 + a2 * angle**3 + a1 * angle
    return x * _SCALE, -y * _SCALE


def read_atlas(folder: Path, name: str) -> dict[str, Any]:
    """Return a TopoJSON file of the package."""
    archive = next(folder.glob("*.tgz"))
    with tarfile.open(archive) as packed:
        member = packed.extractfile(f"package/{name}.json")
        if member is None:
            raise SystemExit(f"{_PACKAGE} has no {name}.json")
        told: dict[str, Any] = json.load(member)
    return told


def arcs_of(atlas: dict[str, Any]) -> list[list[Point]]:
    """Return the lines that shapes are made of, in degrees."""
    (kx, ky), (dx, dy) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    lines = []
    for arc in atlas["arcs"]:
        xs, ys = (list(accumulate(values)) for values in zip(*arc, strict=True))
        lines.append([(x * kx + dx, y * ky + dy) for x, y in zip(xs, ys, strict=True)])
    return lines


def rings(shape: dict[str, Any], arcs: Sequence[list[Point]]) -> Iterator[list[Point]]:
    """Yield the rings of a polygon or of several."""
    polygons = {"Polygon": [shape.get("arcs")]}.get(shape["type"], shape.get("arcs") or [])
    for polygon in polygons:
        for ring in polygon:
            yield [
                point
                for number in ring
                for point in (arcs[number] if number >= 0 else arcs[~number][::-1])
            ]


def is_in(point: Point, shape: list[list[Point]]) -> bool:
    """Tell whether a point lies in the rings of a shape, or near them."""
    x, y = point
    inside = False
    for ring in shape:
        for (x1, y1), (x2, y2) in pairwise(ring):
            if math.hypot(x1 - x, y1 - y) < _NEAR:
                return True
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                inside = not inside
    return inside


def simplify(line: list[Point]) -> list[Point]:
    """Return a line with fewer points, none farther from it than the tolerance."""
    first, last = line[0], line[-1]
    far, place = max(
        ((_distance(point, first, last), place) for place, point in enumerate(line)),
        default=(0.0, 0),
    )
    if far <= _TOLERANCE or place in {0, len(line) - 1}:
        return [first, last]
    return simplify(line[: place + 1])[:-1] + simplify(line[place:])


def _distance(point: Point, first: Point, last: Point) -> float:
    (x, y), (x1, y1), (x2, y2) = point, first, last
    length = math.hypot(x2 - x1, y2 - y1)
    if not length:
        return math.hypot(x - x1, y - y1)
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length


def pieces(line: list[Point]) -> Iterator[list[Point]]:
    """Yield a line cut where it leaves the map in the east and comes back in the west."""
    starts = [0] + [
        place for place in range(1, len(line)) if abs(line[place][0] - line[place - 1][0]) > _LEAP
    ]
    for start, end in pairwise([*starts, len(line)]):
        if end - start > 1:
            yield line[start:end]


def coast_lines(atlas: dict[str, Any]) -> Iterator[list[int]]:
    """Yield coasts as a first point and steps, in whole units."""
    arcs = ([project(*point) for point in arc if point[1] > _SOUTHEND] for arc in arcs_of(atlas))
    for line in (piece for arc in arcs for piece in pieces(arc)):
        if max(max(axis) - min(axis) for axis in zip(*line, strict=True)) < _SMALLEST:
            continue
        middle = len(line) // 2  # a ring has one end only: cut it in two
        points = [(round(x), round(y)) for x, y in simplify(line[: middle + 1])[:-1]]
        points += [(round(x), round(y)) for x, y in simplify(line[middle:])]
        steps = ((x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(points))
        yield [*points[0], *(value for step in steps if step != (0, 0) for value in step)]


def capitals(atlas: dict[str, Any]) -> dict[str, list[float]]:
    """Return the places of the capitals that lie where they should."""
    arcs = arcs_of(atlas)
    shapes: dict[str, list[list[Point]]] = {}
    for shape in atlas["objects"]["countries"]["geometries"]:
        shapes.setdefault(str(shape.get("id")), []).extend(rings(shape, arcs))
    found: dict[str, list[float]] = {}
    for country in all_countries():
        iso, spot = country.iso(), country.capital_latlng()
        if not spot or len(spot) != 2 or iso.get("alpha3") in _ELSEWHERE:  # noqa: PLR2004 - latitude and longitude
            continue
        latitude, longitude = spot
        if is_in((longitude, latitude), shapes.get(str(iso.get("numeric")), [])):
            x, y = project(longitude, latitude)
            found.setdefault(f"state/{iso['alpha3']}", [round(x, 1), round(y, 1)])
        else:
            print(f"left out: {iso['alpha3']}, {country.capital()} at {spot}")
    return dict(sorted(found.items()))


def main() -> int:
    """Write both files."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        subprocess.run(["npm", "pack", "--silent", _PACKAGE], cwd=folder, check=True)
        lines = list(coast_lines(read_atlas(folder, "land-110m")))
        places = capitals(read_atlas(folder, "countries-10m"))
    head = "Built by scripts/build_map.py; do not edit."
    coasts = {
        "about": f"{head} Coast lines of Natural Earth (public domain), by {_PACKAGE} (ISC).",
        "lines": lines,
    }
    spots = {"about": f"{head} Capitals by countryinfo (MIT).", "places": places}
    _MAP.mkdir(exist_ok=True)
    for name, told in (("coasts", coasts), ("capitals", spots)):
        text = json.dumps(told, separators=(",", ":")) + "\n"
        (_MAP / f"{name}.json").write_text(text, encoding="utf-8")
        print(f"{name}: {len(text):,} characters")
    print(f"{len(lines)} lines, {len(places)} capitals")
    return 0


if __name__ == "__main__":
    sys.exit(main())
