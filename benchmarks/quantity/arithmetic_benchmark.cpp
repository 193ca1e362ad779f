// SPDX-License-Identifier: BSL-1.0
// The time of typed arithmetic against the same on std::int64_t with the same checks, and of an exact column sum against
// other ways to sum. Names are WHAT/WHO; table.py reads them. That the instructions are no more than without the types is
// held by tests/zero_cost; here is what they take.

#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include <benchmark/benchmark.h>

#include <govkpi/budget.hpp>
#include <govkpi/quantity/sum.hpp>

#include "../support/figures.hpp"

namespace govkpi::benchmarks {
namespace {

using dong = money<VND>;
using collected = amount<revenue, basis::outturn, VND>;
using planned = amount<revenue, basis::original_budget, VND>;
using detail::int128;

/// One column of data, with the types and without.
struct figures {
    std::vector<std::int64_t> raw_a = amounts(1), raw_b = amounts(2), raw_outturn, raw_budget;
    std::vector<dong> a = typed<dong>(raw_a), b = typed<dong>(raw_b);
    std::vector<collected> outturn;
    std::vector<planned> budget;

    figures() {
        for (const plan_and_outturn& execution : executions()) {
            raw_outturn.push_back(execution.outturn);
            raw_budget.push_back(execution.budget);
        }
        outturn = typed<collected>(raw_outturn);
        budget = typed<planned>(raw_budget);
    }
    template <class Figure>
    static std::vector<Figure> typed(const std::vector<std::int64_t>& raw) {
        std::vector<Figure> made;
        for (const std::int64_t value : raw) made.push_back(detail::raw::as<Figure>(value));
        return made;
    }
};
const figures& all() {
    static const figures made;
    return made;
}

template <class Work>
void over_rows(benchmark::State& state, Work work) {
    all();
    for (auto _ : state) {
        work();
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(figure_count));
}

// ---- the sum of a column ----

void sum_govkpi(benchmark::State& state) {
    over_rows(state, [] { benchmark::DoNotOptimize(sum(std::span{all().a})); });
}
void sum_wrapping(benchmark::State& state) {
    over_rows(state, [] {
        const auto& column = all().raw_a;
        benchmark::DoNotOptimize(std::accumulate(column.begin(), column.end(), std::int64_t{0}));
    });
}
void sum_typed_loop(benchmark::State& state) {
    over_rows(state, [] {
        dong total;
        for (const dong value : std::span{all().a}) total += value;
        benchmark::DoNotOptimize(total);
    });
}
void sum_raw_checked(benchmark::State& state) {
    over_rows(state, [] {
        std::int64_t total = 0;
        for (const std::int64_t value : std::span{all().raw_a}) {
            if (__builtin_add_overflow(total, value, &total)) detail::throw_overflow("a sum");
        }
        benchmark::DoNotOptimize(total);
    });
}
void sum_int128(benchmark::State& state) {
    over_rows(state, [] {
        int128 total = 0;
        for (const std::int64_t value : std::span{all().raw_a}) total += value;
        benchmark::DoNotOptimize(total);
    });
}

// ---- row by row ----

void add_columns_typed(benchmark::State& state) {
    std::vector<dong> sums(figure_count);
    over_rows(state, [&] {
        const std::span<const dong> a = all().a;
        const std::span<const dong> b = all().b;
        for (std::size_t i = 0; i < figure_count; ++i) sums[i] = a[i] + b[i];
        benchmark::DoNotOptimize(sums.data());
    });
}
void add_columns_raw(benchmark::State& state) {
    std::vector<std::int64_t> sums(figure_count);
    over_rows(state, [&] {
        const std::span<const std::int64_t> a = all().raw_a;
        const std::span<const std::int64_t> b = all().raw_b;
        for (std::size_t i = 0; i < figure_count; ++i) {
            if (__builtin_add_overflow(a[i], b[i], &sums[i])) detail::throw_overflow("a sum");
        }
        benchmark::DoNotOptimize(sums.data());
    });
}

void completion_typed(benchmark::State& state) {
    std::vector<std::int64_t> tenths(figure_count);
    over_rows(state, [&] {
        const std::span<const collected> outturn = all().outturn;
        const std::span<const planned> budget = all().budget;
        for (std::size_t i = 0; i < figure_count; ++i) tenths[i] = plan_completion(outturn[i], budget[i]).rounded(3, rounding::half_away);
        benchmark::DoNotOptimize(tenths.data());
    });
}
template <class T>
T divided_half_away(T n, T d) {
    T quotient = n / d;
    const T remainder = n % d;
    const bool negative = n < 0;
    const T size = negative ? -remainder : remainder;
    if (remainder != 0 && size >= d - size) quotient += negative ? -1 : 1;
    return quotient;
}
std::int64_t raw_tenths(std::int64_t outturn, std::int64_t budget) {
    if (budget <= 0) detail::throw_invalid_argument("a budget that is not positive");
    std::int64_t scaled = 0;
    if (!__builtin_mul_overflow(outturn, std::int64_t{1000}, &scaled)) return divided_half_away(scaled, budget);
    const int128 rounded = divided_half_away<int128>(int128{outturn} * 1000, budget);
    if (rounded < detail::int64_min || rounded > detail::int64_max) detail::throw_overflow("a result");
    return static_cast<std::int64_t>(rounded);
}
void completion_raw(benchmark::State& state) {
    std::vector<std::int64_t> tenths(figure_count);
    over_rows(state, [&] {
        const std::span<const std::int64_t> outturn = all().raw_outturn;
        const std::span<const std::int64_t> budget = all().raw_budget;
        for (std::size_t i = 0; i < figure_count; ++i) tenths[i] = raw_tenths(outturn[i], budget[i]);
        benchmark::DoNotOptimize(tenths.data());
    });
}

void compare_typed(benchmark::State& state) {
    over_rows(state, [] {
        const std::span<const collected> outturn = all().outturn;
        const std::span<const planned> budget = all().budget;
        std::size_t less = 0;
        for (std::size_t i = 1; i < figure_count; ++i) {
            less += plan_completion(outturn[i], budget[i]) < plan_completion(outturn[i - 1], budget[i - 1]) ? 1 : 0;
        }
        benchmark::DoNotOptimize(less);
    });
}
void compare_raw(benchmark::State& state) {
    over_rows(state, [] {
        const std::span<const std::int64_t> outturn = all().raw_outturn;
        const std::span<const std::int64_t> budget = all().raw_budget;
        std::size_t less = 0;
        for (std::size_t i = 1; i < figure_count; ++i) {
            const bool defined = budget[i] > 0 && budget[i - 1] > 0;
            less += defined && int128{outturn[i]} * budget[i - 1] < int128{outturn[i - 1]} * budget[i] ? 1 : 0;
        }
        benchmark::DoNotOptimize(less);
    });
}

BENCHMARK(sum_govkpi)->Name("sum/govkpi");
BENCHMARK(sum_wrapping)->Name("sum/wrapping");
BENCHMARK(sum_raw_checked)->Name("sum/checked_add");
BENCHMARK(sum_int128)->Name("sum/int128");
BENCHMARK(sum_typed_loop)->Name("sum_loop/typed");
BENCHMARK(sum_raw_checked)->Name("sum_loop/raw");
BENCHMARK(add_columns_typed)->Name("add_columns/typed");
BENCHMARK(add_columns_raw)->Name("add_columns/raw");
BENCHMARK(completion_typed)->Name("completion/typed");
BENCHMARK(completion_raw)->Name("completion/raw");
BENCHMARK(compare_typed)->Name("compare/typed");
BENCHMARK(compare_raw)->Name("compare/raw");

}  // namespace
}  // namespace govkpi::benchmarks
