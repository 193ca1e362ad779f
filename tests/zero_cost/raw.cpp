// SPDX-License-Identifier: BSL-1.0
// What a careful programmer writes without the library: plain integers, every overflow looked for, the same exceptions
// thrown from the same cold functions.
#include "functions.hpp"

#include <limits>

namespace govkpi::detail {
__extension__ typedef __int128 int128;
[[noreturn]] void throw_overflow(const char* static_text);
[[noreturn]] void throw_invalid_argument(const char* static_text);
int128 sum(std::span<const std::int64_t> column) noexcept;
}  // namespace govkpi::detail

namespace zero_cost {

using namespace govkpi::detail;

// Inlined wherever it is used, as the library's templates are: raw code shall have its best case.
#define ZERO_COST_INLINE [[gnu::always_inline]] inline

ZERO_COST_INLINE std::int64_t narrowed(int128 value) {
    if (value < std::numeric_limits<std::int64_t>::min() || value > std::numeric_limits<std::int64_t>::max()) {
        throw_overflow("a result does not fit in 64 bits");
    }
    return static_cast<std::int64_t>(value);
}

template <class T>
ZERO_COST_INLINE T divided_half_away(T n, T d) {
    const T quotient = n / d;
    const T remainder = n % d;
    if (remainder == 0) return quotient;
    const bool negative = n < 0;
    const T size = negative ? -remainder : remainder;
    if (size < d - size) return quotient;
    return negative ? quotient - 1 : quotient + 1;
}

ZERO_COST_INLINE std::int64_t rounded_tenths(std::int64_t outturn, std::int64_t budget) {
    if (budget <= 0) throw_invalid_argument("a budget that is not positive");
    std::int64_t scaled = 0;
    if (!__builtin_mul_overflow(outturn, std::int64_t{1000}, &scaled)) return divided_half_away(scaled, budget);
    return narrowed(divided_half_away<int128>(static_cast<int128>(outturn) * 1000, budget));
}

std::int64_t add(std::int64_t a, std::int64_t b) {
    std::int64_t sum = 0;
    if (__builtin_add_overflow(a, b, &sum)) throw_overflow("a sum does not fit in 64 bits");
    return sum;
}

std::int64_t subtract(std::int64_t a, std::int64_t b) {
    std::int64_t difference = 0;
    if (__builtin_sub_overflow(a, b, &difference)) throw_overflow("a difference does not fit in 64 bits");
    return difference;
}

std::int64_t times(std::int64_t a, int n) {
    std::int64_t product = 0;
    if (__builtin_mul_overflow(a, static_cast<std::int64_t>(n), &product)) throw_overflow("a product does not fit in 64 bits");
    return product;
}

std::int64_t completion_in_tenths(std::int64_t outturn, std::int64_t budget) { return rounded_tenths(outturn, budget); }

bool completed_less(std::int64_t outturn_a, std::int64_t budget_a, std::int64_t outturn_b, std::int64_t budget_b) {
    if (budget_a <= 0 || budget_b <= 0) return false;
    return static_cast<int128>(outturn_a) * budget_b < static_cast<int128>(outturn_b) * budget_a;
}

void sum_loop(const std::int64_t* column, std::size_t rows, std::int64_t* sum) {
    std::int64_t total = 0;
    for (const std::int64_t value : std::span{column, rows}) total = add(total, value);
    *sum = total;
}

void sum_kernel(const std::int64_t* column, std::size_t rows, std::int64_t* result) {
    *result = narrowed(sum(std::span{column, rows}));
}

void add_columns(const std::int64_t* a, const std::int64_t* b, std::int64_t* sums, std::size_t rows) {
    for (std::size_t i = 0; i < rows; ++i) sums[i] = add(a[i], b[i]);
}

void completion_columns(const std::int64_t* outturn, const std::int64_t* budget, std::int64_t* tenths, std::size_t rows) {
    for (std::size_t i = 0; i < rows; ++i) tenths[i] = rounded_tenths(outturn[i], budget[i]);
}

}  // namespace zero_cost
