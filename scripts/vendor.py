"""Refresh the browser libraries that the page carries: `python scripts/vendor.py`.

Fetches each library with `npm pack` at the version written here, keeps only the files that the
page or its licence needs, and writes beside them a vendor.toml with npm's integrity of the package
and the SHA-256 of every file kept. The tests hash the files again, so an edit by hand fails.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

VENDOR = Path(__file__).resolve().parents[1] / "src" / "relgraph" / "view" / "_vendor"


@dataclass(frozen=True, slots=True)
class Library:
    """A package on npm, and the files of it that are kept."""

    name: str
    version: str
    licence: str
    files: tuple[str, ...]

    @property
    def folder(self) -> Path:
        """Where the files are kept."""
        return VENDOR / f"{self.name}-{self.version}"


LIBRARIES = (
    Library(
        "vis-network",
        "10.1.5",
        "Apache-2.0 OR MIT",
        # dist/ and not standalone/: the latter writes style elements, which the page's policy bars
        ("dist/vis-network.min.js", "LICENSE-MIT", "LICENSE-APACHE-2.0"),
    ),
)


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
    """Refresh every library."""
    for library in LIBRARIES:
        with tempfile.TemporaryDirectory() as folder:
            archive, integrity = fetch_package(library, Path(folder))
            unpack(library, archive)
        write_manifest(library, integrity)
        print(f"{library.name} {library.version}: {len(library.files)} files, {integrity}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
