// SPDX-License-Identifier: BSL-1.0
// Two measures have no product.
// expect: a product of two measures is no measure: divide them (a / b)
#include <govkpi/kpi.hpp>

using namespace govkpi;

int main() {
    constexpr auto collected = measure::outturn<revenue, VND>;
#ifdef MISUSE
    const auto per_person = collected * measure::population;
#else
    const auto per_person = collected / measure::population;
#endif
    static_cast<void>(per_person);
}
