// SPDX-License-Identifier: BSL-1.0
// A key performance indicator: an expression with a name, and what it is meant to reach. Defined once, it is evaluated on
// one unit's figures, on a panel of thousands, or on whatever a source has summed.
//
//     inline constexpr auto revenue_completion =
//         indicator{"revenue_completion",
//                   plan_completion(measure::outturn<revenue, VND>, measure::original_budget<revenue, VND>)}
//             .label({"revenue plan completion", "tỷ lệ hoàn thành dự toán thu"})
//             .target(at_least(100_percent));
#pragma once

#include <optional>
#include <string>

#include <govkpi/budget/target.hpp>
#include <govkpi/kpi/formula.hpp>
#include <govkpi/quantity/rational.hpp>

namespace govkpi {
namespace detail {
/// What a target for figures of type V is given in: any ratio for a quotient of like by like, plain money for each person
/// where the figure is an amount for each.
template <class V>
struct level_of { using type = V; };
template <quotient_like V>
struct level_of<V> {
    using type = quotient<typename numerator_of<V>::dimension, typename denominator_of<V>::dimension>;
};
template <dimensionless V>
struct level_of<V> { using type = ratio; };
}  // namespace detail

template <expression E>
class indicator {
public:
    using expression_type = E;
    using value_type = typename E::value_type;
    using level_type = typename detail::level_of<value_type>::type;

    /// `name` is static text: letters, digits and _, unique within a set of indicators.
    constexpr indicator(const char* name, const E& of) noexcept : name_{name}, of_{of} {}

    /// Each returns the indicator with one more thing said of it.
    constexpr indicator label(labels text) const {
        indicator out = *this;
        out.label_ = text;
        return out;
    }
    constexpr indicator higher_is_better() const { return with(direction::higher_is_better); }
    constexpr indicator lower_is_better() const { return with(direction::lower_is_better); }
    /// at_least(100_percent), at_most(per_capita<VND>::of_one(5_trieu)); says which way is good, too.
    template <std::convertible_to<level_type> L>
    constexpr indicator target(const govkpi::target<L>& level) const {
        indicator out = with(level.better());
        out.target_ = govkpi::target<level_type>{level.level(), level.better()};
        return out;
    }

    constexpr const char* name() const noexcept { return name_; }
    constexpr const E& of() const noexcept { return of_; }
    constexpr const labels& label() const noexcept { return label_; }
    constexpr std::optional<direction> better() const noexcept { return better_; }
    constexpr const std::optional<govkpi::target<level_type>>& target() const noexcept { return target_; }

private:
    constexpr indicator with(direction better) const {
        indicator out = *this;
        out.better_ = better;
        return out;
    }

    const char* name_;
    E of_;
    labels label_{};
    std::optional<direction> better_{};
    std::optional<govkpi::target<level_type>> target_{};
};

/// An indicator as a value of the running program: from a file of indicators, or from a typed one.
struct indicator_definition {
    /// A level to reach, in the smallest units of the formula's value and in lowest terms; 100 % is 1 / 1.
    struct level {
        std::int64_t numerator = 0;
        std::int64_t denominator = 1;
        friend bool operator==(const level&, const level&) = default;
    };
    std::string name;
    formula of;
    std::string label_en;
    std::string label_vi;
    std::optional<direction> better;
    std::optional<level> target;
};

template <expression E>
indicator_definition to_definition(const indicator<E>& of) {
    indicator_definition out{of.name(), to_formula(of.of()), of.label().en,
                             of.label().vi != nullptr ? of.label().vi : "", of.better(), {}};
    if (of.target()) {
        const auto& level = of.target()->level();
        if constexpr (quotient_like<typename indicator<E>::level_type>) {
            const auto lowest = rational::of(detail::raw::of(level.numerator()), detail::raw::of(level.denominator()));
            out.target = {detail::checked_narrow(lowest.numerator()), detail::checked_narrow(lowest.denominator())};
        }
        else
            out.target = {detail::raw::of(level), 1};
    }
    return out;
}

}  // namespace govkpi
