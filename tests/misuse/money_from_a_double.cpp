// SPDX-License-Identifier: BSL-1.0
// A double is no amount of money.
// expect: a double is not exact: write whole units (36_ty + 631_trieu), or parse the text
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
#ifdef MISUSE
    const money<VND> collected{36.631e9};
#else
    const money<VND> collected{36_ty + 631_trieu};
#endif
    static_cast<void>(collected);
}
