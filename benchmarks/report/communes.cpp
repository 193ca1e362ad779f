// SPDX-License-Identifier: BSL-1.0
#include "communes.hpp"

#include <cstdint>
#include <iterator>
#include <string>

#include <govkpi/budget.hpp>

namespace govkpi::benchmarks {
namespace {

/// Of a congruential generator (Knuth's MMIX constants), from `least` to `most`.
class sequence {
public:
    std::int64_t between(std::int64_t least, std::int64_t most) {
        state_ = state_ * 6'364'136'223'846'793'005U + 1'442'695'040'888'963'407U;
        return least + static_cast<std::int64_t>((state_ >> 33) % static_cast<std::uint64_t>(most - least + 1));
    }

private:
    std::uint64_t state_ = 20'250'701;
};

std::string name_of(std::size_t unit, sequence& any) {
    static constexpr const char* kinds[] = {"Xã", "Phường", "Đặc khu"};
    static constexpr const char* first[] = {"Thanh", "Hòa",  "Tân",   "Vĩnh",  "Phú",
                                            "An",    "Đông", "Mường", "Quảng", "Bình"};
    static constexpr const char* second[] = {"Liệt", "Khánh", "Thạnh", "Phong", "Nghĩa",
                                             "Sơn",  "Xuyên", "Lâm",   "Giang"};
    static constexpr const char* provinces[] = {"thành phố Hồ Chí Minh", "tỉnh Lào Cai", "tỉnh Nghệ An",
                                                "tỉnh Quảng Ngãi", "thành phố Hà Nội"};
    const auto pick = [&](const auto& from) {
        return std::string{
            from[static_cast<std::size_t>(any.between(0, static_cast<std::int64_t>(std::size(from)) - 1))]};
    };
    return pick(kinds) + " " + pick(first) + " " + pick(second) + " " + std::to_string(unit + 1) + ", " +
           pick(provinces);
}

}  // namespace

report::document communes_report(std::size_t rows) {
    using namespace report;
    constexpr text_style trieu{.lang = language::vi, .form = amount_form::millions, .unit = false};
    constexpr text_style vi{.lang = language::vi};
    table t{.caption = "Thực hiện dự toán của các xã, phường, đặc khu năm 2025",
            .unit_line = "Đơn vị tính: triệu đồng",
            .columns = {{"Đơn vị hành chính"},
                        {"Dự toán", alignment::number, "Thu NSNN trên địa bàn"},
                        {"Thực hiện", alignment::number, "Thu NSNN trên địa bàn"},
                        {"So với dự toán", alignment::number, "Thu NSNN trên địa bàn"},
                        {"So với năm trước", alignment::number, "Thu NSNN trên địa bàn"},
                        {"Dự toán", alignment::number, "Chi ngân sách"},
                        {"Thực hiện", alignment::number, "Chi ngân sách"},
                        {"So với dự toán", alignment::number, "Chi ngân sách"},
                        {"Thu tiền sử dụng đất", alignment::number},
                        {"Tỷ trọng thu tiền sử dụng đất", alignment::number},
                        {"Dân số", alignment::number},
                        {"Thu bình quân đầu người", alignment::number},
                        {"Chi bình quân đầu người", alignment::number}}};
    sequence any;
    const auto dong = [&](std::int64_t least, std::int64_t most) {
        return money<VND>::from_minor_units(any.between(least, most) * 1'000'000);
    };
    const auto row_of = [&](std::string name, money<VND> planned, money<VND> collected, money<VND> before,
                            money<VND> budget, money<VND> spent, money<VND> land, people inhabitants, bool total) {
        const auto plan = original_budget<revenue>(planned);
        const auto revenue_of = outturn<revenue>(collected);
        const auto spending_plan = original_budget<expenditure>(budget);
        const auto spending = outturn<expenditure>(spent);
        return table::row{
            {std::move(name), show(plan, trieu), show(revenue_of, trieu), show(plan_completion(revenue_of, plan), vi),
             show(growth(revenue_of, outturn<revenue>(before)), vi), show(spending_plan, trieu), show(spending, trieu),
             show(plan_completion(spending, spending_plan), vi), show(land, trieu), show(land / collected, vi),
             show(inhabitants, vi), show(per_capita<VND>{collected, inhabitants}, vi),
             show(per_capita<VND>{spent, inhabitants}, vi)},
            total};
    };
    money<VND> sums[6];
    people everybody{0};
    for (std::size_t unit = 0; unit + 1 < rows; ++unit) {
        const money<VND> own[] = {dong(8'000, 400'000),  dong(6'000, 520'000),  dong(7'000, 390'000),
                                  dong(60'000, 300'000), dong(55'000, 310'000), dong(0, 5'000)};
        const people inhabitants{any.between(4'000, 190'000)};
        for (std::size_t i = 0; i < std::size(own); ++i) sums[i] += own[i];
        everybody += inhabitants;
        t.rows.push_back(
            row_of(name_of(unit, any), own[0], own[1], own[2], own[3], own[4], own[5], inhabitants, false));
    }
    t.rows.push_back(row_of("Tổng số", sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], everybody, true));
    document doc{.lang = language::vi, .title = "Báo cáo ngân sách cấp xã năm 2025"};
    doc.blocks.push_back(std::move(t));
    return doc;
}

}  // namespace govkpi::benchmarks
