// SPDX-License-Identifier: BSL-1.0
// The work that is compiled twice: typed.cpp (with ZERO_COST_TYPED defined) writes it with the library's types, raw.cpp with std::int64_t and the same
// checks. check.cmake finds each function by its name in both object files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#ifdef ZERO_COST_TYPED
#include <govkpi/budget.hpp>
#include <govkpi/quantity/sum.hpp>
#endif

namespace zero_cost {

#ifdef ZERO_COST_TYPED
using plain_money = govkpi::money<govkpi::VND>;
using collected = govkpi::amount<govkpi::revenue, govkpi::basis::outturn, govkpi::VND>;
using planned = govkpi::amount<govkpi::revenue, govkpi::basis::original_budget, govkpi::VND>;
#else
using plain_money = std::int64_t;
using collected = std::int64_t;
using planned = std::int64_t;
#endif

plain_money add(plain_money a, plain_money b);
plain_money subtract(plain_money a, plain_money b);
plain_money times(plain_money a, int n);
/// Completion in tenths of a percent, half away from zero.
std::int64_t completion_in_tenths(collected outturn, planned budget);
bool completed_less(collected outturn_a, planned budget_a, collected outturn_b, planned budget_b);

void sum_loop(const plain_money* column, std::size_t rows, plain_money* sum);
void sum_kernel(const plain_money* column, std::size_t rows, plain_money* sum);
void add_columns(const plain_money* a, const plain_money* b, plain_money* sums, std::size_t rows);
void completion_columns(const collected* outturn, const planned* budget, std::int64_t* tenths, std::size_t rows);

}  // namespace zero_cost
