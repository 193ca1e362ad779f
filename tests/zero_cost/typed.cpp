// SPDX-License-Identifier: BSL-1.0
#include "functions.hpp"

namespace zero_cost {

using govkpi::plan_completion;

plain_money add(plain_money a, plain_money b) { return a + b; }

plain_money subtract(plain_money a, plain_money b) { return a - b; }

plain_money times(plain_money a, int n) { return a * n; }

std::int64_t completion_in_tenths(collected outturn, planned budget) {
    return plan_completion(outturn, budget).rounded(3, govkpi::rounding::half_away);
}

bool completed_less(collected outturn_a, planned budget_a, collected outturn_b, planned budget_b) {
    return plan_completion(outturn_a, budget_a) < plan_completion(outturn_b, budget_b);
}

void sum_loop(const plain_money* column, std::size_t rows, plain_money* sum) {
    plain_money total;
    for (const plain_money value : std::span{column, rows}) total += value;
    *sum = total;
}

void sum_kernel(const plain_money* column, std::size_t rows, plain_money* sum) {
    *sum = govkpi::sum(std::span{column, rows});
}

void add_columns(const plain_money* a, const plain_money* b, plain_money* sums, std::size_t rows) {
    for (std::size_t i = 0; i < rows; ++i) sums[i] = a[i] + b[i];
}

void completion_columns(const collected* outturn, const planned* budget, std::int64_t* tenths, std::size_t rows) {
    for (std::size_t i = 0; i < rows; ++i) tenths[i] = plan_completion(outturn[i], budget[i]).rounded(3, govkpi::rounding::half_away);
}

}  // namespace zero_cost
