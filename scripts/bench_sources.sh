#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Loads generated budget lines into every source, asks each the same, compares the answers, and prints time and memory: first
# of the command, then of the library within one program, which compares panels, values and ranks too.
#
#   scripts/bench_sources.sh                      5 million rows
#   scripts/bench_sources.sh 5000000 50000000     these numbers of rows, and how time grows between them
#
# ClickHouse is measured where it can be started: two servers on this machine, once as one and once as two shards.
set -euo pipefail
CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."

scripts/setup.sh bench
echo "Building the command ..." >&2
cmake --preset bench > /dev/null
cmake --build --preset bench --target govkpi_tool write_lines compare_sources -- --quiet

folder=build/bench/sources
mkdir -p "$folder"
cluster=$folder/clickhouse
if (($# == 0)); then set -- 5000000; fi
stores=()
tables=()
if address=$(scripts/clickhouse-cluster.sh start "$cluster"); then
    trap 'scripts/clickhouse-cluster.sh stop "$cluster"' EXIT
    first=${address#clickhouse://}
    stores=(--clickhouse "${first%% *}")
    tables=(--clickhouse "clickhouse://${first%% *}/bench/one_$1" --clickhouse "clickhouse://${first%% *}/bench/two_$1")
else
    echo "skipped: ClickHouse, which does not start here" >&2
fi

for rows in "$@"; do
    package=$folder/lines_$rows
    if [[ ! -f $package/lines.csv ]]; then
        echo "Generating $rows rows ..." >&2
        build/bench/benchmarks/write_lines --rows "$rows" --order random --format package --output "$package"
    fi
done
python3 benchmarks/sources/sources_table.py --command build/bench/bin/govkpi --folder "$folder" "${stores[@]}" "$@"

printf "\n%'d rows, within one program\n" "$1"
build/bench/benchmarks/compare_sources "$folder/lines_$1" --sqlite "$folder/lines_$1.db" "${tables[@]}"
