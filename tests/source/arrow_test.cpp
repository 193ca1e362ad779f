// SPDX-License-Identifier: BSL-1.0
// What other programs hand over as Arrow columns.
#include <catch2/catch.hpp>

#include <array>
#include <chrono>
#include <cstring>
#include <limits>

#include <govkpi/panel.hpp>
#include <govkpi/problem.hpp>
#include <govkpi/source/arrow.hpp>

#include "arrow_fixture.hpp"
#include "arrow_offer.hpp"

using namespace govkpi;
using namespace govkpi::testing;

namespace {

constexpr auto collected = measure::outturn<revenue, VND>;

arrow_layout lines() {
    arrow_layout out;
    out.table.unit("unit").period("month").measure(collected, "outturn").measure(measure::population, "population");
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

TEST_CASE("a stock that differs is reported with its row, also where no other row is bad", "[arrow]") {
    offered columns{{texts("unit", {"a", "a", "a"}), texts("month", {"2025-01", "2025-01", "2025-01"}),
                     int64s("outturn", {1, 2, 3}), int64s("population", {5, 5, 6})},
                    3};
    const arrow_source source = columns.source(lines());
    const char* const expected =
        "columns, row 3, column population: \"6\": expected 5, as an earlier row says of a in 2025-01";
    CHECK_THROWS_WITH(source.rollup(query{}), expected);
    CHECK_THROWS_WITH(source.read(), expected);
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
