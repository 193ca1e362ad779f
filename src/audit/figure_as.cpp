// SPDX-License-Identifier: BSL-1.0
#include <govkpi/audit/figure_as.hpp>

#include <limits>

namespace govkpi {
namespace {

std::optional<std::int64_t> in_64_bits(const detail::int128& number) noexcept {
    if (number > detail::int128{std::numeric_limits<std::int64_t>::max()} ||
        number < detail::int128{std::numeric_limits<std::int64_t>::min()})
        return std::nullopt;
    return static_cast<std::int64_t>(number);
}

}  // namespace

std::string_view basis_name_of(const claim& c) noexcept {
    switch (c.basis) {
        case claim_basis::outturn:
            return "outturn";
        case claim_basis::estimate:
            return "estimated_outturn";
        case claim_basis::target:
            return "target";
        case claim_basis::budget:
            break;
    }
    switch (c.budget_kind) {
        case comparison_base::original:
            return "original_budget";
        case comparison_base::revised:
            return "revised_budget";
        case comparison_base::assigned:
            return "assigned_budget";
        default:
            return "budget";
    }
}

namespace detail {

std::optional<std::int64_t> minor_units_of(const claim& c, std::string_view currency_code) noexcept {
    if (!c.amount || c.unit != currency_code || c.approximated != approximation::exact || c.qualified)
        return std::nullopt;
    if (c.amount->value.denominator() != detail::int128{1}) return std::nullopt;
    return in_64_bits(c.amount->value.numerator());
}

}  // namespace detail

std::optional<reported<ratio>> printed_percent(const claim_comparison& c) {
    const bool is_percent =
        c.kind == compared_by::percent_of || c.kind == compared_by::growth || c.kind == compared_by::excess;
    if (!is_percent || c.approximated != approximation::exact) return std::nullopt;
    const rational share = c.value.value / rational{100};
    const auto numerator = in_64_bits(share.numerator());
    const auto denominator = in_64_bits(share.denominator());
    if (!numerator || !denominator) return std::nullopt;
    return reported<ratio>{make_ratio(*numerator, *denominator), c.value.last_digit / rational{100}};
}

}  // namespace govkpi
