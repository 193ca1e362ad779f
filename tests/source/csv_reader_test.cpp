// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
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

#include <panel/cpu.hpp>
#include <source/csv_reader.hpp>

namespace {

using namespace std::string_literals;
using namespace govkpi::detail;
using govkpi::dictionary;
using govkpi::language;
using govkpi::money;
using govkpi::number_style;
using govkpi::problem_list;
using govkpi::USD;
using govkpi::VND;

using role = csv_column::role;
using value = std::optional<std::int64_t>;

struct column {
    std::string name;
    role as = role::member;
    std::function<std::optional<std::string>(std::string_view)> check = {};
    number_style style = {};
    std::int64_t multiplier = 1;
    const govkpi::currency* money = nullptr;
    std::vector<std::string> missing = {};
};

column number(std::string name) { return {.name = std::move(name), .as = role::number}; }

/// What a file says: a text for each member and a value for each number of each row.
struct table {
    std::vector<std::vector<std::string>> members;
    std::vector<std::vector<value>> numbers;
    std::vector<std::string> problems;
    std::size_t blocks = 0;
    bool operator==(const table&) const = default;
};

table read_blocks(csv_reader& reader, const std::vector<dictionary>& texts) {
    table out;
    std::size_t rows = 0;
    for (row_block block; reader.next(block); ++out.blocks) {
        REQUIRE(block.rows <= block_rows);
        for (std::size_t row = 0; row < block.rows; ++row) {
            auto& members = out.members.emplace_back();
            for (std::size_t i = 0; i < block.codes.size(); ++i) {
                const std::uint32_t code = static_cast<const std::uint32_t*>(block.codes[i].data)[row];
                members.emplace_back(texts[i].text(code));
            }
            auto& numbers = out.numbers.emplace_back();
            for (const value_span& values : block.values) {
                const bool missing = values.missing != nullptr && (values.missing[row / 64] >> row % 64 & 1) != 0;
                if (missing && values.data[row] != 0) FAIL("a missing value is stored as 0");
                if (magnitude_of(values.data[row]) > values.bound) FAIL("a value past the bound of its block");
                numbers.push_back(missing ? value{} : value{values.data[row]});
            }
        }
        rows += block.rows;
        REQUIRE(reader.rows() == rows);
    }
    REQUIRE(reader.bytes_read() == reader.bytes_in_all());
    return out;
}

table read_once(std::string_view text, const std::vector<column>& columns, csv_dialect dialect) {
    std::vector<dictionary> texts(columns.size());
    std::vector<csv_column> wanted;
    std::size_t members = 0;
    for (const column& c : columns) {
        dictionary* const into = c.as == role::member ? &texts[members++] : nullptr;
        wanted.push_back({c.name, c.as, into, c.check, c.style, c.multiplier, c.money, c.missing});
    }
    problem_list problems{"lines.csv"};
    csv_reader reader{text, wanted, problems, dialect};
    table out = read_blocks(reader, texts);
    for (const govkpi::problem& p : problems.all()) out.problems.push_back(to_string(p));
    return out;
}

/// Read with and without vector instructions: both must say the same.
table read(std::string_view text, const std::vector<column>& columns, csv_dialect dialect = {}) {
    plain_kernels_only = true;
    const table plain = read_once(text, columns, dialect);
    plain_kernels_only = false;
    const table out = read_once(text, columns, dialect);
    REQUIRE(out == plain);
    return out;
}

using texts = std::vector<std::string>;
using rows_of_texts = std::vector<texts>;
using values = std::vector<value>;

/// Lines between which one line is read many at a time, and not with care.
std::string among_others(const std::string& header, const std::string& line, const std::string& other) {
    std::string text = header + "\n";
    for (int i = 0; i < 50; ++i) text += other + "\n";
    text += line + "\n";
    for (int i = 0; i < 50; ++i) text += other + "\n";
    return text;
}

std::string clean_cell(std::string text) {
    std::erase_if(text, [](char c) { return c == '\0'; });
    return text;
}

std::string in_quotes(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
    return out + "\"";
}

}  // namespace

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

TEST_CASE("a header without a column, or with it twice, is a problem that lists the columns there are",
          "[csv_reader]") {
    const table lines =
        read("\nunit,flow, month ,flow\n00643,a,b,c\n", {{.name = "year"}, {.name = "flow"}, {.name = "month"}});
    CHECK(lines.problems == texts{"lines.csv, row 2, column year: expected a column of this name in the header, which "
                                  "has unit, flow, month, flow",
                                  "lines.csv, row 2, column flow: expected one column of this name in the header, "
                                  "which has unit, flow, month, flow"});
    CHECK(lines.members.empty());
    CHECK(read("a,b\nA,B\n", {{.name = "c", .as = role::skip}}).problems.size() == 1);
    CHECK(read("a,\"b\n\x1b\u202e\"\nA,B\n", {{.name = "c"}}).problems ==
          texts{"lines.csv, row 1, column c: expected a column of this name in the header, which has a, b???"});
    CHECK(read("", {{.name = "a"}}).problems == texts{"lines.csv: expected a header with the names of the columns"});
    CHECK(read("\n\r\n", {{.name = "a"}}).problems.size() == 1);
}

TEST_CASE("a row with another number of fields than the header is a problem, and the rest is read", "[csv_reader]") {
    const std::vector<column> columns{{.name = "a"}, number("x")};
    const table lines = read("a,x,b\nA,1,\nB,2\n\nC,3,c,d\nD,4,d\n", columns);
    CHECK(lines.problems == texts{"lines.csv, row 3: \"B,2\": expected 3 fields, as in the header, and not 2",
                                  "lines.csv, row 5: \"C,3,c,d\": expected 3 fields, as in the header, and not 4"});
    CHECK(lines.members == rows_of_texts{{"A"}, {"D"}});
    const table among = read(among_others("a,x,b", "B,2", "A,1,a"), columns);
    CHECK(among.problems == texts{"lines.csv, row 52: \"B,2\": expected 3 fields, as in the header, and not 2"});
    CHECK(among.members.size() == 100);
}

TEST_CASE("rows whose wrong numbers of fields make up for each other are all problems", "[csv_reader]") {
    for (const char* lines : {"B,2\nC,3,c,d", "C,3,c,d\nB,2", "B\nC,3"}) {
        const table among = read(among_others("a,x,b", lines, "A,1,a"), {{.name = "a"}, {.name = "x"}});
        CHECK(among.problems.size() == 2);
        CHECK(among.members.size() == 100);
    }
}

TEST_CASE("a file that is cut off in the middle of a row is a problem", "[csv_reader]") {
    const std::vector<column> columns{{.name = "a"}, {.name = "b"}, number("x")};
    CHECK(
        read("a,b,x\nA,B,1\nA,B", columns).problems ==
        texts{"lines.csv, row 3: \"A,B\": expected 3 fields, as in the header, and not 2 before the end of the file"});
    CHECK(
        read("a,b,x\nA,B,1\nA,\"B\nC,D,1\n", columns).problems ==
        texts{"lines.csv, row 3, column b: \"\"B\\u{a}C,D,1\\u{a}\": expected a closing quotation mark before the end "
              "of the file"});
    CHECK(read("a,\"b,x\nA,B,1\n", columns).problems.size() == 1);
}

TEST_CASE("quotation marks stand around a whole field or not at all", "[csv_reader]") {
    const std::vector<column> columns{{.name = "a"}, number("x")};
    const auto expect_problem = [&](const std::string& line, const std::string& problem) {
        CHECK(read("a,x\n"s + line + "\nB,2\n", columns).problems == texts{"lines.csv, row 2" + problem});
        const table among = read(among_others("a,x", line, "B,2"), columns);
        CHECK(among.problems == texts{"lines.csv, row 52" + problem});
        CHECK(among.members.size() == 100);
    };
    const std::string doubled =
        ": expected a text that holds quotation marks to stand in quotation marks, its own doubled";
    const std::string behind = ": expected nothing between a closing quotation mark and the next column";
    expect_problem("5\" pipe,1", ", column a: \"5\" pipe\"" + doubled);
    expect_problem(" \"A\",1", ", column a: \" \"A\"\"" + doubled);
    expect_problem("\"A\"B,1", ", column a: \"\"A\"B\"" + behind);
    expect_problem("\"A\" ,1", ", column a: \"\"A\" \"" + behind);
    expect_problem("\"A\"\rB,1", ", column a: \"\"A\"\\u{d}B\"" + behind);
    expect_problem("\"A\"\r,1", ", column a: \"\"A\"\\u{d}\"" + behind);
    expect_problem("A,\"1\"2", ", column x: \"\"1\"2\"" + behind);
}

TEST_CASE("a quotation mark in the wrong place is found at every offset", "[csv_reader]") {
    for (const char* line : {"5\"A\",1\n", "\"A\"5,1\n", "\"A\"\"\"5,1\n"}) {
        for (const char* before : {"B,2\n", "\"B\",\"2\"\n"}) {
            for (std::size_t shift = 0; shift < 64; ++shift) {
                std::string text = "a,x\n" + std::string(shift, 'p') + ",1\n" + before + line;
                for (int i = 0; i < 50; ++i) text += "B,2\n";
                const table lines = read(text, {{.name = "a"}, {.name = "x"}});
                CHECK(lines.problems.size() == 1);
                CHECK(lines.members.size() == 52);
            }
        }
    }
}

TEST_CASE("a NUL byte is a problem wherever it stands, and bytes that are not UTF-8 where a member is read",
          "[csv_reader]") {
    const std::vector<column> columns{{.name = "a"}, number("x")};
    const auto problems_of = [&](const std::string& line) {
        const table among = read(among_others("a,x,b", line, "A,1,b"), columns);
        CHECK(among.members.size() == (among.problems.empty() ? 101 : 100));
        CHECK(read("a,x,b\n" + line + "\n", columns).problems.size() == among.problems.size());
        return among.problems;
    };
    const std::string clean = ": expected UTF-8 text without NUL bytes";
    CHECK(problems_of("A\0,1,b"s) == texts{"lines.csv, row 52, column a: \"A\\u{0}\"" + clean});
    CHECK(problems_of("A,1,\0"s) == texts{"lines.csv, row 52, column b: \"\\u{0}\"" + clean});
    CHECK(problems_of("\xff,1,b") == texts{"lines.csv, row 52, column a: \"\\xff\"" + clean});
    CHECK(problems_of("A,1,\xff").empty());
    CHECK(read("a,\xff\nA,1\n", {{.name = "a"}}).problems.size() == 1);
    CHECK(read("\xff\xfe"
               "a\0,\0x\0\n\0"s,
               columns)
              .problems.size() == 1);
}

TEST_CASE("every bad cell is reported with the physical line on which its row starts", "[csv_reader]") {
    const auto ward_code = [](std::string_view text) -> std::optional<std::string> {
        if (text.size() == 5) return std::nullopt;
        return "a code of five digits";
    };
    const std::vector<column> columns{{.name = "unit", .check = ward_code}, number("x"), number("y")};
    const table lines =
        read("unit,x,y,note\n643,1,2,\n00643,one,2 3,\n00646,1,2,\"two\nlines\"\n646,1,2.5,\n", columns);
    CHECK(lines.problems == texts{"lines.csv, row 2, column unit: \"643\": expected a code of five digits",
                                  "lines.csv, row 3, column x: \"one\": expected a digit",
                                  "lines.csv, row 3, column y: \"2 3\": expected nothing more than the number",
                                  "lines.csv, row 6, column unit: \"646\": expected a code of five digits",
                                  "lines.csv, row 6, column y: \"2.5\": expected a whole number of the smallest unit, "
                                  "without further decimals"});
    CHECK(lines.members == rows_of_texts{{"00646"}});
}

TEST_CASE("the line of a problem is right however many rows, line breaks and empty lines stand before it",
          "[csv_reader]") {
    std::string text = "a,x\n";
    std::size_t line = 2;
    for (int i = 0; i < 20'000; ++i) {
        const bool two_lines = i % 7 == 0;
        text += two_lines ? "\"A\nB\",1\r\n" : "A,1\n";
        line += two_lines ? 2 : 1;
        if (i % 5'000 == 4'999) {
            text += "\n";
            ++line;
        }
    }
    const table lines = read(text + "A,bad\nA,1\n", {{.name = "a"}, number("x")});
    CHECK(lines.problems == texts{"lines.csv, row " + std::to_string(line) + ", column x: \"bad\": expected a digit"});
    CHECK(lines.members.size() == 20'001);
}

TEST_CASE("the first thousand problems are kept, the rest are counted", "[csv_reader]") {
    std::string text = "a,x\n";
    for (int i = 0; i < 1'234; ++i) text += "A,?\n";
    const std::array columns{csv_column{.name = "x", .as = role::number}};
    problem_list problems{"lines.csv"};
    csv_reader reader{text, columns, problems};
    row_block block;
    CHECK_FALSE(reader.next(block));
    CHECK(problems.all().size() == 1'000);
    CHECK(problems.more() == 234);
    CHECK(problems.all().back().row == 1'001);
}

TEST_CASE("what says that there is no number is missing, and not zero", "[csv_reader]") {
    column declared = number("x");
    declared.missing = {"NA", "-999"};
    const std::string text = "a,x\nA,\nA,-\nA,…\nA, \nA,\"\"\nA,NA\nA, NA \nA,-999\nA,0\nA,-998\n";
    const table lines = read(text, {declared});
    CHECK(lines.problems.empty());
    CHECK(lines.numbers == std::vector<values>{{{}}, {{}}, {{}}, {{}}, {{}}, {{}}, {{}}, {{}}, {0}, {-998}});
    const table strict = read(text, {number("x")});
    CHECK(strict.problems.size() == 2);
    CHECK(strict.numbers.back() == values{-998});
    for (const char* cell : {"", "-", "…", "\"\"", "NA", "-999"}) {
        const table among = read(among_others("a,x", "A,"s + cell, "A,7"), {declared});
        REQUIRE(among.numbers.size() == 101);
        CHECK(among.numbers[50] == values{{}});
        CHECK(among.numbers[51] == values{7});
    }
}

TEST_CASE("what is missing in a row with a problem is not missing in the next one", "[csv_reader]") {
    const table lines = read("a,x,y\nA,,?\nB,1,2\n", {number("x"), number("y")});
    CHECK(lines.problems.size() == 1);
    CHECK(lines.numbers == std::vector<values>{{1, 2}});
    const table among = read(among_others("a,x,y", "A,,?", "B,1,2"), {number("x"), number("y")});
    CHECK(among.problems.size() == 1);
    CHECK(among.numbers == std::vector<values>(100, {1, 2}));
}

TEST_CASE("what is missing stays with its row, also behind rows with problems", "[csv_reader]") {
    std::string text = "a,x,y\n";
    std::vector<values> expected;
    for (int i = 0; i < 5'000; ++i) {
        const bool bad = i < 21 && i % 7 == 3;
        const value x = i % 2 == 0 ? value{} : value{i};
        text += "A," + (x ? std::to_string(*x) : "") + (bad ? ",?\n" : ",7\n");
        if (!bad) expected.push_back({x, 7});
    }
    const table lines = read(text, {number("x"), number("y")});
    CHECK(lines.problems.size() == 3);
    CHECK(lines.numbers == expected);
}

TEST_CASE("digits are grouped by threes from the first mark on, and a decimal mark has decimals", "[csv_reader]") {
    for (const char* cell :
         {"\"1234,567\"", "\"1,23\"", "\"1,2345\"", "5.", "\"1,234.\"", ".5", "1.2.3", "\"1,\"", "\",123\""}) {
        CHECK(read("a,x\nA,"s + cell + "\n", {number("x")}).problems.size() == 1);
        CHECK(read(among_others("a,x", "A,"s + cell, "A,1"), {number("x")}).problems.size() == 1);
    }
    CHECK(read("a,x\nA,\"1,234,567.00\"\nA,\"-0,001\"\nA,-0\n", {number("x")}).numbers ==
          std::vector<values>{{1'234'567}, {-1}, {0}});
}

TEST_CASE("a column in millions is read exactly, and what is not a whole unit is refused", "[csv_reader]") {
    column millions = number("x");
    millions.style = number_style::of(language::vi);
    millions.multiplier = 1'000'000;
    const table lines =
        read("a;x\nA;36.631\nA;12,345678\nA;-1\nA;12,3456789\nA;1.23.456\nA;9.223.372.036.855\n", {millions});
    CHECK(lines.numbers == std::vector<values>{{36'631'000'000}, {12'345'678}, {-1'000'000}});
    REQUIRE(lines.problems.size() == 3);
    CHECK(lines.problems[0].find("row 5, column x: \"12,3456789\": expected a whole number") != std::string::npos);
    CHECK(lines.problems[1].find("row 6, column x: \"1.23.456\": expected groups of three digits") !=
          std::string::npos);
    CHECK(lines.problems[2].find("row 7, column x: \"9.223.372.036.855\": expected a number that fits") !=
          std::string::npos);
    // The unit of the style says the same.
    millions.style.unit = 1'000'000;
    millions.multiplier = 1;
    CHECK(read("a;x\nA;12,345678\n", {millions}).numbers == std::vector<values>{{12'345'678}});
}

TEST_CASE("words of money are read where the column says which money it is", "[csv_reader]") {
    column dollars = number("x");
    dollars.multiplier = 100;
    CHECK(read("a,x\nA,\"$1,234.50\"\n", {dollars}).problems.size() == 1);
    dollars.money = &USD::info;
    dollars.style.parentheses_are_negative = true;
    const table lines = read("a,x\nA,\"$1,234.50\"\nA,(7)\nA,2 million\nA,5 VND\n", {dollars});
    CHECK(lines.numbers == std::vector<values>{{123'450}, {-700}, {200'000'000}});
    CHECK(lines.problems ==
          texts{"lines.csv, row 5, column x: \"5 VND\": expected an amount in the declared currency"});
}

TEST_CASE("numbers fit in 64 bits to the last one", "[csv_reader]") {
    for (const bool among : {false, true}) {
        const auto read_one = [&](const std::string& cell) {
            const std::string text = among ? among_others("a,x", "A," + cell, "A,1") : "a,x\nA," + cell + "\n";
            table lines = read(text, {number("x")});
            return lines.problems.empty() ? lines.numbers[among ? 50 : 0][0] : value{};
        };
        CHECK(read_one("9223372036854775807") == value{9'223'372'036'854'775'807});
        CHECK(read_one("-9223372036854775808") == value{-9'223'372'036'854'775'807 - 1});
        CHECK(read_one("9223372036854775808") == value{});
        CHECK(read_one("-9223372036854775809") == value{});
        CHECK(read_one(std::string(300, '0') + "12") == value{12});
        CHECK(read_one(std::string(300, '9')) == value{});
        CHECK(read_one("9999999999999999") == value{9'999'999'999'999'999});
        CHECK(read_one("-99999999999999999") == value{-99'999'999'999'999'999});
    }
}

TEST_CASE("a column that makes no sense is refused before anything is read", "[csv_reader]") {
    column x = number("x");
    x.multiplier = 0;
    CHECK_THROWS_AS(read("x\n1\n", {x}), govkpi::invalid_argument);
    x.multiplier = 150;
    x.money = &USD::info;
    CHECK_THROWS_AS(read("x\n1\n", {x}), govkpi::invalid_argument);
    column marks = number("x");
    marks.style.group_mark = '.';
    CHECK_THROWS_AS(read("x\n1\n", {marks}), govkpi::invalid_argument);
    marks.style.group_mark = '5';
    CHECK_THROWS_AS(read("x\n1\n", {marks}), govkpi::invalid_argument);
    problem_list problems{"lines.csv"};
    const std::array columns{csv_column{.name = "a", .as = role::member}};
    CHECK_THROWS_AS((csv_reader{std::string_view{"a\n"}, columns, problems}), govkpi::invalid_argument);
}

TEST_CASE("a field of more than a mebibyte is a problem and the rows behind it are read", "[csv_reader]") {
    const std::vector<column> columns{{.name = "a"}, number("x")};
    const std::string huge(longest_field + 1, 'z');
    const std::string largest(longest_field, 'z');
    for (const std::string& field : {huge, in_quotes(huge)}) {
        const table lines = read("a,x\n"s + field + ",1\nB,2\n", columns);
        REQUIRE(lines.problems.size() == 1);
        CHECK(lines.problems[0].find("row 2, column a") != std::string::npos);
        CHECK(lines.problems[0].find("expected at most 1 MiB in a field") != std::string::npos);
        CHECK(lines.members == rows_of_texts{{"B"}});
    }
    const table lines = read("a,x\n"s + largest + ",1\nB,2\n", columns);
    CHECK(lines.problems.empty());
    CHECK(lines.members == rows_of_texts{{largest}, {"B"}});
    const table wide = read("a,x\n" + std::string(3u << 20, ',') + "\nB,2\n", columns);
    REQUIRE(wide.problems.size() == 1);
    CHECK(wide.problems[0].find("expected 2 fields, as in the header, and not 3145729") != std::string::npos);
    CHECK(read(std::string(100'000, ',') + "a,x\n", columns).problems ==
          texts{"lines.csv, row 1: expected a header of at most 65536 columns"});
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

TEST_CASE("a number is what parse_cell() makes of it, or both refuse it", "[csv_reader]") {
    number_style spaced = number_style::of(language::vi);
    spaced.group_mark = ' ';
    number_style accounting = number_style::of(language::en);
    accounting.parentheses_are_negative = true;
    accounting.unit = 1'000;
    number_style ungrouped = number_style::of(language::en);
    ungrouped.group_mark = '\0';
    const std::array styles{number_style::of(language::vi), number_style::of(language::en), spaced, accounting,
                            ungrouped};
    const auto piece = rc::gen::oneOf(
        rc::gen::element("0"s, "7"s, "12"s, "123"s, "000"s, "4567890"s, "123456789012"s, "99999999999999999"s),
        rc::gen::element("."s, ","s, " "s, "-"s, "("s, ")"s, "\u00a0"s, "\u2212"s, "+"s, "…"s, "..."s, "\""s, "\n"s),
        rc::gen::element("triệu"s, "tỷ"s, "đồng"s, "$"s, "VND"s, "million"s, "x"s, "\xff"s, "\r"s),
        rc::gen::map(rc::gen::arbitrary<char>(), [](char c) { return std::string(1, c); }));
    rc::prop("same value or no value", [&] {
        const number_style style = styles[*rc::gen::inRange<std::size_t>(0, styles.size())];
        const auto pieces = *rc::gen::resize(7, rc::gen::container<std::vector<std::string>>(piece));
        std::string text;
        for (const std::string& p : pieces) text += p;
        text = clean_cell(std::move(text));
        const auto cell = govkpi::parse_cell<money<VND>>(text, style);
        const bool has_words = std::any_of(text.begin(), text.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '$' ||
                   static_cast<unsigned char>(c) >= 0x80;
        });
        for (const bool with_words : {true, false}) {
            column x = number("x");
            x.style = style;
            x.money = with_words ? &VND::info : nullptr;
            for (const std::string& line : {"A,"s + in_quotes(text) + ",b", "A,b,"s + in_quotes(text)}) {
                const std::string header = line.ends_with('b') ? "a,x,b" : "a,b,x";
                const std::string other = line.ends_with('b') ? "A,5,b" : "A,b,5";
                for (const table& lines :
                     {read(header + "\n" + line + "\n", {x}), read(among_others(header, line, other), {x})}) {
                    const std::size_t row = lines.numbers.size() > 99 ? 50 : 0;
                    if (!lines.problems.empty()) {
                        RC_ASSERT(lines.problems.size() == 1u);
                        if (with_words || !has_words) RC_ASSERT(!cell.has_value());
                        continue;
                    }
                    RC_ASSERT(cell.has_value());
                    RC_ASSERT(lines.numbers[row][0].has_value() == cell->value.has_value());
                    if (cell->value) RC_ASSERT(*lines.numbers[row][0] == cell->value->minor_units());
                }
            }
        }
    });
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
