// SPDX-License-Identifier: BSL-1.0
// A currency, a thing to count, a flow and a basis of your own: one line each, and every rule holds for them.
// The figures are made up. Link govkpi::govkpi. It prints:
//
//     1 million 250 thousand LAK
//     400 WVO
//     12 bridges, 12 cây cầu
//     4,500 million VND for each: 375 million VND/bridge
//     land-use fees, mid-year plan: 62.5%
//     62,5% = 5 / 8 tỷ đồng
#include <fmt/core.h>

#include <govkpi/budget.hpp>
#include <govkpi/format.hpp>

using namespace govkpi;
using namespace govkpi::literals;

struct LAK { static constexpr currency info = iso_4217("LAK"); };                    // in ISO 4217
struct voucher { static constexpr currency info{"WVO", 0, 0, 0, "Ward voucher"}; };  // not in it
struct bridge { static constexpr labels label{"bridges", "cây cầu"}, each{"bridge", "cầu"}; };
struct land_use_fees : revenue { static constexpr labels label{"land-use fees", "thu tiền sử dụng đất"}; };
struct mid_year_plan : basis::revised_budget { static constexpr labels label{"mid-year plan", "dự toán giữa năm"}; };

using bridges = count<bridge>;

int main() {
    fmt::print("{:scaled}\n", money<LAK>::from_major_units(1'250'000));
    fmt::print("{}\n", money<voucher>::from_major_units(400));

    const bridges repaired{12};
    fmt::print("{0}, {0:vi}\n", repaired);
    fmt::print("{:millions} for each: {:millions}\n", 4'500_trieu, 4'500_trieu / repaired);

    // The maker of a basis of your own is of(); the rules are those of any other plan.
    const auto planned = amount<land_use_fees, mid_year_plan, VND>::of(8_ty);
    const auto collected = outturn<land_use_fees>(5_ty);
    fmt::print("{}, {}: {}\n", land_use_fees::label.en, mid_year_plan::label.en, plan_completion(collected, planned));
    fmt::print("{}\n", explain(plan_completion(collected, planned), {.lang = language::vi}));
}
