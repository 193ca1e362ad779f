#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Prints the results of one run of the panel benchmarks, one table a workload.

    panel_table.py FOLDER    with results in *.json, one or more objects each:

    {"workload": "W1", "peer": "govkpi", "order": "random", "rows": 20000000,
     "ns_per_row": 3.1, "spread_percent": 4, "peak_rss_mib": 700}

The peer "floor" is what the machine needs to read the bytes, "govkpi" is us. Times are medians; a claim is a ratio
within one run: ours to the floor, each peer's to ours. `*` marks a time whose repetitions spread too far to be quoted.
"""
import argparse
import json
import pathlib
import sys

SPREAD_THAT_SPOILS_A_RUN = 25
FLOOR, OURS = "floor", "govkpi"
ORDERS = ["random", "month", "unit"]
NEEDED = {"workload": str, "peer": str, "order": str, "rows": int, "ns_per_row": (int, float)}


def objects_in(text):
    """The JSON values that follow one another in a text, as several results of one process do."""
    rest = text.strip()
    while rest:
        value, end = json.JSONDecoder().raw_decode(rest)
        yield value
        rest = rest[end:].lstrip()


def results(folder):
    """{workload: {(order, rows): {peer: result}}}"""
    found = {}
    for path in sorted(pathlib.Path(folder).glob("*.json")):
        try:
            said = list(objects_in(path.read_text(encoding="utf-8")))
        except ValueError as error:
            sys.exit(f"{path}: {error}")
        for result in said:
            for name, kind in NEEDED.items():
                if not isinstance(result, dict) or not isinstance(result.get(name), kind):
                    sys.exit(f"{path}: a result lacks {name}")
            cases = found.setdefault(result["workload"], {})
            peers = cases.setdefault((result["order"], result["rows"]), {})
            if peers.setdefault(result["peer"], result) is not result:
                sys.exit(f"{path}: a second result of {result['workload']}, {result['order']} order, "
                         f"{result['rows']} rows by {result['peer']}")
    if not found:
        sys.exit(f"{folder}: no results (*.json)")
    return found


def peers_in_order(cases):
    everyone = {peer for peers in cases.values() for peer in peers}
    return sorted(everyone, key=lambda peer: (peer != FLOOR, peer != OURS, peer))


def is_noisy(result):
    return result.get("spread_percent", 0) > SPREAD_THAT_SPOILS_A_RUN


def nanoseconds(result):
    return f"{result['ns_per_row']:.2f}{'*' if is_noisy(result) else ' '}"


def memory(result):
    return f"{result['peak_rss_mib']:,}" if "peak_rss_mib" in result else ""


def ratio(peers, one, other):
    if one not in peers or other not in peers:
        return ""
    return f"{peers[one]['ns_per_row'] / peers[other]['ns_per_row']:.2f}"


def table_of(cases):
    everyone = peers_in_order(cases)
    head = ["order", "rows"]
    for peer in everyone:
        head.append(f"{peer} ns")
        if peer != FLOOR:
            head.append(f"to {FLOOR if peer == OURS else OURS}")
    head += [f"{peer} MiB" for peer in everyone]

    def place(case):
        order, rows = case
        return ORDERS.index(order) if order in ORDERS else len(ORDERS), order, rows

    yield head
    for case in sorted(cases, key=place):
        peers = cases[case]
        row = [case[0], f"{case[1]:,}"]
        for peer in everyone:
            row.append(nanoseconds(peers[peer]) if peer in peers else "")
            if peer != FLOOR:
                row.append(ratio(peers, peer, FLOOR if peer == OURS else OURS))
        row += [memory(peers.get(peer, {})) for peer in everyone]
        yield row


def print_table(table):
    rows = list(table)
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    rows.insert(1, ["-" * width for width in widths])
    for row in rows:
        cells = (cell.ljust(width) if i == 0 else cell.rjust(width) for i, (cell, width) in enumerate(zip(row, widths)))
        print("  ".join(cells).rstrip())


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("folder")
    found = results(arguments.parse_args().folder)

    everything = [result for cases in found.values() for peers in cases.values() for result in peers.values()]
    versions = sorted({f"{result['peer']} {result['version']}" for result in everything if "version" in result})
    print("Nanoseconds a row, one thread" + "".join(f"; {version}" for version in versions))
    for workload in sorted(found):
        print(f"\n{workload}")
        print_table(table_of(found[workload]))
    noisy = sum(map(is_noisy, everything))
    if noisy:
        print(f"\n* {noisy} of {len(everything)} times spread over {SPREAD_THAT_SPOILS_A_RUN} %; their ratios are "
              "not to be quoted. Run again on a quiet machine.")


if __name__ == "__main__":
    main()
