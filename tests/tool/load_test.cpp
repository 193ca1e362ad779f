// SPDX-License-Identifier: BSL-1.0
// govkpi load, and rolling up what it loaded: the example package, whose figures are invented.
#include <algorithm>
#include <string>

#include <catch2/catch.hpp>

#include "run.hpp"

namespace {

using namespace tool_test;

const std::string package = std::string{GOVKPI_SOURCE_DIR} + "/examples/data/budget_lines/";
const std::string schema = package + "datapackage.json";

outcome load_into(const std::string& store, const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments{"load", "--schema", schema, "--into", store};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
}

std::string rolled_up(const std::vector<std::string>& tables, const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments{"rollup", "--schema", schema, "--kpi", package + "kpi.json", "--by", "province,fiscal_year", "--rank"};
    arguments.insert(arguments.end(), tables.begin(), tables.end());
    arguments.insert(arguments.end(), more.begin(), more.end());
    const outcome done = run(arguments);
    CHECK(done.status == 0);
    CHECK(done.err.empty());
    return done.out;
}

}  // namespace

TEST_CASE("what was loaded into an SQLite file is rolled up as the files are") {
    const temporary_folder folder;
    const std::string store = "sqlite:" + (folder / "budget 1.db").string();
    const outcome loaded = load_into(store);
    CHECK(loaded.status == 0);
    CHECK(loaded.err.empty());
    CHECK(loaded.out.find("lines.csv: ") != std::string::npos);
    CHECK(rolled_up({store}) == rolled_up({}));
    CHECK(rolled_up({store}, {"--explain", "A,2025"}) == rolled_up({}, {"--explain", "A,2025"}));
    CHECK(rolled_up({store}, {"--where", "province=A"}) == rolled_up({}, {"--where", "province=A"}));

    const outcome again = load_into(store);
    CHECK(again.status == 0);
    CHECK(again.out.find("is there already") != std::string::npos);
    CHECK(rolled_up({store}) == rolled_up({}));
}

TEST_CASE("a second table of the file is named behind it") {
    const temporary_folder folder;
    const std::string store = "sqlite:" + (folder / "budget.db").string() + "?table=lines";
    CHECK(load_into(store, {"--batch", "2024 and 2025"}).out.find("batch 2024 and 2025\n") != std::string::npos);
    CHECK(rolled_up({store}) == rolled_up({}));
    const outcome missing = run({"rollup", "--schema", schema, "sqlite:" + (folder / "budget.db").string()});
    CHECK(missing.status == 2);
    CHECK(missing.err.find("there is no table facts; the file has lines\n") != std::string::npos);
}

TEST_CASE("of several files those that are bad are named with every problem, and the others are loaded") {
    const temporary_folder folder;
    const std::string header = "Đơn vị;Tháng;Loại;Dự toán;Thực hiện;Dân số;Ghi chú\n";
    write_file(folder / "bad.csv", header + "A01;2024-13;thu;1.749;1.627;19.011;\nA01;2024-01;thu;1.749;x;19.011;\n");
    write_file(folder / "good.csv", header + "A01;2024-01;thu;1.749;1.627;19.011;\n");
    const std::string store = "sqlite:" + (folder / "budget.db").string();
    const outcome loaded = load_into(store, {(folder / "bad.csv").string(), (folder / "good.csv").string()});
    CHECK(loaded.status == 2);
    CHECK(loaded.out.find("good.csv: 1 rows, batch ") != std::string::npos);
    CHECK(loaded.err.find("bad.csv, row 2, column Tháng: \"2024-13\"") != std::string::npos);
    CHECK(loaded.err.find("bad.csv, row 3, column Thực hiện: \"x\"") != std::string::npos);
    CHECK(rolled_up({store}) == rolled_up({(folder / "good.csv").string()}));
}

TEST_CASE("problems of files are told also where the store fails on the way") {
    const temporary_folder folder;
    const std::string header = "Đơn vị;Tháng;Loại;Dự toán;Thực hiện;Dân số;Ghi chú\n";
    write_file(folder / "bad.csv", header + "A01;2024-13;thu;1.749;1.627;19.011;\n");
    write_file(folder / "good.csv", header + "A01;2024-01;thu;1.749;1.627;19.011;\n");
    write_file(folder / "other.db", "this is no database, and it is long enough for SQLite to see that");
    const outcome loaded = load_into("sqlite:" + (folder / "other.db").string(),
                                     {(folder / "bad.csv").string(), (folder / "good.csv").string()});
    CHECK(loaded.status == 2);
    CHECK(loaded.err.find("bad.csv, row 2, column Tháng: \"2024-13\"") != std::string::npos);
    CHECK(loaded.err.find("good.csv: expected a store that takes it: ") != std::string::npos);
    CHECK(loaded.err.find("file is not a database") != std::string::npos);
}

TEST_CASE("a store that is not there, or of no kind that is known, is an error in words") {
    const temporary_folder folder;
    const std::string file = (folder / "none.db").string();
    const outcome missing = run({"rollup", "--schema", schema, "sqlite:" + file});
    CHECK(missing.status == 2);
    CHECK(missing.err == file + ": SQLite: there is no such file\n");
    CHECK_FALSE(fs::exists(folder / "none.db"));

    const outcome unknown = run({"rollup", "--schema", schema, "oracle:x"});
    CHECK(unknown.status == 2);
    CHECK(unknown.err.find("oracle:x: this program knows no such store; it knows sqlite:FILE") == 0);
    CHECK(load_into("oracle:x").status == 2);
    CHECK(load_into((folder / "plain.csv").string()).status == 2);
    CHECK(run({"rollup", "--schema", schema, "sqlite:" + file, package + "lines.csv"}).err.find("a store is read by itself") !=
          std::string::npos);
    CHECK(load_into("sqlite:" + file, {"--batch", "x", "a.csv", "b.csv"}).err == "--batch names one file: load several one by one, or without a name\n");
}
