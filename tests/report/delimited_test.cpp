// SPDX-License-Identifier: BSL-1.0
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include <report/delimited.hpp>

#include "folder.hpp"

namespace {

using namespace std::string_view_literals;
using namespace report_test;
using govkpi::problem_list;
using govkpi::report::read_delimited;
using govkpi::report::read_text_file;
using govkpi::report::record;

constexpr std::array columns{"figure"sv, "value"sv, "note"sv};

using cells = std::vector<std::string>;

struct answer {
    std::vector<record> records;
    std::vector<stated> problems;

    std::vector<cells> texts() const {
        std::vector<cells> all;
        for (const record& r : records) all.push_back(r.cells);
        return all;
    }
    std::vector<std::size_t> rows() const {
        std::vector<std::size_t> all;
        for (const record& r : records) all.push_back(r.row);
        return all;
    }
};

answer read(std::string_view text) {
    problem_list problems{"figures.csv"};
    auto records = read_delimited(text, columns, problems);
    return {std::move(records), stated_problems(problems.all())};
}

std::vector<cells> good(std::string_view text) {
    const answer a = read(text);
    CHECK(a.problems == std::vector<stated>{});
    return a.texts();
}

const std::string all_columns = "figure, value, note";

}  // namespace

TEST_CASE("columns are parted by what follows the header's first name", "[delimited]") {
    const std::vector<cells> expected{{"revenue", "5", "a"}, {"expenditure", "6", ""}};
    CHECK(good("figure,value,note\nrevenue,5,a\nexpenditure,6,\n") == expected);
    CHECK(good("figure;value;note\nrevenue;5;a\nexpenditure;6;\n") == expected);
    CHECK(good("figure\tvalue\tnote\nrevenue\t5\ta\nexpenditure\t6\t\n") == expected);
    CHECK(good("figure;value;note\nrevenue;5,5;a\tb\n") == std::vector<cells>{{"revenue", "5,5", "a\tb"}});
}

TEST_CASE("columns may stand in any order", "[delimited]") {
    CHECK(good("note;figure;value\na;revenue;5\n") == std::vector<cells>{{"revenue", "5", "a"}});
}

TEST_CASE("a quoted cell holds delimiters, line breaks, spaces and doubled quotation marks", "[delimited]") {
    CHECK(good("figure;value;note\n\"a;b\";\"\";\"say \"\"so\"\"\"\n") == std::vector<cells>{{"a;b", "", "say \"so\""}});
    CHECK(good("figure;value;note\n\"  a \";5;\n") == std::vector<cells>{{"  a ", "5", ""}});
    CHECK(good("figure;value;note\na;\"5\" ;\t\n") == std::vector<cells>{{"a", "5", ""}});
    CHECK(good("figure;value;note\na;\"\"\"\";\n") == std::vector<cells>{{"a", "\"", ""}});
    CHECK(good("\"figure\";\"value\";\"note\"\na;5;\n") == std::vector<cells>{{"a", "5", ""}});
    CHECK(good("figure;value;note\na;5;\"\"") == std::vector<cells>{{"a", "5", ""}});
}

TEST_CASE("rows are counted as an editor shows them, across line breaks inside quotation marks", "[delimited]") {
    const answer a = read("# first\nfigure;value;note\n\na;5;\"one\ntwo\n\nthree\"\n# between\nb;6;\n");
    CHECK(a.problems == std::vector<stated>{});
    CHECK(a.texts() == std::vector<cells>{{"a", "5", "one\ntwo\n\nthree"}, {"b", "6", ""}});
    CHECK(a.rows() == std::vector<std::size_t>{4, 9});
}

TEST_CASE("lines may end as on Windows, and the last one need not end", "[delimited]") {
    const std::vector<cells> expected{{"a", "5", "x"}, {"b", "6", ""}};
    CHECK(good("figure;value;note\r\na;5;x\r\nb;6;\r\n") == expected);
    CHECK(good("figure;value;note\r\na;5;x\r\nb;6;") == expected);
    CHECK(good("figure;value;note\r\na;5;\"x\"\r\nb;6;\"\"\r\n") == expected);
    CHECK(good("figure;value;note\n\r\na;5;x\r\n  \t\nb;6;") == expected);
    CHECK(read("figure;value;note\r\n\r\na;5;x\r\n").rows() == std::vector<std::size_t>{3});
}

TEST_CASE("a byte-order mark before the header does not count", "[delimited]") {
    CHECK(good("\xef\xbb\xbf" "figure;value;note\na;5;\n") == std::vector<cells>{{"a", "5", ""}});
    CHECK(good("\xef\xbb\xbf# note\nfigure;value;note\na;5;\n") == std::vector<cells>{{"a", "5", ""}});
}

TEST_CASE("comments, empty lines and rows of delimiters alone are passed over", "[delimited]") {
    const answer a = read("#c\n\nfigure;value;note\n# a;5;\n;;\n  \n;;;;;\n\"\";;\na;5;# not a comment\n");
    CHECK(a.problems == std::vector<stated>{});
    CHECK(a.texts() == std::vector<cells>{{"a", "5", "# not a comment"}});
    CHECK(a.rows() == std::vector<std::size_t>{9});
    CHECK(good("figure;value;note\n\"#1\";5;\n") == std::vector<cells>{{"#1", "5", ""}});
}

TEST_CASE("cells are taken without the spaces around them", "[delimited]") {
    CHECK(good("figure ; value;note\n  a ;\t5 ; two words \n") == std::vector<cells>{{"a", "5", "two words"}});
}

TEST_CASE("a row may stop early, and may go on with empty cells as spreadsheets leave them", "[delimited]") {
    CHECK(good("figure;value;note\na\nb;5\nc;6;;;;\n") == std::vector<cells>{{"a", "", ""}, {"b", "5", ""}, {"c", "6", ""}});
    CHECK(good("figure;value;note;;\na;5;x;;\n") == std::vector<cells>{{"a", "5", "x"}});
}

TEST_CASE("a row with more cells than the header is refused: its text is not in quotation marks", "[delimited]") {
    const answer a = read("figure,value,note\na,5,one, two\nb,6,\n");
    CHECK(a.problems == std::vector<stated>{{"figures.csv", 2, "", "two",
                                             "3 columns (a text that holds the delimiter stands in quotation marks)"}});
    CHECK(a.texts() == std::vector<cells>{{"b", "6", ""}});
}

TEST_CASE("the header must name each column once and no other", "[delimited]") {
    CHECK(read("figure;value\na;5\n").problems ==
          std::vector<stated>{{"figures.csv", 1, "note", "note", "a column of this name in the header: " + all_columns}});
    CHECK(read("figure;value;note;value\na;5;x;6\n").problems ==
          std::vector<stated>{{"figures.csv", 1, "value", "value", "each column once"}});
    CHECK(read("figure;value;note;unit\na;5;x;6\n").problems ==
          std::vector<stated>{{"figures.csv", 1, "unit", "unit", "one of the columns " + all_columns}});
    CHECK(read("# data\nFigure;value;note\na;5;x\n").problems ==
          std::vector<stated>{{"figures.csv", 2, "figure", "figure", "a column of this name in the header: " + all_columns},
                              {"figures.csv", 2, "Figure", "Figure", "one of the columns " + all_columns}});
    CHECK(read("a;5;x\n").problems.size() == 6);
}

TEST_CASE("a file without a header is refused as a whole", "[delimited]") {
    for (const std::string_view text : {"", "\n\n", "# only a comment", "\xef\xbb\xbf", "  \t \r\n"}) {
        CAPTURE(text);
        CHECK(read(text).problems == std::vector<stated>{{"figures.csv", 0, "", "", "a header with the columns " + all_columns}});
    }
    CHECK(good("figure;value;note\n") == std::vector<cells>{});
}

TEST_CASE("a quotation mark that is never closed is reported where it opens", "[delimited]") {
    const answer a = read("figure;value;note\na;5;\nb;\"6;\nc;7;\n");
    CHECK(a.problems == std::vector<stated>{{"figures.csv", 3, "", "6;\nc;7;\n", "a closing quotation mark before the end of the file"}});
    CHECK(read("figure;value;note\na;5;\"").problems.size() == 1);
    CHECK(read("figure;value;note\na;5;\"x\"\"").problems.size() == 1);
    CHECK(read("\"figure;value").problems.front().row == 1);
}

TEST_CASE("nothing stands between a closing quotation mark and the next column", "[delimited]") {
    const answer a = read("figure;value;note\na;\"5\"0;\nb;\"6\";\"x\" y\n");
    CHECK(a.problems == std::vector<stated>{
                            {"figures.csv", 2, "", "0", "nothing between a closing quotation mark and the next column"},
                            {"figures.csv", 3, "", " y", "nothing between a closing quotation mark and the next column"}});
}

TEST_CASE("a file that is not UTF-8 text is refused at its first bad byte", "[delimited]") {
    const std::string expected = "UTF-8 text without NUL bytes (see byte ";
    CHECK(read("figure;value;note\na;5;tri\xe1\xbb").problems ==
          std::vector<stated>{{"figures.csv", 2, "", "a;5;tri\xe1", expected + "8 of the line)"}});
    CHECK(read("figure;value;note\na;\xff;\n\xff").problems ==
          std::vector<stated>{{"figures.csv", 2, "", "a;\xff", expected + "3 of the line)"}});
    CHECK(read("figure;value;note\na;5\0;\n"sv).problems ==
          std::vector<stated>{{"figures.csv", 2, "", std::string{"a;5\0", 4}, expected + "4 of the line)"}});
    CHECK(read("\xff\xfe" "f\0i\0"sv).problems == std::vector<stated>{{"figures.csv", 1, "", "\xff", expected + "1 of the line)"}});
    CHECK(read("figure;value;note\n\nb;\xc0\xaf;").problems.front().row == 3);
}

TEST_CASE("every problem of a table is reported, and what could be read is returned", "[delimited]") {
    const answer a = read("figure;value;note\na;5;x;y\nb;\"6\"7;\nc;8;\nd;\"9\n");
    CHECK(a.problems.size() == 3);
    CHECK(a.texts().at(1) == cells{"c", "8", ""});
}

TEST_CASE("a text file is read as it is", "[delimited]") {
    const temporary_folder folder;
    write_file(folder / "a.csv", std::string_view{"a\r\n\0b", 5});
    problem_list problems{"a.csv"};
    CHECK(read_text_file(folder / "a.csv", problems) == std::string{"a\r\n\0b", 5});
    CHECK(problems.empty());
}

TEST_CASE("a file larger than anything edited by hand is refused unread", "[delimited]") {
    const temporary_folder folder;
    const auto size_limit = std::uintmax_t{16} << 20;
    write_file(folder / "large.csv", "x");
    fs::resize_file(folder / "large.csv", size_limit);
    problem_list problems{"large.csv"};
    CHECK(read_text_file(folder / "large.csv", problems).size() == size_limit);
    CHECK(problems.empty());
    fs::resize_file(folder / "large.csv", size_limit + 1);
    CHECK(read_text_file(folder / "large.csv", problems).empty());
    CHECK(stated_problems(problems.all()) == std::vector<stated>{{"large.csv", 0, "", "", "a file of at most 16 MiB"}});
}

TEST_CASE("a file that is not there, or is a folder, is reported in the system's words", "[delimited]") {
    const temporary_folder folder;
    problem_list problems{"a.csv"};
    CHECK(read_text_file(folder / "a.csv", problems).empty());
    CHECK(read_text_file(folder.path(), problems).empty());
    const auto said = stated_problems(problems.all());
    REQUIRE(said.size() == 2);
    CHECK(said[0].expected == "a file that can be read (No such file or directory)");
    CHECK(said[1].expected == "a file that can be read (it is no regular file)");
}

#ifdef __linux__
TEST_CASE("a file whose reading fails half-way is reported like one that cannot be opened", "[delimited]") {
    const temporary_folder folder;
    fs::create_symlink("/proc/self/mem", folder / "a.csv");  // opens, and fails to be read at its first byte
    problem_list problems{"a.csv"};
    CHECK_NOTHROW(read_text_file(folder / "a.csv", problems));
    CHECK_FALSE(problems.empty());
}
#endif
