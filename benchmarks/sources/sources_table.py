#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Runs the command on tables of generated budget lines, one source after the other, and prints what it took.

    sources_table.py --command govkpi --folder FOLDER [--clickhouse HOST:PORT] ROWS...

FOLDER has a data package lines_ROWS for each number of rows. Every source is asked the same questions; answers that differ by
a byte from those of the CSV file end the run. Times are medians of three runs of the command, from its start to its end;
`spread` is (slowest - fastest) / median. Memory is the largest resident size of the command itself, not of servers.
"""
import argparse
import hashlib
import os
import pathlib
import statistics
import subprocess
import sys
import time

RUNS = 3
QUESTIONS = {
    "34 provinces by year": ["--by", "province,fiscal_year"],
    "3,321 communes by year": ["--by", "unit,fiscal_year"],
    "200 classes by year": ["--by", "class,fiscal_year"],
    "one province by year": ["--by", "unit,fiscal_year", "--where", "province=P5"],
}


def run(arguments):
    """Seconds, MiB and what was printed."""
    began = time.monotonic()
    with subprocess.Popen(arguments, stdout=subprocess.PIPE) as process:
        printed = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(arguments)}: exit status {process.returncode}")
    return time.monotonic() - began, used.ru_maxrss / 1024, printed


def stores(folder, rows, clickhouse):
    """(name, what to ask, what to load into)"""
    sqlite = folder / f"lines_{rows}.db"
    for part in folder.glob(f"lines_{rows}.db*"):
        part.unlink()
    yield "CSV, streamed", [], None
    yield "SQLite", [f"sqlite:{sqlite}"], f"sqlite:{sqlite}"
    if clickhouse:
        one = f"clickhouse://{clickhouse}/bench/one_{rows}"
        two = f"clickhouse://{clickhouse}/bench/two_{rows}"
        host, port = clickhouse.rsplit(":", 1)
        yield "ClickHouse, one server", [one], one
        yield "ClickHouse, two shards", [two], f"{two}?cluster=govkpi&shards={clickhouse},{host}:{int(port) + 1}"


def measured(command, folder, rows, clickhouse):
    """{(question, source): (seconds, spread, MiB)}; the question "load" is of the load."""
    schema = ["--schema", str(folder / f"lines_{rows}" / "datapackage.json")]
    found, answers = {}, {}
    for name, tables, into in stores(folder, rows, clickhouse):
        if into:
            seconds, mib, _ = run([command, "load", "--into", into, *schema])
            found["load", name] = (seconds, 0.0, mib)
        for question, levels in QUESTIONS.items():
            runs = [run([command, "rollup", *tables, *schema, *levels, "--format", "csv"]) for _ in range(RUNS)]
            for _, _, printed in runs:
                digest = hashlib.sha256(printed).hexdigest()
                if answers.setdefault(question, digest) != digest:
                    sys.exit(f"{name} answers otherwise: {question}, {rows} rows")
            seconds = statistics.median(r[0] for r in runs)
            found[question, name] = (seconds, (max(r[0] for r in runs) - min(r[0] for r in runs)) / seconds, max(r[1] for r in runs))
    return found


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--command", required=True)
    arguments.add_argument("--folder", required=True, type=pathlib.Path)
    arguments.add_argument("--clickhouse")
    arguments.add_argument("rows", nargs="+", type=int)
    given = arguments.parse_args()
    first = None
    for rows in given.rows:
        results = measured(given.command, given.folder, rows, given.clickhouse)
        print(f"\n{rows:,} rows, every answer of every source the same to the byte")
        table = [["question", "source", "seconds", "spread", "M rows/s", "MiB", "to the CSV file", "growth"]]
        for (question, name), (seconds, spread, mib) in results.items():
            csv = results.get((question, "CSV, streamed"))
            before = first[question, name][0] / given.rows[0] if first else None
            table.append([question, name, f"{seconds:.2f}", f"{spread:.0%}" if spread else "", f"{rows / seconds / 1e6:.2f}",
                          f"{mib:.0f}", f"{seconds / csv[0]:.2f}" if csv else "", f"{seconds / rows / before:.2f}" if before else ""])
        widths = [max(len(row[i]) for row in table) for i in range(len(table[0]))]
        table.insert(1, ["-" * width for width in widths])
        for row in table:
            print("  ".join(cell.ljust(width) if i < 2 else cell.rjust(width)
                            for i, (cell, width) in enumerate(zip(row, widths))).rstrip())
        first = first or results


if __name__ == "__main__":
    main()
