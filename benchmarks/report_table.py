#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Prints what scripts/bench_report.sh measured, beside what the library holds itself to.

    report_table.py RESULTS.json

Times are medians over the repetitions of one run, in which the writers take turns; `spread` is (slowest - fastest) /
median. `a row` is the time of four times as many rows for one of them, to that of the smaller table: 1.00 is linear.
"""
import argparse
import json
import pathlib
import statistics

NOISY = 0.25
ROWS = 3_321
MOST_SECONDS = {"html": 0.2, "xlsx": 0.6}
MOST_MIB = 60


def measured(path):
    """{(form, who): {rows: (median seconds, spread, bytes, MiB)}}"""
    found = {}
    for run in json.loads(pathlib.Path(path).read_text(encoding="utf-8"))["benchmarks"]:
        if run["run_type"] == "iteration":
            form, who, rows = run["run_name"].split("/")[:3]
            found.setdefault((form, who), {}).setdefault(int(rows), []).append(run)

    def summary(runs):
        seconds = [run["real_time"] / 1e3 for run in runs]
        median = statistics.median(seconds)
        return median, (max(seconds) - min(seconds)) / median, runs[0]["bytes"], runs[0]["peak_mib"]

    return {writer: {rows: summary(runs) for rows, runs in sizes.items()} for writer, sizes in found.items()}


def lines(results):
    yield ["form", "written by", "ms", "spread", "to ours", "a row", "KiB", "MiB above the report", "must", "is"]
    for (form, who), sizes in sorted(results.items()):
        if ROWS not in sizes:
            continue
        seconds, spread, size, peak = sizes[ROWS]
        ours = results.get((form, "govkpi"), {}).get(ROWS)
        growth = [(other[0] / rows) / (seconds / ROWS) for rows, other in sizes.items() if rows != ROWS]
        row = [form, who, f"{seconds * 1e3:.0f}", f"{spread:.0%}{'*' if spread > NOISY else ''}",
               f"{seconds / ours[0]:.2f}" if ours else "", f"{growth[0]:.2f}" if growth else "", f"{size / 1024:,.0f}",
               f"{peak:.0f}"]
        if who == "govkpi":
            limit = MOST_SECONDS.get(form)
            kept = peak <= MOST_MIB and (limit is None or seconds <= limit)
            row += [(f"{limit * 1e3:.0f} ms, " if limit else "") + f"{MOST_MIB} MiB", "yes" if kept else "NO"]
        else:
            row += ["", ""]
        yield row


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("results")
    table = list(lines(measured(arguments.parse_args().results)))
    widths = [max(len(row[i]) for row in table) for i in range(len(table[0]))]
    table.insert(1, ["-" * width for width in widths])
    print(f"W7 a report of {ROWS:,} rows by 12 indicators")
    for row in table:
        print("  ".join(cell.ljust(width) if i < 2 else cell.rjust(width)
                        for i, (cell, width) in enumerate(zip(row, widths))).rstrip())
    if any("*" in row[3] for row in table):
        print("\n* spread over 25 %: not to be quoted. Run again on a quiet machine.")


if __name__ == "__main__":
    main()
