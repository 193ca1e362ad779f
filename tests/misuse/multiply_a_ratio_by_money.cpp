// SPDX-License-Identifier: BSL-1.0
// A share of an amount has to be rounded, with the ratio on the left too.
// expect: a share of an amount loses digits: write multiply(q, ratio, rounding::half_even)
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const money<VND> fees = 50_trieu;
#ifdef MISUSE
    const auto share = 99.6_percent * fees;
#else
    const auto share = multiply(fees, 99.6_percent, rounding::half_even);
#endif
    static_cast<void>(share);
}
