// SPDX-License-Identifier: BSL-1.0
// A claim is of a flow and on a basis, or it is read as plain money deliberately.
// expect: say of which flow and basis: figure_as<amount<revenue, basis::outturn, VND>>(claim)
#include <govkpi/audit/figure_as.hpp>

using namespace govkpi;

int main() {
    const claim read;
#ifdef MISUSE
    const auto collected = figure_as<money<VND>>(read);
#else
    const auto collected = figure_as<amount<revenue, basis::outturn, VND>>(read);
#endif
    static_cast<void>(collected);
}
