#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Writes a table of every commune of the country in each form, and prints the time and memory that each takes.
#
#   scripts/bench_report.sh            every form, about a minute
#   scripts/bench_report.sh xlsx       the forms that match
set -euo pipefail
CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."

scripts/setup.sh bench
echo "Building the benchmarks ..." >&2
cmake --preset bench > /dev/null
cmake --build --preset bench --target report_benchmark -- --quiet

echo "Measuring ..." >&2
results=build/bench/report.json
build/bench/benchmarks/report_benchmark \
    --benchmark_filter="${1-.}" \
    --benchmark_repetitions=5 \
    --benchmark_enable_random_interleaving=true \
    --benchmark_min_time=0.3 \
    --benchmark_out="$results" --benchmark_out_format=json > /dev/null

python3 benchmarks/report_table.py "$results"
