#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Builds the govkpi command and shows a report of one commune's budget: here as text, and as a page to open.
set -euo pipefail
CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."

data=examples/data/thanh_liet_2025
page=build/demo/thanh_liet_2025.html

scripts/setup.sh demo

quietly() {  # runs a command, and shows what it said only if it fails
    local said
    said=$("$@" 2>&1) || { printf '%s\n' "$said" >&2; return 1; }
}
echo "Building the govkpi command ..." >&2
quietly cmake --preset release
quietly cmake --build --preset release --target govkpi_tool

govkpi=build/release/bin/govkpi
"$govkpi" report "$data" --lang vi

mkdir -p build/demo
"$govkpi" report "$data" --lang vi --format html --output "$page"
printf '\nThe same report as a page: %s\n' "$PWD/$page"
