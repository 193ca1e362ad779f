#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Rolls up generated budget lines beside DuckDB and pandas, compares every group, and prints one table of ratios a workload.
#
#   scripts/bench_panel.sh                      1 and 5 million rows, in three orders: about ten minutes
#   scripts/bench_panel.sh 1000000 20000000     these numbers of rows
#   PEERS=none scripts/bench_panel.sh 80000000  govkpi and the floor alone
set -euo pipefail
CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."

if (($# > 0)); then sizes=("$@"); else sizes=(1000000 5000000); fi
peers=${PEERS-all}
threads=$(getconf _NPROCESSORS_ONLN 2> /dev/null || echo 1)

scripts/setup.sh bench
if [[ $peers == all ]]; then benchmarks/peers/setup.sh; fi
echo "Building the benchmarks ..." >&2
cmake --preset bench > /dev/null
cmake --build --preset bench --target rollup_benchmark write_lines -- --quiet
programs=build/bench/benchmarks

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/results"

same_groups() {  # ours against a peer's, but for the number of lines, which is not a sum of ours
    cmp <(cut -d, -f1-6 "$2") "$1" || { echo "The groups of $3 differ" >&2; exit 1; }
}

for rows in "${sizes[@]}"; do
    for order in random month unit; do
        echo "$rows rows, $order order ..." >&2
        name=${rows}_$order
        lines=$work/lines.csv
        "$programs/rollup_benchmark" W1 --rows "$rows" --order "$order" --threads "$threads" --groups "$work/ours.csv" \
            > "$work/results/W1_$name.json"
        if [[ $peers == all ]]; then
            "$programs/write_lines" --rows "$rows" --order "$order" --output "$lines"
            "$programs/write_lines" --rows "$rows" --order "$order" --format columns --output "$work/lines.columns"
            node benchmarks/peers/duckdb.mjs W1 "$lines" --order "$order" --groups "$work/duckdb.csv" > "$work/results/W1_duckdb_$name.json"
            same_groups "$work/ours.csv" "$work/duckdb.csv" DuckDB
            /usr/bin/python3 benchmarks/peers/pandas_peer.py W1 "$work/lines.columns" --order "$order" \
                --groups "$work/pandas.csv" > "$work/results/W1_pandas_$name.json"
            same_groups "$work/ours.csv" "$work/pandas.csv" pandas
            rm "$work/lines.columns"
            "$programs/rollup_benchmark" W2 "$lines" --order "$order" --groups "$work/ours.csv" \
                > "$work/results/W2_$name.json"
            node benchmarks/peers/duckdb.mjs W2 "$lines" --order "$order" > "$work/results/W2_duckdb_$name.json"
            same_groups "$work/ours.csv" "$work/duckdb.csv" DuckDB
            /usr/bin/python3 benchmarks/peers/pandas_peer.py W2 "$lines" --order "$order" > "$work/results/W2_pandas_$name.json"
            rm "$lines"
        fi
    done
done
python3 benchmarks/panel_table.py "$work/results"
if [[ $peers == all ]]; then echo "Every group is integer for integer that of DuckDB and of pandas."; fi
