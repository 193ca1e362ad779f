#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""pandas beside us. Prints one result as JSON; the shape is in README.md.

    pandas_peer.py W1 lines.columns --order random [--rounds 5] [--groups groups.csv]
    pandas_peer.py W2 lines.csv     --order random
"""
import argparse
import json
import pathlib
import re
import statistics
import sys
import time

import numpy
import pandas

FIRST_YEAR = 2016
AMOUNTS = ["original", "revised", "outturn"]
# As write_lines --format columns lays them out.
COLUMNS = {
    "original": numpy.int64,
    "revised": numpy.int64,
    "outturn": numpy.int64,
    "population": numpy.int32,
    "unit": numpy.uint16,
    "month": numpy.uint8,
    "class": numpy.uint8,
    "flow": numpy.uint8,
}


def columns_of(path):
    rows, rest = divmod(pathlib.Path(path).stat().st_size, sum(numpy.dtype(kind).itemsize for kind in COLUMNS.values()))
    if rest:
        sys.exit(f"{path} is no file of write_lines --format columns")
    with open(path, "rb") as file:
        return pandas.DataFrame({name: numpy.fromfile(file, kind, rows) for name, kind in COLUMNS.items()}, copy=False)


def sums_by(keys, table):
    groups = table.groupby(keys, sort=False, observed=True)
    sums = groups[AMOUNTS].sum()
    sums["lines"] = groups.size()
    return sums


def w1(table):
    return sums_by([table["unit"], (table["month"] // 12).rename("year"), table["flow"]], table)


def w2(path):
    # As categories the members are stored once: faster than as text, and the years are cut from 120 months only.
    members = {name: "category" for name in ("unit", "month", "flow")}
    kinds = {**members, **{name: "int64" for name in AMOUNTS}}
    table = pandas.read_csv(path, usecols=list(kinds), dtype=kinds)
    month = table["month"].cat
    years = month.categories.str[:4].astype("int16").to_numpy()
    return sums_by([table["unit"], pandas.Series(years[month.codes], name="year"), table["flow"]], table)


def w2_read(path):
    table = pandas.read_csv(path, usecols=["outturn"], dtype="int64")
    return len(table), int(table["outturn"].sum())


def write_groups(workload, groups, path):
    groups = groups.reset_index()
    if workload == "W1":
        groups["unit"] = [f"{4 + 9 * unit:05}" for unit in groups["unit"]]  # the codes of generate.cpp
        groups["year"] = groups["year"].astype("int64") + FIRST_YEAR
        groups["flow"] = groups["flow"].map({0: "revenue", 1: "expenditure"})
    else:
        groups = groups.astype({"unit": str, "flow": str})
    groups.sort_values(["unit", "year", "flow"]).to_csv(path, index=False)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("workload", choices=["W1", "W2", "W2-read"])
    arguments.add_argument("file")
    arguments.add_argument("--order", required=True)
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--groups")
    said = arguments.parse_args()
    if said.groups and said.workload == "W2-read":
        arguments.error("W2-read has no groups")

    work, source = {"W1": w1, "W2": w2, "W2-read": w2_read}[said.workload], said.file
    if said.workload == "W1":
        source = columns_of(said.file)

    answer = work(source)
    seconds = []
    for _ in range(said.rounds):
        begin = time.perf_counter()
        work(source)
        seconds.append(time.perf_counter() - begin)
    median = statistics.median(seconds)
    peak_kib = int(re.search(r"^VmHWM:\s*(\d+) kB$", pathlib.Path("/proc/self/status").read_text(), re.MULTILINE)[1])

    rows = answer[0] if said.workload == "W2-read" else int(answer["lines"].sum())
    if said.groups:
        write_groups(said.workload, answer, said.groups)
    print(json.dumps({
        "workload": said.workload,
        "peer": "pandas",
        "version": pandas.__version__,
        "order": said.order,
        "rows": rows,
        "ns_per_row": round(median / rows * 1e9, 2),
        "spread_percent": round((max(seconds) - min(seconds)) / median * 100, 1),
        "peak_rss_mib": round(peak_kib / 1024),
    }))


if __name__ == "__main__":
    main()
