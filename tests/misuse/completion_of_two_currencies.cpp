// SPDX-License-Identifier: BSL-1.0
// Outturn and budget are in one currency.
// expect: outturn and budget are in two currencies: convert one with exchange() first
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto collected = outturn<revenue>(36_ty);
    const auto planned = original_budget<revenue>(1'400'000_USD);
#ifdef MISUSE
    const auto done = plan_completion(collected, planned);
#else
    const auto in_dong = exchange(planned.as_money(), 26'000_VND, 1_USD, rounding::half_even);
    const auto done = plan_completion(collected, original_budget<revenue>(in_dong));
#endif
    static_cast<void>(done);
}
