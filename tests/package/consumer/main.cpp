// SPDX-License-Identifier: BSL-1.0
// A program that uses an installed govkpi; expected_output.txt says what it prints.
#include <govkpi/budget.hpp>
#include <govkpi/format.hpp>

#include <fmt/core.h>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto collected = outturn<territory_revenue>(36_ty + 631_trieu);
    const auto assigned = original_budget<territory_revenue>(35'461_trieu);
    const auto done = plan_completion(collected, assigned);  // exact: 36 631 000 000 / 35 461 000 000
    fmt::print("{}\n", done);                                // 103.3%
    fmt::print("{:vi .2%}\n", done);                         // 103,30%
    fmt::print("{:vi}\n", collected);                        // 36.631.000.000 ₫       (U+00A0 before the sign)
    fmt::print("{:vi scaled}\n", collected);                 // 36 tỷ 631 triệu đồng
    fmt::print("{}\n", money<VND>{1'234'567_VND});           // 1,234,567 VND

    const auto a = plan_completion(outturn<expenditure>(90_trieu), original_budget<expenditure>(100_trieu));
    const auto b = plan_completion(outturn<expenditure>(10_trieu), original_budget<expenditure>(1_ty));
    fmt::print("{}\n", pool(a, b));  // 9.1%   : sums divided, not percentages averaged

    const auto none = plan_completion(outturn<revenue>(5_trieu), original_budget<revenue>(0_VND));
    fmt::print("{}\n", none);  // n/a (zero base)
}
