// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <rapidcheck.h>
#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include "csv_fixture.hpp"

using namespace csv_test;

namespace {

std::string clean_cell(std::string text) {
    std::erase_if(text, [](char c) { return c == '\0'; });
    return text;
}

}  // namespace

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
