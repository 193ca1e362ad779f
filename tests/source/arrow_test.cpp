// SPDX-License-Identifier: BSL-1.0
// What other programs hand over as Arrow columns.
#include <catch2/catch.hpp>

#include <array>
#include <chrono>
#include <limits>

#include <govkpi/panel.hpp>
#include <govkpi/problem.hpp>
#include <govkpi/source/arrow.hpp>

#include "arrow_fixture.hpp"

using namespace govkpi;
using namespace govkpi::testing;

namespace {

constexpr auto collected = measure::outturn<revenue, VND>;
constexpr auto spent_euros = measure::outturn<expenditure, EUR>;

arrow_layout lines() {
    arrow_layout out;
    out.table.unit("unit").period("month").measure(collected, "outturn").measure(measure::population, "population");
    return out;
}

/// One unit and one column: of đồng, or of euros.
arrow_layout one_column(arrow_figures euros = {}) {
    arrow_layout out;
    out.table.unit("unit").measure(spent_euros, "outturn");
    out.figures["outturn"] = euros;
    return out;
}

/// The columns of one batch, with what became of them.
struct offered {
    explicit offered(const made_column& columns)
        : schema{made<ArrowSchema>(columns, count)}, batch{made<ArrowArray>(columns, count)} {}
    offered(std::vector<made_column> columns, std::int64_t rows) : offered{batch_of(std::move(columns), rows)} {}

    arrow_source source(const arrow_layout& layout) { return {&schema, &batch, layout}; }
    /// Each problem as a line, of rows or of the whole.
    std::vector<std::string> problems(const arrow_layout& layout) {
        try {
            static_cast<void>(source(layout).rollup(query{}));
        } catch (const bad_input& bad) {
            std::vector<std::string> out;
            for (const problem& p : bad.problems()) out.push_back(to_string(p));
            return out;
        }
        return {};
    }

    std::shared_ptr<release_count> count = std::make_shared<release_count>();
    ArrowSchema schema;
    ArrowArray batch;
};

std::optional<std::int64_t> sum_of_euros(const made_column& figures, arrow_figures as = {}) {
    std::vector<std::string> units(static_cast<std::size_t>(figures.length), "a");
    const std::int64_t rows = figures.length;
    offered columns{{texts("unit", units), figures}, rows};
    const panel p = columns.source(one_column(as)).rollup(query{});
    return p.sum(0, "outturn.expenditure");
}

std::vector<std::string> problems_of_euros(const made_column& figures, arrow_figures as = {}) {
    std::vector<std::string> units(static_cast<std::size_t>(figures.length), "a");
    return offered{{texts("unit", units), figures}, figures.length}.problems(one_column(as));
}

/// Of 128 or 256 bits.
made_column decimals(const std::string& format, const std::vector<std::vector<std::int64_t>>& words) {
    std::vector<std::int64_t> all;
    for (const auto& value : words) all.insert(all.end(), value.begin(), value.end());
    made_column out = int64s("outturn", all);
    out.format = format;
    out.length = static_cast<std::int64_t>(words.size());
    return out;
}

std::int32_t days(int year, unsigned month, unsigned day) {
    using namespace std::chrono;
    return static_cast<std::int32_t>(
        sys_days{std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day)}.time_since_epoch().count());
}

}  // namespace

TEST_CASE("columns of another program roll up as they are, and belong to the source until it goes", "[arrow]") {
    offered columns{{int64s("population", {10, 10, 20}), texts("unit", {"a", "a", "b"}),
                     texts("month", {"2025-01", "2025-02", "2025-01"}), int64s("outturn", {1, 2, -3}),
                     numbers<double>("ignored", "g", {0.5, 0.5, 0.5})},
                    3};
    {
        const arrow_source source = columns.source(lines());
        CHECK(columns.schema.release == nullptr);
        CHECK(columns.batch.release == nullptr);
        const arrow_source copy = source;  // NOLINT: copies share the columns
        const panel p = copy.rollup(query{}.by({"unit", "fiscal_year"}));
        REQUIRE(p.size() == 2);
        CHECK(p.sum(0, "outturn.revenue") == 3);
        CHECK(p.sum(1, "outturn.revenue") == -3);
        CHECK(p.sum(1, "population") == 20);
        const facts rows = source.read();
        CHECK(rows.rows() == 3);
        CHECK(rollup(rows, query{}).sum(0, "population") == 30);
        CHECK(columns.count->released == 0);
    }
    CHECK(columns.count->made == 12);
    CHECK(columns.count->released == columns.count->made);
}

TEST_CASE("batches are one table, though each numbers its texts in its own way", "[arrow]") {
    const auto count = std::make_shared<release_count>();
    const auto batch = [](const std::vector<std::int8_t>& units, const std::vector<std::string>& names,
                          const std::vector<std::int64_t>& outturn) {
        const auto rows = static_cast<std::int64_t>(units.size());
        return batch_of({coded("unit", "c", units, texts("", names)),
                         texts("month", std::vector<std::string>(units.size(), "2025-01")), int64s("outturn", outturn),
                         int64s("population", std::vector<std::int64_t>(units.size(), 7))},
                        rows);
    };
    ArrowArrayStream stream = made_stream::make(
        {batch({0, 1, 0}, {"a", "b"}, {1, 20, 2}), batch({}, {}, {}),
         batch({2, 0, 1}, {"b", "nobody's", "c"}, {300, 30, 0}), batch({1, 1}, {"nor this", "a"}, {4, 5})},
        count);
    // "nobody's" has a row of its own.
    const panel p = [&] { return arrow_source{&stream, lines()}.rollup(query{}.by({"unit"})); }();
    CHECK(stream.release == nullptr);
    REQUIRE(p.size() == 4);
    CHECK(p.sum(*p.find({"a"}), "outturn.revenue") == 12);
    CHECK(p.sum(*p.find({"b"}), "outturn.revenue") == 50);
    CHECK(p.sum(*p.find({"c"}), "outturn.revenue") == 300);
    CHECK_FALSE(p.find({"nor this"}));
    CHECK(count->released == count->made);
}

TEST_CASE("slices begin in the middle of their buffers", "[arrow]") {
    // The struct is a slice too, of columns that are slices.
    made_column columns = batch_of(
        {texts("unit", {"x", "y", "a", "b", "a"}).from(1),
         coded<std::uint16_t>("month", "S", {9, 9, 1, 0, 1, 0}, texts("", {"?", "2025-01", "2025-02"}).from(1)).from(2),
         int64s("outturn", {900, 1, 2, 4}).valid({true, false, true, true}),
         numbers<std::int16_t>("population", "s", {9, 9, 9, 9, 5, 6, 5}).from(3)},
        3);
    columns.offset = 1;
    offered slices{columns};
    const panel p = slices.source(lines()).rollup(query{}.by({"unit", "month"}));
    REQUIRE(p.size() == 2);
    CHECK(p.sum(*p.find({"a", "2025-01"}), "outturn.revenue") == 4);
    CHECK(p.sum(*p.find({"b", "2025-02"}), "outturn.revenue") == 2);
    CHECK(p.sum(*p.find({"a", "2025-01"}), "population") == 5);
}

TEST_CASE("what is null in a column of figures is missing, not zero", "[arrow]") {
    std::vector<std::string> units, months;
    std::vector<std::int64_t> outturn, population;
    std::vector<bool> there;
    for (int i = 0; i < 10'000; ++i) {
        units.push_back(std::to_string(i % 7));
        months.push_back(i % 2 == 0 ? "2025-01" : "2025-02");
        outturn.push_back(i);
        population.push_back(5);
        there.push_back(i % 3 == 0);
    }
    offered columns{{texts("unit", units), texts("month", months), int64s("outturn", outturn).valid(there),
                     made_column{"population", "n", 10'000, 0, 10'000, {}}},
                    10'000};
    const panel p = columns.source(lines()).rollup(query{});
    std::int64_t expected = 0;
    for (int i = 0; i < 10'000; i += 3) expected += i;
    CHECK(p.sum(0, "outturn.revenue") == expected);
    CHECK_FALSE(p.sum(0, "population"));
}

TEST_CASE("integers of every width are figures", "[arrow]") {
    const auto as_units = arrow_figures{.smallest_units = true};
    CHECK(sum_of_euros(numbers<std::int8_t>("outturn", "c", {-128, 127}), as_units) == -1);
    CHECK(sum_of_euros(numbers<std::uint8_t>("outturn", "C", {255, 1}), as_units) == 256);
    CHECK(sum_of_euros(numbers<std::int16_t>("outturn", "s", {-32768, 1}), as_units) == -32767);
    CHECK(sum_of_euros(numbers<std::uint16_t>("outturn", "S", {65535, 1}), as_units) == 65536);
    CHECK(sum_of_euros(numbers<std::int32_t>("outturn", "i", {-5, 3}), as_units) == -2);
    CHECK(sum_of_euros(numbers<std::uint32_t>("outturn", "I", {4294967295, 1}), as_units) == 4294967296);
    CHECK(sum_of_euros(int64s("outturn", {detail::int64_max, -1}), as_units) == detail::int64_max - 1);
    CHECK(sum_of_euros(numbers<std::uint64_t>("outturn", "L", {9223372036854775807U}), as_units) == detail::int64_max);
    CHECK(problems_of_euros(numbers<std::uint64_t>("outturn", "L", {1, 9223372036854775808U}), as_units) ==
          std::vector<std::string>{"columns, row 2, column outturn: \"9223372036854775808\": expected a figure of at "
                                   "most 64 bits in smallest units"});
}

TEST_CASE("a whole number of a column of euros is euros, unless the layout says cents or thousands", "[arrow]") {
    CHECK(sum_of_euros(int64s("outturn", {5})) == 500);
    CHECK(sum_of_euros(int64s("outturn", {5}), {.scale = 1'000}) == 500'000);
    CHECK(sum_of_euros(int64s("outturn", {5}), {.smallest_units = true}) == 5);
    CHECK(problems_of_euros(int64s("outturn", {detail::int64_max})).size() == 1);
    offered columns{{texts("unit", {"a"}), int64s("outturn", {5})}, 1};
    CHECK_THROWS_AS(columns.source(one_column({.scale = 0})), std::invalid_argument);
    CHECK(columns.count->released == columns.count->made);
}

TEST_CASE("decimals are exact, or refused", "[arrow]") {
    CHECK(sum_of_euros(decimals("d:38,2", {{1234, 0}, {-34, -1}})) == 1200);
    CHECK(sum_of_euros(decimals("d:38,0", {{12, 0}, {-2, -1}})) == 1000);
    CHECK(sum_of_euros(decimals("d:38,4", {{123400, 0}})) == 1234);
    CHECK(sum_of_euros(decimals("d:38,2", {{1234, 0}}), {.scale = 1'000}) == 1'234'000);
    CHECK(sum_of_euros(decimals("d:38,-2", {{3, 0}})) == 30'000);
    CHECK(sum_of_euros(decimals("d:76,2,256", {{-1234, -1, -1, -1}})) == -1234);
    // 10^20, which is past 64 bits, in twentieths of a digit: one euro.
    CHECK(sum_of_euros(decimals("d:38,20", {{7766279631452241920, 5}})) == 100);
    CHECK(sum_of_euros(decimals("d:76,20,256", {{-7766279631452241920, -6, -1, -1}})) == -100);
    made_column small = numbers<std::int32_t>("outturn", "d:9,2,32", {-1234, 1});
    CHECK(sum_of_euros(small) == -1233);
    // Nothing on the way to a figure wraps: -2^63, and one below it.
    const auto as_units = arrow_figures{.smallest_units = true};
    CHECK(sum_of_euros(decimals("d:38,0", {{detail::int64_min, -1}}), as_units) == detail::int64_min);
    CHECK(problems_of_euros(decimals("d:38,0", {{1, 0}, {detail::int64_max, -1}}), as_units) ==
          std::vector<std::string>{"columns, row 2, column outturn: \"-9223372036854775809\": expected a figure of at "
                                   "most 64 bits in smallest units"});
    CHECK(problems_of_euros(decimals("d:38,3", {{1230, 0}, {-1234, -1}})) ==
          std::vector<std::string>{"columns, row 2, column outturn: \"-1.234\": expected whole smallest units, nothing "
                                   "behind their last digit"});
    CHECK(problems_of_euros(decimals("d:76,3,256", {{1, 0, 0, 1}})).size() == 1);
    CHECK(
        problems_of_euros(decimals("d:76,0,256", {{0, 0, 0, detail::int64_min}})) ==
        std::vector<std::string>{
            "columns, row 1, column outturn: "
            "\"-57896044618658097711785492504343953926634992332820282019728792003956564819968\": expected a figure of "
            "at most 64 bits in smallest units"});
}

TEST_CASE("floating point is refused, with what to do about it", "[arrow]") {
    CHECK(
        problems_of_euros(numbers<double>("outturn", "g", {5.0})) ==
        std::vector<std::string>{
            "columns, column outturn: \"float64\": expected integers or decimals, since figures are exact and floating "
            "point is not: cast the column to BIGINT or DECIMAL(18, 2)"});
}

TEST_CASE("a dimension is read from texts however they are kept", "[arrow]") {
    const std::string long_name = "Phường Thanh Liệt, Hà Nội";
    const auto sums = [&](const made_column& units) {
        offered columns{{units, int64s("outturn", {1, 20, 300, 4000})}, 4};
        const panel p = columns.source(one_column({.smallest_units = true})).rollup(query{}.by({"unit"}));
        return p.size() == 2 && p.sum(*p.find({"a"}), "outturn.expenditure") == 4001 &&
               p.sum(*p.find({long_name}), "outturn.expenditure") == 320;
    };
    const std::vector<std::string> units{"a", long_name, long_name, "a"};
    CHECK(sums(texts("unit", units)));
    CHECK(sums(texts<std::int64_t>("unit", units)));
    // A view: its length, then the text, or its beginning, a buffer and a place in it.
    const auto view = [&](bool is_long) {
        std::array<unsigned char, 16> bytes{};
        const std::array<std::int32_t, 4> words{static_cast<std::int32_t>(is_long ? long_name.size() : 1), 0, 1, 2};
        std::memcpy(bytes.data(), words.data(), 16);
        if (!is_long) bytes[4] = 'a';
        return bytes;
    };
    const std::string other = "not this one", kept = "..." + long_name;
    made_column views =
        numbers<std::array<unsigned char, 16>>("unit", "vu", {view(false), view(true), view(true), view(false)});
    views.buffers.emplace_back(byte_buffer(other.begin(), other.end()));
    views.buffers.emplace_back(byte_buffer(kept.begin() + 1, kept.end()));
    views.buffers.emplace_back(
        bytes_of<std::int64_t>({static_cast<std::int64_t>(other.size()), static_cast<std::int64_t>(kept.size() - 1)}));
    CHECK(sums(views));
    made_column shorter = views;
    shorter.buffers.back() = bytes_of<std::int64_t>({3, 5});
    CHECK(offered{{shorter, int64s("outturn", {1, 2, 3, 4})}, 4}.problems(one_column()).size() == 2);

    const made_column names = texts("", {long_name, "a"});
    CHECK(sums(coded<std::int8_t>("unit", "c", {1, 0, 0, 1}, names)));
    CHECK(sums(coded<std::uint8_t>("unit", "C", {1, 0, 0, 1}, names)));
    CHECK(sums(coded<std::int16_t>("unit", "s", {1, 0, 0, 1}, names)));
    CHECK(sums(coded<std::uint32_t>("unit", "I", {1, 0, 0, 1}, names)));
    CHECK(sums(coded<std::int64_t>("unit", "l", {1, 0, 0, 1}, texts<std::int64_t>("", {long_name, "a"}))));
}

TEST_CASE("buffers need not be aligned", "[arrow]") {
    const auto shifted = [](made_column column) {
        column.buffers[1]->insert(column.buffers[1]->begin(), 0);
        return column;
    };
    made_column columns = batch_of({shifted(coded<std::int32_t>("unit", "i", {1, 0, 1}, texts("", {"a", "b"}))),
                                    shifted(int64s("outturn", {1, 2, 3}))},
                                   3);
    offered odd{columns};
    for (int i = 0; i < 2; ++i) {
        const void*& values = odd.batch.children[i]->buffers[1];
        values = static_cast<const unsigned char*>(values) + 1;
    }
    const panel p = odd.source(one_column({.smallest_units = true})).rollup(query{}.by({"unit"}));
    CHECK(p.sum(*p.find({"b"}), "outturn.expenditure") == 4);
}

TEST_CASE("a period is a text, a date in its month, or a year", "[arrow]") {
    const auto years = [](const made_column& months) {
        arrow_layout layout = lines();
        layout.headers["month"] = "date";
        offered columns{{texts("unit", {"a", "a", "a"}), months.called("date"), int64s("outturn", {1, 20, 300}),
                         int64s("population", {7, 7, 7})},
                        3};
        const panel p = columns.source(layout).rollup(query{}.by({"month"}));
        std::string out;
        for (std::size_t cell = 0; cell < p.size(); ++cell)
            out +=
                std::string{p.code(cell, 0)} + "=" + std::to_string(p.sum(cell, "outturn.revenue").value_or(-1)) + " ";
        return out;
    };
    CHECK(years(numbers<std::int32_t>("", "tdD", {days(2025, 7, 1), days(2024, 12, 31), days(2025, 7, 31)})) ==
          "2024-12=20 2025-07=301 ");
    CHECK(years(texts("", {"2025-07", "2024-12", "2025-07"})) == "2024-12=20 2025-07=301 ");
    const auto of = [](const made_column& periods) {
        arrow_layout layout;
        layout.table.period("year").measure(collected, "outturn");
        return offered{{periods.called("year"), int64s("outturn", {1, 20})}, 2}.problems(layout);
    };
    CHECK(of(numbers<std::int16_t>("", "s", {2024, 2025})).empty());
    CHECK(of(numbers<std::int32_t>("", "i", {2024, 202507})).size() == 1);
    CHECK(of(numbers<std::int32_t>("", "tdD", {0, std::numeric_limits<std::int32_t>::min()})).size() == 1);
    CHECK(of(numbers<std::uint64_t>("", "L", {2024, ~std::uint64_t{0}})).size() == 1);
    CHECK(of(numbers<std::int64_t>("", "tsu:UTC", {0, 0})) ==
          std::vector<std::string>{
              "columns, column year: \"timestamp\": expected texts (2025-07), dates or integers (2025)"});
}

TEST_CASE("every bad row of every batch is reported with its number", "[arrow]") {
    const auto tree = std::make_shared<const hierarchy>(
        hierarchy::from_rows("wards", {{.code = "a", .level = "ward"}, {.code = "b", .level = "ward"}}));
    arrow_layout layout;
    layout.table.unit("unit", tree)
        .period("month")
        .measure(collected, "outturn")
        .measure(measure::population, "population");
    const auto count = std::make_shared<release_count>();
    const auto batch = [](std::vector<std::string> units, std::vector<std::string> months,
                          std::vector<std::uint64_t> outturn) {
        const auto rows = static_cast<std::int64_t>(units.size());
        std::vector<std::int64_t> people(units.size(), 5);
        people.back() = 6;
        return batch_of({coded<std::int32_t>("unit", "i", {0, 1, 2}, texts("", units)), texts("month", months),
                         numbers("outturn", "L", outturn), int64s("population", people)},
                        rows);
    };
    const std::uint64_t past = ~std::uint64_t{0};
    made_column second = batch({"a", "z", "b"}, {"2025-13", "2025-01", "2025-01"}, {1, past, past});
    second.children[0] = second.children[0].valid({true, true, false});
    ArrowArrayStream stream =
        made_stream::make({batch({"a", "x", "a"}, {"2025-01", "2025-01", "2025-01"}, {1, past, 1}), second}, count);
    std::vector<std::string> found;
    try {
        static_cast<void>(arrow_source{&stream, layout, "budget"}.rollup(query{}));
    } catch (const bad_input& bad) {
        for (const problem& p : bad.problems()) found.push_back(to_string(p));
    }
    const std::vector<std::string> expected{
        "budget, row 2, column unit: \"x\": expected a code of wards",
        "budget, row 2, column outturn: \"18446744073709551615\": expected a figure of at most 64 bits in smallest "
        "units",
        "budget, row 3, column population: \"6\": expected 5, as an earlier row says of a in 2025-01",
        "budget, row 4, column month: \"2025-13\": expected a month from 01 to 12",
        "budget, row 5, column unit: \"z\": expected a code of wards",
        "budget, row 5, column outturn: \"18446744073709551615\": expected a figure of at most 64 bits in smallest "
        "units",
        "budget, row 6, column unit: expected a member, not null",
        "budget, row 6, column outturn: \"18446744073709551615\": expected a figure of at most 64 bits in smallest "
        "units",
    };
    CHECK(found == expected);
    CHECK(count->released == count->made);
}

TEST_CASE("columns with parents beside their children count no figure twice", "[arrow]") {
    arrow_layout layout;
    layout.table.unit(
        "unit", std::make_shared<const hierarchy>(hierarchy::from_rows(
                    "units", {{.code = "P", .level = "province"}, {.code = "c", .parent = "P", .level = "commune"}})));
    layout.table.measure(collected, "outturn");
    offered columns{{texts("unit", {"c", "P"}), int64s("outturn", {5, 5})}, 2};
    CHECK(columns.source(layout).rollup(query{}.by({"province"})).sum(0, "outturn.revenue") == 5);
}

TEST_CASE("columns of the year so far are made each month's own", "[arrow]") {
    arrow_layout layout;
    layout.table.unit("unit").period("month").measure(collected, "outturn").cumulative();
    offered columns{{texts("unit", {"a", "a"}), texts("month", {"2025-01", "2025-02"}), int64s("outturn", {5, 12})}, 2};
    const panel p = columns.source(layout).rollup(query{}.by({"month"}));
    CHECK(p.sum(1, "outturn.revenue") == 7);
}
