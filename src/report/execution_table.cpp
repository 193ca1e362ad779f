// SPDX-License-Identifier: BSL-1.0
#include <govkpi/report/execution_table.hpp>

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include <govkpi/format.hpp>
#include <govkpi/quantity/allocate.hpp>
#include <govkpi/quantity/ratio.hpp>

#include "../quantity/pattern.hpp"

namespace govkpi::report {
namespace {

struct words {
    labels number{"No.", "STT"};
    labels item{"Item", "Nội dung"};
    labels budget{"Budget for the year", "Dự toán năm"};
    labels original{"original", "đầu năm"};
    labels revised{"revised", "điều chỉnh"};
    labels executed{"Executed in {}", "Thực hiện {}"};         ///< {} the period
    labels estimated{"Estimated for {}", "Ước thực hiện {}"};  ///< likewise
    labels cumulative{"Since the start of the year", "Lũy kế từ đầu năm"};
    labels year_before{"Same period of the year before", "Cùng kỳ năm trước"};
    labels compared{"Compared, %", "So sánh (%)"};
    labels with_original{"with the original budget", "với dự toán đầu năm"};
    labels with_revised{"with the revised budget", "với dự toán điều chỉnh"};
    labels with_year_before{"with the same period", "với cùng kỳ năm trước"};
    labels of_which{"of which: ", "Trong đó: "};
    labels unit_line{"Unit: {}", "Đơn vị tính: {}"};  ///< {} the unit
    labels does_not_add_up{"Due to rounding, parts may not add up to their total.",
                           "Do làm tròn số, các thành phần có thể không khớp với tổng số."};
    labels not_known{"… not reported", "… chưa có số liệu"};  ///< what the sign for it means
};
constexpr words say{};

std::string roman(int number) {
    struct step {
        int value;
        const char* digits;
    };
    static constexpr std::array<step, 13> steps{{{1000, "M"},
                                                 {900, "CM"},
                                                 {500, "D"},
                                                 {400, "CD"},
                                                 {100, "C"},
                                                 {90, "XC"},
                                                 {50, "L"},
                                                 {40, "XL"},
                                                 {10, "X"},
                                                 {9, "IX"},
                                                 {5, "V"},
                                                 {4, "IV"},
                                                 {1, "I"}}};
    std::string out;
    for (const step& s : steps)
        for (; number >= s.value; number -= s.value) out += s.digits;
    return out;
}

/// A to Z, then AA as spreadsheets count.
std::string letters(int number) {
    std::string out;
    for (; number > 0; number = (number - 1) / 26) out.insert(out.begin(), static_cast<char>('A' + (number - 1) % 26));
    return out;
}

/// Numbers lines by their level, each level anew below its parent.
class numbering {
public:
    std::string next(const plain_execution_line& line) {
        const auto level = static_cast<std::size_t>(std::max(line.level, 0));
        counts_.resize(level + 1, 0);
        if (line.kind == line_kind::of_which || level > 2) return "-";
        const int number = ++counts_[level];
        return level == 0 ? letters(number) : level == 1 ? roman(number) : fmt::format("{}", number);
    }

private:
    std::vector<int> counts_;  ///< by level, of the branch
};

using figure_of_line = std::optional<std::int64_t> plain_execution_line::*;

class execution_builder {
public:
    execution_builder(std::span<const plain_execution_line> lines, const currency& of, const execution_layout& layout)
        : lines_{lines}, of_{of}, layout_{layout} {
        style_.lang = layout.lang;
        style_.form = layout.form;
        style_.unit = false;
    }

    table build(std::string caption) {
        made_.caption = std::move(caption);
        made_.unit_line = detail::filled(say.unit_line, layout_.lang, unit());
        made_.name_column = 1;
        made_.columns = {{say.number.in(layout_.lang)}, {say.item.in(layout_.lang)}};
        for (const plain_execution_line& line : lines_) start_row(line);
        add_amounts(&plain_execution_line::original, say.original.in(layout_.lang), say.budget.in(layout_.lang));
        add_amounts(&plain_execution_line::revised, say.revised.in(layout_.lang), say.budget.in(layout_.lang));
        const std::string executed =
            detail::filled(layout_.estimated ? say.estimated : say.executed, layout_.lang, period());
        add_amounts(&plain_execution_line::executed, executed, "");
        add_amounts(&plain_execution_line::cumulative, say.cumulative.in(layout_.lang), "");
        add_amounts(&plain_execution_line::year_before, say.year_before.in(layout_.lang), "");
        const figure_of_line against_budgets = any_has(&plain_execution_line::cumulative)
                                                   ? &plain_execution_line::cumulative
                                                   : &plain_execution_line::executed;
        add_ratios(against_budgets, &plain_execution_line::original, say.with_original.in(layout_.lang));
        add_ratios(against_budgets, &plain_execution_line::revised, say.with_revised.in(layout_.lang));
        add_ratios(&plain_execution_line::executed, &plain_execution_line::year_before,
                   say.with_year_before.in(layout_.lang));
        if (some_not_known_) made_.notes.emplace_back(say.not_known.in(layout_.lang));
        if (some_do_not_add_up_) made_.notes.emplace_back(say.does_not_add_up.in(layout_.lang));
        return std::move(made_);
    }

private:
    /// The unit as it stands behind an amount in this form: "triệu đồng".
    std::string unit() const {
        text_style with_unit = style_;
        with_unit.unit = true;
        char bare[longest_text], whole[longest_text];
        const std::string number{bare, detail::write_amount(bare, 0, of_, style_)};
        std::string text{whole, detail::write_amount(whole, 0, of_, with_unit)};
        const std::size_t at = text.find(number);
        if (at != std::string::npos) text.erase(at, number.size());
        text.erase(0, text.find_first_not_of(' '));
        text.erase(text.find_last_not_of(' ') + 1);
        return text;
    }

    /// Of a whole year: the year.
    std::string period() const {
        char text[longest_text];
        const fiscal_period of = layout_.period.months() == 12
                                     ? fiscal_period::year(layout_.period.fiscal_year(), layout_.period.calendar())
                                     : layout_.period;
        return {text, write(text, of, {.lang = layout_.lang})};
    }

    void start_row(const plain_execution_line& line) {
        const bool first_of_which =
            line.kind == line_kind::of_which &&
            (made_.rows.empty() || previous_kind_ != line_kind::of_which || previous_level_ != line.level);
        table::row row;
        row.cells.emplace_back(numbers_.next(line));
        row.cells.emplace_back((first_of_which ? say.of_which.in(layout_.lang) : "") + line.label);
        row.total = line.kind == line_kind::total && line.level == 0;
        row.level = std::max(line.level, 0);
        previous_kind_ = line.kind;
        previous_level_ = line.level;
        made_.rows.push_back(std::move(row));
    }

    bool any_has(figure_of_line figure) const {
        return std::any_of(lines_.begin(), lines_.end(), [&](const auto& line) { return (line.*figure).has_value(); });
    }

    void add_amounts(figure_of_line figure, std::string heading, const char* group) {
        if (!any_has(figure)) return;
        made_.columns.push_back({std::move(heading), alignment::number, group});
        const std::vector<std::int64_t> printed = printed_numbers(figure);
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const std::optional<std::int64_t>& value = lines_[i].*figure;
            exact_value behind{value_kind::amount,
                               value.value_or(0),
                               1,
                               value ? undefined::no : undefined::missing,
                               of_.code,
                               {},
                               style_};
            cell made{value ? amount(detail::checked_multiply(printed[i], printed_unit())) : not_known(),
                      std::move(behind)};
            const bool executed =
                figure == &plain_execution_line::executed || figure == &plain_execution_line::cumulative;
            if (executed && layout_.estimated && value) made.remarks.push_back(remark::estimate);
            made_.rows[i].cells.push_back(std::move(made));
        }
    }

    void add_ratios(figure_of_line of, figure_of_line base, const char* heading) {
        if (!any_has(base) || !any_has(of)) return;
        made_.columns.push_back({heading, alignment::number, say.compared.in(layout_.lang)});
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const std::optional<std::int64_t>&whole = lines_[i].*base, &part = lines_[i].*of;
            if (!whole || !part) {
                made_.rows[i].cells.push_back(
                    {not_known(), {value_kind::percentage, 0, 1, undefined::missing, {}, {}, style_}});
                continue;
            }
            made_.rows[i].cells.push_back(show(make_ratio(*part, *whole), {.lang = layout_.lang}));
        }
    }

    std::string amount(std::int64_t value) const {
        char text[longest_text];
        return {text, detail::write_amount(text, value, of_, style_)};
    }
    std::string not_known() {
        some_not_known_ = true;
        return "…";
    }

    /// What a printed 1 is, in smallest units.
    std::int64_t printed_unit() const {
        if (layout_.form == amount_form::full || layout_.form == amount_form::scaled) return 1;
        const std::int64_t step = layout_.form == amount_form::thousands  ? 1'000
                                  : layout_.form == amount_form::millions ? 1'000'000
                                                                          : 1'000'000'000;
        return step * detail::power_of_ten(of_.minor_digits);
    }

    /// The parts of a total: the lines one level below it, but for those that are only some of them.
    std::vector<std::size_t> parts_of(std::size_t total) const {
        std::vector<std::size_t> out;
        for (std::size_t i = total + 1; i < lines_.size() && lines_[i].level > lines_[total].level; ++i)
            if (lines_[i].level == lines_[total].level + 1 && lines_[i].kind != line_kind::of_which) out.push_back(i);
        return out;
    }

    /// What is printed, totals before their parts; notes where printed parts do not come to a total that the exact ones
    /// come to.
    std::vector<std::int64_t> printed_numbers(figure_of_line figure) {
        std::vector<std::int64_t> printed;
        for (const plain_execution_line& line : lines_)
            printed.push_back(detail::rounded_division((line.*figure).value_or(0), printed_unit(), style_.mode));
        for (std::size_t total = 0; total < lines_.size(); ++total) {
            if (lines_[total].kind != line_kind::total || !(lines_[total].*figure)) continue;
            const std::vector<std::size_t> parts = parts_of(total);
            std::vector<std::int64_t> exact;
            detail::int128 sum{0}, shown{0};
            for (const std::size_t i : parts) {
                if (!(lines_[i].*figure)) continue;
                exact.push_back(*(lines_[i].*figure));
                sum += detail::int128{exact.back()};
                shown += detail::int128{printed[i]};
            }
            if (parts.empty() || exact.size() < parts.size() || sum != detail::int128{*(lines_[total].*figure)})
                continue;
            if (shown == detail::int128{printed[total]}) continue;
            if (!layout_.parts_add_up) {
                some_do_not_add_up_ = true;
                continue;
            }
            const std::vector<std::int64_t> fitted = controlled_rounding(exact, 1, printed_unit(), printed[total]);
            for (std::size_t i = 0; i < parts.size(); ++i) printed[parts[i]] = fitted[i];
        }
        return printed;
    }

    std::span<const plain_execution_line> lines_;
    const currency& of_;
    const execution_layout& layout_;
    text_style style_;
    table made_;
    numbering numbers_;
    line_kind previous_kind_ = line_kind::item;
    int previous_level_ = 0;
    bool some_not_known_ = false;
    bool some_do_not_add_up_ = false;
};

}  // namespace

table execution_table(std::string caption, std::span<const plain_execution_line> lines, const currency& of,
                      const execution_layout& layout) {
    return execution_builder{lines, of, layout}.build(std::move(caption));
}

}  // namespace govkpi::report
