#!/bin/sh
# Writes both lock files anew from pyproject.toml: sh project/lock.sh [--upgrade]
# Without --upgrade every version stays that still fits. The file that runs the site holds the engine's packages too.
set -eu
cd "$(dirname "$0")/.."
lock() {
    out=$1
    shift
    .venv/bin/uv pip compile pyproject.toml --universal --extra site --extra meaning --generate-hashes --no-annotate --no-header \
        --quiet --output-file "$out" "$@"
}
lock requirements.lock "$@"
lock requirements-dev.lock --group dev "$@"
