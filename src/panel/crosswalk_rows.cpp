// SPDX-License-Identifier: BSL-1.0
#include "crosswalk_rows.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <govkpi/quantity/text.hpp>

namespace govkpi::detail {
namespace {

std::string text_of(int128 numerator, int128 denominator, int decimals) {
    char text[longest_text];
    return {text, write_decimal(text, numerator, denominator, decimals, {})};
}

/// "0.95" where a decimal number says it, otherwise "2/3".
std::string to_text(const rational& value) {
    std::int64_t small = 0;
    int128 power = 1;
    for (int decimals = 0; decimals <= 18 && narrow(value.numerator(), small); ++decimals, power *= int128{10})
        if (power % value.denominator() == int128{0}) return text_of(value.numerator(), value.denominator(), decimals);
    return text_of(value.numerator(), 1, 0) + '/' + text_of(value.denominator(), 1, 0);
}

std::string expected_of(const units_of& side, std::size_t members) {
    const std::string& name = side.tree.name();
    if (members == 0) return fmt::format("a code of {}", name);
    if (side.month) return fmt::format("a code of {} that is valid {}", name, to_string({side.month, side.month}));
    return fmt::format("a month that says which is meant, {} members of {} have this code", members, name);
}

}  // namespace

std::int64_t common_denominator(std::span<const rational> weights) {
    std::int64_t common = 1;
    for (const rational& weight : weights) {
        const int128 new_factor = rational::of(common, weight.denominator()).denominator();
        if (new_factor > int128{int64_max / common}) return 0;
        common *= static_cast<std::int64_t>(new_factor);
    }
    return common;
}

void crosswalk_checker::check(std::span<const crosswalk_row> sorted) {
    for (const crosswalk_row& r : sorted) {
        if (r.from.empty()) problems_.add(r.row, "from", r.to, "the code of an old unit");
        if (r.to.empty()) problems_.add(r.row, "to", r.from, "the code of a new unit");
        if (r.weight < rational{0})
            problems_.add(r.row, "weight", to_text(r.weight), "a weight that is not below zero");
    }
    for_each_old_unit(sorted, [&](std::span<const crosswalk_row> unit) { check_unit(unit); });
}

std::vector<member> crosswalk_checker::members(const std::map<std::string_view, std::size_t>& units,
                                               const units_of& side, const char* column) {
    std::vector<member> found;
    std::map<member, std::size_t> in_order;
    for (const auto& [code, row] : units) {
        const std::span<const member> all = side.tree.find(code);
        const std::optional<member> m = side.month        ? side.tree.find(code, *side.month)
                                        : all.size() == 1 ? std::optional{all[0]}
                                                          : std::nullopt;
        if (!m) problems_.add(row, column, code, expected_of(side, all.size()));
        found.push_back(m.value_or(no_member));
        if (m) in_order.emplace(*m, row);
    }
    member outer = no_member;
    for (const auto& [m, row] : in_order) {
        if (outer != no_member && side.tree.is_ancestor(outer, m))
            problems_.add(row, column, side.tree.code(m),
                          fmt::format("units beside each other, it lies within \"{}\"", side.tree.code(outer)));
        else
            outer = m;
    }
    return found;
}

void crosswalk_checker::finish() {
    auto& all = problems_.all();
    std::stable_sort(all.begin(), all.end(), [](const problem& a, const problem& b) { return a.row < b.row; });
    if (!problems_.empty()) throw bad_input{std::move(problems_)};
}

void crosswalk_checker::check_unit(std::span<const crosswalk_row> unit) {
    std::vector<rational> weights;  // of each pair once: what comes twice is one problem, not two
    for (std::size_t i = 0; i < unit.size(); ++i) {
        if (i > 0 && unit[i - 1].to == unit[i].to)
            problems_.add(unit[i].row, "to", unit[i].to,
                          fmt::format("each pair once, \"{}\" comes twice", unit[i].from));
        else
            weights.push_back(unit[i].weight);
    }
    if (!unit[0].from.empty()) check_weights(weights, unit[0]);
}

void crosswalk_checker::check_weights(std::span<const rational> weights, const crosswalk_row& unit) {
    const auto report = [&](std::string_view expected) { problems_.add(unit.row, "weight", unit.from, expected); };
    try {
        rational sum;
        for (const rational& weight : weights) sum = sum + weight;
        if (sum != rational{1})
            report(fmt::format("weights of an old unit that add up to 1, these to {}", to_text(sum)));
        else if (common_denominator(weights) == 0)
            report("weights with a common denominator that fits in 64 bits");
    } catch (const overflow&) {
        report("weights that can be added up exactly");
    }
}

}  // namespace govkpi::detail
