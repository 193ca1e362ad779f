// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <map>
#include <memory>
#include <random>

#include <catch2/catch.hpp>

#include <govkpi/source/grouped_table.hpp>
#include <govkpi/source/source.hpp>

#include "conforms.hpp"

using namespace govkpi;
using namespace govkpi::testing;

namespace {

/// How the engine answers: by groups, row by row, or as one would that knows 64 bits only.
enum class sums { grouped, in_parts, wrap };

/// An engine of a few lines: it goes through all rows for each question.
class rows_in_a_list : public grouped_table {
public:
    rows_in_a_list(const conformance::test_table& table, sums how) : table_{table}, how_{how} {}

    void members(std::size_t dimension, const member_receiver& take) override {
        for (const auto& row : table_.rows) take(row.members[dimension]);
    }

    void flows(const flow_question& asked, flow_receiver& take) override {
        std::map<std::vector<std::string_view>, std::vector<flow_sum>> groups;
        for (const auto& row : table_.rows) {
            if (!meets(row, asked.where)) continue;
            std::vector<std::string_view> key;
            for (const std::size_t d : asked.dimensions) key.emplace_back(row.members[d]);
            std::vector<flow_sum>& group = groups[key];
            group.resize(asked.columns.size());
            for (std::size_t c = 0; c < group.size(); ++c) {
                const auto& figure = row.figures[asked.columns[c]];
                if (!figure) continue;
                const wide_sum sum = group[c].sum + *figure;
                group[c] = {how_ == sums::wrap ? wide_sum{static_cast<std::int64_t>(sum.value())} : sum,
                            group[c].values + 1};
            }
            if (how_ == sums::in_parts) {
                take.add(key, group);
                groups.clear();
            }
        }
        for (const auto& [key, group] : groups) take.add(key, group);
    }

    void stocks(const stock_question& asked, stock_receiver& take) override {
        const auto units = table_.definition.unit_dimension(), periods = table_.definition.period_dimension();
        for (const auto& row : table_.rows) {
            if (!meets(row, asked.where)) continue;
            std::vector<stock_range> values;
            for (const std::size_t c : asked.columns) {
                const auto& figure = row.figures[c];
                values.push_back({figure.value_or(0), figure.value_or(0), figure ? 1U : 0U});
            }
            take.add(units ? row.members[*units] : "", periods ? row.members[*periods] : "", values);
        }
    }

private:
    static bool meets(const conformance::test_row& row, const std::vector<member_condition>& where) {
        return std::all_of(where.begin(), where.end(), [&](const member_condition& c) {
            return std::find(c.members.begin(), c.members.end(), row.members[c.dimension]) != c.members.end();
        });
    }

    const conformance::test_table& table_;
    sums how_;
};

conformance::maker engine_of(sums how) {
    return [=](const conformance::test_table& table) {
        auto kept = std::make_shared<conformance::test_table>(table);
        return [=](const query& asked) {
            rows_in_a_list rows{*kept, how};
            return rollup(rows, kept->definition, asked, kept->name);
        };
    };
}

}  // namespace

TEST_CASE("an engine that answers in groups gives the panels of the same rows in memory") {
    check_conforms(engine_of(sums::grouped));
}

TEST_CASE("an engine may answer in parts, down to single rows") { check_conforms(engine_of(sums::in_parts)); }

TEST_CASE("facts in memory are a source that conforms") {
    check_conforms([](const conformance::test_table& table) {
        return [kept = conformance::in_memory(table)](const query& asked) { return kept.rollup(asked); };
    });
}

TEST_CASE("facts conform in whatever order their rows are") {
    for (unsigned seed = 0; seed < 4; ++seed)
        check_conforms(
            [&](conformance::test_table table) {
                std::mt19937 random{seed};
                std::shuffle(table.rows.begin(), table.rows.end(), random);
                return [kept = conformance::in_memory(table)](const query& asked) { return kept.rollup(asked); };
            },
            {.random_tables = 4});
}

TEST_CASE("an engine whose sums wrap is found out") {
    const auto failures = failures_of(engine_of(sums::wrap));
    REQUIRE_FALSE(failures.empty());
    for (const conformance::failure& f : failures) CHECK(f.table.find("2^63") != std::string::npos);
}

TEST_CASE("a sum of 128 bits is made of two words or of halves that were summed apart") {
    CHECK(wide_sum::of_words(0, 5).value() == detail::int128{5});
    CHECK(wide_sum::of_words(-1, ~std::uint64_t{0}).value() == detail::int128{-1});
    CHECK(wide_sum::of_words(1, 0).value() == detail::wide_product(std::int64_t{1} << 32, std::int64_t{1} << 32));
    const std::int64_t v = -123'456'789'012'345;
    CHECK(wide_sum::of_halves(v >> 32, v & 0xFFFFFFFF).value() == detail::int128{v});
}
