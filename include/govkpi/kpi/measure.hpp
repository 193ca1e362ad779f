// SPDX-License-Identifier: BSL-1.0
// What is measured: the figures that add up over units, and of which every indicator is made.
//
//     measure::outturn<revenue, VND>             "outturn.revenue" in formulas and files
//     measure::population                        a stock: its last figure stands for a year
//     mean_over_time(measure::population)        or the mean of the year's figures
//     measure::flow<count<birth>>("births")      one of your own
#pragma once

#include <cstddef>
#include <cstdint>

#include <govkpi/budget/amount.hpp>
#include <govkpi/quantity/count.hpp>

namespace govkpi {

/// What several periods of a measure come to. Over units every measure sums.
enum class over_time : std::uint8_t {
    sum,   ///< a flow: twelve months of revenue make a year of it
    last,  ///< a stock at the end: the population of a year is that of its last month
    mean,  ///< a stock on average
};

/// A measure in words. All texts are static.
struct measure_info {
    const char* basis = nullptr;  ///< "outturn"; nullptr for what is no budget amount
    const char* name = "";        ///< the flow's name where there is a basis: "revenue"; "population"
    const char* unit = "";        ///< the currency's code, "VND", or the word for what is counted, "people"
    const char* scope = nullptr;  ///< of the flow: "own_budget"
    flow_kind kind = flow_kind::revenue;        ///< meaningful where there is a basis
    basis_kind planned = basis_kind::execution;  ///< likewise
    over_time time = over_time::sum;
};

namespace detail {

/// The unit that a quantity is measured in.
template <additive Q>
constexpr const char* unit_of() {
    if constexpr (monetary<Q>) return Q::currency_type::info.code;
    else return Q::thing::label.en;
}

/// A tag that is derived from another and forgot its own name would take the figures of the other. A constant, for the
/// compiler says less about those than about concepts.
template <class T, class... Known>
inline constexpr bool has_a_name_of_its_own = [] {
    if constexpr (!requires { T::name; }) return false;
    else return ((std::same_as<T, Known> || &T::name != &Known::name) && ...);
}();

template <flow F, budget_basis B, currency_tag C>
constexpr measure_info info_of_amount() {
    static_assert(has_a_name_of_its_own<F, revenue, expenditure, territory_revenue>,
                  "give the flow a name for formulas: static constexpr const char* name = \"...\";");
    static_assert(has_a_name_of_its_own<B, basis::original_budget, basis::revised_budget, basis::estimated_outturn, basis::outturn>,
                  "give the basis a name for formulas: static constexpr const char* name = \"...\";");
    static_assert(has_a_name_of_its_own<typename F::scope>,
                  "give the scope a name for formulas: static constexpr const char* name = \"...\";");
    return {B::name, F::name, C::info.code, F::scope::name, F::kind, B::kind, over_time::sum};
}

}  // namespace detail

/// An integer times a measure, or times one where `info` has no name.
struct measure_term {
    measure_info info;
    std::int64_t factor = 1;
};

/// A sum of measures of one kind, whose value is a Q: `measure::outturn<revenue, VND>` by itself, or several added.
template <additive Q>
class total {
public:
    using value_type = Q;
    /// The most measures that one sum may have; a longer one does not compile.
    static constexpr std::size_t most_terms = 16;

    constexpr explicit total(const measure_info& info) noexcept : terms_{{info, 1}}, size_{1} {}

    constexpr std::size_t size() const noexcept { return size_; }
    constexpr const measure_term& operator[](std::size_t i) const noexcept { return terms_[i]; }

    friend constexpr total operator+(total a, const total& b) {
        for (std::size_t i = 0; i < b.size_; ++i) a.add(b.terms_[i], 1);
        return a;
    }
    friend constexpr total operator-(total a, const total& b) {
        for (std::size_t i = 0; i < b.size_; ++i) a.add(b.terms_[i], -1);
        return a;
    }
    friend constexpr total operator-(total a) { return a * -1; }
    template <detail::plain_integer I>
    friend constexpr total operator*(total a, I times) {
        const std::int64_t factor = detail::checked_int64(times);
        for (std::size_t i = 0; i < a.size_; ++i) a.terms_[i].factor = detail::checked_multiply(a.terms_[i].factor, factor);
        return a;
    }
    template <detail::plain_integer I>
    friend constexpr total operator*(I times, const total& a) {
        return a * times;
    }
    friend constexpr total mean_over_time(total a) {
        for (std::size_t i = 0; i < a.size_; ++i) {
            if (a.terms_[i].info.time == over_time::sum) detail::throw_invalid_argument("govkpi: a flow sums over time");
            a.terms_[i].info.time = over_time::mean;
        }
        return a;
    }

private:
    constexpr void add(const measure_term& term, std::int64_t sign) {
        if (size_ == most_terms) detail::throw_invalid_argument("govkpi: a sum of at most 16 measures");
        terms_[size_] = term;
        terms_[size_].factor = detail::checked_multiply(term.factor, sign);
        ++size_;
    }

    measure_term terms_[most_terms];
    std::size_t size_ = 0;
};

/// The same sum with flow and basis put aside, deliberately: plain money.
template <budget_amount Q>
constexpr total<typename Q::dimension> as_money(const total<Q>& of) {
    using plain_total = total<typename Q::dimension>;
    plain_total out = plain_total{of[0].info} * of[0].factor;
    for (std::size_t i = 1; i < of.size(); ++i) out = out + plain_total{of[i].info} * of[i].factor;
    return out;
}

/// The measures by name. A namespace, so that they may be called like the makers of amounts.
namespace measure {

template <flow F, currency_tag C>
inline constexpr total<amount<F, basis::original_budget, C>> original_budget{
    detail::info_of_amount<F, basis::original_budget, C>()};
template <flow F, currency_tag C>
inline constexpr total<amount<F, basis::revised_budget, C>> revised_budget{
    detail::info_of_amount<F, basis::revised_budget, C>()};
template <flow F, currency_tag C>
inline constexpr total<amount<F, basis::estimated_outturn, C>> estimated_outturn{
    detail::info_of_amount<F, basis::estimated_outturn, C>()};
template <flow F, currency_tag C>
inline constexpr total<amount<F, basis::outturn, C>> outturn{detail::info_of_amount<F, basis::outturn, C>()};

/// Amounts on a basis of your own: of<amount<revenue, mid_year_plan, VND>>.
template <budget_amount A>
inline constexpr total<A> of{
    detail::info_of_amount<typename A::flow_type, typename A::basis_type, typename A::currency_type>()};

/// What adds up over time too: births, permits, a fee that is no budget flow.
template <additive Q>
constexpr total<Q> flow(const char* name) noexcept {
    return total<Q>{measure_info{.name = name, .unit = detail::unit_of<Q>()}};
}
/// What is there at a time: people, debt, vehicles. The last figure of a span stands for it, or the mean if declared.
template <additive Q>
constexpr total<Q> stock(const char* name, over_time time = over_time::last) noexcept {
    return total<Q>{measure_info{.name = name, .unit = detail::unit_of<Q>(), .time = time}};
}

inline constexpr total<people> population = stock<people>("population");

}  // namespace measure

// ---- refused: the same as for the figures themselves --------------------------------------------------------------

namespace detail {
template <class A, class B>
concept two_totals = additive<A> && additive<B> && !std::same_as<A, B>;
template <class A, class B>
concept flows_differ = two_totals<A, B> && two_flows<A, B>;
template <class A, class B>
concept bases_differ = two_totals<A, B> && two_bases<A, B>;
template <class A, class B>
concept kinds_differ = two_totals<A, B> && !two_flows<A, B> && !two_bases<A, B>;
}  // namespace detail

template <class A, class B> requires detail::flows_differ<A, B>
void operator+(const total<A>&, const total<B>&) = delete;  // two flows do not add: take balance(revenue, expenditure)
template <class A, class B> requires detail::flows_differ<A, B>
void operator-(const total<A>&, const total<B>&) = delete;  // two flows do not subtract: write balance(revenue, expenditure), both of one scope
template <class A, class B> requires detail::bases_differ<A, B>
void operator+(const total<A>&, const total<B>&) = delete;  // two bases do not add: an outturn against its budget is plan_completion()
template <class A, class B> requires detail::bases_differ<A, B>
void operator-(const total<A>&, const total<B>&) = delete;  // two bases do not subtract: take plan_completion(), budget_revision(), or as_money() of each
template <class A, class B> requires detail::kinds_differ<A, B>
void operator+(const total<A>&, const total<B>&) = delete;  // unlike measures do not add: money with money of one currency, people with people
template <class A, class B> requires detail::kinds_differ<A, B>
void operator-(const total<A>&, const total<B>&) = delete;  // unlike measures do not subtract: money from money of one currency, people from people
template <class A, class B>
void operator*(const total<A>&, const total<B>&) = delete;  // a product of two measures is no measure: divide them (a / b)
template <class A, class T> requires std::is_arithmetic_v<T>
void operator+(const total<A>&, T) = delete;  // a bare number has no unit: a constant cannot be added to a measure
template <class A, class T> requires std::is_arithmetic_v<T>
void operator-(const total<A>&, T) = delete;  // a bare number has no unit: a constant cannot be taken from a measure
template <class A, detail::inexact F>
void operator*(const total<A>&, F) = delete;  // a double is not exact: multiply by a whole number, then divide by one

}  // namespace govkpi
