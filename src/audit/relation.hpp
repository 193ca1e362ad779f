// SPDX-License-Identifier: BSL-1.0
// What printed figures must satisfy together: a sum of terms that is zero, or not below it. A term is an amount, an amount
// times or over a ratio, or a ratio alone, and each figure stands in it once: interval arithmetic is then exact, a
// contradiction is one that no choice of the unprinted digits resolves.
//
//     112 / 340 tỷ, 34,9 %           +112 - 340 x 34,9 %           = 0
//     gồm 28, 122, 5 of 156          +156 - 28 - 122 - 5           = 0
//     bases implied by two figures   +A / 103,3 % - B / 74,2 %     = 0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include <govkpi/audit/claim.hpp>
#include <govkpi/audit/finding.hpp>

namespace govkpi::detail {

/// A printed figure: the amount of a claim, or the number of one of its comparisons.
struct printed {
    std::size_t claim = 0;
    std::optional<std::size_t> comparison;

    friend bool operator==(const printed&, const printed&) noexcept = default;
};

struct relation_term {
    int sign = 1;
    std::optional<printed> amount;
    std::optional<printed> ratio;  // a comparison, read as the ratio to its base
    bool over_ratio = false;       // amount / ratio rather than amount x ratio
};

struct relation {
    finding_kind kind = finding_kind::against_base;
    std::vector<relation_term> terms;
    bool at_least = false;  // not below zero, rather than zero
    bool certain = true;    // by definition; otherwise breaking it is only a remark

    std::vector<printed> figures() const;
};

/// How the digits that are not printed were lost.
enum class lost_digits : std::uint8_t { rounded, cut };

/// The numbers that a printed amount, or a printed comparison as it stands, may be, with its word of approximation.
exact_interval values_of(std::span<const claim> claims, const printed& figure, lost_digits how = lost_digits::rounded);

/// Whether some choice of the unprinted digits satisfies it. Throws overflow.
bool holds(std::span<const claim> claims, const relation& r, lost_digits how = lost_digits::rounded);

/// The numbers that one figure would have to be for the others to stand, on the scale it is printed in. Throws overflow.
exact_interval needed(std::span<const claim> claims, const relation& r, const printed& figure);

}  // namespace govkpi::detail
