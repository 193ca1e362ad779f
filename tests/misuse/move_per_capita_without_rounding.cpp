// SPDX-License-Identifier: BSL-1.0
// Money per head is rounded as somebody says, on new boundaries too.
// expect: a digit may be lost, say how: move(figures, populations, rounding::half_even)
#include <govkpi/budget.hpp>
#include <govkpi/panel.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto reform = crosswalk::from_rows({{"5011", "5055"}});
    const std::vector<unit_figure<per_capita<VND>>> incomes = {{"5011", per_capita<VND>::of_one(5_trieu)}};
    const std::vector<unit_figure<people>> residents = {{"5011", 900_people}};
#ifdef MISUSE
    reform.move(incomes, residents);
#else
    static_cast<void>(reform.move(incomes, residents, rounding::half_even));
#endif
}
