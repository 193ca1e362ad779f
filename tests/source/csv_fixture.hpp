// SPDX-License-Identifier: BSL-1.0
// What a CSV file says, read with and without vector instructions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include <panel/cpu.hpp>
#include <source/csv_reader.hpp>

namespace csv_test {

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

inline column number(std::string name) { return {.name = std::move(name), .as = role::number}; }

/// What a file says: a text for each member and a value for each number of each row.
struct table {
    std::vector<std::vector<std::string>> members;
    std::vector<std::vector<value>> numbers;
    std::vector<std::string> problems;
    std::size_t blocks = 0;
    bool operator==(const table&) const = default;
};

inline table read_blocks(csv_reader& reader, const std::vector<dictionary>& texts) {
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

inline table read_once(std::string_view text, const std::vector<column>& columns, csv_dialect dialect) {
    std::vector<dictionary> texts(columns.size());
    std::vector<csv_column> wanted;
    std::size_t members = 0;
    for (const column& c : columns) {
        dictionary* const into = c.as == role::member ? &texts[members++] : nullptr;
        wanted.push_back({c.name, c.as, into, c.check, false, c.style, c.multiplier, c.money, c.missing});
    }
    problem_list problems{"lines.csv"};
    csv_reader reader{text, wanted, problems, dialect};
    table out = read_blocks(reader, texts);
    for (const govkpi::problem& p : problems.all()) out.problems.push_back(to_string(p));
    return out;
}

/// Read with and without vector instructions: both must say the same.
inline table read(std::string_view text, const std::vector<column>& columns, csv_dialect dialect = {}) {
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
inline std::string among_others(const std::string& header, const std::string& line, const std::string& other) {
    std::string text = header + "\n";
    for (int i = 0; i < 50; ++i) text += other + "\n";
    text += line + "\n";
    for (int i = 0; i < 50; ++i) text += other + "\n";
    return text;
}

inline std::string in_quotes(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
    return out + "\"";
}

}  // namespace csv_test
