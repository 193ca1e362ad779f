// SPDX-License-Identifier: BSL-1.0
// From a claim to a figure with a type: what a text says of a flow, a basis and a currency becomes an amount of just these.
//
//     const auto collected = figure_as<amount<territory_revenue, basis::outturn, VND>>(claims[0]);
//     if (collected) fmt::print("{}\n", *collected);   // reported<...>: it keeps how exactly it was printed
#pragma once

#include <optional>
#include <string_view>

#include <govkpi/audit/claim.hpp>
#include <govkpi/budget/amount.hpp>
#include <govkpi/quantity/reported.hpp>

namespace govkpi {

/// What texts call a flow, as claims name it: the flow's own name, unless it is said otherwise here. A flow of your own that
/// is called land_use_revenue gets the claims of that indicator.
template <flow F>
inline constexpr std::string_view claimed_as = F::name;
template <>
inline constexpr std::string_view claimed_as<revenue> = "total_revenue";
template <>
inline constexpr std::string_view claimed_as<expenditure> = "total_expenditure";

/// What a claim is in the words of govkpi::basis: outturn, estimated_outturn, original_budget, revised_budget. A budget that
/// was assigned is an assigned_budget, one of which no more is said a budget, and a target a target: no tag of the library
/// has these names, one of yours may.
GOVKPI_AUDIT_EXPORT std::string_view basis_name_of(const claim& c) noexcept;

namespace detail {
/// The amount in smallest units of that currency. None where it is in another unit or does not fit in 64 bits, where a word
/// of approximation stands before it (its digits do not say how far it may be off), and where something is left out of it.
GOVKPI_AUDIT_EXPORT std::optional<std::int64_t> minor_units_of(const claim& c, std::string_view currency_code) noexcept;
}  // namespace detail

/// The amount of money of a claim, whatever it is about.
template <currency_tag C>
std::optional<reported<money<C>>> printed_money(const claim& c) {
    const auto units = detail::minor_units_of(c, C::info.code);
    if (!units) return std::nullopt;
    return reported<money<C>>{money<C>::from_minor_units(*units), c.amount->last_digit};
}

/// The amount of a claim, where it is of this flow, basis and currency.
template <budget_amount A>
std::optional<reported<A>> figure_as(const claim& c) {
    if (c.indicator != claimed_as<typename A::flow_type> || basis_name_of(c) != A::basis_type::name) return std::nullopt;
    const auto printed = printed_money<typename A::currency_type>(c);
    if (!printed) return std::nullopt;
    return reported<A>{A::of(printed->value()), printed->unit()};
}

template <class T> requires (!budget_amount<T>)
void figure_as(const claim&) = delete;  // say of which flow and basis: figure_as<amount<revenue, basis::outturn, VND>>(claim), or printed_money<VND>(claim)

/// The percentage of a comparison: 103,3 % of the base, or 17 % above it (below, where negative); the comparison's kind says
/// which. None of a multiple, points or a difference, behind a word of approximation, and where it does not fit in 64 bits.
GOVKPI_AUDIT_EXPORT std::optional<reported<ratio>> printed_percent(const claim_comparison& c);

}  // namespace govkpi
