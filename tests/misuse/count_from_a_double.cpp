// SPDX-License-Identifier: BSL-1.0
// There are no half people.
// expect: a double is not exact: count in whole numbers
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
#ifdef MISUSE
    const people residents{152e3};
#else
    const people residents{152'000};
#endif
    static_cast<void>(residents);
}
