// SPDX-License-Identifier: BSL-1.0
// What a text calls an outturn and what it calls a budget do not add, typed as they are.
// expect: two bases do not add: an outturn against its budget is plan_completion() or variance()
#include <govkpi/audit/figure_as.hpp>

using namespace govkpi;

int main() {
    const claim read;
    const auto collected = figure_as<amount<revenue, basis::outturn, VND>>(read);
#ifdef MISUSE
    const auto other = figure_as<amount<revenue, basis::original_budget, VND>>(read);
#else
    const auto other = figure_as<amount<revenue, basis::outturn, VND>>(read);
#endif
    if (collected && other) static_cast<void>(collected->value() + other->value());
}
