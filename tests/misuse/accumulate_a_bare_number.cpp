// SPDX-License-Identifier: BSL-1.0
// A bare number does not accumulate in a sum of money.
// expect: a bare number has no unit: write 5_trieu, 5_people
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    money<VND> total = 50_trieu;
#ifdef MISUSE
    total += 5000;
#else
    total += 5'000_VND;
#endif
}
