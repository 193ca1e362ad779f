// SPDX-License-Identifier: BSL-1.0
// Columns from DuckDB and to DuckDB, whose library is loaded where benchmarks/peers has it.
#include <catch2/catch.hpp>

#if __has_include(<dlfcn.h>)
#include <dlfcn.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include <govkpi/panel.hpp>
#include <govkpi/source/arrow.hpp>
#include <govkpi/source/arrow_export.hpp>

#include "../panel/random_table.hpp"
#include "../panel/same_panel.hpp"

using namespace govkpi;
using namespace govkpi::testing;

namespace {

/// A few functions of DuckDB's C interface, whose handles are pointers and whose 0 is success.
class duckdb_library {
public:
    duckdb_library() {
        const std::filesystem::path folder =
            std::filesystem::path{GOVKPI_SOURCE_DIR} / "benchmarks/peers/node_modules/@duckdb";
        std::error_code ignored;
        for (const auto& package : std::filesystem::directory_iterator{folder, ignored})
            if (handle_ == nullptr) handle_ = dlopen((package.path() / "libduckdb.so").c_str(), RTLD_NOW | RTLD_LOCAL);
        if (handle_ == nullptr) return;
        load(open, "duckdb_open");
        load(connect, "duckdb_connect");
        load(query, "duckdb_query");
        load(query_arrow, "duckdb_query_arrow");
        load(query_arrow_error, "duckdb_query_arrow_error");
        load(query_arrow_schema, "duckdb_query_arrow_schema");
        load(query_arrow_array, "duckdb_query_arrow_array");
        load(destroy_arrow, "duckdb_destroy_arrow");
        load(arrow_array_scan, "duckdb_arrow_array_scan");
        load(destroy_arrow_stream, "duckdb_destroy_arrow_stream");
        load(disconnect, "duckdb_disconnect");
        load(close, "duckdb_close");
    }
    bool is_here() const { return handle_ != nullptr; }

    int (*open)(const char*, void**) = nullptr;
    int (*connect)(void*, void**) = nullptr;
    int (*query)(void*, const char*, void*) = nullptr;
    int (*query_arrow)(void*, const char*, void**) = nullptr;
    const char* (*query_arrow_error)(void*) = nullptr;
    int (*query_arrow_schema)(void*, void**) = nullptr;
    int (*query_arrow_array)(void*, void**) = nullptr;
    void (*destroy_arrow)(void**) = nullptr;
    int (*arrow_array_scan)(void*, const char*, void*, void*, void**) = nullptr;
    void (*destroy_arrow_stream)(void**) = nullptr;
    void (*disconnect)(void**) = nullptr;
    void (*close)(void**) = nullptr;

private:
    template <class F>
    void load(F& function, const char* name) {
        function = reinterpret_cast<F>(dlsym(handle_, name));
        INFO(name);
        REQUIRE(function != nullptr);
    }
    void* handle_ = nullptr;
};

const duckdb_library& duckdb() {
    static const duckdb_library library;
    return library;
}

bool there_is_no_duckdb() {
    if (duckdb().is_here()) return false;
    WARN("skipped: there is no libduckdb.so under benchmarks/peers/node_modules: run benchmarks/peers/setup.sh");
    SUCCEED();
    return true;
}

class database {
public:
    database() {
        REQUIRE(duckdb().open(nullptr, &database_) == 0);
        REQUIRE(duckdb().connect(database_, &connection_) == 0);
    }
    database(const database&) = delete;
    database& operator=(const database&) = delete;
    ~database() {
        for (void*& stream : streams_) duckdb().destroy_arrow_stream(&stream);
        duckdb().disconnect(&connection_);
        duckdb().close(&database_);
    }

    void run(const std::string& sql) {
        INFO(sql);
        REQUIRE(duckdb().query(connection_, sql.c_str(), nullptr) == 0);
    }
    /// What a question gives, as columns.
    arrow_source ask(const std::string& sql, const arrow_layout& layout) {
        void* result = nullptr;
        const int failed = duckdb().query_arrow(connection_, sql.c_str(), &result);
        INFO(sql << ": " << duckdb().query_arrow_error(result));
        REQUIRE(failed == 0);
        ArrowSchema schema{};
        void* out = &schema;
        REQUIRE(duckdb().query_arrow_schema(result, &out) == 0);
        std::vector<ArrowArray> batches;
        for (;;) {
            batches.emplace_back();
            out = &batches.back();
            REQUIRE(duckdb().query_arrow_array(result, &out) == 0);
            if (batches.back().release == nullptr) break;
        }
        batches.pop_back();
        duckdb().destroy_arrow(&result);
        return {&schema, batches, layout, "duckdb"};
    }
    /// Makes a table of these columns: of all of them, since DuckDB's interface takes one column for another where only
    /// some are asked for. They stay their owner's to release, when the database is closed.
    void take(const std::string& table, ArrowSchema& schema, ArrowArray& batch) {
        void*& stream = streams_.emplace_back();
        const std::string handed = "handed_" + table;
        REQUIRE(duckdb().arrow_array_scan(connection_, handed.c_str(), &schema, &batch, &stream) == 0);
        run("CREATE TABLE " + table + " AS SELECT * FROM " + handed);
    }

private:
    void* database_ = nullptr;
    void* connection_ = nullptr;
    std::vector<void*> streams_;
};

/// A table of random lines, and DuckDB's question that makes the same one.
struct lines {
    arrow_layout layout{table_of_lines()};
    static constexpr const char* sql =
        "CREATE TYPE flows AS ENUM ('nothing', 'revenue', 'expenditure');"
        "CREATE TABLE lines AS SELECT 'u' || (i * 7919 % 611) AS unit, "
        "  strftime(DATE '2025-01-01' + INTERVAL (i % 12) MONTH, '%Y-%m') AS month, "
        "  CAST(i % 17 AS VARCHAR) AS class, "
        "  CAST(CASE WHEN i % 3 = 0 THEN 'revenue' ELSE 'expenditure' END AS flows) AS flow, "
        "  CASE WHEN i % 8 <> 0 THEN (i * 1000003 % 2000001 - 1000000) * 1000000007 END AS outturn, "
        "  1000 + i * 7919 % 611 AS population FROM range(50000) t(i)";

    facts in_memory() const {
        facts_builder rows{layout.table};
        for (std::int64_t i = 0; i < 50'000; ++i) {
            const std::string unit = "u" + std::to_string(i * 7919 % 611), cls = std::to_string(i % 17);
            const auto month = static_cast<int>(i % 12 + 1);
            const std::string period = "2025-" + std::string{month < 10 ? "0" : ""} + std::to_string(month);
            facts_builder::figure outturn;
            if (i % 8 != 0) outturn = (i * 1'000'003 % 2'000'001 - 1'000'000) * 1'000'000'007;
            rows.add({unit, period, cls, i % 3 == 0 ? "revenue" : "expenditure"}, {outturn, 1000 + i * 7919 % 611});
        }
        return std::move(rows).finish();
    }
};

}  // namespace

TEST_CASE("a table of DuckDB rolls up as the same rows in memory do", "[arrow][duckdb]") {
    if (there_is_no_duckdb()) return;
    database db;
    const lines of;
    db.run(of.sql);
    const facts expected = of.in_memory();
    const arrow_source source = db.ask("SELECT * FROM lines", of.layout);
    for (const auto& levels : {std::vector<std::string>{"unit"}, {"class", "quarter"}, {"flow", "month"}})
        check_same(source.rollup(query{}.by(levels)), rollup(expected, query{}.by(levels)));
    check_same(rollup(source.read(), query{}.by({"unit", "month"})), rollup(expected, query{}.by({"unit", "month"})));
}

TEST_CASE("sums that DuckDB made, which are decimals of 128 bits, roll up as its rows do", "[arrow][duckdb]") {
    if (there_is_no_duckdb()) return;
    database db;
    const lines of;
    db.run(of.sql);
    const auto asked = query{}.by({"class", "quarter"});
    const panel expected = rollup(of.in_memory(), asked);
    const arrow_source sums = db.ask(
        "SELECT unit, CAST(month || '-01' AS DATE) AS month, class, flow, "
        "SUM(outturn) AS outturn, MAX(population) AS population FROM lines GROUP BY ALL",
        of.layout);
    const panel p = sums.rollup(asked);
    check_same(p, expected);
    const arrow_source cents =
        db.ask("SELECT unit, month, class, flow, outturn * 0.01 AS outturn, population FROM lines", of.layout);
    CHECK_THROWS_WITH(cents.rollup(asked), Catch::Contains("expected whole smallest units"));
    CHECK_THROWS_WITH(
        db.ask("SELECT unit, month, class, flow, outturn * 0.5e0 AS outturn, population FROM lines", of.layout),
        Catch::Contains("column outturn: \"float64\""));
}

TEST_CASE("texts and decimals of DuckDB are read in whatever form it is set to hand out", "[arrow][duckdb]") {
    if (there_is_no_duckdb()) return;
    const std::string setting = GENERATE("SET arrow_large_buffer_size = true",
                                         "SET arrow_output_version = '1.5'; SET produce_arrow_string_view = true");
    database db;
    db.run(setting);
    arrow_layout layout;
    layout.table.unit("unit")
        .measure(measure::outturn<expenditure, EUR>, "outturn")
        .measure(measure::population, "people");
    const std::string ward = "'a ward with a name longer than twelve letters '";
    const panel p = db.ask("SELECT CASE WHEN i % 2 = 0 THEN 'short' ELSE " + ward +
                               " || (i % 5) END AS unit, "
                               "CAST(i * 0.01 AS DECIMAL(9, 2)) AS outturn, CAST(7 AS DECIMAL(18, 0)) AS people FROM "
                               "range(10000) t(i)",
                           layout)
                        .rollup(query{}.by({"unit"}));
    REQUIRE(p.size() == 6);
    std::int64_t odd = 0;
    for (std::int64_t i = 1; i < 10'000; i += 10) odd += i;
    CHECK(p.sum(p.find({"a ward with a name longer than twelve letters 1"}).value(), "outturn.expenditure") == odd);
    CHECK(p.sum(p.find({"short"}).value(), "outturn.expenditure") == 24'995'000);
    CHECK(p.sum(p.find({"short"}).value(), "population") == 7);
}

TEST_CASE("DuckDB reads a panel with its own sums, and facts with theirs", "[arrow][duckdb]") {
    if (there_is_no_duckdb()) return;
    const facts table = random_table({30'000, 300, 20, 1'000'000'000'000}, 4);
    const auto formula_of_spending = to_formula(measure::outturn<expenditure, VND> / measure::population);
    const std::vector<indicator_definition> indicators{{"per_head", formula_of_spending, "", "", {}, {}}};
    const panel cells = rollup(table, query{}.by({"unit", "quarter"}));
    ArrowSchema schema{}, facts_schema{};
    ArrowArray batch{}, facts_batch{};
    export_panel(cells, indicators, &schema, &batch);
    export_facts(table, &facts_schema, &facts_batch);
    {
        database db;
        db.take("cells", schema, batch);
        arrow_layout again;
        again.table.unit("unit").period("quarter").measure(measure::outturn<revenue, VND>, "r");
        again.table.measure(measure::outturn<expenditure, VND>, "e").measure(measure::population, "reported");
        const panel back = db.ask(
                                 "SELECT unit, quarter, \"outturn.revenue\" AS r, per_head_numerator AS e, "
                                 "per_head_reported AS reported FROM cells WHERE per_head_undefined IS NULL",
                                 again)
                               .rollup(query{}.by({"unit", "quarter"}));
        const std::vector<figure> per_head = cells.evaluate(formula_of_spending);
        const std::vector<coverage> covered = cells.covered(formula_of_spending);
        REQUIRE(back.size() > 1'000);
        bool same =
            back.size() == static_cast<std::size_t>(std::count_if(per_head.begin(), per_head.end(),
                                                                  [](const figure& f) { return f.is_defined(); }));
        for (std::size_t cell = 0; cell < back.size(); ++cell) {
            const std::size_t own = cells.find({back.code(cell, 0), back.code(cell, 1)}).value();
            same = same && back.sum(cell, "outturn.revenue") == cells.sum(own, "outturn.revenue") &&
                   back.sum(cell, "outturn.expenditure") == per_head[own].numerator &&
                   back.sum(cell, "population") == static_cast<std::int64_t>(covered[own].reported);
        }
        CHECK(same);

        db.take("lines", facts_schema, facts_batch);
        const auto asked = query{}.by({"unit", "quarter"});
        check_same(db.ask("SELECT * FROM lines", {table_of_lines()}).rollup(asked), cells);
    }
    schema.release(&schema);
    batch.release(&batch);
    facts_schema.release(&facts_schema);
    facts_batch.release(&facts_batch);
}

#endif
