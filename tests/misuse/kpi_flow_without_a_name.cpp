// SPDX-License-Identifier: BSL-1.0
// A flow that is derived from another would take the other's figures by its name.
// expect: give the flow a name for formulas: static constexpr const char* name =
#include <govkpi/kpi.hpp>

using namespace govkpi;

struct land_use_fees : revenue {
#ifdef MISUSE
#else
    static constexpr const char* name = "land_use_fees";
#endif
    static constexpr labels label{"land-use fees", "thu tiền sử dụng đất"};
};

int main() {
    const auto fees = measure::outturn<land_use_fees, VND>;
    static_cast<void>(fees);
}
