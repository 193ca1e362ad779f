#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Prints what scripts/bench_audit.sh measured, beside what the library holds itself to.

    audit_table.py RESULTS.json

Speeds are medians over the repetitions of one run, in which the variants take turns; `spread` is (slowest - fastest) /
median. `growth` is the time for each byte (or claim) of the larger text to that of the smaller one: 1.00 is linear.
"""
import argparse
import json
import pathlib
import statistics

NOISY = 0.25
MUST_MB = {"words": 100, "numbers": 100, "claims": 10}
TITLES = {
    "words": "text without a number",
    "numbers": "numbers that are no claims",
    "claims": "reports of communes",
    "audited": "their claims",
}


def measured(path):
    """{what: {who: {megabytes: (median a second, spread, found)}}}"""
    found = {}
    for run in json.loads(pathlib.Path(path).read_text(encoding="utf-8"))["benchmarks"]:
        if run.get("error_occurred"):
            raise SystemExit(f"{run['name']}: {run['error_message']}")
        if run["run_type"] == "iteration":
            what, who, megabytes = run["run_name"].split("/")[:3]
            found.setdefault(what, {}).setdefault(who, {}).setdefault(int(megabytes), []).append(run)

    def summary(runs):
        speeds = [run.get("bytes_per_second", run.get("items_per_second")) for run in runs]
        median = statistics.median(speeds)
        return median, (max(speeds) - min(speeds)) / median, runs[0].get("found")

    return {what: {who: {size: summary(runs) for size, runs in sizes.items()} for who, sizes in all_who.items()}
            for what, all_who in found.items()}


def lines(results):
    yield ["of", "by", "a second", "spread", "times ours", "growth", "found", "must", "is"]
    for what, all_who in results.items():
        ours = all_who.get("read_claims", {})
        for who, sizes in all_who.items():
            small, large = min(sizes), max(sizes)
            speed, spread, found = sizes[large]
            of_bytes = what != "audited"
            row = [TITLES[what], who, f"{speed / 1e6:,.0f} MB" if of_bytes else f"{speed / 1e6:.2f} M claims",
                   f"{spread:.0%}{'*' if spread > NOISY else ''}",
                   f"{speed / ours[large][0]:.2f}" if of_bytes and ours else "", f"{sizes[small][0] / speed:.2f}",
                   f"{found:,.0f}" if found is not None else ""]
            if who == "read_claims":
                least = MUST_MB[what]
                row += [f"{least} MB", "yes" if speed >= least * 1e6 else "NO"]
            else:
                row += ["", ""]
            yield row


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("results")
    table = list(lines(measured(arguments.parse_args().results)))
    widths = [max(len(row[i]) for row in table) for i in range(len(table[0]))]
    table.insert(1, ["-" * width for width in widths])
    print("W8 figures out of running text")
    for row in table:
        print("  ".join(cell.ljust(width) if i < 2 else cell.rjust(width)
                        for i, (cell, width) in enumerate(zip(row, widths))).rstrip())
    if any("*" in row[3] for row in table):
        print(f"\n* spread over {NOISY:.0%}: not to be quoted. Run again on a quiet machine.")


if __name__ == "__main__":
    main()
