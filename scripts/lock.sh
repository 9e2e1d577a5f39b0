#!/bin/sh
# Write requirements/run.txt and requirements/dev.txt from pyproject.toml, and requirements/actors.txt
# from actors.in (what the actor files are built from, installed alone): every package that is
# needed, pinned, with the hashes of all its files, for every supported Python and platform.
# Run it by `make lock`. It keeps the pins that still fit; `make lock UPGRADE=1` renews them all.
set -eu
cd "$(dirname "$0")/.."

lock_venv=build/lock-venv
if [ ! -x "$lock_venv/bin/uv" ]; then
    "${PYTHON:-python3}" -m venv "$lock_venv"
    "$lock_venv/bin/pip" install --quiet uv
fi

compile() {
    "$lock_venv/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-config --no-emit-index-url --no-emit-find-links \
        --custom-compile-command "make lock" ${UPGRADE:+--upgrade} "$@"
}

compile --output-file requirements/run.txt pyproject.toml requirements/build.in
compile --output-file requirements/dev.txt --constraints requirements/run.txt \
    --extra dev pyproject.toml requirements/build.in
compile --output-file requirements/actors.txt --no-deps requirements/actors.in

# A machine's own index must not leak into the repository.
if grep -nE '://' requirements/*.txt; then
    echo "an address stands in the lock files above; take it out and mend scripts/lock.sh" >&2
    exit 1
fi
