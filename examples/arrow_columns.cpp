// SPDX-License-Identifier: BSL-1.0
// Budget lines as Arrow columns, as another program in the same process hands them over, and a panel handed back.
// It prints:
//
//     3 columns: unit, budget, outturn
//     00643 103.0%
//     00646 80.0%
//     completion_numerator: 103000000000 8000000000
#include <cstdint>
#include <cstdio>
#include <string_view>
#include <utility>

#include <fmt/core.h>

#include <govkpi/format.hpp>
#include <govkpi/panel.hpp>
#include <govkpi/source/arrow.hpp>
#include <govkpi/source/arrow_export.hpp>

using namespace govkpi;

constexpr auto completion =
    indicator{"completion", plan_completion(measure::outturn<revenue, VND>, measure::original_budget<revenue, VND>)};

int main() {
    arrow_layout lines;
    lines.table.unit("unit");
    lines.table.measure(measure::original_budget<revenue, VND>, "budget")
        .measure(measure::outturn<revenue, VND>, "outturn");

    // Another program would have filled these: DuckDB, pyarrow.
    ArrowSchema schema{};
    ArrowArray batch{};
    facts_builder rows{lines.table};
    rows.add({"00643"}, {90'000'000'000, 95'000'000'000});
    rows.add({"00643"}, {10'000'000'000, 8'000'000'000});
    rows.add({"00646"}, {10'000'000'000, 8'000'000'000});
    export_facts(std::move(rows).finish(), &schema, &batch);
    fmt::print("{} columns: {}, {}, {}\n", schema.n_children, schema.children[0]->name, schema.children[1]->name,
               schema.children[2]->name);

    const arrow_source source{&schema, &batch, lines};  // both are its own now
    const panel units = source.rollup(query{}.by({"unit"}).measure(completion));
    for (const auto& [cell, done] : units.evaluate(completion)) fmt::print("{} {}\n", units.code(cell, 0), done);

    const indicator_definition wanted[] = {to_definition(completion)};
    export_panel(units, wanted, &schema, &batch);
    for (std::int64_t i = 0; i < schema.n_children; ++i) {
        if (std::string_view{schema.children[i]->name} != "completion_numerator") continue;
        const auto* const values = static_cast<const std::int64_t*>(batch.children[i]->buffers[1]);
        fmt::print("{}: {} {}\n", schema.children[i]->name, values[0], values[1]);
    }
    schema.release(&schema);
    batch.release(&batch);
}
