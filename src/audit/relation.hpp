// SPDX-License-Identifier: BSL-1.0
// What printed figures must satisfy together: a sum of terms that is zero, or not below it. A term is an amount, an amount
// times or over a ratio, or a ratio alone, and each figure stands in it once: interval arithmetic is then exact, a
// contradiction is one that no choice of the unprinted digits resolves.
//
//     112 / 340 tỷ, 34,9 %           +112 - 340 x 34,9 %           = 0
//     gồm 28, 122, 5 of 156          +156 - 28 - 122 - 5           = 0
//     bases implied by two figures   +A / 103,3 % - B / 74,2 %     = 0
#pragma once

#include <compare>
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

    friend auto operator<=>(const printed&, const printed&) noexcept = default;
};

/// Its number as printed. The claim must have an amount where that is asked for.
const printed_value& value_of(std::span<const claim> claims, const printed& figure);

/// Whether a comparison's number can be set against its claim's amount: not 5 tỷ đồng more than a rate.
bool is_in_unit_of(const claim_comparison& c, const claim& of) noexcept;

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

/// What each printed figure may be: every number that prints so, widened where a word such as "hơn" stands before it.
class readings {
public:
    explicit readings(std::span<const claim> claims, lost_digits how = lost_digits::rounded);

    std::span<const claim> claims() const noexcept { return claims_; }
    /// A printed amount, or the number of a comparison as it stands.
    const exact_interval& of(const printed& figure) const;
    /// What is left of it where it also lies within other numbers; false where nothing would be, and it stays as it was.
    bool narrow(const printed& figure, const exact_interval& within);

private:
    std::size_t index_of(const printed& figure) const;

    std::span<const claim> claims_;
    std::vector<std::size_t> first_;  // of each claim: its amount, then its comparisons
    std::vector<exact_interval> values_;
};

/// Whether some choice of the unprinted digits satisfies it. Throws overflow.
bool holds(const readings& read, const relation& r);

/// The numbers that one figure would have to be for the others to stand, on the scale it is printed in. Throws overflow.
exact_interval needed(const readings& read, const relation& r, const printed& figure);

/// The base that an amount with a comparison implies. Throws overflow.
exact_interval implied_base(const readings& read, const printed& amount, const printed& ratio);

}  // namespace govkpi::detail
