// SPDX-License-Identifier: BSL-1.0
// What was published about a flow, as the types that it is of, and in words.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <govkpi/budget.hpp>
#include <govkpi/report/figures.hpp>

namespace govkpi::report {

/// Calls body with the flow as a type; from there on the compiler keeps flows apart.
template <class Body>
auto with_flow(flow_name name, Body body) {
    switch (name) {
        case flow_name::territory_revenue:
            return body(territory_revenue{});
        case flow_name::revenue:
            return body(revenue{});
        case flow_name::expenditure:
            break;
    }
    return body(expenditure{});
}

/// Calls body with the executed amount as what it is: of its flow, an outturn or an estimate of one.
template <class Body>
auto with_execution(const flow_figures& figures, Body body) {
    return with_flow(figures.flow, [&]<flow F>(F) {
        const reported<money<VND>>& printed = figures.executed->amount;
        const auto as = [&](auto amount) { return body(reported{amount, printed.unit(), printed.rule()}); };
        return figures.estimated ? as(estimated_outturn<F>(printed.value())) : as(outturn<F>(printed.value()));
    });
}

inline const std::optional<published_amount>& plan_of(const flow_figures& flow, plan_name plan) {
    return plan == plan_name::original_budget ? flow.original_budget : flow.revised_budget;
}
/// The published percentages of that plan, in their order.
std::vector<const published_comparison*> published_against(const flow_figures& flow, plan_name plan);

const char* label_of(flow_name name, language lang);
const char* label_of(plan_name name, language lang);
/// A label at the head of a row, with a capital.
std::string as_heading(std::string_view label);

}  // namespace govkpi::report
