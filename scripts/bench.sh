#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Builds the benchmarks and prints one table: what was measured, the peers of the same run, and what the library holds
# itself to.
#
#   scripts/bench.sh            everything, about four minutes
#   scripts/bench.sh REGEX      the benchmarks that match, such as 'amount_full'
set -euo pipefail
CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."

scripts/setup.sh bench

# The processors that the published figures are for; others are measured with their own least common instructions.
flags=
if [[ $(uname -m) == x86_64 ]] && grep -qw avx2 /proc/cpuinfo 2> /dev/null; then
    flags=-march=x86-64-v3
fi

quietly() {  # runs a command, and shows what it said only if it fails
    local said
    said=$("$@" 2>&1) || { printf '%s\n' "$said" >&2; return 1; }
}
echo "Building the benchmarks ..." >&2
quietly cmake --preset bench -D CMAKE_CXX_FLAGS="$flags"
quietly cmake --build --preset bench --target govkpi_benchmarks

echo "Measuring ..." >&2
results=build/bench/results.json
build/bench/benchmarks/govkpi_benchmarks \
    --benchmark_filter="${1-.}" \
    --benchmark_repetitions=5 \
    --benchmark_enable_random_interleaving=true \
    --benchmark_min_time=0.3 \
    --benchmark_out="$results" --benchmark_out_format=json > /dev/null 2> build/bench/run.log \
    || { cat build/bench/run.log >&2; exit 1; }

python3 benchmarks/table.py "$results" --compiler g++ --include include --flags "-O3 $flags"
