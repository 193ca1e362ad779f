// SPDX-License-Identifier: BSL-1.0
// Facts and panels as Arrow columns for other programs.
#include <rapidcheck.h>
#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <cstdint>
#include <cstring>
#include <memory>

#include <govkpi/panel.hpp>
#include <govkpi/source/arrow.hpp>
#include <govkpi/source/arrow_export.hpp>

#include "../panel/random_table.hpp"
#include "../panel/same_panel.hpp"
#include "conforms.hpp"

using namespace govkpi;
using namespace govkpi::testing;

namespace {

constexpr auto collected = measure::outturn<revenue, VND>;
constexpr auto planned = measure::original_budget<revenue, VND>;

struct handed_out {
    ArrowSchema schema{};
    ArrowArray batch{};
    handed_out() = default;
    handed_out(const handed_out&) = delete;
    handed_out& operator=(const handed_out&) = delete;
    ~handed_out() {
        if (schema.release != nullptr) schema.release(&schema);
        if (batch.release != nullptr) batch.release(&batch);
    }

    std::size_t place(std::string_view name) const {
        for (std::int64_t i = 0; i < schema.n_children; ++i)
            if (schema.children[i]->name == name) return static_cast<std::size_t>(i);
        FAIL("no column " << name);
        return 0;
    }
    const ArrowArray& column(std::string_view name) const { return *batch.children[place(name)]; }
    /// "5 null -3" of integers, "a b" of texts.
    std::string shown(std::string_view name) const {
        const ArrowSchema& type = *schema.children[place(name)];
        const ArrowArray& of = column(name);
        std::string out;
        std::int64_t nulls = 0;
        for (std::int64_t row = 0; row < of.length; ++row) {
            if (!out.empty()) out += ' ';
            const auto* const bits = static_cast<const unsigned char*>(of.buffers[0]);
            if (bits != nullptr && (bits[row / 8] >> (row % 8) & 1) == 0) {
                out += "null";
                ++nulls;
            } else if (type.dictionary != nullptr) {
                REQUIRE(std::string_view{type.format} == "i");
                const auto index = static_cast<const std::int32_t*>(of.buffers[1])[row];
                const auto* const offsets = static_cast<const std::int32_t*>(of.dictionary->buffers[1]);
                const auto* const bytes = static_cast<const char*>(of.dictionary->buffers[2]);
                out.append(bytes + offsets[index], bytes + offsets[index + 1]);
            } else {
                out += std::to_string(static_cast<const std::int64_t*>(of.buffers[1])[row]);
            }
        }
        CHECK(of.null_count == nulls);
        return out;
    }
};

panel two_provinces() {
    const auto tree = std::make_shared<const hierarchy>(
        hierarchy::from_rows("units", {{.code = "01", .level = "province", .name = "Hà Nội"},
                                       {.code = "79", .level = "province", .name = "Hồ Chí Minh"}}));
    table_definition table;
    table.unit("unit", tree).period("month").measure(collected, "outturn").measure(planned, "budget");
    table.measure(measure::population, "population");
    facts_builder rows{table};
    rows.add({"79", "2025-01"}, {5, 0, 100});
    rows.add({"01", "2025-01"}, {-4, {}, 30});
    rows.add({"01", "2025-02"}, {7, 10, {}});
    return rollup(std::move(rows).finish(), query{}.by({"province", "month"}));
}

}  // namespace

TEST_CASE("facts that are handed out and taken back give the same panels", "[arrow]") {
    // As many units as need indices of 1 byte with and without a sign, and of 2 bytes.
    const std::uint32_t units = GENERATE(100U, 200U, 3'000U);
    const facts table = random_table({20'000, units, 20, 1'000'000'000'000}, units);
    handed_out columns;
    export_facts(table, &columns.schema, &columns.batch);
    const arrow_source source{&columns.schema, &columns.batch, {table_of_lines()}};
    for (const auto& levels : {std::vector<std::string>{}, {"unit"}, {"quarter", "class"}, {"unit", "month", "flow"}}) {
        check_same(source.rollup(query{}.by(levels)), rollup(table, query{}.by(levels)));
        check_same(rollup(source.read(), query{}.by(levels)), rollup(table, query{}.by(levels)));
    }
    const auto chosen = query{}.by({"fiscal_year"}).where("class", {"3"});
    check_same(source.rollup(chosen), rollup(table, chosen));
}

TEST_CASE("any table that is handed out and taken back is the same", "[arrow]") {
    rc::prop("facts, columns, facts", [] {
        const auto rows = *rc::gen::inRange<std::size_t>(0, 9'000);
        const auto units = *rc::gen::inRange<std::uint32_t>(1, 700);
        const facts table =
            random_table({rows, units, *rc::gen::inRange<std::uint32_t>(1, 300), detail::int64_max / 9'000},
                         *rc::gen::arbitrary<unsigned>());
        handed_out columns;
        export_facts(table, &columns.schema, &columns.batch);
        const arrow_source source{&columns.schema, &columns.batch, {table_of_lines()}};
        const auto asked = query{}.by({"unit", "quarter"});
        check_same(source.rollup(asked), rollup(table, asked));
    });
}

TEST_CASE("the columns that are handed out are those of the facts, and outlive them", "[arrow]") {
    handed_out first, second;
    {
        const facts table = random_table({5'000, 50, 5, 1'000}, 1);
        export_facts(table, &first.schema, &first.batch);
        export_facts(table, &second.schema, &second.batch);
    }
    CHECK(std::string_view{first.schema.format} == "+s");
    CHECK(first.schema.n_children == 6);
    for (const char* const name : {"unit", "month", "class", "flow", "outturn", "population"})
        CHECK(first.column(name).buffers[1] == second.column(name).buffers[1]);
    second.batch.release(&second.batch);
    CHECK(second.batch.release == nullptr);
    const ArrowArray& outturn = first.column("outturn");
    CHECK(outturn.null_count > 300);
    CHECK(outturn.null_count < 1'000);
    CHECK(first.column("population").null_count == 0);
    CHECK(first.column("population").buffers[0] == nullptr);
    CHECK(static_cast<const std::int64_t*>(first.column("population").buffers[1])[4'999] >= 1'000);
}

TEST_CASE("a column may be moved out and released apart from the rest", "[arrow]") {
    handed_out columns;
    export_panel(two_provinces(), {}, &columns.schema, &columns.batch);
    const std::size_t at = columns.place("outturn.revenue");
    ArrowArray moved = *columns.batch.children[at];
    columns.batch.children[at]->release = nullptr;
    ArrowSchema of_moved = *columns.schema.children[at];
    columns.schema.children[at]->release = nullptr;
    columns.batch.release(&columns.batch);
    columns.schema.release(&columns.schema);
    CHECK(static_cast<const std::int64_t*>(moved.buffers[1])[0] == -4);
    CHECK(std::string_view{of_moved.name} == "outturn.revenue");
    moved.release(&moved);
    of_moved.release(&of_moved);
    CHECK(moved.release == nullptr);
    CHECK(of_moved.release == nullptr);
}

TEST_CASE("a panel has its axes, its sums, and of each indicator what a panel written as CSV has", "[arrow]") {
    const std::vector<indicator_definition> indicators{
        {"completion", to_formula(plan_completion(collected, planned)), "", "", {}, {}}};
    handed_out columns;
    export_panel(two_provinces(), indicators, &columns.schema, &columns.batch);
    CHECK(columns.batch.length == 3);
    CHECK(columns.shown("province") == "01 01 79");
    CHECK(columns.shown("province_name") == "Hà Nội Hà Nội Hồ Chí Minh");
    CHECK(columns.shown("month") == "2025-01 2025-02 2025-01");
    CHECK(columns.shown("outturn.revenue") == "-4 7 5");
    CHECK(columns.shown("original_budget.revenue") == "null 10 0");
    CHECK(columns.shown("population") == "30 null 100");
    CHECK(columns.shown("completion_numerator") == "null 7 5");
    CHECK(columns.shown("completion_denominator") == "null 10 0");
    CHECK(columns.shown("completion_undefined") == "missing null zero_base");
    CHECK(columns.shown("completion_reported") == "1 1 1");
    CHECK(columns.shown("completion_expected") == "1 1 1");
    CHECK(columns.schema.n_children == 12);
    CHECK(columns.schema.metadata == nullptr);
    CHECK(columns.schema.children[0]->flags == 0);
    CHECK(columns.schema.children[columns.place("completion_undefined")]->flags == ARROW_FLAG_NULLABLE);
}

TEST_CASE("a panel knows of which measures it has sums", "[arrow]") {
    const auto names = [](const panel& p) {
        std::string out;
        for (const measure_definition& m : p.measures()) out += m.name + " ";
        return out;
    };
    const facts table = random_table({100, 5, 5, 1'000}, 1);
    CHECK(names(rollup(table, query{})) == "outturn.revenue outturn.expenditure population ");
    CHECK(names(rollup(table, query{}.measure(to_formula(collected)))) == "outturn.revenue population ");
}

TEST_CASE("a table without rows has columns without rows", "[arrow]") {
    const facts none = facts_builder{table_of_lines()}.finish();
    handed_out columns, cells;
    export_facts(none, &columns.schema, &columns.batch);
    CHECK(columns.batch.length == 0);
    export_panel(rollup(none, query{}.by({"unit"})), {}, &cells.schema, &cells.batch);
    CHECK(cells.batch.length == 0);
    const arrow_source source{&columns.schema, &columns.batch, {table_of_lines()}};
    CHECK(source.read().rows() == 0);
    CHECK(source.rollup(query{}.by({"unit"})).size() == 0);
}

TEST_CASE("columns are handed out into structs that are there", "[arrow]") {
    handed_out columns;
    const facts table = random_table({10, 5, 5, 1'000}, 1);
    CHECK_THROWS_AS(export_facts(table, nullptr, &columns.batch), std::invalid_argument);
    CHECK_THROWS_AS(export_facts(table, &columns.schema, nullptr), std::invalid_argument);
    CHECK(columns.schema.release == nullptr);
    CHECK(columns.batch.release == nullptr);
}

TEST_CASE("facts that go through columns of Arrow are a source that conforms") {
    check_conforms([](const conformance::test_table& table) {
        handed_out made;
        export_facts(conformance::in_memory(table), &made.schema, &made.batch);
        arrow_layout layout{.table = table.definition, .figures = {}, .headers = {}};
        for (const std::string& column : table.definition.columns()) layout.figures[column].smallest_units = true;
        auto columns = std::make_shared<arrow_source>(&made.schema, &made.batch, layout);
        return [columns](const query& asked) { return columns->rollup(asked); };
    });
}
