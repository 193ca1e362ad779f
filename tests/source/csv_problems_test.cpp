// SPDX-License-Identifier: BSL-1.0
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include <govkpi/quantity/error.hpp>

#include "csv_fixture.hpp"

using namespace csv_test;

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
    const std::string clean = ": expected UTF-8 text without NUL bytes (a file in UTF-16 or windows-1258 needs its \"encoding\" declared)";
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
