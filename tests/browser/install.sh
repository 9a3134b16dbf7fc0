#!/bin/sh
# Brings node_modules to the versions of package-lock.json, by the Node.js of .venv: sh tests/browser/install.sh
set -eu
PATH=$PWD/.venv/bin:$PATH

# node_modules/installed holds the checksum of the two files in force.
stamp=$(cat package.json package-lock.json | cksum)
if [ "$stamp" = "$(cat node_modules/installed 2>/dev/null)" ]; then exit 0; fi
echo "Installing package-lock.json into node_modules"
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
echo "$stamp" >node_modules/installed
