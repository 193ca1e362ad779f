// SPDX-License-Identifier: BSL-1.0
#include "entry_points.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <vector>

#include <boost/crc.hpp>

#include <govkpi/panel.hpp>
#include <govkpi/problem.hpp>

namespace fuzz {
namespace {

using namespace govkpi;

table_definition lines() {
    static const auto units = std::make_shared<const hierarchy>(
        hierarchy::from_rows("units", {{.code = "01"},
                                       {.code = "00643", .parent = "01", .name = "Old", .valid = until({2025, 6})},
                                       {.code = "00646", .parent = "01"},
                                       {.code = "00643", .parent = "01", .name = "New", .valid = since({2025, 7})}}));
    table_definition out;
    out.unit("unit", units).period("month").category("flow");
    out.measure(measure::outturn<revenue, VND>, "outturn", {{"flow", "thu"}})
        .measure(measure::population, "population");
    return out;
}

facts some_facts(bool with_parent) {
    facts_builder rows{lines()};
    rows.add({"00643", "2025-01", "thu"}, {INT64_MAX, 60'000});
    rows.add({"00643", "2025-01", "thu"}, {INT64_MAX, 60'000});
    rows.add({"00643", "2025-08", "chi"}, {-7, std::nullopt});
    rows.add({with_parent ? "01" : "00646", "2025-03", "thu"}, {std::nullopt, 100});
    return std::move(rows).finish();
}

/// With the checksum that the rest calls for in place of its own.
std::string sealed(std::string_view bytes) {
    std::string out{bytes.substr(0, bytes.size() - std::min<std::size_t>(bytes.size(), 8))};
    constexpr std::uint64_t ones = ~std::uint64_t{0};
    boost::crc_optimal<64, 0x42F0E1EBA9EA3693, ones, ones, true, true> crc;
    crc.process_bytes(out.data(), out.size());
    for (int i = 0; i < 8; ++i) out += static_cast<char>(static_cast<unsigned char>(crc.checksum() >> (8 * i)));
    return out;
}

finding load(std::string_view bytes) {
    static const table_definition table = lines();
    try {
        const panel read = panel_from_bytes(bytes, table);
        if (to_bytes(read) != bytes) return "a panel that is not saved as it was loaded";
        const formula per_head = to_formula(govkpi::per_head(measure::outturn<revenue, VND>, measure::population));
        try {
            if (read.evaluate(per_head).size() != read.size()) return "a cell without an answer";
            static_cast<void>(read.covered(per_head));
            if (read.size() > 0) static_cast<void>(read.explain(0, per_head));
            static_cast<void>(merge(read, read));
        } catch (const overflow&) {
        } catch (const panel_error&) {  // the query did not ask for the measures, or units and their parents are apart
        }
    } catch (const bad_input& bad) {
        if (bad.problems().empty()) return "a bad input without a problem";
        for (const govkpi::problem& p : bad.problems()) {
            const std::string line = to_string(p);
            if (std::any_of(line.begin(), line.end(),
                            [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }))
                return "a problem that is not safe to show: " + line;
        }
    }
    return std::nullopt;
}

}  // namespace

std::vector<std::string> saved_panels() {
    const query asked = query{}.by({"unit", "month"}).where("fiscal_year", {"2025"}).as_part();
    const panel one = rollup(some_facts(true), asked);
    facts_builder later{lines()};
    later.add({"01", "2026-01", "thu"}, {5, 7});
    return {to_bytes(one), to_bytes(merge(one, rollup(std::move(later).finish(), asked))),
            to_bytes(rollup(some_facts(false), query{}.by({"quarter"}).as_part()))};
}

finding load_panel(std::string_view bytes) {
    if (auto found = load(bytes)) return found;
    return load(sealed(bytes));
}

}  // namespace fuzz
