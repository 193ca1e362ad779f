// SPDX-License-Identifier: BSL-1.0
#include <govkpi/panel/crosswalk.hpp>

#include <map>
#include <tuple>

#include <fmt/format.h>

#include <govkpi/problem.hpp>
#include <govkpi/quantity/allocate.hpp>

#include "crosswalk_rows.hpp"

namespace govkpi {
namespace {

using detail::common_denominator;
using detail::for_each_old_unit;
using detail::int128;

std::optional<std::size_t> place_of(std::string_view unit, const std::vector<std::string>& units) {
    const auto at = std::lower_bound(units.begin(), units.end(), unit);
    if (at == units.end() || *at != unit) return std::nullopt;
    return static_cast<std::size_t>(at - units.begin());
}

/// The figure of each old unit, none where it is missing; adds the units that are not known.
template <class T>
std::vector<const T*> by_old_unit(std::span<const unit_figure<T>> figures, const std::vector<std::string>& units,
                                  std::vector<std::string>& unmatched, problem_list& problems) {
    std::vector<const T*> found(units.size(), nullptr);
    std::vector<std::string_view> names;
    for (const auto& [unit, figure] : figures) {
        names.push_back(unit);
        const T* const value = figure ? &*figure : nullptr;
        if (const auto at = place_of(unit, units))
            found[*at] = value;
        else if (value != nullptr)
            unmatched.push_back(unit);
    }
    std::sort(names.begin(), names.end());
    for (std::size_t i = 1; i < names.size(); ++i)
        if (names[i - 1] == names[i]) problems.add(0, "unit", names[i], "one figure for each unit");
    std::sort(unmatched.begin(), unmatched.end());
    unmatched.erase(std::unique(unmatched.begin(), unmatched.end()), unmatched.end());
    return found;
}

/// What comes to each new unit.
class collector {
public:
    collector(const std::vector<std::string>& units, std::span<const std::uint32_t> targets)
        : units_{units}, sums_(units.size()) {
        for (const std::uint32_t unit : targets) ++sums_[unit].parts.expected;
    }
    void add(std::size_t unit, int128 amount, bool estimated) {
        sum& to = sums_[unit];
        if (detail::add_overflows(to.amount, amount, to.amount)) refuse(unit);
        ++to.parts.reported;
        to.estimated = to.estimated || estimated;
    }
    moved_amounts finish(std::vector<std::string> unmatched) const {
        moved_amounts out{{}, std::move(unmatched)};
        for (std::size_t i = 0; i < units_.size(); ++i) {
            const sum& of = sums_[i];
            out.units.push_back({units_[i], std::nullopt, of.parts, of.estimated});
            std::int64_t amount = 0;
            if (!detail::narrow(of.amount, amount)) refuse(i);
            if (of.parts.reported > 0) out.units.back().figure = amount;
        }
        return out;
    }

private:
    struct sum {
        int128 amount = 0;
        coverage parts{};
        bool estimated = false;
    };
    [[noreturn]] void refuse(std::size_t unit) const {
        throw sum_overflow{fmt::format("govkpi: what comes to unit \"{}\" does not fit in 64 bits", units_[unit])};
    }
    const std::vector<std::string>& units_;
    std::vector<sum> sums_;
};

/// Digits from `at`, at most 18; moves `at` behind them. The number of digits is what it moves by.
std::int64_t read_digits(std::string_view text, std::size_t& at) {
    std::int64_t value = 0;
    for (const std::size_t start = at; at < text.size() && text[at] >= '0' && text[at] <= '9' && at - start < 18; ++at)
        value = value * 10 + (text[at] - '0');
    return value;
}

}  // namespace

result<rational> parse_weight(std::string_view text) {
    std::size_t at = 0;
    const std::int64_t whole = read_digits(text, at);
    if (at == 0) return parse_error{at, "a digit"};
    if (at == text.size()) return rational{whole};
    const char mark = text[at];
    if (mark != '.' && mark != '/') return parse_error{at, "a decimal point, a fraction bar or the end"};
    const std::size_t start = ++at;
    const std::int64_t second = read_digits(text, at);
    if (at == start) return parse_error{at, "a digit"};
    if (at != text.size()) return parse_error{at, "the end"};
    if (mark == '.') {
        const std::int64_t power = detail::power_of_ten(static_cast<int>(at - start));
        return rational::of(detail::wide_product(whole, power) + int128{second}, power);
    }
    if (second == 0) return parse_error{start, "a number above zero"};
    return rational::of(whole, second);
}

crosswalk crosswalk::from_rows(std::vector<crosswalk_row> rows, std::string file) {
    return build(std::move(rows), nullptr, nullptr, std::move(file));
}

crosswalk crosswalk::from_rows(std::vector<crosswalk_row> rows, const units_of& before, const units_of& after,
                               std::string file) {
    return build(std::move(rows), &before, &after, std::move(file));
}

crosswalk crosswalk::build(std::vector<crosswalk_row> rows, const units_of* before, const units_of* after,
                           std::string file) {
    std::sort(rows.begin(), rows.end(), [](const crosswalk_row& a, const crosswalk_row& b) {
        return std::tie(a.from, a.to, a.weight, a.row) < std::tie(b.from, b.to, b.weight, b.row);
    });
    detail::crosswalk_checker check{std::move(file)};
    check.check(rows);
    std::map<std::string_view, std::size_t> from, to;  // and a row of each
    for (const crosswalk_row& r : rows) {
        if (!r.from.empty()) from.try_emplace(r.from, r.row);
        if (!r.to.empty()) to.try_emplace(r.to, r.row);
    }
    crosswalk made;
    if (before != nullptr) made.old_members_ = check.members(from, *before, "from");
    if (after != nullptr) made.new_members_ = check.members(to, *after, "to");
    check.finish();
    for (const auto& [code, row] : to) made.new_units_.emplace_back(code);
    for_each_old_unit(rows, [&](std::span<const crosswalk_row> unit) { made.add_unit(unit); });
    return made;
}

void crosswalk::add_unit(std::span<const crosswalk_row> rows) {
    std::vector<rational> weights;
    for (const crosswalk_row& r : rows) weights.push_back(r.weight);
    const std::int64_t common = common_denominator(weights);
    for (const crosswalk_row& r : rows) {
        if (r.weight == rational{0}) continue;
        targets_.push_back(static_cast<std::uint32_t>(*place_of(r.to, new_units_)));
        weights_.push_back((r.weight * rational{common}).to_whole(rounding::down));  // whole already
    }
    old_units_.push_back(rows[0].from);
    wholes_.push_back(common);
    starts_.push_back(targets_.size());
}

rational crosswalk::weight(std::string_view from, std::string_view to) const {
    const auto i = place_of(from, old_units_);
    const auto j = place_of(to, new_units_);
    if (!i || !j) return 0;
    for (std::size_t k = starts_[*i]; k < starts_[*i + 1]; ++k)
        if (targets_[k] == *j) return rational::of(weights_[k], wholes_[*i]);
    return 0;
}

crosswalk crosswalk::then(const crosswalk& next) const {
    problem_list unknown{"crosswalk"};
    for (const std::string& unit : new_units_)
        if (!place_of(unit, next.old_units_)) unknown.add(0, "from", unit, "an old unit of the next crosswalk");
    if (!unknown.empty()) throw bad_input{std::move(unknown)};

    std::vector<crosswalk_row> rows;
    for (std::size_t i = 0; i < old_units_.size(); ++i) {
        std::map<std::uint32_t, rational> weights;  // to each of the last units
        for (std::size_t k = starts_[i]; k < starts_[i + 1]; ++k) {
            const rational part = rational::of(weights_[k], wholes_[i]);
            const std::size_t j = *place_of(new_units_[targets_[k]], next.old_units_);
            for (std::size_t l = next.starts_[j]; l < next.starts_[j + 1]; ++l) {
                rational& sum = weights.try_emplace(next.targets_[l], 0).first->second;
                sum = sum + part * rational::of(next.weights_[l], next.wholes_[j]);
            }
        }
        for (const auto& [to, weight] : weights) rows.push_back({old_units_[i], next.new_units_[to], weight});
    }
    crosswalk made = from_rows(std::move(rows));
    made.old_members_ = old_members_;
    if (!next.new_members_.empty())
        for (const std::string& unit : made.new_units_)
            made.new_members_.push_back(next.new_members_[*place_of(unit, next.new_units_)]);
    return made;
}

std::vector<crosswalk::unit_share> crosswalk::shares(std::size_t old_unit, std::int64_t amount) const {
    const std::size_t start = starts_[old_unit];
    const std::size_t size = starts_[old_unit + 1] - start;
    std::vector<std::int64_t> amounts(size);
    detail::allocate(amount, std::span{weights_}.subspan(start, size), amounts);
    std::vector<unit_share> out;
    out.reserve(size);
    for (std::size_t k = 0; k < size; ++k) out.push_back({targets_[start + k], amounts[k]});
    return out;
}

/// Calls f with each old unit that reported, the new unit, what it gets and whether others get the rest.
template <class F>
void crosswalk::share_out(const std::vector<const std::int64_t*>& amounts, F f) const {
    for (std::size_t i = 0; i < old_units_.size(); ++i) {
        if (amounts[i] == nullptr) continue;
        const std::vector<unit_share> parts = shares(i, *amounts[i]);
        for (const unit_share& part : parts) f(i, part.unit, part.amount, parts.size() > 1);
    }
}

moved_amounts crosswalk::move(std::span<const moved_input> figures) const {
    std::vector<std::string> unmatched;
    problem_list problems{"figures"};
    const auto amounts = by_old_unit(figures, old_units_, unmatched, problems);
    if (!problems.empty()) throw bad_input{std::move(problems)};
    collector sums{new_units_, targets_};
    share_out(amounts,
              [&](std::size_t, std::uint32_t to, std::int64_t share, bool split) { sums.add(to, share, split); });
    return sums.finish(std::move(unmatched));
}

crosswalk::moved_fractions crosswalk::move_fractions(std::span<const unit_figure<fraction>> figures) const {
    std::vector<moved_input> numerators, denominators;
    for (const auto& [unit, figure] : figures) {
        numerators.push_back({unit});
        denominators.push_back({unit});
        if (!figure) continue;
        numerators.back().figure = figure->numerator;
        denominators.back().figure = figure->denominator;
    }
    return {move(numerators), move(denominators)};
}

crosswalk::moved_fractions crosswalk::move_per_head(std::span<const unit_figure<fraction>> figures,
                                                    std::span<const moved_input> populations, rounding mode) const {
    std::vector<std::string> unmatched;
    problem_list problems{"figures"};
    const auto per_head = by_old_unit(figures, old_units_, unmatched, problems);
    auto heads = by_old_unit(populations, old_units_, unmatched, problems);
    for (std::size_t i = 0; i < old_units_.size(); ++i) {
        if (heads[i] != nullptr && *heads[i] < 0)
            problems.add(0, "population", old_units_[i], "a population that is not below zero");
        if (per_head[i] == nullptr || per_head[i]->denominator <= 0) heads[i] = nullptr;
    }
    if (!problems.empty()) throw bad_input{std::move(problems)};
    collector numerators{new_units_, targets_};
    collector denominators{new_units_, targets_};
    share_out(heads, [&](std::size_t i, std::uint32_t to, std::int64_t share, bool) {
        const int128 product = detail::wide_product(per_head[i]->numerator, share);
        numerators.add(to, detail::rounded_division<int128>(product, per_head[i]->denominator, mode), true);
        denominators.add(to, share, true);
    });
    return {numerators.finish(std::move(unmatched)), denominators.finish({})};
}

}  // namespace govkpi
