// SPDX-License-Identifier: BSL-1.0
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <rapidcheck.h>
#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <govkpi/quantity/error.hpp>

#include "csv_fixture.hpp"

using namespace csv_test;

TEST_CASE("budget lines are read into codes and values", "[csv_reader]") {
    const table lines = read(
        "unit,month,flow,outturn\n"
        "00643,2025-07,expenditure,11875342\n"
        "00646,2025-07,revenue,-35217\n"
        "00643,2025-08,expenditure,0\n",
        {{.name = "unit"}, {.name = "flow"}, number("outturn")});
    CHECK(lines.problems.empty());
    CHECK(lines.members == rows_of_texts{{"00643", "expenditure"}, {"00646", "revenue"}, {"00643", "expenditure"}});
    CHECK(lines.numbers == std::vector<values>{{11'875'342}, {-35'217}, {0}});
}

TEST_CASE("columns come in the order in which they are asked for, whatever the order of the file", "[csv_reader]") {
    const table lines = read("a,x,b,y\nA,1,B,2\n", {number("y"), {.name = "b"}, number("x"), {.name = "a"}});
    CHECK(lines.members == rows_of_texts{{"B", "A"}});
    CHECK(lines.numbers == std::vector<values>{{2, 1}});
}

TEST_CASE("a field in quotation marks may hold delimiters, line breaks and doubled quotation marks", "[csv_reader]") {
    const std::string line = "\"An Phú, \"\"new\"\"\nward\",\"1,234\",\"\"";
    const std::string other = "B,2,c";
    const std::vector<column> columns{{.name = "a"}, number("x"), {.name = "b"}};
    const table one = read("a,x,b\n" + line + "\n", columns);
    CHECK(one.problems.empty());
    CHECK(one.members == rows_of_texts{{"An Phú, \"new\"\nward", ""}});
    CHECK(one.numbers == std::vector<values>{{1234}});
    const table among = read(among_others("a,x,b", line, other), columns);
    REQUIRE(among.members.size() == 101);
    CHECK(among.members[50] == one.members[0]);
    CHECK(among.numbers[50] == one.numbers[0]);
    CHECK(among.members[51] == texts{"B", "c"});
}

TEST_CASE("a text is the same member whether it stands in quotation marks or not", "[csv_reader]") {
    const std::string lines = R"("A",1
"""""",2
"""",3
"""""",4
"""A""",5
"A""",6)";
    const table read_many = read(among_others("a,x", lines, "A,1"), {{.name = "a"}, number("x")});
    CHECK(read_many.problems.empty());
    REQUIRE(read_many.members.size() == 106);
    const rows_of_texts found(read_many.members.begin() + 49, read_many.members.begin() + 57);
    CHECK(found == rows_of_texts{{"A"}, {"A"}, {"\"\""}, {"\""}, {"\"\""}, {"\"A\""}, {"A\""}, {"A"}});
}

TEST_CASE("lines end with LF or CR LF, also in one file, and the last may not end at all", "[csv_reader]") {
    const table lines = read("a,x\r\nA,1\nB,2\r\n\"C\",\"3\"\r\nD,4", {{.name = "a"}, number("x")});
    CHECK(lines.problems.empty());
    CHECK(lines.members == rows_of_texts{{"A"}, {"B"}, {"C"}, {"D"}});
    CHECK(lines.numbers == std::vector<values>{{1}, {2}, {3}, {4}});
    CHECK(read(among_others("a,x", "A\r,1", "A,1"), {{.name = "a"}, number("x")}).members[50] == texts{"A\r"});
    CHECK(read("a,x\nA\r,1\n", {{.name = "a"}, number("x")}).members == rows_of_texts{{"A\r"}});
    const table reversed = read(among_others("x,a", "1,A\r", "\"2\",\"B\"\r"), {{.name = "a"}, number("x")});
    CHECK(reversed.members[50] == texts{"A"});
    CHECK(reversed.members[51] == texts{"B"});
}

TEST_CASE("a byte-order mark and empty lines are passed over", "[csv_reader]") {
    const table lines = read("\xef\xbb\xbf\n\r\na,x\n\nA,1\n\r\n\nB,2\n\n", {{.name = "a"}, number("x")});
    CHECK(lines.problems.empty());
    CHECK(lines.members == rows_of_texts{{"A"}, {"B"}});
    CHECK(read(among_others("a,x", "\n\n", "A,1"), {{.name = "a"}, number("x")}).members.size() == 100);
}

TEST_CASE("the delimiter is the one that follows the first name of the header, unless it is given", "[csv_reader]") {
    const std::vector<column> columns{{.name = "a"}, number("x")};
    CHECK(read("a;x\nA,B;1\n", columns).members == rows_of_texts{{"A,B"}});
    CHECK(read("a\tx\nA;B\t1\n", columns).members == rows_of_texts{{"A;B"}});
    CHECK(read("\"b,c\";a;x\nB;A;1\n", columns).members == rows_of_texts{{"A"}});
    CHECK(read("b,c;a;x\nB;A;1\n", columns, {';'}).members == rows_of_texts{{"A"}});
    CHECK(read("a\nA\nB\n", {{.name = "a"}}).members == rows_of_texts{{"A"}, {"B"}});
    CHECK_THROWS_AS(read("a|x\n", columns, {'|'}), govkpi::invalid_argument);
}

TEST_CASE("a table longer than a block comes in blocks that are full but for the last", "[csv_reader]") {
    std::string text = "a,x,y\n";
    for (int i = 0; i < 10'000; ++i) {
        text += std::to_string(i % 300) + "," + std::to_string(i) + "," + (i % 3 == 0 ? "" : std::to_string(-i)) + "\n";
    }
    const table lines = read(text, {{.name = "a"}, number("x"), number("y")});
    CHECK(lines.blocks == 3);
    REQUIRE(lines.members.size() == 10'000);
    bool good = true;
    for (int i = 0; i < 10'000; ++i) {
        const auto row = static_cast<std::size_t>(i);
        good = good && lines.members[row][0] == std::to_string(i % 300) && lines.numbers[row][0] == value{i} &&
               lines.numbers[row][1] == (i % 3 == 0 ? value{} : value{-i});
    }
    CHECK(good);
}

TEST_CASE("rows of a few bytes and rows longer than a stretch are read alike", "[csv_reader]") {
    std::string text = "a,b\n";
    rows_of_texts expected;
    for (int i = 0; i < 9'000; ++i) {
        text += i % 2 == 0 ? ",\n" : "1,\n";
        expected.push_back({i % 2 == 0 ? "" : "1", ""});
    }
    for (const std::size_t size : {7u, 8u, 9u, 15u, 16u, 17u, 5'000u, 16'000u, 40'000u, 16u}) {
        expected.push_back({std::string(size, 'p'), std::string(size, 'q')});
        text += expected.back()[0] + "," + expected.back()[1] + "\n";
    }
    const table lines = read(text, {{.name = "a"}, {.name = "b"}});
    CHECK(lines.problems.empty());
    CHECK(lines.members == expected);
}

TEST_CASE("texts that begin alike are told apart", "[csv_reader]") {
    rows_of_texts expected;
    std::string text = "a,x\n";
    for (int round = 0; round < 40; ++round) {
        for (std::size_t size = 0; size < 40; ++size) {
            expected.push_back({std::string("expenditure and revenue of the wards and communes").substr(0, size)});
            text += expected.back()[0] + ",1\n";
        }
    }
    CHECK(read(text, {{.name = "a"}}).members == expected);
}

TEST_CASE("a dictionary goes on from file to file", "[csv_reader]") {
    dictionary units;
    units.code_of("00646");
    const std::array columns{csv_column{.name = "unit", .as = role::member, .members = &units}};
    for (const char* text : {"unit,x\n00643,1\n", "unit,x\n00646,1\n00650,1\n"}) {
        problem_list problems{"lines.csv"};
        csv_reader reader{std::string_view{text}, columns, problems};
        row_block block;
        CHECK(reader.next(block));
    }
    CHECK(units.size() == 3);
    CHECK(units.text(1) == "00643");
    CHECK(units.text(2) == "00650");
}

TEST_CASE("a member is checked by each column that reads it, also where the dictionary knows it", "[csv_reader]") {
    dictionary units;
    units.code_of("643");
    const auto refuse = [](std::string_view) { return std::optional<std::string>{"another one"}; };
    const std::array columns{csv_column{.name = "unit", .as = role::member, .members = &units, .check = refuse}};
    problem_list problems{"lines.csv"};
    csv_reader reader{std::string_view{"unit\n643\n"}, columns, problems};
    row_block block;
    CHECK_FALSE(reader.next(block));
    CHECK(problems.all().size() == 1);
}

TEST_CASE("what is written as a table is read again, however it is quoted and delimited", "[csv_reader]") {
    const auto cell = rc::gen::container<std::string>(
        rc::gen::element('a', 'b', '0', ' ', ',', ';', '\t', '"', '\n', '\r', '\'', '#'));
    rc::prop("same texts", [&] {
        const char delimiter = *rc::gen::element(',', ';', '\t');
        const std::size_t width = *rc::gen::inRange<std::size_t>(2, 6);
        const std::size_t height = *rc::gen::inRange<std::size_t>(1, 12);
        const std::size_t times = *rc::gen::element<std::size_t>(1, 3, 200);
        rows_of_texts rows;
        std::string lines;
        for (std::size_t row = 0; row < height; ++row) {
            auto& into = rows.emplace_back();
            for (std::size_t i = 0; i < width; ++i) {
                into.push_back(*cell);
                const bool must = into.back().find_first_of(std::string{delimiter} + "\"\r\n") != std::string::npos;
                lines += must || *rc::gen::arbitrary<bool>() ? in_quotes(into.back()) : into.back();
                if (i + 1 < width) lines += delimiter;
            }
            lines += *rc::gen::element("\n"s, "\r\n"s);
        }
        std::string text;
        std::vector<column> columns;
        for (std::size_t i = 0; i < width; ++i) {
            columns.push_back({.name = "c"s + std::to_string(i)});
            text += (i == 0 ? "" : std::string(1, delimiter)) + columns.back().name;
        }
        text += "\n";
        rows_of_texts expected;
        for (std::size_t i = 0; i < times; ++i) {
            text += lines;
            expected.insert(expected.end(), rows.begin(), rows.end());
        }
        const table read_again = read(text, columns);
        RC_ASSERT(read_again.problems.empty());
        RC_ASSERT(read_again.members == expected);
    });
}

TEST_CASE("rows read many at a time are those read one by one, whatever the bytes", "[csv_reader]") {
    const auto good_row = rc::gen::element("a,bb,ccc\n"s, "a,b,c\r\n"s, "\"a\",b,\"c\"\n"s, "a,\"b\nb\",\"\"\r\n"s,
                                           "\"\"\"a\",\"b\"\"\",\"\"\"\"\n"s, ",,\n"s, "\"a,\",\"\r\n\",c\n"s);
    const auto edit = rc::gen::element(","s, "\""s, "\"\""s, "\n"s, "\r"s, "\r\n"s, "a"s, "\0"s, ",,"s, "a\n"s, ""s);
    const auto check = [](const std::string& text) {
        const table lines = read(text, {{.name = "a"}, {.name = "b"}, {.name = "c"}});
        rows_of_texts expected;
        std::size_t problems = 0;
        csv_row row;
        for (std::size_t at = 6; at < text.size(); at = row.end) {
            csv_row_reader{text, ',', nullptr}.take(at, 3, row);
            const std::string_view line = std::string_view{text}.substr(at, row.end - at);
            if (line == "\n" || line == "\r\n") continue;
            if (row.width != 3 || row.expected != nullptr) {
                ++problems;
                continue;
            }
            auto& into = expected.emplace_back();
            for (const std::string_view field : row.fields) {
                std::string buffer;
                into.emplace_back(unquoted(field, buffer));
            }
        }
        RC_ASSERT(lines.members == expected);
        RC_ASSERT(lines.problems.size() == problems);
    };
    rc::prop("same rows, same problems", [&] {
        std::string good = "a,b,c\n";
        for (const std::string& row : *rc::gen::container<std::vector<std::string>>(60, good_row)) good += row;
        check(good);
        for (int variant = 0; variant < 20; ++variant) {
            std::string text = good;
            const int edits = *rc::gen::inRange(1, 4);
            for (int i = 0; i < edits; ++i) {
                const std::size_t at = *rc::gen::inRange<std::size_t>(6, text.size());
                text.replace(at, *rc::gen::element<std::size_t>(0, 0, 1, 3), *edit);
            }
            check(text);
        }
    });
}

TEST_CASE("a file is read as its bytes are, and one that is not there is a problem", "[csv_reader]") {
    std::random_device any;
    const auto file =
        std::filesystem::temp_directory_path() / ("govkpi_csv_" + std::to_string(any()) + std::to_string(any()));
    std::string text = "a,x\n";
    for (int i = 0; i < 600'000; ++i) text += "member" + std::to_string(i % 10) + "," + std::to_string(i) + "\n";
    {
        std::ofstream out{file, std::ios::binary};
        out << text;
    }
    std::vector<dictionary> members(1);
    const std::array columns{csv_column{.name = "a", .as = role::member, .members = &members[0]},
                             csv_column{.name = "x", .as = role::number}};
    problem_list problems{file.string()};
    auto bytes = mapped_file::open(file, problems);
    REQUIRE(bytes.has_value());
    CHECK(bytes->bytes() == text);
    csv_reader reader{std::move(*bytes), columns, problems};
    std::int64_t sum = 0;
    for (row_block block; reader.next(block);) {
        for (std::size_t i = 0; i < block.rows; ++i) sum += block.values[0].data[i];
    }
    CHECK(sum == 600'000LL * 599'999 / 2);
    CHECK(problems.empty());
    std::filesystem::remove(file);

    CHECK_FALSE(mapped_file::open(file, problems).has_value());
    CHECK_FALSE(mapped_file::open(file.parent_path(), problems).has_value());
    REQUIRE(problems.all().size() == 2);
    CHECK(problems.all()[0].expected.find("a file that can be read") == 0);
}

TEST_CASE("an empty file can be opened, and has no header", "[csv_reader]") {
    std::random_device any;
    const auto file =
        std::filesystem::temp_directory_path() / ("govkpi_csv_" + std::to_string(any()) + std::to_string(any()));
    { std::ofstream out{file}; }
    problem_list problems{"empty.csv"};
    auto bytes = mapped_file::open(file, problems);
    std::filesystem::remove(file);
    REQUIRE(bytes.has_value());
    csv_reader reader{std::move(*bytes), {}, problems};
    row_block block;
    CHECK_FALSE(reader.next(block));
    CHECK(problems.all().size() == 1);
}
