// SPDX-License-Identifier: BSL-1.0
// A country's budget lines, made up: 3,321 communes, ten years of months, 200 classification codes, two flows; for each
// line its original and revised budget, its outturn, and the people of the commune in that month.
//
//     const budget_lines lines = generate(20'000'000, row_order::unit, 1);   // the same rows as in any other order
//
// Integer arithmetic and a generator of our own only: the same seed gives the same rows everywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace govkpi::benchmarks {

inline constexpr std::uint32_t unit_count = 3'321;
inline constexpr std::uint32_t first_year = 2016;
inline constexpr std::uint32_t month_count = 120;
inline constexpr std::uint32_t flow_count = 2;
inline constexpr std::uint32_t class_count = 200;
/// One line a unit, month, flow and class.
inline constexpr std::uint32_t most_lines = unit_count * month_count * flow_count * class_count;

enum class row_order : std::uint8_t {
    random,
    month,  ///< by month, random within it: as ledgers are appended to
    unit,   ///< by unit, month, flow and class: as an exported table is sorted
};

/// A table in columns, its dimensions as numbers from 0 on. Amounts are đồng.
struct budget_lines {
    std::vector<std::uint16_t> unit;
    std::vector<std::uint8_t> month;  ///< since January of first_year
    std::vector<std::uint8_t> cls;
    std::vector<std::uint8_t> flow;  ///< 0 is revenue, 1 is expenditure
    std::vector<std::int64_t> original;
    std::vector<std::int64_t> revised;
    std::vector<std::int64_t> outturn;
    std::vector<std::int32_t> population;  ///< a stock: one number a unit and month, repeated on each of its lines

    std::size_t rows() const noexcept { return unit.size(); }
};

/// `rows` lines, no two of the same unit, month, flow and class. The seed and the number of rows say which lines; the
/// order only says how they lie. In random order, fewer rows are the beginning of more. Throws std::invalid_argument
/// past most_lines.
budget_lines generate(std::size_t rows, row_order order, std::uint64_t seed);

// How the members are written in a file.
std::string unit_code(std::uint32_t unit);    ///< five digits, such as 00643
std::string month_text(std::uint32_t month);  ///< 2025-07
std::string class_code(std::uint32_t cls);    ///< four digits, such as 6006
std::string flow_name(std::uint32_t flow);    ///< revenue, expenditure

}  // namespace govkpi::benchmarks
