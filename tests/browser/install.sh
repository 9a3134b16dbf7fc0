#!/bin/sh
# Brings node_modules to the versions of package-lock.json: sh tests/browser/install.sh
set -eu

if ! command -v npm >/dev/null || ! node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)'; then
    echo "The check needs Node.js 20 or newer with npm: apt-get install nodejs npm" >&2
    exit 1
fi

# node_modules/installed holds the checksum of the two files in force.
stamp=$(cat package.json package-lock.json | cksum)
if [ "$stamp" = "$(cat node_modules/installed 2>/dev/null)" ]; then exit 0; fi
echo "Installing package-lock.json into node_modules"
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
echo "$stamp" >node_modules/installed
