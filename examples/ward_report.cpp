// SPDX-License-Identifier: BSL-1.0
// The 2025 figures of Thanh Liệt ward, Ha Noi, as it published them, and what they give away: the budgets behind the
// percentages, and how far the expenditure budget was raised in the year. Link govkpi::govkpi. It prints:
//
//     Phường Thanh Liệt năm 2025
//
//     thu ngân sách nhà nước trên địa bàn (thực hiện): 36 tỷ 631 triệu đồng
//       bằng 103,3% dự toán được giao
//       dự toán đầu năm: 35.443–35.479 triệu đồng
//     chi ngân sách (ước thực hiện): 296 tỷ 677 triệu đồng
//       bằng 99,6% dự toán điều chỉnh, tăng 17% so với dự toán đầu năm
//       dự toán điều chỉnh: 297.718–298.019 triệu đồng
//       dự toán đầu năm: 252.490–254.659 triệu đồng
//       tăng trong năm: 16,9%–18,1%
//     thu nhập bình quân đầu người (ước thực hiện): 95 triệu đồng/người
#include <fmt/core.h>

#include <govkpi/budget.hpp>
#include <govkpi/format.hpp>

using namespace govkpi;
using namespace govkpi::literals;

constexpr money<VND> million = 1_trieu;

/// A published amount, and what it is.
template <execution_amount A>
void print_amount(const reported<A>& executed) {
    fmt::print("{} ({}): {:vi scaled}\n", A::flow_type::label.vi, A::basis_type::label.vi, executed);
}

/// The budgets of which the amount can be the given completion, in whole millions.
template <plan_basis Plan, execution_amount A>
void print_budget(const reported<A>& executed, const interval<ratio>& completion) {
    const auto planned = implied_budget<Plan>(executed, completion);
    fmt::print("  {}: {:vi}\n", Plan::label.vi, planned.outward(million));
}

int main() {
    fmt::print("Phường Thanh Liệt {:vi}\n\n", fiscal_period::year(2025));
    // Printed to the million: each amount stands for all that lie within half a million of it.
    const auto collected = as_printed(outturn<territory_revenue>(36_ty + 631_trieu), million);
    const auto spent = as_printed(estimated_outturn<expenditure>(296_ty + 677_trieu), million);
    const auto of_assigned = as_printed_percent(1033, 1);
    const auto of_revised = as_printed_percent(996, 1);
    const auto above_original = as_printed_percent(17, 0);

    print_amount(collected);
    fmt::print("  bằng {:vi} dự toán được giao\n", of_assigned);
    print_budget<basis::original_budget>(collected, of_assigned.values());
    print_amount(spent);
    fmt::print("  bằng {:vi} dự toán điều chỉnh, tăng {:vi} so với dự toán đầu năm\n", of_revised, above_original);
    print_budget<basis::revised_budget>(spent, of_revised.values());
    print_budget<basis::original_budget>(spent, plus_one(above_original.values()));
    fmt::print("  tăng trong năm: {:vi}\n", implied_revision(plus_one(above_original.values()), of_revised.values()));
    fmt::print("thu nhập bình quân đầu người (ước thực hiện): {:vi scaled}\n", per_capita<VND>::of_one(95_trieu));
}
