#!/bin/sh
# Brings .venv to the versions of a lock file: sh project/install.sh requirements.lock [PYTHON...]
# It is made with the first PYTHON that is there, such as python3.13, or else with python3.
set -eu
lock=$1
shift
export UV_PYTHON_DOWNLOADS=never

# .venv/installed holds the checksum and name of the lock file in force. What runs the checks can run the site too.
stamp() { echo "$(cksum <"$1") $1"; }
is_in_force() { [ "$(stamp "$1")" = "$(cat .venv/installed 2>/dev/null)" ]; }
made_it() { is_fit .venv/bin/python && grep -q "^version = ${1##*python}\." .venv/pyvenv.cfg; }
is_fit() { "$1" -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
if made_it python3 && is_in_force requirements-dev.lock; then exit 0; fi

python=python3
for one in "$@"; do
    if made_it "$one" || is_fit "$one"; then
        python=$one
        break
    fi
done
if ! made_it "$python"; then
    rm -rf .venv
    if ! is_fit "$python" || ! "$python" -m venv .venv >/dev/null; then
        rm -rf .venv
        echo "Clauseline needs Python 3.11 or newer with venv: apt-get install python3 python3-venv" >&2
        exit 1
    fi
fi

if is_in_force "$lock"; then exit 0; fi
echo "Installing $lock into .venv"
.venv/bin/python -m pip install --quiet --disable-pip-version-check uv==0.13.9
.venv/bin/uv pip sync --quiet --compile-bytecode --python .venv/bin/python --require-hashes "$lock"
stamp "$lock" >.venv/installed
