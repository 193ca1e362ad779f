// SPDX-License-Identifier: BSL-1.0
// Bare money does not say which is revenue.
// expect: takes revenue, then expenditure: balance(outturn<revenue>(r), outturn<expenditure>(e))
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const money<VND> collected = 36_ty;
    const money<VND> spent = 30_ty;
#ifdef MISUSE
    const auto left = balance(collected, spent);
#else
    const auto left = balance(outturn<revenue>(collected), outturn<expenditure>(spent));
#endif
    static_cast<void>(left);
}
