// SPDX-License-Identifier: BSL-1.0
// What a figure is meant to reach, and which way is good.
#pragma once

#include <compare>

#include <govkpi/quantity/undefined.hpp>
#include <cstdint>

namespace govkpi {

enum class direction : std::uint8_t { higher_is_better, lower_is_better };
enum class verdict : std::uint8_t { met, not_met, undetermined };

/// A target for figures of type T: a ratio, money per head, an amount. Equality is met; the verdict is taken on the
/// exact value, never on a rounded one; a figure without a value is undetermined, neither met nor missed.
template <class T>
class target {
public:
    constexpr target(T level, direction better) noexcept : level_{level}, better_{better} {}

    constexpr const T& level() const noexcept { return level_; }
    constexpr direction better() const noexcept { return better_; }

    template <class V>
        requires requires(const V& v, const T& t) { v <=> t; }
    constexpr verdict judge(const V& value) const {
        const auto order = value <=> level_;
        if (!has_value(value) || !has_value(level_)) return verdict::undetermined;
        const bool reached = better_ == direction::higher_is_better ? order >= 0 : order <= 0;
        return reached ? verdict::met : verdict::not_met;
    }

    template <class V>
        requires(!requires(const V& v, const T& t) { v <=> t; })
    verdict judge(const V&) const = delete;  // a target judges figures of its own kind: a ratio by a ratio, money by money

private:
    template <class V>
    static constexpr bool has_value(const V& v) {
        if constexpr (requires { v.is_defined(); }) return v.is_defined();
        return true;
    }

    T level_;
    direction better_;
};

template <class T>
constexpr target<T> at_least(T level) noexcept {
    return {level, direction::higher_is_better};
}
template <class T>
constexpr target<T> at_most(T level) noexcept {
    return {level, direction::lower_is_better};
}

}  // namespace govkpi
