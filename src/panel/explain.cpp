// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include <govkpi/panel/panel.hpp>

#include "../quantity/pattern.hpp"
#include "cell_marks.hpp"
#include "evaluate.hpp"
#include "panel_state.hpp"

namespace govkpi {
namespace {

struct phrases {
    labels missing{"missing", "thiếu số liệu"};
    std::array<labels, 4> against{{{"", ""},
                                   {" (the change / a year before)", " (mức thay đổi / cùng kỳ năm trước)"},
                                   {" (/ its parent's)", " (/ của cấp trên)"},
                                   {" (the change / its parent's a year before)",
                                    " (mức thay đổi / của cấp trên cùng kỳ năm trước)"}}};  ///< by comparison
    labels covered{"  reported: {} of {} units and periods\n", "  đã báo cáo: {} trên {} lượt đơn vị và kỳ\n"};
    labels estimated{"  estimated, with shares of split units: ", "  ước tính, có phần của đơn vị bị chia: "};
    labels incomplete{"  without parts that did not report: ", "  chưa gồm phần không báo cáo: "};
    labels contributors{"  largest contributors to {}:\n", "  đóng góp lớn nhất vào {}:\n"};
    labels and_more{"    and {} more\n", "    và {} đơn vị khác\n"};
};
constexpr phrases say{};

/// A number of smallest units, as the language groups digits.
std::string grouped(std::int64_t number, text_style style) {
    char text[longest_text];
    style.unit = false;
    return {text, detail::write_count(text, number, {}, style)};
}

/// The first of the units, on a line of their own; no line where there are none.
std::string list_of(const std::set<std::string>& units, const labels& words, language lang) {
    constexpr std::size_t most = 10;
    if (units.empty()) return {};
    std::string text = words.in(lang);
    std::size_t listed = 0;
    for (auto unit = units.begin(); unit != units.end() && listed < most; ++unit, ++listed)
        text += (listed == 0 ? "" : ", ") + *unit;
    text += '\n';
    if (units.size() > most) text += detail::filled(say.and_more, lang, units.size() - most);
    return text;
}

formula alone(const measure_definition& measure) { return {{measure}, {{{0, 1}}, measure.unit}, {}, comparison::none}; }

}  // namespace

std::string panel::explain(std::size_t cell, const formula& of, const text_style& style) const {
    const detail::panel_state& state = *state_;
    const std::vector<figure> values = evaluate(of);
    std::string text = fmt::format("{}: {} = {}\n", state.place(cell), of.text(), to_text(values[cell], of, style));
    if (values[cell].withheld == undefined::no && of.kind() != figure_kind::total)
        text += fmt::format("  = {} / {}{}\n", grouped(values[cell].numerator, style),
                            grouped(values[cell].denominator, style),
                            say.against[static_cast<std::size_t>(of.against())].in(style.lang));
    for (const measure_definition& m : of.measures()) {
        const formula single = alone(m);
        const figure value = detail::evaluate_without_threshold(state_, single, cell);
        text +=
            fmt::format("  {} = {}\n", single.text(),
                        value.withheld == undefined::no ? to_text(value, single, style) : say.missing.in(style.lang));
    }
    const coverage c = covered(of)[cell];
    text += detail::filled(say.covered, style.lang, c.reported, c.expected);
    std::uint64_t measures = 0;
    for (const measure_definition& m : of.measures())
        measures |= std::uint64_t{1} << detail::place_of(state.base->table, m);
    const detail::cell_marks marks = detail::marks_in(state, cell, measures);
    text += list_of(marks.estimated, say.estimated, style.lang) + list_of(marks.incomplete, say.incomplete, style.lang);
    if (!state.below || of.measures().empty()) return text;

    // Of the first measure, which is what a share or a completion is of.
    constexpr std::size_t most = 5;
    const formula first = alone(of.measures().front());
    const std::vector<figure> parts = detail::evaluate_all_without_threshold(state.below, first);
    std::vector<std::size_t> children;
    for (std::size_t b = 0; b < parts.size(); ++b)
        if (state.cell_of_below[b] == cell && parts[b].withheld == undefined::no) children.push_back(b);
    const auto size = [&](std::size_t b) {
        const std::int64_t n = parts[b].numerator;
        return n < 0 ? 0 - static_cast<std::uint64_t>(n) : static_cast<std::uint64_t>(n);
    };
    std::stable_sort(children.begin(), children.end(), [&](std::size_t a, std::size_t b) { return size(a) > size(b); });
    if (children.empty()) return text;
    text += detail::filled(say.contributors, style.lang, first.text());
    for (std::size_t i = 0; i < children.size() && i < most; ++i)
        text += fmt::format("    {}: {}\n", state.below->place(children[i]), to_text(parts[children[i]], first, style));
    if (children.size() > most) text += detail::filled(say.and_more, style.lang, children.size() - most);
    return text;
}

}  // namespace govkpi
