#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Reads texts for the figures in them, audits these, and prints how fast, beside other ways to go through the same bytes.
#
#   scripts/bench_audit.sh            all of it, about two minutes
#   scripts/bench_audit.sh claims     the benchmarks that match
set -euo pipefail
CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."

scripts/setup.sh bench
echo "Building the benchmarks ..." >&2
cmake --preset bench > /dev/null
cmake --build --preset bench --target audit_benchmark -- --quiet

echo "Measuring ..." >&2
results=build/bench/audit.json
build/bench/benchmarks/audit_benchmark \
    --benchmark_filter="${1-.}" \
    --benchmark_repetitions=5 \
    --benchmark_enable_random_interleaving=true \
    --benchmark_min_time=0.3 \
    --benchmark_out="$results" --benchmark_out_format=json > /dev/null

python3 benchmarks/audit_table.py "$results"
