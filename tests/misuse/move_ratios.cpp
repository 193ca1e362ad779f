// SPDX-License-Identifier: BSL-1.0
// A percentage alone does not move onto new boundaries.
// expect: a percentage alone does not move: move the figures behind it, a / b
#include <govkpi/budget.hpp>
#include <govkpi/panel.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto reform = crosswalk::from_rows({{"5011", "5055"}});
#ifdef MISUSE
    reform.move(std::vector<unit_figure<ratio>>{{"5011", 90_percent}});
#else
    using completion = quotient<money<VND>, money<VND>>;
    static_cast<void>(reform.move(std::vector<unit_figure<completion>>{{"5011", 9_ty / 10_ty}}));
#endif
}
