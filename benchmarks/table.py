#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Prints what scripts/bench.sh measured as one table, beside what the library holds itself to.

    table.py RESULTS.json --compiler g++ --include include --flags "..."

Times are medians over the repetitions of one run, in which the variants take turns. A claim is a ratio within that
run; `spread` is (slowest - fastest) / median of the repetitions, the noise of the machine.
"""
import argparse
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

SPREAD_THAT_SPOILS_A_RUN = 0.25

# What W4 asks: nanoseconds for one value, and how many times faster than a peer.
MUST_NS = {"amount_full": 15, "amount_scaled": 15, "percent": 15}
REACH_NS = {"amount_full": 10, "amount_scaled": 10, "percent": 10}
MUST_FASTER_THAN = {"fmt": 10, "icu": 40}
TITLES = {
    "amount_full": "W4 36.631.000.000 ₫",
    "amount_scaled": "W4 36 tỷ 631 triệu đồng",
    "percent": "W4 103,3%",
    "sum": "W5 sum of a column",
    "sum_loop": "W5 sum, row by row",
    "add_columns": "W5 add two columns",
    "completion": "W5 completion, rounded",
    "compare": "W5 compare completions",
}
NAMES = {
    "memcpy": "memcpy of the ready text",
    "govkpi": "govkpi",
    "govkpi_fmt": "govkpi, fmt {:vi}",
    "govkpi_FMT_COMPILE": "govkpi, FMT_COMPILE",
    "fmt": "fmt {:L}",
    "put_money": "std::money_put",
    "snprintf": "snprintf, via double",
    "icu": "ICU NumberFormat",
    "icu_NumberFormatter": "ICU NumberFormatter",
    "wrapping": "std::accumulate, wraps",
    "checked_add": "__builtin_add_overflow",
    "int128": "__int128",
    "typed": "govkpi types",
    "raw": "int64_t, same checks",
}
# W6: lines and seconds that must be, and that are reached for.
HEADERS = {
    "govkpi/budget.hpp": {"lines": (30_000, 22_000), "seconds": (0.5, 0.25)},
    "govkpi/govkpi.hpp": {"lines": None, "seconds": (1.2, 0.8)},
}


def measured(path):
    """{group: {who: (median ns, spread)}}"""
    repetitions = {}
    failed = []
    for run in json.loads(pathlib.Path(path).read_text(encoding="utf-8"))["benchmarks"]:
        if run.get("error_occurred"):
            failed.append(f"{run['name']}: {run['error_message']}")
        elif run["run_type"] == "iteration":
            group, who = run["run_name"].split("/")[:2]
            repetitions.setdefault(group, {}).setdefault(who, []).append(1e9 / run["items_per_second"])
    if failed:
        sys.exit("\n".join(failed))
    return {
        group: {who: (statistics.median(ns), (max(ns) - min(ns)) / statistics.median(ns)) for who, ns in all_who.items()}
        for group, all_who in repetitions.items()
    }


def verdict(value, must, reach):
    if value > must:
        return "NO"
    return "yes, and what is reached for" if value <= reach else "yes"


def text_rows(group, who_ns):
    ours = who_ns["govkpi"][0]
    # ICU has two interfaces; the faster of them is the peer.
    fastest_icu = min((ns for who, (ns, _) in who_ns.items() if who.startswith("icu")), default=None)
    for who, (ns, spread) in who_ns.items():
        must, reached = "", ""
        if who == "govkpi":
            must = f"at most {MUST_NS[group]} ns"
            reached = verdict(ns, MUST_NS[group], REACH_NS[group])
        peer = "icu" if who.startswith("icu") else who
        if peer in MUST_FASTER_THAN and (peer != "icu" or ns == fastest_icu):
            must = f"govkpi {MUST_FASTER_THAN[peer]}x faster"
            reached = "yes" if ns / ours >= MUST_FASTER_THAN[peer] else "NO"
        yield TITLES[group], NAMES[who], f"{ns:.2f} ns", f"{ns / ours:.2f}", f"{spread:.0%}", must, reached


def arithmetic_rows(group, who_ns):
    ours = who_ns["govkpi" if "govkpi" in who_ns else "typed"][0]
    for who, (ns, spread) in who_ns.items():
        must = "tests/zero_cost" if who == "typed" else ""
        yield TITLES[group], NAMES[who], f"{ns:.2f} ns", f"{ns / ours:.2f}", f"{spread:.0%}", must, ""


def header_rows(compiler, include):
    for header, limits in HEADERS.items():
        if not (pathlib.Path(include) / header).exists():
            continue
        base = [compiler, "-std=c++20", f"-I{include}"]
        with tempfile.TemporaryDirectory() as folder:
            source = pathlib.Path(folder) / "one_include.cpp"
            source.write_text(f"#include <{header}>\n", encoding="utf-8")
            lines = subprocess.run(base + ["-E", str(source)], check=True, capture_output=True).stdout.count(b"\n")
            seconds = []
            for _ in range(5):
                begin = time.monotonic()
                subprocess.run(base + ["-c", str(source), "-o", str(source) + ".o"], check=True)
                seconds.append(time.monotonic() - begin)
        title = f"W6 {header}"
        if limits["lines"]:
            must, reach = limits["lines"]
            yield title, "preprocessed lines", f"{lines:,}", "", "0%", f"at most {must:,}", verdict(lines, must, reach)
        else:
            yield title, "preprocessed lines", f"{lines:,}", "", "0%", "", ""
        median = statistics.median(seconds)
        must, reach = limits["seconds"]
        spread = (max(seconds) - min(seconds)) / median
        yield title, "to compile", f"{median:.2f} s", "", f"{spread:.0%}", f"at most {must} s", verdict(median, must, reach)


def print_table(rows):
    head = ("what", "who", "median", "to govkpi", "spread", "must", "reached")
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
    right = {2, 3, 4}

    def line(row):
        cells = (cell.rjust(width) if i in right else cell.ljust(width) for i, (cell, width) in enumerate(zip(row, widths)))
        return "  ".join(cells).rstrip()

    print(line(head))
    print("  ".join("-" * width for width in widths))
    before = None
    for row in rows:
        print(line(("" if row[0] == before else row[0], *row[1:])))
        before = row[0]


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("results")
    arguments.add_argument("--compiler", default="g++")
    arguments.add_argument("--include", default="include")
    arguments.add_argument("--flags", default="")
    said = arguments.parse_args()

    groups = measured(said.results)
    rows = []
    for group in sorted(groups, key=list(TITLES).index):
        who_ns = dict(sorted(groups[group].items(), key=lambda item: list(NAMES).index(item[0])))
        rows.extend((text_rows if group in MUST_NS else arithmetic_rows)(group, who_ns))
    rows.extend(header_rows(said.compiler, said.include))

    version = subprocess.run([said.compiler, "--version"], check=True, capture_output=True, text=True).stdout
    print(f"{version.splitlines()[0]}, {said.flags}".rstrip(", "))
    print_table(rows)
    noisy = [row for row in rows if row[2].endswith("ns") and float(row[4].rstrip("%")) / 100 > SPREAD_THAT_SPOILS_A_RUN]
    if noisy:
        print(f"\nNoisy: {len(noisy)} of {len(rows)} rows spread over {SPREAD_THAT_SPOILS_A_RUN:.0%}; "
              "their ratios are not to be quoted. Run again on a quiet machine.")


if __name__ == "__main__":
    main()
