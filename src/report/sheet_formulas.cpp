// SPDX-License-Identifier: BSL-1.0
#include "sheet_formulas.hpp"

#include <algorithm>
#include <cstdlib>

#include <govkpi/quantity/detail/integer.hpp>

#include "sheet_text.hpp"

namespace govkpi::report {
namespace {

constexpr std::size_t longest_formula = 8'000;  // Excel takes 8,192 characters

bool is_quotient(const exact_value& figure) {
    return figure.kind == value_kind::percentage || (figure.kind == value_kind::quotient && !figure.per_unit.empty());
}

}  // namespace

sheet_formulas::sheet_formulas(const table& of, const sheet_numbers& numbers, std::size_t first_row)
    : table_{of}, numbers_{numbers}, first_row_{first_row}, rows_of_pair_(of.columns.size()) {
    for (std::size_t row = 0; row < numbers.size(); ++row)
        for (std::size_t column = 0; column < numbers[row].size(); ++column)
            for (const pair& found : pairs_of(row, column)) ++rows_of_pair_[column][found];
}

std::string sheet_formulas::of(std::size_t row, std::size_t column) const {
    if (!numbers_[row][column]) return {};
    std::string formula = quotient(row, column);
    return formula.empty() ? total(row, column) : formula;
}

const exact_value* sheet_formulas::additive(std::size_t row, std::size_t column) const {
    if (!numbers_[row][column]) return nullptr;
    const exact_value& figure = *table_.rows[row].cells[column].value;
    const bool sums = figure.kind == value_kind::amount || figure.kind == value_kind::count;
    return sums && figure.denominator == 1 ? &figure : nullptr;
}

std::vector<sheet_formulas::pair> sheet_formulas::pairs_of(std::size_t row, std::size_t column) const {
    if (!numbers_[row][column]) return {};
    const exact_value& figure = *table_.rows[row].cells[column].value;
    if (!is_quotient(figure)) return {};
    std::vector<std::size_t> above;
    std::vector<std::size_t> below;
    for (std::size_t c = 0; c < numbers_[row].size(); ++c) {
        const exact_value* part = additive(row, c);
        if (part == nullptr) continue;
        if (part->numerator == figure.numerator && (figure.unit.empty() || part->unit == figure.unit))
            above.push_back(c);
        if (part->numerator == figure.denominator && (figure.per_unit.empty() || part->unit == figure.per_unit))
            below.push_back(c);
    }
    std::vector<pair> found;
    for (const std::size_t a : above)
        for (const std::size_t b : below) {
            const bool alike = additive(row, a)->unit == additive(row, b)->unit;
            const bool like_by_like = figure.kind == value_kind::percentage;
            if (a != b && (alike || !like_by_like)) found.emplace_back(a, b);
        }
    return found;
}

std::string sheet_formulas::quotient(std::size_t row, std::size_t column) const {
    const pair* best = nullptr;
    std::size_t most = 0;
    const std::vector<pair> pairs = pairs_of(row, column);
    for (const pair& p : pairs) {
        const std::size_t rows = rows_of_pair_[column].at(p);
        if (rows == most) best = nullptr;
        if (rows <= most) continue;
        best = &p;
        most = rows;
    }
    if (best == nullptr) return {};
    const auto scale_of = [&](std::size_t c) { return numbers_[row][c]->scale; };
    const int power = scale_of(best->first) - scale_of(best->second) - scale_of(column);
    std::string formula = "=" + address(first_row_ + row, best->first) + "/" + address(first_row_ + row, best->second);
    if (power != 0) formula += (power > 0 ? "*" : "/") + std::to_string(detail::power_of_ten(std::abs(power)));
    return formula;
}

std::string sheet_formulas::total(std::size_t row, std::size_t column) const {
    if (!table_.rows[row].total || additive(row, column) == nullptr) return {};
    std::vector<std::size_t> since_last_total;
    std::vector<std::size_t> all;
    for (std::size_t above = 0; above < row; ++above) {
        if (table_.rows[above].total) {
            since_last_total.clear();
            continue;
        }
        since_last_total.push_back(above);
        all.push_back(above);
    }
    std::string formula = sum_if_exact(since_last_total, row, column);
    return formula.empty() ? sum_if_exact(all, row, column) : formula;
}

std::string sheet_formulas::sum_if_exact(const std::vector<std::size_t>& rows, std::size_t row,
                                         std::size_t column) const {
    const exact_value& whole = *additive(row, column);
    detail::int128 sum{0};
    bool any = false;
    for (const std::size_t r : rows) {
        if (!numbers_[r][column]) continue;  // words, which SUM leaves out too
        const exact_value* part = additive(r, column);
        const bool alike = part != nullptr && part->unit == whole.unit && part->kind == whole.kind &&
                           numbers_[r][column]->scale == numbers_[row][column]->scale;
        if (!alike || detail::add_overflows(sum, detail::int128{part->numerator}, sum)) return {};
        any = true;
    }
    if (!any || sum != detail::int128{whole.numerator}) return {};
    std::string formula;
    for (std::size_t from = 0; from < rows.size();) {
        std::size_t to = from;
        while (to + 1 < rows.size() && rows[to + 1] == rows[to] + 1) ++to;
        formula += (formula.empty() ? "=SUM(" : ",") + address(first_row_ + rows[from], column) + ":" +
                   address(first_row_ + rows[to], column);
        from = to + 1;
    }
    return formula.size() < longest_formula ? formula + ")" : std::string{};
}

}  // namespace govkpi::report
