// SPDX-License-Identifier: BSL-1.0
#include <cstdio>

#include <govkpi/panel.hpp>
#include <govkpi/source/clickhouse.hpp>

int main() {
    using namespace govkpi;
    clickhouse_options options = clickhouse_options_of("clickhouse://127.0.0.1:1/budget/lines?tries=1");
    table_definition lines;
    lines.unit("unit").period("month").measure(measure::outturn<revenue, VND>, "outturn");
    facts_builder rows{lines};
    rows.add({"a", "2025-01"}, {1});
    clickhouse_source nobody{options, lines};
    try {
        nobody.load(rows);
    } catch (const source_error& error) {
        std::puts(error.what());
        return rollup(std::move(rows).finish(), query{}).size() == 1 ? 0 : 1;
    }
    return 1;
}
