// SPDX-License-Identifier: BSL-1.0
// A balance is in one currency.
// expect: revenue and expenditure are in two currencies: convert one with exchange() first
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto collected = outturn<revenue>(36_ty);
    const auto spent = outturn<expenditure>(1'200'000_USD);
#ifdef MISUSE
    const auto left = balance(collected, spent);
#else
    const auto in_dong = exchange(spent.as_money(), 26'000_VND, 1_USD, rounding::half_even);
    const auto left = balance(collected, outturn<expenditure>(in_dong));
#endif
    static_cast<void>(left);
}
