"""Refresh the browser libraries and fonts that pages carry: `python scripts/vendor.py`.

Fetches each library with `npm pack` at the version written here, keeps only the files that the
page or its licence needs, and writes beside them a vendor.toml with npm's integrity of the package
and the SHA-256 of every file kept. Of a bundle the licences of all that it is made of are kept
too. The tests hash the files again, so an edit by hand fails. Names of libraries choose some.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOMS = Path(__file__).resolve().parents[1] / "src" / "relgraph"


@dataclass(frozen=True, slots=True)
class Library:
    """A package on npm, and the files of it that are kept."""

    name: str
    version: str
    licence: str
    files: tuple[str, ...]
    room: str = "view"
    source_map: str | None = None
    """The map that tells which packages the file is made of, whose licences are kept too."""

    @property
    def folder(self) -> Path:
        """Where the files are kept."""
        return ROOMS / self.room / "_vendor" / f"{self.name.rpartition('/')[2]}-{self.version}"


LIBRARIES = (
    Library(
        "vis-network",
        "10.1.5",
        "Apache-2.0 OR MIT",
        # dist/ and not standalone/: the latter writes style elements, which the page's policy bars
        ("dist/vis-network.min.js", "LICENSE-MIT", "LICENSE-APACHE-2.0"),
    ),
    Library(
        "@zazuko/yasgui",
        "4.6.2",
        "MIT",
        ("build/yasgui.min.js", "build/yasgui.min.css"),
        room="serve",
        source_map="build/yasgui.min.js.map",
    ),
    Library(
        "dejavu-fonts-ttf",
        "2.37.3",
        "Bitstream-Vera",
        ("ttf/DejaVuSans.ttf", "ttf/DejaVuSans-Bold.ttf", "LICENSE"),
        room="report",
    ),
)

YASGUI_LICENCE = """\
The package @zazuko/yasgui names its licence, MIT, and holds no text of it. This is that of the
repository it comes from, TriplyDB/Yasgui:

The MIT License (MIT)

Copyright © 2018 Ruben Taelman

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in
all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN
THE SOFTWARE.
"""


def fetch_package(library: Library, folder: Path) -> tuple[Path, str]:
    """Return the packed archive, put into the folder, and npm's integrity of it."""
    command = ["npm", "pack", "--json", f"{library.name}@{library.version}"]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    told = json.loads(done.stdout)
    packed = told[0] if isinstance(told, list) else told[library.name]
    return folder / packed["filename"], packed["integrity"]


def unpack(library: Library, archive: Path) -> None:
    """Put the files that are kept, without their folders, where the page finds them."""
    shutil.rmtree(library.folder, ignore_errors=True)
    library.folder.mkdir(parents=True)
    with tarfile.open(archive) as packed:
        for name in library.files:
            member = packed.extractfile(f"package/{name}")
            if member is None:
                raise SystemExit(f"{library.name} {library.version} has no file {name}")
            (library.folder / Path(name).name).write_bytes(member.read())


def write_licences(library: Library, archive: Path) -> None:
    """Write the licences of all that a bundled file is made of, as the packages themselves do."""
    if library.source_map is None:
        return
    with tarfile.open(archive) as packed:
        member = packed.extractfile(f"package/{library.source_map}")
        if member is None:
            raise SystemExit(f"{library.name} {library.version} has no {library.source_map}")
        sources = json.load(member)["sources"]
    found = (re.findall(r"node_modules/((?:@[^/]+/)?[^/]+)", source) for source in sources)
    names = sorted({parts[-1] for parts in found if parts})
    command = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund"]
    package = f"{library.name}@{library.version}"
    subprocess.run([*command, package], cwd=archive.parent, check=True, capture_output=True)
    texts = [_licence(archive.parent / "node_modules" / name, name) for name in names]
    content = "\n".join([YASGUI_LICENCE, "The files hold these packages too.\n", *texts])
    (library.folder / "LICENSE").write_text(content, encoding="utf-8")


def _licence(folder: Path, name: str) -> str:
    """Return the licence of an installed package: its name, its notices, and its text."""
    told = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    files = sorted(path for path in folder.iterdir() if path.name.lower().startswith("licen"))
    texts = [path.read_text(encoding="utf-8") for path in files]
    author = told.get("author", "")
    by = author.get("name", "") if isinstance(author, dict) else author
    head = f"==== {name} {told['version']}: {told.get('license', 'see below')}; {by}\n"
    return "\n".join([head, *texts])


def write_manifest(library: Library, integrity: str) -> None:
    """Write vendor.toml: where the files come from and what they hash to."""
    lines = [
        "# Written by scripts/vendor.py; do not edit.",
        f'name = "{library.name}"',
        f'version = "{library.version}"',
        f'licence = "{library.licence}"',
        f'integrity = "{integrity}"',
        "",
        "[sha256]",
    ]
    kept = sorted(library.folder.iterdir())
    hashes = [f'"{path.name}" = "{hashlib.sha256(path.read_bytes()).hexdigest()}"' for path in kept]
    text = "\n".join([*lines, *hashes, ""])
    (library.folder / "vendor.toml").write_text(text, encoding="utf-8")


def main() -> int:
    """Refresh every library, or those that are named."""
    wanted = set(sys.argv[1:])
    for library in LIBRARIES:
        if wanted and library.name not in wanted:
            continue
        with tempfile.TemporaryDirectory() as folder:
            archive, integrity = fetch_package(library, Path(folder))
            unpack(library, archive)
            write_licences(library, archive)
        write_manifest(library, integrity)
        print(f"{library.name} {library.version}: {len(library.files)} files, {integrity}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
