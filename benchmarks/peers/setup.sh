#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Installs DuckDB for Node.js into node_modules here, at the versions of package-lock.json; checks that pandas is there.
set -euo pipefail
CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")"

if ! command -v npm > /dev/null; then
    echo "Not found: npm; install Node.js 18 or later" >&2
    exit 1
fi
if ! /usr/bin/python3 -c 'import pandas' 2> /dev/null; then
    echo "Not found: pandas for /usr/bin/python3; install it as root: apt-get install python3-pandas" >&2
    exit 1
fi
npm install --no-save --no-fund --no-audit --loglevel=error
