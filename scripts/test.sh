#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Builds govkpi in every way it is supported and tests it. The last lines are the summary of the main test run.
#
#   scripts/test.sh            all of it
#   scripts/test.sh --quick    the main run alone: g++, all tests of the dev preset
#   scripts/test.sh --full     all of it, what other programs say (pages in a browser, workbooks computed anew), and the
#                              library as compilers without 128-bit integers get it
#
# Order: what is only a pass or a fail comes first (sanitizers, clang, documentation), so that the main run's own
# summary ends the output. The first failure stops the script.
set -euo pipefail
CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."

quick=false
full=false
case "${1-}" in
    '') ;;
    --quick) quick=true ;;
    --full) full=true ;;
    *)
        echo "usage: scripts/test.sh [--quick|--full]" >&2
        exit 2
        ;;
esac

jobs=$(getconf _NPROCESSORS_ONLN 2> /dev/null || echo 2)
log=build/test.log

say() { printf '\n== %s (after %d:%02d minutes)\n' "$*" $((SECONDS / 60)) $((SECONDS % 60)); }

# Runs a command, and shows what it said only if it fails.
quietly() {
    if ! "$@" > "$log" 2>&1; then
        cat "$log" >&2
        return 1
    fi
}

build() {
    quietly cmake --preset "$1"
    quietly cmake --build --preset "$1" --parallel "$jobs"
}

if $full; then scripts/setup.sh full; else scripts/setup.sh test; fi
mkdir -p build
if $full; then  # a browser's driver, and DuckDB, which columns are exchanged with
    for folder in tests/browser benchmarks/peers; do quietly npm ci --prefix "$folder" --no-audit --no-fund; done
fi

say "g++: build"
build dev

if $full; then
    say "g++, standard C++ integers and instructions alone: unit tests"
    build portable
    quietly ctest --preset portable --parallel "$jobs"
    grep -E 'tests passed|\(Skipped\)' "$log"
fi

if ! $quick; then
    say "clang++, shared libraries, address and undefined-behaviour sanitizers: unit tests, wrong uses"
    build sanitize
    quietly ctest --preset sanitize --parallel "$jobs"
    grep -E 'tests passed|\(Skipped\)' "$log"

    say "documentation: no mistake in any comment"
    mkdir -p build/docs
    quietly doxygen docs/Doxyfile
fi

say "g++: all tests"
ctest --preset dev --parallel "$jobs"
