// SPDX-License-Identifier: BSL-1.0
// A paragraph of a report: what it claims, where it contradicts itself, what follows from it, and one of its figures as a
// typed amount to compute with. Link govkpi::audit.
//
// It prints:
//
//     36 tỷ 631 triệu đồng: territory_revenue outturn 2025 phường Mẫu
//         103,3%: ratio of base assigned
//     24.120 triệu đồng: tax_revenue outturn 2025 phường Mẫu
//     2.511 triệu đồng: fees outturn 2025 phường Mẫu
//     10.000 triệu đồng: land_use_revenue outturn 2025 phường Mẫu
//     152: investment_expenditure outturn 2025 phường Mẫu
//         33,94%: ratio of base budget
//     450 tỷ đồng: investment_expenditure budget 2025 phường Mẫu
//     error: Chi đầu tư, phường Mẫu, 2025: 152 against 450 tỷ đồng is 33.629% to 33.927%, printed 33,94%. Smallest change: 33,94% to 33.93% (one digit). Digits cut off rather than rounded would explain it.
//     thu ngân sách nhà nước trên địa bàn, assigned budget: 35,443.1 million VND to 35,478.5 million VND
//     against 35 tỷ it is 104.7%
#include <govkpi/audit.hpp>
#include <govkpi/budget.hpp>
#include <govkpi/format.hpp>
#include <govkpi/quantity/literals.hpp>

#include <fmt/core.h>

#include <string_view>

using namespace govkpi;
using namespace govkpi::literals;

namespace {

constexpr std::string_view text =
    "Năm 2025, thu ngân sách nhà nước trên địa bàn phường Mẫu đạt 36 tỷ 631 triệu đồng, bằng 103,3% dự toán giao, gồm: "
    "thu thuế "
    "24.120 triệu đồng; thu phí, lệ phí 2.511 triệu đồng; thu tiền sử dụng đất 10.000 triệu đồng. Chi đầu tư đạt "
    "152/450 tỷ đồng, bằng "
    "33,94% kế hoạch.";

}  // namespace

int main() {
    const auto claims = read_claims(text, language::vi, "report.txt");
    for (const claim& c : claims) {
        fmt::print("{}: {} {} {} {}\n", c.text, c.indicator, name_of(c.basis), c.period.text(), c.scope);
        for (const claim_comparison& each : c.comparisons)
            fmt::print("    {}: {} of base {}\n", each.text, name_of(each.kind), name_of(each.base));
    }

    for (const finding& f : audit(claims, language::en)) fmt::print("{}: {}\n", name_of(f.severity), f.message);

    for (const known_quantity& q : explain(claims)) {
        if (q.base) fmt::print("{}, {} budget: {}\n", q.subject, name_of(*q.base), values_text(q, language::en));
    }

    // With a type, a claim takes part in what the types allow, and in nothing else.
    using collected_in_ward = amount<territory_revenue, basis::outturn, VND>;
    if (const auto collected = figure_as<collected_in_ward>(claims[0])) {
        const auto budget = original_budget<territory_revenue>(35_ty);
        fmt::print("against 35 tỷ it is {}\n", plan_completion(collected->value(), budget));
    }
}
