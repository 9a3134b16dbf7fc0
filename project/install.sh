#!/bin/sh
# Brings .venv to the versions of a lock file: sh project/install.sh requirements.lock
set -eu
lock=$1
export UV_PYTHON_DOWNLOADS=never

if [ ! -x .venv/bin/python ]; then
    rm -f .venv/installed
    if ! python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || ! python3 -m venv .venv >/dev/null; then
        rm -rf .venv
        echo "Clauseline needs Python 3.11 or newer with venv: apt-get install python3 python3-venv" >&2
        exit 1
    fi
fi

# .venv/installed holds the checksum and name of the lock file in force. What runs the checks can run the site too.
stamp() { echo "$(cksum <"$1") $1"; }
for enough in "$lock" requirements-dev.lock; do
    if [ "$(stamp "$enough")" = "$(cat .venv/installed 2>/dev/null)" ]; then exit 0; fi
done
echo "Installing $lock into .venv"
.venv/bin/python -m pip install --quiet --disable-pip-version-check uv==0.13.9
.venv/bin/uv pip sync --quiet --compile-bytecode --python .venv/bin/python --require-hashes "$lock"
stamp "$lock" >.venv/installed
