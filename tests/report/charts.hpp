// SPDX-License-Identifier: BSL-1.0
// One chart of each kind, in both languages, for the tests of how they are drawn.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <govkpi/budget.hpp>
#include <govkpi/report.hpp>

namespace sample {

using namespace govkpi;
using namespace govkpi::report;

class writer {
public:
    explicit writer(language lang) : lang_{lang} {}

    std::string say(const char* en, const char* vi) const { return lang_ == language::vi ? vi : en; }

    cell percent(std::int64_t of, std::int64_t base) const {
        return show(plan_completion(outturn<revenue>(money<VND>::from_minor_units(of)),
                                    original_budget<revenue>(money<VND>::from_minor_units(base))),
                    {.lang = lang_});
    }
    cell millions(std::int64_t number) const {
        return show(money<VND>::from_minor_units(number * 1'000'000),
                    {.lang = lang_, .form = amount_form::millions, .unit = false});
    }
    cell points(std::int64_t tenths) const {
        return show(percent_points::of(rational::of(tenths, 1000)), {.lang = lang_});
    }

    /// Percentages of budgets as published for six units in 2025 and before; one plan is zero.
    chart bullets() const {
        bullet_graph data;
        const cell whole = percent(1, 1);
        data.rows = {
            {say("Thanh Liet ward: state budget revenue in the territory", "Phường Thanh Liệt: thu NSNN trên địa bàn"),
             percent(1033, 1000), whole},
            {say("Thanh Liet ward: expenditure", "Phường Thanh Liệt: chi ngân sách phường"), percent(996, 1000), whole},
            {say("A weak plan, completed almost sevenfold", "Dự toán giao thấp, hoàn thành gần bảy lần"),
             percent(6818, 1000), whole},
            {say("No plan", "Không giao dự toán"), percent(5, 0), whole},
        };
        data.bands = {{say("behind", "chậm"), percent(90, 100)}, {say("on course", "đúng tiến độ"), percent(110, 100)}};
        return made(say("Completion of the budget, 2025", "Mức độ hoàn thành dự toán năm 2025"), data);
    }
    chart bars() const {
        bar_chart data;
        data.rows = {
            {say("Land use levy", "Thu tiền sử dụng đất"), millions(12'400), millions(15'100)},
            {say("Personal income tax", "Thuế thu nhập cá nhân"), millions(9'870), millions(8'120), true},
            {say("Refunds of value added tax, net", "Hoàn thuế giá trị gia tăng (số thuần)"), millions(-3'150),
             millions(-2'900)},
            {say("Fees and charges", "Phí và lệ phí"), show_missing(), millions(640)},
        };
        data.order = bar_order::largest_first;
        chart c = made(say("Revenue by item", "Thu ngân sách theo khoản thu"), data);
        c.unit_line = say("Unit: million VND", "Đơn vị tính: triệu đồng");
        c.value_name = "2025";
        c.other_name = "2024";
        return c;
    }
    chart line() const { return made(say("Revenue by month", "Thu ngân sách theo tháng"), line_chart{months()}, true); }
    chart spark() const { return made(say("Revenue by month", "Thu ngân sách theo tháng"), sparkline{months()}, true); }
    chart falls() const {
        waterfall data;
        data.steps = {{say("Land use levy", "Thu tiền sử dụng đất"), points(83)},
                      {say("Personal income tax", "Thuế thu nhập cá nhân"), points(112)},
                      {say("Registration fees", "Lệ phí trước bạ"), points(-95)},
                      {say("Other revenue", "Các khoản thu khác"), points(-140)},
                      {say("Growth of revenue", "Tăng thu ngân sách"), points(-40), true}};
        return made(say("What revenue grew by", "Đóng góp vào tăng thu ngân sách"), data);
    }

    std::vector<std::pair<std::string, chart>> all() const {
        return {{"bullet", bullets()}, {"bars", bars()}, {"line", line()}, {"sparkline", spark()}, {"waterfall", falls()}};
    }

private:
    template <class Data>
    chart made(std::string title, Data data, bool in_millions = false) const {
        chart c;
        c.lang = lang_;
        c.title = std::move(title);
        c.data = std::move(data);
        if (in_millions) c.unit_line = say("Unit: million VND", "Đơn vị tính: triệu đồng");
        return c;
    }
    cell show_missing() const {
        return show(plan_completion_t::without_value(undefined::missing), {.lang = lang_});
    }
    using plan_completion_t = decltype(plan_completion(outturn<revenue>(money<VND>{}), original_budget<revenue>(money<VND>{})));

    std::vector<period_point> months() const {
        std::vector<period_point> points;
        const std::int64_t collected[] = {2'810, 1'960, 3'120, -1, 2'480, 3'305};
        for (int i = 0; i < 6; ++i) {
            const cell value = collected[i] < 0 ? show_missing() : millions(collected[i]);
            points.push_back({say("M", "T") + std::to_string(i + 1), value, millions(i < 3 ? 2'500 : 3'000)});
        }
        return points;
    }

    language lang_;
};

}  // namespace sample
