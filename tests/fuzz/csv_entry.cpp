// SPDX-License-Identifier: BSL-1.0
// Hostile CSV files: whatever the bytes, the reader says the same with and without vector instructions, and many rows
// at a time read as they do one by one.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <govkpi/currencies.hpp>

#include <panel/cpu.hpp>
#include <source/csv_reader.hpp>

#include "entry_points.hpp"

namespace fuzz {

namespace {

using namespace govkpi;
using namespace govkpi::detail;

struct line {
    std::string unit;
    std::optional<std::int64_t> outturn;
    bool operator==(const line&) const = default;
};

struct reading {
    std::vector<line> lines;
    std::vector<std::string> problems;
    bool operator==(const reading&) const = default;
    finding wrong;
};

bool is_safe_line(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7f;
    });
}

reading read_lines(std::string_view bytes) {
    dictionary units;
    csv_column unit{.name = "unit", .as = csv_column::role::member, .members = &units};
    unit.check = [](std::string_view text) -> std::optional<std::string> {
        if (!text.empty()) return std::nullopt;
        return "a code";
    };
    csv_column outturn{.name = "outturn", .as = csv_column::role::number};
    outturn.style = number_style::of(language::vi);
    outturn.multiplier = 1'000;
    outturn.money = &VND::info;
    outturn.missing = {"NA"};
    const std::array columns{unit, outturn};
    problem_list problems{"lines.csv"};
    csv_reader reader{bytes, columns, problems};
    reading found;
    for (row_block block; reader.next(block);) {
        const auto* const codes = static_cast<const std::uint32_t*>(block.codes[0].data);
        const value_span& values = block.values[0];
        for (std::size_t i = 0; i < block.rows; ++i) {
            if (codes[i] >= units.size()) {
                found.wrong = "a code that was not given out";
                return found;
            }
            if (magnitude_of(values.data[i]) > values.bound) found.wrong = "a value past its bound";
            const bool missing = values.missing != nullptr && (values.missing[i / 64] >> i % 64 & 1) != 0;
            const std::string_view text = units.text(codes[i]);
            found.lines.push_back({std::string{text}, missing ? std::nullopt : std::optional{values.data[i]}});
            if (!is_clean_text(text) || text.empty()) found.wrong = "a member that is no good text";
        }
    }
    const auto last_row = static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n')) + 1;
    std::size_t row = 0;
    for (const problem& p : problems.all()) {
        if (p.row < row || p.row > last_row) found.wrong = "problems out of order, or behind the end";
        row = p.row;
        if (p.expected.empty()) found.wrong = "a problem that does not say what was expected";
        found.problems.push_back(to_string(p));
        if (!is_safe_line(found.problems.back())) found.wrong = "a problem that is not safe to show";
    }
    if (reader.bytes_read() != bytes.size()) found.wrong = "a text that was not read to its end";
    return found;
}

}  // namespace

finding read_csv(std::string_view bytes) {
    plain_kernels_only = true;
    const reading plain = read_lines(bytes);
    plain_kernels_only = false;
    if (plain.wrong) return plain.wrong;
    if (read_lines(bytes) != plain) return "another reading with vector instructions";
    // The last rows of a text are read one by one; with more behind them, they are not.
    if (!plain.problems.empty() || !bytes.ends_with('\n')) return std::nullopt;
    if (read_lines(std::string{bytes} + std::string(200, '\n')) != plain) return "another reading with more behind it";
    return std::nullopt;
}

}  // namespace fuzz
