// SPDX-License-Identifier: BSL-1.0
#include "sheet_formulas.hpp"

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
    : table_{of},
      numbers_{numbers},
      first_row_{first_row},
      rows_of_pair_(of.columns.size()),
      used_(of.columns.size()),
      since_total_(of.columns.size()),
      from_top_(of.columns.size()) {
    for (std::size_t row = 0; row < numbers.size(); ++row)
        for (std::size_t column = 0; column < numbers[row].size(); ++column)
            for (const pair& found : pairs_of(row, column)) ++rows_of_pair_[column][found];
}

std::vector<std::string> sheet_formulas::next_row() {
    std::vector<std::string> formulas(table_.columns.size());
    for (std::size_t column = 0; column < formulas.size(); ++column) {
        if (!numbers_[row_][column]) continue;
        formulas[column] = quotient(row_, column);
        if (formulas[column].empty()) formulas[column] = total(row_, column);
    }
    add_to_sums(row_);
    ++row_;
    return formulas;
}

std::vector<std::string> sheet_formulas::ratios() const {
    const auto name = [this](std::size_t column) {
        const table::column& c = table_.columns[column];
        return c.group.empty() ? c.heading : c.group + ": " + c.heading;
    };
    std::vector<std::string> said;
    for (std::size_t column = 0; column < used_.size(); ++column) {
        if (used_[column].size() != 1) continue;
        const pair& parts = *used_[column].begin();
        said.push_back(name(column) + " = " + name(parts.first) + " / " + name(parts.second));
    }
    return said;
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

const sheet_formulas::pair* sheet_formulas::best_of(const std::vector<pair>& pairs, std::size_t column) const {
    const pair* best = nullptr;
    std::size_t most = 0;
    for (const pair& p : pairs) {
        const std::size_t rows = rows_of_pair_[column].at(p);
        if (rows == most) best = nullptr;
        if (rows <= most) continue;
        best = &p;
        most = rows;
    }
    return best;
}

std::string sheet_formulas::quotient(std::size_t row, std::size_t column) {
    const std::vector<pair> pairs = pairs_of(row, column);
    const pair* const best = best_of(pairs, column);
    if (best == nullptr) return {};
    used_[column].insert(*best);
    const auto scale_of = [&](std::size_t c) { return numbers_[row][c]->scale; };
    const int power = scale_of(best->first) - scale_of(best->second) - scale_of(column);
    std::string formula = "=" + address(first_row_ + row, best->first) + "/" + address(first_row_ + row, best->second);
    if (power != 0) formula += (power > 0 ? "*" : "/") + std::to_string(detail::power_of_ten(std::abs(power)));
    return formula;
}

/// Of the rows since the last total, or of all that are no totals.
std::string sheet_formulas::total(std::size_t row, std::size_t column) const {
    const exact_value* whole = table_.rows[row].total ? additive(row, column) : nullptr;
    if (whole == nullptr) return {};
    const auto rows = [&](std::size_t first, std::size_t last) {
        return address(first_row_ + first, column) + ":" + address(first_row_ + last, column);
    };
    const int scale = numbers_[row][column]->scale;
    if (since_total_[column].is(*whole, scale)) return "=SUM(" + rows(after_total_, row - 1) + ")";
    if (!from_top_[column].is(*whole, scale)) return {};
    std::string formula;
    for (const auto& [first, last] : runs_) {
        formula += (formula.empty() ? "=SUM(" : ",") + rows(first, last);
        if (formula.size() >= longest_formula) return {};
    }
    return formula + ")";
}

void sheet_formulas::add_to_sums(std::size_t row) {
    if (table_.rows[row].total) {
        after_total_ = row + 1;
        since_total_.assign(since_total_.size(), {});
        return;
    }
    if (runs_.empty() || runs_.back().second + 1 != row)
        runs_.emplace_back(row, row);
    else
        runs_.back().second = row;
    for (std::size_t column = 0; column < since_total_.size(); ++column) {
        if (!numbers_[row][column]) continue;  // words, which SUM leaves out too
        const exact_value* part = additive(row, column);
        since_total_[column].add(part, numbers_[row][column]->scale);
        from_top_[column].add(part, numbers_[row][column]->scale);
    }
}

void sheet_formulas::running_sum::add(const exact_value* part, int scale_of_part) {
    if (part != nullptr && like == nullptr) {
        like = part;
        scale = scale_of_part;
    }
    is_one = is_one && part != nullptr && part->unit == like->unit && part->kind == like->kind &&
             scale_of_part == scale && !detail::add_overflows(sum, detail::int128{part->numerator}, sum);
}

bool sheet_formulas::running_sum::is(const exact_value& whole, int scale_of_whole) const {
    return is_one && like != nullptr && like->unit == whole.unit && like->kind == whole.kind &&
           scale == scale_of_whole && sum == detail::int128{whole.numerator};
}

}  // namespace govkpi::report
